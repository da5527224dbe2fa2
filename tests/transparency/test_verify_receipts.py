"""Receipts, acknowledgements and openings, on line and off."""

import json
from datetime import timedelta

import pytest

from bening.core import events
from bening.core.tlog.note import VerifierKey
from bening.transparency import queries
from bening.transparency.models import Entry
from bening.transparency.verify.command import verify_source
from bening.transparency.verify.logs import Settings
from bening.transparency.verify.receipts import verify_opening, verify_receipt
from bening.transparency.verify.report import Report
from tests.transparency.world import SECRET

pytestmark = pytest.mark.django_db
FIELDS = {"subjek": "00000042", "isi": {"hasil": "TMS", "alasan": ["ijazah"]}, "aktor": ["a", "b"]}
INNER = {"ktp": "sha256:" + "1" * 64}


@pytest.fixture
def mine(world):
    """One person's entry, released; the world knows how to serve it."""
    told = {"fields": FIELDS, "inner": INNER}
    world.entry = world.personal(events.ApplicationSubmitted, **told)
    world.source = world.site()
    return world


def check(mine, path, source=True, keys=(), now=None):
    """Verify one file; the report and what was kept."""
    report = Report()
    now = now or mine.at + timedelta(hours=1)
    logs = verify_source(mine.source, Settings(now), Report()) if source else []
    kept = verify_receipt(path, list(keys), mine.source if source else None, logs, now, report)
    return kept, report


def written(tmp_path, data, name="saya.tlog-proof"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def steps(report):
    return [each.code for each in report.findings if each.kind == "step"]


def test_receipt_holds_on_line(mine, tmp_path):
    kept, report = check(mine, written(tmp_path, queries.receipt(mine.entry)))

    assert steps(report) == ["step.receipt", "step.receipt_still"]
    assert kept.index == Entry.objects.get(pk=mine.entry.pk).idx


def test_receipt_holds_off_line_with_a_key(mine, tmp_path):
    path = written(tmp_path, queries.receipt(mine.entry))

    assert steps(check(mine, path, False, [VerifierKey.parse(mine.log.key)])[1]) == ["step.receipt"]
    assert [each.code for each in check(mine, path, False)[1].problems] == ["receipt.false"]


def test_receipt_of_an_older_checkpoint_still_holds(mine, tmp_path):
    path = written(tmp_path, queries.receipt(mine.entry))
    mine.record(events.WitnessPolicy(sha256="sha256:" + "0" * 64))
    mine.source = mine.site()

    assert steps(check(mine, path)[1]) == ["step.receipt", "step.receipt_still"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: b"nonsense", "receipt.broken"),
        (lambda data: data.replace(b"extra ", b"extra  "), "receipt.broken"),
        (lambda data: data.replace(b"index 19", b"index 18"), "receipt.false"),
        (lambda data: data.replace(b"\n20\n", b"\n21\n"), "receipt.false"),
    ],
)
def test_changed_receipt_is_refused(mine, tmp_path, change, code):
    _, report = check(mine, written(tmp_path, change(queries.receipt(mine.entry))))

    assert [each.code for each in report.problems] == [code]


def test_receipt_that_is_not_there_is_said(mine, tmp_path):
    assert [each.code for each in check(mine, tmp_path / "none")[1].problems] == ["receipt.broken"]


def test_receipt_whose_entry_is_gone_is_named(mine, tmp_path):
    """The log was rewritten with the true key after the receipt was given: the receipt is the proof of it."""
    path = written(tmp_path, queries.receipt(mine.entry))
    report, now = Report(), mine.at + timedelta(hours=1)
    logs = verify_source(mine.source, Settings(now), Report())

    class Rewritten:
        where = "x"

        def get(self, path):
            return bytes(len(mine.source.get(path)))

    verify_receipt(path, [], Rewritten(), logs, now, report)
    assert [each.code for each in report.problems] == ["receipt.gone"]


def test_acknowledgement_is_kept_by_an_entry_in_the_log(mine, tmp_path):
    kept, report = check(mine, written(tmp_path, queries.acknowledgement(mine.entry)))

    assert steps(report) == ["step.receipt_still", "step.acknowledgement"]
    assert kept.record == queries.record_of(mine.entry)


def test_acknowledgement_of_a_dropped_entry_is_evidence(mine, tmp_path):
    late = mine.personal(events.ApplicationSubmitted)
    path = written(tmp_path, queries.acknowledgement(late))

    assert [each.code for each in check(mine, path, now=mine.at + timedelta(hours=1))[1].problems] == [
        "receipt.late"
    ]
    early = check(mine, path, now=mine.at + timedelta(seconds=30))[1]
    assert [each.code for each in early.findings if each.kind == "note"] == ["note.receipt_waits"]
    assert early.ok


def test_acknowledgement_needs_the_log_and_its_own_key(mine, tmp_path):
    data = queries.acknowledgement(mine.entry)

    assert [each.code for each in check(mine, written(tmp_path, data), False)[1].problems] == [
        "receipt.false"
    ]
    forged = data.replace(b"tanda-terima/v1\n", b"tanda-terima/v2\n")
    assert [each.code for each in check(mine, written(tmp_path, forged))[1].problems] == ["receipt.broken"]
    time = str(mine.at.year).encode()
    redated = data.replace(time, b"2031", 1)
    assert [each.code for each in check(mine, written(tmp_path, redated))[1].problems] == ["receipt.false"]


def opening(mine):
    return json.loads(queries.opening(mine.entry, FIELDS, secret=SECRET, inner=INNER))


def opened(mine, tmp_path, told):
    kept, _ = check(mine, written(tmp_path, queries.receipt(mine.entry)))
    path, report = tmp_path / "bukaan.json", Report()
    path.write_text(told if isinstance(told, str) else json.dumps(told))
    verify_opening(path, kept, report)
    return report


def test_opening_fits_and_names_every_field(mine, tmp_path):
    [step] = opened(mine, tmp_path, opening(mine)).findings

    assert step.facts["fields"] == "aktor, isi, subjek, isi.ktp"


def test_one_field_may_be_opened_alone(mine, tmp_path):
    told = opening(mine)
    del told["buka"]["subjek"], told["buka"]["aktor"]

    assert opened(mine, tmp_path, told).ok


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda told: told["buka"]["subjek"].update(nilai="00000043"), "subjek"),
        (lambda told: told["buka"]["aktor"].update(salt="A" * 43 + "="), "aktor"),
        (lambda told: told["dalam"]["ktp"].update(nilai="sha256:2"), "isi.ktp"),
        (lambda told: told["buka"]["isi"].update(nilai=1.5), "isi"),
    ],
)
def test_opening_of_something_else_is_refused(mine, tmp_path, change, field):
    told = opening(mine)
    change(told)

    assert field in [each.facts["field"] for each in opened(mine, tmp_path, told).problems]


@pytest.mark.parametrize(
    "told", ["{", "[]", '{"buka":{"isi":{}}}', '{"buka":{"isi":{"nilai":1,"salt":"!"}}}']
)
def test_opening_that_cannot_be_read_is_refused(mine, tmp_path, told):
    assert [each.code for each in opened(mine, tmp_path, told).problems] == ["opening.broken"]
