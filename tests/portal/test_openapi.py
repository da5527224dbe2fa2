"""The description of the read API: sound to a validator we did not write, and true of the answers."""

import json
import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve, reverse
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from bening.portal import openapi
from tests.portal.test_public import ended  # noqa: F401 -- everything is published
from tests.stages.evaluation.conftest import *  # noqa: F403 -- a recruitment that has come to its end

FOR_PROGRAMS = re.compile(r"\.(?:json|jsonl|csv|parquet)$")
OWN = re.compile(r"^/(?:lamaran|akun|meja|panitia|pengaduan/\{ticket\}|pengaduan/nomor)/")
"""Addresses of one person or one officer."""


@pytest.fixture(scope="module")
def described():
    return json.loads(openapi.description())


def test_description_is_sound_to_an_outside_validator(described):
    validate(described, cls=OpenAPIV31SpecValidator)
    operations = [path["get"]["operationId"] for path in described["paths"].values()]
    assert len(set(operations)) == len(operations) == len(openapi.ENDPOINTS)


def test_validator_would_refuse_a_place_without_its_parameter(described):
    broken = json.loads(json.dumps(described))
    del broken["paths"]["/hasil/{slug}/{stage}.csv"]["get"]["parameters"]
    assert list(OpenAPIV31SpecValidator(broken).iter_errors())


def test_every_public_address_for_programs_is_described(described):
    found = {path for _, path, _ in openapi.addresses() if FOR_PROGRAMS.search(path)}
    public = {path for path in found if not OWN.search(path)}
    assert public - set(described["paths"]) == set()


def test_regular_expressions_become_places(described):
    path = described["paths"]["/log/{season}/tile/entries/{place}"]["get"]
    patterns = {each["name"]: each["schema"]["pattern"] for each in path["parameters"]}
    assert re.match(patterns["place"], "x001/234.p/17")
    assert not re.match(patterns["season"], "A/")
    assert "/log/{season}/checkpoints.jsonl" in described["paths"]


def test_answers_are_what_the_description_says(ended, described):  # noqa: F811
    client = Client()
    by_view = {name: path for name, path, _ in openapi.addresses()}
    catalogue = json.loads(client.get(reverse("portal:catalogue")).content)
    package = json.loads(client.get(reverse("portal:datapackage")).content)
    known = json.loads(client.get(reverse("transparency:well_known")).content)
    urls = {each["url"] for each in catalogue["tables"] + catalogue["files"]}
    urls |= {each["path"].removeprefix(settings.BENING_SITE) for each in package["resources"]}
    urls |= {reverse(f"portal:{name}") for name in ("catalogue", "datapackage", "openapi")}
    urls |= {reverse("transparency:well_known"), reverse("integrity_bridge:index")}
    seasons = [each["season"] for each in known["logs"]]
    urls |= {reverse("transparency:state", args=[season]) for season in seasons}
    seen = set()
    for url in sorted(urls):
        name = resolve(urlsplit(url).path).view_name
        content = described["paths"][by_view[name]]["get"]["responses"]["200"]["content"]
        answer = client.get(url)
        assert answer.status_code == 200, url
        assert list(content) == [answer.headers["Content-Type"].split(";")[0]], url
        for told in content.values():
            if "schema" in told:
                schema = {**told["schema"], "components": described["components"]}
                Draft202012Validator(schema).validate(json.loads(answer.content))
        seen.add(name)
    assert len(seen) >= 15, seen
