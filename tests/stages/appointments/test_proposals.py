"""The exchange with BKN: one file out, one back, every fault with its row, two people for each answer."""

import csv
import hashlib
import io
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from bening.accounts.queries import accesses_to
from bening.core.decision import Refused
from bening.infra.tables import read_table
from bening.stages.appointments import layout, queries, services
from bening.stages.appointments.models import Appointment
from bening.stages.appointments.queries import proposals
from bening.stages.appointments.services import filing as handing
from bening.stages.appointments.services.proposals import import_answer, propose_numbers
from tests.stages.appointments.conftest import number

TMT = date(2025, 3, 1)


@pytest.fixture
def complete(opened, step):
    """Both winners have filed, and one stated a title that a spreadsheet would take for a formula."""
    stated = {"title_after": "=S.Kom.", "marital": "single", "address": "Muara Bulian"}
    for one in opened:
        handing.save_curriculum(one, stated, by=one.person, at=one.opened_at)
        step(one, "complete")
    return opened


@pytest.fixture
def proposed(announcement, complete, hendra, day):
    return propose_numbers(announcement, TMT, by=hendra, at=day)


@pytest.fixture
def answer(announcement, hendra, day):
    """`answer((number, "nip", nip, tmt, reason)…)`: (recorded, faults) of an answer with these rows."""

    def make(*rows, at=day):
        out = io.StringIO()
        write = csv.writer(out)
        write.writerow(layout.ANSWERED)
        write.writerows(rows)
        count, faults = import_answer(announcement, io.BytesIO(out.getvalue().encode()), by=hendra, at=at)
        return count, [(fault.row, fault.column, fault.code) for fault in faults]

    return make


def test_proposal_is_one_file_in_the_documented_layout(announcement, proposed, hendra, complete):
    file = proposals.file_of(proposed, "csv")

    rows = list(csv.DictReader(io.StringIO(file.decode())))
    assert tuple(rows[0]) == layout.PROPOSED
    assert [row["nomor_peserta"] for row in rows] == ["50000001", "50000002"]
    told = {"nama": "Sari 1", "tanggal_lahir": "1998-05-12", "jenis_kelamin": "P", "tmt": "2025-03-01"}
    assert told.items() <= rows[0].items()
    assert rows[0]["gelar_belakang"] == "'=S.Kom."
    assert proposed.sha256 == hashlib.sha256(file).hexdigest()
    assert proposals.still_same(proposed)
    book = read_table(io.BytesIO(proposals.file_of(proposed, "xlsx")), layout.PROPOSED)
    assert [row.cells["nama"] for row in book] == ["Sari 1", "Sari 2"]
    assert accesses_to(complete[0].person).filter(actor=hendra, what="proposal:1").exists()
    assert list(proposals.proposals_of(announcement)) == [proposed]


def test_sign_that_no_workbook_holds_stops_nobody_elses_proposal():
    rows = [dict.fromkeys(layout.PROPOSED, "x") | {"alamat": "Jl.\x0bDuku\x00\ufffe 3", "nama": "\x01=Sari"}]

    book = read_table(io.BytesIO(layout.as_xlsx(rows)), layout.PROPOSED)

    assert [(row.cells["alamat"], row.cells["nama"]) for row in book] == [("Jl.Duku 3", "'=Sari")]


def test_nobody_ready_is_no_proposal(announcement, opened, hendra, day):
    with pytest.raises(Refused, match=r"proposal\.nobody"):
        propose_numbers(announcement, TMT, by=hendra, at=day)


def test_what_was_sent_refuses_raw_sql(proposed):
    for table in ("proposal", "line"):
        for sql in ("UPDATE appointments_{} SET id = id", "DELETE FROM appointments_{}"):
            with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql.format(table))


def test_answer_is_recorded_row_by_row_and_waits_for_the_second_person(
    announcement, proposed, complete, answer, anton, day, log
):
    rows = [
        ("50000001", "nip", number()["number"], "2025-03-01", ""),
        ("50000002", "kembali", "", "", "Ijazah tidak terbaca."),
    ]
    assert answer(*rows) == (2, [])
    assert answer(rows[0])[1] == [(2, "nomor_peserta", "answer.not_waiting")]

    waiting = list(queries.steps_waiting(announcement, anton))
    assert [one.kind for one in waiting] == ["number", "send_back"]
    for one in waiting:
        services.approve_step(one, by=anton, at=day)
    states = Appointment.objects.order_by("participant").values_list("state", "round")
    assert list(states) == [("numbered", 1), ("filing", 2)]
    log.audit()


def test_file_sent_back_is_answered_only_after_it_was_proposed_again(
    announcement, proposed, complete, answer, step, hendra, day, log
):
    second = complete[1]
    step(second, "send_back", why="Ijazah tidak terbaca.")
    step(second, "complete")
    row = ("50000002", "nip", number()["number"], "2025-03-01", "")

    assert answer(row)[1] == [(2, "nomor_peserta", "answer.not_proposed")]
    again = propose_numbers(announcement, TMT, by=hendra, at=day)
    assert (again.number, again.lines.count()) == (2, 2)
    assert answer(row) == (1, [])
    log.audit()


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("59999999", "nip", "1", TMT, ""), ("nomor_peserta", "answer.participant_unknown")),
        (("50000001", "ya", "", "", ""), ("hasil", "answer.result_unknown")),
        (("50000001", "kembali", "", "", ""), ("alasan", "return.without_reason")),
        (("50000001", "kembali", "", "", "x" * 281), ("alasan", "answer.reason_too_long")),
        (("50000001", "nip", "1998", TMT, ""), ("nip", "nip.not_18_digits")),
        (("50000001", "nip", number()["number"], "besok", ""), ("tmt", "appointment.day_missing")),
    ],
)
def test_fault_in_an_answer_is_told_with_its_row_and_nothing_is_recorded(
    proposed, answer, announcement, anton, row, fault
):
    good = ("50000002", "nip", number(2)["number"], "2025-03-01", "")

    assert answer(good, row) == (0, [(3, *fault)])
    assert not queries.steps_waiting(announcement, anton).exists()


def test_number_twice_or_given_before_is_a_fault(proposed, answer, complete, step):
    row = ("50000001", "nip", number()["number"], "2025-03-01", "")
    assert [code for *_, code in answer(row, row)[1]] == ["answer.twice"] * 2
    step(complete[0], "number", **number())
    assert answer(("50000002", *row[1:]))[1] == [(2, "nip", "nip.already_given")]


def test_answer_that_is_no_table_or_too_long_is_a_fault(
    proposed, answer, announcement, hendra, day, monkeypatch
):
    count, faults = import_answer(announcement, io.BytesIO(b"nomor_peserta\n1\n"), by=hendra, at=day)
    assert (count, {fault.code for fault in faults}) == (0, {"table.heading_missing"})
    monkeypatch.setattr("bening.stages.appointments.services.proposals.MOST_ROWS", 0)
    assert answer(("50000001", "ya", "", "", ""))[1] == [(1, "", "answer.too_many_rows")]
