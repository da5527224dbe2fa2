"""The description of open data against the files it describes."""

import csv
import hashlib
import io
import json
from datetime import date
from decimal import Decimal

import pyarrow.parquet as parquet
import pytest
from django.conf import settings
from django.urls import get_resolver, reverse

from bening.portal import opendata
from bening.portal.templatetags.portal import table_name
from bening.stages.results import columns
from bening.transparency.opendata import parquet as as_parquet
from tests.portal.test_public import ended  # noqa: F401 -- everything is published
from tests.stages.evaluation.conftest import *  # noqa: F403 -- a recruitment that has come to its end

READ = {"integer": int, "number": Decimal, "date": date.fromisoformat, "string": str}


def package(client):
    return json.loads(client.get(reverse("portal:datapackage")).content)


def served(client, resource):
    return client.get(resource["path"].removeprefix(settings.BENING_SITE)).content


def keeps(cell, column):
    """Whether a cell keeps what its column promises."""
    told = column.get("constraints", {})
    if not cell:
        return not told.get("required")
    value = READ[column["type"]](cell)
    return (
        value >= told.get("minimum", value)
        and value <= told.get("maximum", value)
        and value in told.get("enum", [value])
    )


def test_package_describes_the_files_as_served(ended, client):  # noqa: F811
    found = package(client)["resources"]

    names = {each["name"] for each in found}
    assert {"hasil-cpns-2024-akhir", "nilai-cpns-2024-skd", "formasi-cpns-2024-akhir", "pengaduan"} <= names
    assert len(names) == len(found)
    for each in found:
        data = served(client, each)
        assert each["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}", each["name"]
        assert each["bytes"] == len(data)
        if each["format"] == "parquet":
            names = [column["name"] for column in each["schema"]["fields"]]
            assert parquet.read_table(io.BytesIO(data)).column_names == names
            continue
        header, *rows = csv.reader(io.StringIO(data.decode()))
        described = each["schema"]["fields"]
        assert header == [column["name"] for column in described]
        for row in rows:
            broken = [
                (column["name"], cell)
                for cell, column in zip(row, described, strict=True)
                if not keeps(cell, column)
            ]
            assert not broken, each["name"]
        for key in each["schema"].get("primaryKey", []):
            values = [row[header.index(key)] for row in rows]
            assert len(set(values)) == len(values), each["name"]


def test_package_is_said_in_both_languages_and_asks_a_published_ranking_once(
    ended,  # noqa: F811
    client,
    monkeypatch,
):
    told = package(client)
    columns_told = [column for each in told["resources"] for column in each["schema"]["fields"]]
    for each in [told, *told["resources"], *columns_told]:
        assert each["description"]
        assert each["description_en"]

    asked, read = [], opendata._served
    monkeypatch.setattr(opendata, "_served", lambda request, url: asked.append(url) or read(request, url))
    client.get(reverse("portal:datapackage"), {"lagi": "1"})
    assert asked
    assert not any(url.startswith("/hasil/") for url in asked)


def test_catalogue_and_page_lead_to_the_description(db, client):
    assert json.loads(client.get(reverse("portal:catalogue")).content)["description"] == reverse(
        "portal:datapackage"
    )
    assert reverse("portal:datapackage") in client.get(reverse("portal:data")).content.decode()


def test_every_public_csv_of_the_site_is_described():
    """A new address that ends in .csv is described too, or is somebody's own."""
    csvs = {
        pattern.name
        for app in get_resolver().url_patterns
        if hasattr(app, "url_patterns")
        for pattern in app.url_patterns
        if str(pattern.pattern).endswith(".csv")
    }
    described = {
        "csv", "scores", "formasi_file", "complaint_figures", "channel_figures", "moderation_csv",
        "screening_csv", "findings_csv", "analysis_csv",
    }  # fmt: skip
    own = {"performance_csv", "mine_csv"}  # an officer's and a person's own
    assert csvs - own == described


def test_parquet_says_what_the_csv_says_with_exact_decimals(ended, client):  # noqa: F811
    resources = {each["name"]: each for each in package(client)["resources"]}
    pairs = [(resources[name.removesuffix("-parquet")], each) for name, each in resources.items()
             if name.endswith("-parquet")]  # fmt: skip
    assert len(pairs) == 6  # three stages
    for text, binary in pairs:
        rows = list(csv.DictReader(io.StringIO(served(client, text).decode())))
        kinds = {column["name"]: column["type"] for column in text["schema"]["fields"]}
        values = parquet.read_table(io.BytesIO(served(client, binary))).to_pylist()
        expected = [
            {name: READ[kinds[name]](cell) if cell else None for name, cell in row.items()} for row in rows
        ]
        assert values == expected
        assert not any(isinstance(value, float) for row in values for value in row.values())


def test_parquet_has_the_same_bytes_each_time_and_keeps_what_csv_makes_hard():
    text = b'participant,final,reason\n007,1.005,"dua\nbaris, ""kutip"""\n008,,\n'
    made = as_parquet(text, columns.RANKING)

    assert made == as_parquet(text, columns.RANKING)
    assert parquet.read_table(io.BytesIO(made)).to_pylist() == [
        {"participant": "007", "final": Decimal("1.005"), "reason": 'dua\nbaris, "kutip"'},
        {"participant": "008", "final": None, "reason": None},
    ]
    empty = as_parquet(b"participant,final\n", columns.RANKING)
    assert parquet.read_table(io.BytesIO(empty)).schema.types[1].scale == 3


@pytest.mark.parametrize("kind", ["analysis-plan", "analysis-data", "analysis-result", "survey"])
def test_tables_of_analyses_and_surveys_have_names_for_people(kind):
    assert table_name(kind) != kind
