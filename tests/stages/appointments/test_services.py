"""From the seat to the first day of duty: each step by two people, the next in rank when one resigns."""

import pytest
from django.db import IntegrityError, connection, transaction

from bening.accounts.models import User
from bening.accounts.services import declare_relative
from bening.core.decision import Refused
from bening.infra.encryption import lookup
from bening.notifications.queries import notices_of
from bening.stages.appointments import queries, services
from bening.stages.appointments.models import Appointment, Step
from bening.transparency.queries import record_of
from tests.cast import give_role
from tests.stages.appointments.conftest import SEEN, number


def test_filing_opens_for_everyone_placed_and_only_once(announcement, opened, hendra, wib, log):
    assert [one.participant for one in opened] == ["50000001", "50000002"]
    assert services.open_filing(announcement, by=hendra, at=wib(2025, 1, 24)) == 0
    assert notices_of(opened[0].person).first().kind == "appointment.opened"
    log.audit()


def test_filing_waits_for_the_result_after_sanggah(recruitment, two_seats, hendra, wib):
    with pytest.raises(Refused, match=r"appointment\.no_final_result"):
        services.open_filing(recruitment(two_seats), by=hendra, at=wib(2025, 1, 23))


def test_all_steps_lead_to_duty(opened, step, log):
    first = opened[0]
    step(first, "complete")
    step(first, "number", **number())
    step(first, "start", day="2025-04-01")

    first.refresh_from_db()
    assert (first.state, f"{first.started_on}") == ("on_duty", "2025-04-01")
    assert first.number_lookup == lookup(number()["number"], "nip")
    assert number()["number"].encode() not in bytes(first.number_sealed)
    kinds = [record_of(one.entry).event.kind for one in queries.steps_of(first)]
    assert kinds == ["appointment.made"] * 3
    assert queries.counts(first.announcement) == {"filing": 1, "on_duty": 1}
    log.audit()


@pytest.mark.parametrize("kind", ["number", "start"])
def test_step_out_of_order_is_refused(opened, step, kind):
    with pytest.raises(Refused, match=r"appointment\.step_out_of_order"):
        step(opened[0], kind, **number(), day="2025-04-01")


def test_recorder_cannot_seal(opened, hendra, day, batanghari, murni, hasan, log):
    recorded = services.record_step(opened[0], "complete", {"seen": SEEN}, by=hendra, at=day)
    give_role(hendra, "approver", batanghari, murni, hasan)

    assert not queries.steps_waiting(opened[0].announcement, hendra).exists()
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.approve_step(recorded, by=hendra, at=day)
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.return_step(recorded, "Salah.", by=hendra, at=day)
    log.audit()


def test_four_eyes_hold_in_the_database(opened, hendra, anton, day):
    recorded = services.record_step(opened[0], "complete", {"seen": SEEN}, by=hendra, at=day)
    broken = (
        {"approved_by": hendra},
        {"approved_by": opened[0].person},
        {"recorded_by": opened[0].person},
        {"state": "sealed"},
        {"state": "returned", "returned_by": hendra, "returned_because": "Salah."},
        {"state": "returned", "returned_by": anton},
        {"kind": "promote"},
    )
    for changes in broken:
        with pytest.raises(IntegrityError), transaction.atomic():
            Step.objects.filter(pk=recorded.pk).update(**changes)


def test_called_without_entry_is_refused_by_the_database(opened):
    first, second = opened
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=second.pk).update(replaces=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=second.pk).update(state="numbered")


@pytest.mark.parametrize("table", ["step", "appointment"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET version = version + 1", "DELETE FROM {}"])
def test_sealed_rows_refuse_raw_sql(opened, step, table, sql):
    for one in opened:
        step(one, "resign", because="letter")

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            sql.format(f"appointments_{table}") + ("" if "DELETE" in sql else " WHERE id = 1 OR id > 1")
        )


def test_relative_may_neither_record_nor_seal(opened, hendra, anton, day, log):
    first = opened[0]
    User.objects.filter(pk=first.person_id).update(nik_lookup=lookup("1504019999999999", "nik"))
    first.person.refresh_from_db()
    recorded = services.record_step(first, "complete", {"seen": SEEN}, by=hendra, at=day)
    for officer in (hendra, anton):
        declare_relative(officer, "1504019999999999", "anak", at=day)

    with pytest.raises(Refused, match=r"officer\.concerned"):
        services.approve_step(recorded, by=anton, at=day)
    services.return_step(recorded, "Kerabat.", by=anton, at=day)
    with pytest.raises(Refused, match=r"officer\.concerned"):
        services.record_step(first, "complete", {"seen": SEEN}, by=hendra, at=day)
    log.audit()


def test_step_recorded_twice_is_refused(opened, hendra, day):
    services.record_step(opened[0], "complete", {"seen": SEEN}, by=hendra, at=day)

    with pytest.raises(Refused, match=r"state\.already_done"):
        services.record_step(opened[0], "complete", {"seen": SEEN}, by=hendra, at=day)


def test_returned_step_may_be_made_anew(opened, hendra, anton, day, log):
    recorded = services.record_step(opened[0], "complete", {"seen": SEEN}, by=hendra, at=day)
    with pytest.raises(Refused, match=r"return\.without_reason"):
        services.return_step(recorded, " ", by=anton, at=day)
    services.return_step(recorded, "SKCK belum ada.", by=anton, at=day)

    again = services.record_step(opened[0], "complete", {"seen": SEEN}, by=hendra, at=day)
    assert services.approve_step(again, by=anton, at=day).state == "complete"
    log.audit()


# --- the employee number ------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", ["19980512202503200", "1998051220250320011", "19980512 2025032001", "nip"])
def test_number_of_wrong_structure_is_refused(opened, step, hendra, day, wrong):
    step(opened[0], "complete")

    with pytest.raises(Refused, match=r"nip\.not_18_digits"):
        services.record_step(opened[0], "number", number(number=wrong), by=hendra, at=day)


def test_number_that_differs_from_the_biodata_warns_the_second_person(opened, step, hendra, day, anton, log):
    step(opened[0], "complete")
    facts = number(number="199805132025022001")
    recorded = services.record_step(opened[0], "number", facts, by=hendra, at=day)

    warned = [check.reason.code for check in queries.warnings_of(recorded, queries.facts_of(recorded))]

    assert warned == ["nip.other_birth", "nip.other_start"]
    assert services.approve_step(recorded, by=anton, at=day).state == "numbered"
    log.audit()


def test_number_given_before_is_refused_when_recorded_and_when_sealed(opened, step, hendra, anton, day):
    first, second = opened
    for one in opened:
        step(one, "complete")
    waiting = services.record_step(second, "number", number(), by=hendra, at=day)
    step(first, "number", **number())

    with pytest.raises(Refused, match=r"nip\.already_given"):
        services.approve_step(waiting, by=anton, at=day)
    services.return_step(waiting, "NIP orang lain.", by=anton, at=day)
    with pytest.raises(Refused, match=r"nip\.already_given"):
        services.record_step(second, "number", number(), by=hendra, at=day)


@pytest.mark.parametrize(
    ("kind", "facts"), [("number", {"number": number()["number"]}), ("start", {"day": "esok"})]
)
def test_day_is_needed(opened, step, hendra, day, kind, facts):
    step(opened[0], "complete")
    if kind == "start":
        step(opened[0], "number", **number())

    with pytest.raises(Refused, match=r"appointment\.day_missing"):
        services.record_step(opened[0], kind, facts, by=hendra, at=day)


# --- the next in rank ---------------------------------------------------------------------------------


def test_next_in_rank_is_called_after_a_resignation(announcement, opened, step, log):
    step(opened[1], "resign", because="letter")

    third = queries.appointments_in(announcement).get(participant="50000003")
    assert (third.state, third.replaces) == ("filing", opened[1])
    assert record_of(third.entry).event.kind == "appointment.made"
    assert notices_of(third.person).first().kind == "appointment.opened"

    step(third, "resign", because="letter")
    fourth = queries.appointments_in(announcement).get(participant="50000004")
    step(fourth, "resign", because="letter")
    assert queries.next_in_rank(announcement, fourth.formasi_code) is None
    assert queries.appointments_in(announcement).count() == 4
    log.audit()


def test_who_withdrew_is_not_called(announcement, opened, step, log, day):
    from bening.stages.documents import queries as documents
    from bening.stages.documents import services as documenting
    from bening.stages.registration import queries as registration

    third = registration.by_number(announcement, "50000003")
    documenting.withdraw_dossier(documents.dossier_of(third), by=third.person, at=day)

    step(opened[1], "resign", because="letter")

    assert {one.participant for one in queries.appointments_in(announcement)} == {
        "50000001",
        "50000002",
        "50000004",
    }
    log.audit()


def test_filing_not_completed_in_time_counts_as_resigned_only_afterwards(opened, step, wib, log):
    with pytest.raises(Refused, match=r"appointment\.papers_still_due"):
        step(opened[1], "resign", wib(2025, 2, 21, 23, 59, 59), because="deadline")

    step(opened[1], "resign", wib(2025, 2, 22), because="deadline")
    assert queries.appointments_in(opened[1].announcement).filter(participant="50000003").exists()
    log.audit()


def test_nobody_on_duty_resigns_here(opened, step):
    first = opened[0]
    step(first, "complete")
    step(first, "number", **number())
    step(first, "start", day="2025-04-01")

    with pytest.raises(Refused, match=r"appointment\.step_out_of_order"):
        step(first, "resign", because="letter")
