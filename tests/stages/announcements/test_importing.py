"""Files of formasi: small ones at once, large ones by the worker, all or nothing."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest

from bening.core.decision import Refused
from bening.infra.db import edit
from bening.infra.storage import private_store
from bening.stages.announcements import jobs, services
from bening.stages.announcements.models import FormasiFile
from bening.stages.announcements.services import importing
from bening.stages.announcements.sscasn import COLUMNS
from tests.stages.announcements import scene


@pytest.fixture
def give(draft, hendra, at):
    def give(data, **options):
        return services.import_formasi(draft, BytesIO(data), name="formasi.csv", by=hendra, at=at, **options)

    return give


def test_import_formasi_fills_the_draft(give, draft):
    row = give(scene.csv(*scene.THREE))

    draft.refresh_from_db()
    assert [item["code"] for item in draft.formasi] == ["F01", "F02", "F03"]
    assert (row.formasi_count, row.seats, row.lines_total, row.fault_count) == (3, 6, 6, 0)
    assert draft.facets["tracks"] == {"umum": [2, 4], "disabilitas": [1, 2]}


def test_import_formasi_reads_a_workbook(give, draft):
    book = openpyxl.Workbook()
    book.active.append(COLUMNS)
    for line in scene.lines_of(*scene.THREE):
        numbers = {name: int(line[name]) for name in ("jumlah_formasi", "disable", "gaji_min", "gaji_max")}
        book.active.append([numbers.get(name, line[name]) for name in COLUMNS])
    data = BytesIO()
    book.save(data)

    give(data.getvalue())

    draft.refresh_from_db()
    assert [item["quota"] for item in draft.formasi] == [2, 2, 2]


def test_import_formasi_with_one_fault_takes_nothing(give, draft):
    give(scene.csv(*scene.THREE))

    row = give(scene.csv(scene.formasi(9), scene.formasi(8, disable="ya")))

    draft.refresh_from_db()
    assert len(draft.formasi) == 3
    assert [(fault["row"], fault["column"]) for fault in row.faults] == [(4, "disable"), (5, "disable")]


def test_import_formasi_counts_faults_beyond_those_it_keeps(give):
    row = give(scene.csv(*(scene.formasi(n, disable="ya") for n in range(150))))

    assert (len(row.faults), row.fault_count) == (200, 300)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a,b\n1,2\n", "table.heading_missing"),
        (b"", "table.heading_missing"),
        (b"PK\x03\x04 not a workbook", "table.not_xlsx"),
        (scene.csv(scene.formasi(1)) + b'"\xff\xfe', "table.not_utf8"),
    ],
)
def test_import_formasi_tells_that_a_file_is_no_table(give, data, code):
    row = give(data)

    assert {fault["code"] for fault in row.faults} == {code}
    assert row.finished_at


def test_import_formasi_again_gives_the_same_codes(give, draft):
    give(scene.csv(*(scene.formasi(n) for n in range(20, 40))))
    give(scene.csv(*scene.THREE))

    draft.refresh_from_db()
    assert [item["code"] for item in draft.formasi] == ["F01", "F02", "F03"]


@pytest.fixture
def large(monkeypatch, give):
    monkeypatch.setattr(importing, "AT_ONCE", 5)
    return give(scene.csv(*scene.THREE))


def test_large_file_waits_for_the_worker(large, draft):
    assert large.finished_at is None
    draft.refresh_from_db()
    assert draft.formasi == []

    assert jobs.import_waiting_files() is True
    assert jobs.import_waiting_files() is False

    large.refresh_from_db()
    draft.refresh_from_db()
    assert large.finished_at
    assert large.lines_total == 6
    assert len(draft.formasi) == 3
    with pytest.raises(FileNotFoundError):
        private_store().get(large.stored)


def test_draft_with_a_waiting_file_takes_no_other_and_cannot_be_proposed(large, give, draft, hendra, at):
    with pytest.raises(Refused, match=r"edition\.import_running"):
        give(scene.csv(*scene.THREE))
    with pytest.raises(Refused, match=r"edition\.import_running"):
        services.propose_edition(draft, by=hendra, at=at)


def test_file_in_work_is_left_alone_until_its_worker_is_silent(large, at):
    edit(large, touched_at=at)

    assert services.work_on_file(clock=lambda: at + timedelta(seconds=30)) is False
    assert services.work_on_file(clock=lambda: at + timedelta(minutes=5)) is True


def test_worker_that_lost_its_file_to_another_writes_nothing(large, draft, at):
    moments = iter([at, at, at])

    def clock():
        FormasiFile.objects.filter(pk=large.pk).update(version=99)
        return next(moments)

    assert services.work_on_file(clock=clock) in (True, False)

    draft.refresh_from_db()
    assert draft.formasi == []
