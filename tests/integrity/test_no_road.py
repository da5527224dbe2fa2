"""No road leads from an anonymous report to an account or an address: by no column, value, log or file."""

import base64
import hashlib
import http.client
import json
import os
import re
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.db import connections

from bening.integrity import services
from bening.integrity.bridge import reminding
from bening.integrity.bridge import services as bridge
from bening.integrity.demo_people import PASSPHRASE
from bening.integrity.models import Report
from bening.transparency.jobs import sequence_and_publish
from bening.transparency.services import open_log
from tests.faults.site import of_home
from tests.integrity.conftest import TODAY
from tests.integrity.running import Host

COLUMNS = {
    "site": "id salt",
    "unit": "id code name parent",
    "holder": "id code kind unit_id title public locked active",
    "report": "version state id category received_on place public locked confirmed leaf committed outcome"
    " expires_on held",
    "reportkey": "id report_id holder_id sealed",
    "item": "id report_id number kind day sealed",
    "identity": "id report_id custodian_id sealed",
    "identityrequest": "id report_id investigator_id custodian_id day reason decision answer",
    "act": "id day holder_id report act",
    "escalation": "id report_id rung day",
    "tombstone": "id category month outcome in_time",
    "batch": "id day leaves holders",
    "sentform": "id digest day",
}
"""Every column there is. A new one is written here by somebody who asked what it tells of a reporter."""
BRIDGE = {
    "committedday": "id day text entry_id",
    "quarterfigures": "id until text",
    "reminder": "id monday",
}
TELLING = {"DateTimeField", "TimeField", "DurationField", "GenericIPAddressField"}
"""Kinds of columns that know a time of day or an address."""


def columns(label):
    return {
        model._meta.model_name: " ".join(field.column for field in model._meta.concrete_fields)
        for model in apps.get_app_config(label).get_models()
    }


def test_every_column_is_known_and_none_knows_a_time_of_day_or_an_address():
    assert columns("integrity") == COLUMNS
    assert columns("integrity_bridge") == BRIDGE
    for label in ("integrity", "integrity_bridge"):
        for model in apps.get_app_config(label).get_models():
            kinds = {field.get_internal_type() for field in model._meta.concrete_fields}
            assert not kinds & TELLING, model


def test_the_file_holds_those_columns_and_no_others(own_file):
    with connections["integrity"].cursor() as cursor:
        for table, told in COLUMNS.items():
            found = cursor.execute(f"PRAGMA table_info(integrity_{table})").fetchall()
            assert {row[1] for row in found} == set(told.split()), table


def test_no_relation_crosses_from_one_database_to_the_other():
    for model in apps.get_models():
        own = model._meta.app_label == "integrity"
        for field in model._meta.concrete_fields:
            if field.is_relation:
                assert (field.related_model._meta.app_label == "integrity") == own, field


def everything_on_the_main_site():
    """Every value of every table, as one text."""
    connection = connections["default"]
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            told += [bytes(v).hex() if isinstance(v, bytes | memoryview) else str(v)
                     for row in cursor.fetchall() for v in row]  # fmt: skip
    return "\n".join(told)


def test_the_main_site_holds_nothing_of_a_report(file_report, keys, settings, wib, log):
    open_log("2026", at=wib(2026, 11, 1, 8))
    receipts = [file_report() for _ in range(6)]
    services.raise_sleeping(TODAY.replace(month=12, day=31))
    services.commit_days(TODAY.replace(day=25))
    services.publish_batches(settings.BENING_INTEGRITY_OUTBOX)
    services.publish_figures(settings.BENING_INTEGRITY_OUTBOX, TODAY.replace(year=2027, month=1, day=2))
    assert bridge.take_over(settings.BENING_INTEGRITY_OUTBOX, at=wib(2026, 11, 25, 1)) == 1
    assert bridge.take_over_figures(settings.BENING_INTEGRITY_OUTBOX) == 1
    reminding.remind(["inspektorat@example.go.id"], "https://lapor.example", on=TODAY)
    while sequence_and_publish():
        pass

    held = everything_on_the_main_site()
    leaf = bytes(Report.objects.first().leaf).hex()
    assert leaf in held, "the commitments are there, so that the search below would find what is"
    for report in Report.objects.all():
        for secret in (report.pk, report.pk.hex, bytes(report.place).hex(), bytes(report.public).hex()):
            assert str(secret) not in held
    for receipt in receipts:
        assert receipt not in held


# -- the host as it really runs -------------------------------------------------------------------

MARKS = {
    "User-Agent": "Peramban-Bertanda/7.31",
    "X-Forwarded-For": "203.0.113.77",
    "X-Real-IP": "203.0.113.78",
    "Forwarded": "for=203.0.113.79",
    "Referer": "https://kantor-bertanda.example/surat",
    "Accept-Language": "min-Bertanda",
    "Cookie": "sessionid=sesi-bertanda; csrftoken=csrf-bertanda",
}
LINK = re.compile(r'(?:href|action)="(/[^"#]*)"')
FORM = re.compile(r'name="form" value="([^"]+)"')
ACCESS = re.compile(r'name="access" value="([^"]+)"')
CODE = re.compile(r'id="kode">([0-9 ]+)<')


class Reporter:
    """A browser that says all it can about itself with every request, and keeps every answer."""

    def __init__(self, port):
        self.port, self.answers = port, []

    def ask(self, path, fields=None, headers=MARKS):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        body = urlencode(fields, doseq=True) if fields is not None else None
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        connection.request("POST" if fields is not None else "GET", path, body, {**headers, **kind})
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        self.answers.append(
            (path, answer.status, {name.lower(): value for name, value in answer.getheaders()}, text)
        )
        return text

    def crawl(self):
        """Every page that a link leads to, in both languages."""
        seen, waiting = set(), ["/", "/en/", "/tidak-ada/", "/kotak/?q=apa"]
        while waiting:
            path = unescape(waiting.pop())
            if path in seen or path.startswith("/static/"):
                continue
            seen.add(path)
            waiting += LINK.findall(self.ask(path))
        return seen

    def report(self):
        """File, type the receipt back, come back, say more, take the proof, and send what is wrong."""
        token = FORM.search(self.ask("/lapor/"))[1]
        told = {
            "form": token,
            "category": "bribery",
            "what": "Uang-bertanda diminta.",
            "units": ["bkpsdmd-pengadaan"],
        }
        receipt = CODE.search(self.ask("/lapor/", told))[1]
        self.ask("/lapor/kode/", {"form": token, "receipt": receipt})
        box = self.ask("/kotak/", {"receipt": receipt})
        access, form = ACCESS.search(box)[1], FORM.search(box)[1]
        self.ask("/kotak/pesan/", {"access": access, "form": form, "text": "Saksi-bertanda ada."})
        self.ask("/kotak/bukti/", {"access": access})
        self.ask("/kotak/lampiran/", {"access": access, "number": "1"})
        self.ask("/kotak/", {"receipt": "1" * 20})
        self.ask("/lapor/", {"form": token + "x"})
        self.ask("/lapor/", {"form": FORM.search(self.ask("/lapor/"))[1], "category": "lain"})
        return receipt


def written(value):
    """How a value could be written down: plain, escaped, hex, base64, or as a digest of it."""
    data = value.encode()
    yield from (data, value.encode("utf-16-le"), data.hex().encode(), base64.b64encode(data).rstrip(b"="))
    for name in ("md5", "sha1", "sha256", "blake2b"):
        digest = hashlib.new(name, data)
        yield from (digest.digest(), digest.hexdigest().encode())


@pytest.fixture
def running(tmp_path, monkeypatch):
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setenv("TMPDIR", str(passing))
    host = Host(tmp_path)
    yield host, passing
    host.stop()


@pytest.mark.slow
@pytest.mark.sqlite_only
def test_the_running_host_keeps_and_tells_nothing_of_who_asked(running, tmp_path):
    host, passing = running
    reporter = Reporter(host.port)
    assert len(reporter.crawl()) >= 16
    receipt = reporter.report()
    officer = Reporter(host.port)
    officer.ask("/meja/masuk/", {"code": "inspektorat-1", "passphrase": PASSPHRASE}, headers={})
    assert officer.answers[-1][1] == 302, officer.answers[-1][3]
    cookie = officer.answers[-1][2]["set-cookie"].partition(";")[0]
    desk = officer.ask("/meja/", headers={"Cookie": cookie})
    for path in re.findall(r'href="(/meja/[0-9a-f-]{36}/)"', desk):
        officer.ask(path, headers={"Cookie": cookie})
    assert "Uang-bertanda" in officer.answers[-1][3], "the way of the report itself is open"

    for path, status, headers, text in reporter.answers:
        assert status < 500, path
        assert not {"set-cookie", "last-modified"} & set(headers), path
        told = json.dumps(headers) + text
        assert not [mark for mark in MARKS.values() if mark in told], path
    for path, _, headers, text in officer.answers:
        told = json.dumps(headers) + text
        assert not [mark for mark in (*MARKS.values(), receipt) if mark in told], path

    marks = [*MARKS.values(), "203.0.113.77", "203.0.113.78", "203.0.113.79", "sesi-bertanda", "127.0.0.1",
             receipt, receipt.replace(" ", ""), "Uang-bertanda", "Saksi-bertanda"]  # fmt: skip
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "integrity.sqlite3" for path in files)
    for path in files:
        data = path.read_bytes()
        for mark in marks:
            assert not [form for form in written(mark) if form in data], (path.name, mark)
        assert not re.search(rb"20\d\d-\d\d-\d\d[T ]\d\d:\d\d", data) or b"django_migrations" in data, path
    assert list(passing.iterdir()) == [], "nothing passes through a temporary file"
    for pid in of_home(host.home):
        opened = {os.path.realpath(link) for link in Path(f"/proc/{pid}/fd").iterdir()}
        inside = [path for path in opened if str(host.home) in path]
        assert all("/integrity" in path.removeprefix(str(host.home)) for path in inside), inside
