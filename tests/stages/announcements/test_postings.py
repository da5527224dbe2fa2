"""Open formasi as search engines read them: only while registration is open, and harmless as markup."""

import json
import re

import pytest
import time_machine
from django.test import Client

from bening.infra import http
from tests.stages.announcements import scene

PAGE = "/pengumuman/cpns-2024/formasi/F01/"


@pytest.fixture
def html(wib, monkeypatch):
    """The page of the first formasi at a moment, rendered anew."""
    monkeypatch.setattr(http, "PUBLIC_SECONDS", 0)

    def at(*moment):
        with time_machine.travel(wib(*moment), tick=False):
            return Client().get(PAGE).content.decode()

    return at


def blocks(html):
    return re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)


def test_open_formasi_says_what_is_offered_until_when(publish, html):
    publish()

    (block,) = blocks(html(2024, 8, 25, 10))
    told = json.loads(block)

    assert (told["@context"], told["@type"]) == ("https://schema.org", "JobPosting")
    assert told["title"].lower() == "analis hukum ke-00001 ahli pertama"
    assert told["totalJobOpenings"] == 2
    assert told["datePosted"] == "2024-08-01"
    assert told["validThrough"].startswith("2024-09-10T23:59:59")
    assert told["validThrough"].endswith("+07:00")
    assert told["hiringOrganization"]["name"]
    assert told["jobLocation"]["address"]["addressCountry"] == "ID"
    assert told["url"].endswith(PAGE)
    assert told["identifier"]["value"] == "F01"
    salary = told["baseSalary"]
    assert (salary["currency"], salary["value"]["unitText"]) == ("IDR", "MONTH")
    assert (salary["value"]["minValue"], salary["value"]["maxValue"]) == (3000000, 5000000)
    assert told["description"].lower().count("<li>") == 2


@pytest.mark.parametrize("moment", [(2024, 8, 19, 10), (2024, 9, 11, 0)], ids=["before", "after"])
def test_formasi_that_nobody_can_apply_for_is_no_posting(publish, html, moment):
    publish()

    assert blocks(html(*moment)) == []


def test_data_cannot_end_the_data_block(publish, html):
    name = "ANALIS </script><script>alert(1)</script> & HUKUM"
    publish(scene.formasi(1, jabatan_nm=name, gaji_min="0", gaji_max="0"))

    page = html(2024, 8, 25, 10)
    (block,) = blocks(page)

    assert not re.search("[<>&]", block)
    assert "alert(1)" in json.loads(block)["title"].lower()
    assert "<script>alert" not in page.lower()
    assert "<script" not in json.loads(block)["description"].lower()
    assert "baseSalary" not in json.loads(block)
