"""Objections: within the window, once, answered whole, and by nobody who took part."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from bening.accounts import services as accounts
from bening.core.decision import Refused
from bening.core.tlog.commitment import commit, derive_salt
from bening.core.tlog.note import encode64
from bening.notifications.models import Notice
from bening.objections import queries, services
from bening.objections.models import Ground, Objection
from bening.transparency import queries as transparency
from tests.cast import JOINED, NIKS, give_role

ACCEPT = ("accepted", "Perubahan nama terbukti dari surat universitas.", "PermenPANRB 6/2024")
BEFORE = 6  # entries before an objection: genesis, rules, formasi, timetable, application, decision
REJECT = ("rejected", "Surat itu untuk program studi lain.", "PermenPANRB 6/2024")


def refused_with(*codes):
    return pytest.raises(Refused, match="^" + ", ".join(codes).replace(".", r"\.") + "$")


def test_objection_is_filed_logged_and_told(file, sari, log):
    objection = file()

    assert (objection.state, objection.season) == ("filed", "2024")
    assert queries.objection_about("verification", objection.about) == objection
    (ground,) = queries.grounds_of(objection)
    assert ground.argument.startswith("Program studi saya sama")
    assert Notice.objects.get(user=sari).kind == "objection.filed"
    log.audit(size=BEFORE + 1)
    record = transparency.record_of(objection.entry)
    assert record.event.kind == "objection.filed"
    assert record.ref == (BEFORE - 1,)


def test_texts_are_stored_sealed(file, dewi, wib):
    objection = file()
    services.answer_objection(objection, {"ijazah": ACCEPT}, by=dewi, at=wib(2024, 9, 20, 9))

    row = Ground.objects.get()
    assert b"Program" not in bytes(row.argument)
    assert b"Perubahan" not in bytes(row.reasoning)


def test_text_moved_to_another_ground_does_not_open(file, sari):
    one = file(arguments={"ijazah": "a", "transkrip": "b"})
    rows = list(Ground.objects.order_by("pk"))

    with pytest.raises(Exception, match="transkrip"):
        accounts.unseal_for(sari, rows[0].argument, queries.sealing(one, "transkrip", "argument"))


def test_objection_is_filed_in_the_last_second_and_not_after(file, window, log):
    with refused_with("window.closed"):
        file(at=window.ends + timedelta(seconds=1))
    with refused_with("window.not_open"):
        file(at=window.starts - timedelta(seconds=1))
    for missing in ("window", "answer_due_at"):
        with refused_with("window.not_planned"):
            file(**{missing: None})
    assert not Objection.objects.exists()
    log.audit(size=BEFORE)

    assert file(at=window.ends)


def test_refusal_outside_the_window_names_the_dates(file, window):
    with pytest.raises(Refused) as refused:
        file(at=window.ends + timedelta(hours=1))

    facts = refused.value.reasons[0].facts
    assert (facts["phase"], facts["ends"]) == ("sanggah", window.ends.isoformat())


def test_objection_is_filed_once(file, log):
    file()

    with refused_with("objection.already_filed"):
        file()
    assert Objection.objects.count() == 1
    log.audit(size=BEFORE + 1)


def test_two_filings_that_race_leave_one(file, monkeypatch, log):
    first = file()
    looks = []

    def blind_at_first(person, stage, about):
        looks.append(1)
        return None if len(looks) == 1 else first

    monkeypatch.setattr(queries, "objection_of", blind_at_first)
    with refused_with("objection.already_filed"):
        file()

    assert Objection.objects.count() == 1
    log.audit(size=BEFORE + 1)


def test_only_the_person_objects(file, budi):
    with refused_with("objection.not_yours"):
        file(by=budi)


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        ({}, ["objection.no_grounds"]),
        ({"ktp": "x"}, ["objection.ground_unknown"]),
        ({"ijazah": "  "}, ["objection.argument_missing"]),
        ({"ijazah": "x" * 4001}, ["objection.argument_too_long"]),
        ({"ijazah": "", "ktp": "x"}, ["objection.argument_missing", "objection.ground_unknown"]),
    ],
)
def test_objection_needs_grounds_that_were_decided_on(file, arguments, codes):
    with refused_with(*codes):
        file(arguments=arguments)

    assert not Objection.objects.exists()


# -- answering -------------------------------------------------------------------------------------


def test_objection_is_answered_by_a_third_person(file, dewi, sari, wib, log):
    objection = file(arguments={"ijazah": "a", "transkrip": "b"})
    answered_at = wib(2024, 9, 20, 9)

    services.answer_objection(objection, {"ijazah": ACCEPT, "transkrip": REJECT}, by=dewi, at=answered_at)

    objection.refresh_from_db()
    assert (objection.state, objection.reviewer, objection.answered_at) == ("answered", dewi, answered_at)
    grounds = {ground.requirement: ground for ground in queries.grounds_of(objection)}
    assert (grounds["ijazah"].answer, grounds["transkrip"].answer) == ("accepted", "rejected")
    assert grounds["transkrip"].reasoning == REJECT[1]
    assert {notice.kind for notice in Notice.objects.filter(user=sari)} == {
        "objection.filed",
        "objection.answered",
    }
    log.audit(size=BEFORE + 2)
    assert transparency.record_of(objection.answer_entry).ref == (BEFORE,)


def test_what_was_logged_can_be_opened_from_what_is_stored(file, dewi, sari, wib, log):
    objection = file()
    services.answer_objection(objection, {"ijazah": ACCEPT}, by=dewi, at=wib(2024, 9, 20, 9))
    secret = accounts.commit_secret(sari, "2024")
    (ground,) = queries.grounds_of(objection)
    expected = (
        (objection.entry, queries.filed_fields(objection, [ground.requirement]), ground.argument),
        (
            objection.answer_entry,
            queries.answered_fields(
                objection,
                [(ground.requirement, ground.answer, ground.legal_basis)],
                accounts.officer_mark(dewi, "2024"),
            ),
            ground.reasoning,
        ),
    )

    for entry, fields, text in expected:
        record = transparency.record_of(entry)
        values = transparency.with_inner(record.id, fields, secret, {"ijazah": text})
        for field, value in values.items():
            salt = derive_salt(secret, record.id, field)
            assert encode64(commit(field, salt, value)) == record.commit[field]
    log.audit()


def test_objection_is_not_answered_by_anyone_who_took_part(
    file, ratna, anton, sari, batanghari, murni, hasan, at
):
    for user in (ratna, anton, sari):
        give_role(user, "objection_reviewer", batanghari, murni, hasan)
    objection = file()

    for by, code in (
        (ratna, "officer.decided_before"),
        (anton, "officer.decided_before"),
        (sari, "officer.concerned"),
        (hasan, "officer.no_role"),
    ):
        with refused_with(code):
            services.answer_objection(objection, {"ijazah": ACCEPT}, by=by, at=at)


def test_objection_is_not_answered_by_a_relative(file, dewi, at):
    objection = file()
    accounts.declare_relative(dewi, NIKS["sari"], "sibling", at=at)

    assert list(queries.waiting_for(dewi, "verification")) == []
    with refused_with("officer.concerned"):
        services.answer_objection(objection, {"ijazah": ACCEPT}, by=dewi, at=at)


@pytest.mark.parametrize(
    ("decisions", "codes"),
    [
        ({}, ["objection.ground_unanswered"]),
        ({"ijazah": ("maybe", "x", "y")}, ["objection.ground_unanswered"]),
        ({"ijazah": ("accepted", " ", "y")}, ["objection.reasoning_missing"]),
        ({"ijazah": ("accepted", "x" * 4001, "y")}, ["objection.argument_too_long"]),
        ({"ijazah": ("rejected", "x", " ")}, ["objection.basis_missing"]),
        ({"ijazah": ACCEPT, "ktp": ACCEPT}, ["objection.ground_unknown"]),
    ],
)
def test_objection_is_answered_whole(file, dewi, at, decisions, codes, log):
    objection = file()

    with refused_with(*codes):
        services.answer_objection(objection, decisions, by=dewi, at=at)

    objection.refresh_from_db()
    assert objection.state == "filed"
    log.audit(size=BEFORE + 1)


def test_objection_is_answered_once(file, dewi, at):
    objection = services.answer_objection(file(), {"ijazah": ACCEPT}, by=dewi, at=at)

    with refused_with("state.already_done"):
        services.answer_objection(objection, {"ijazah": REJECT}, by=dewi, at=at)


def test_late_answer_counts_and_shows(file, dewi, wib):
    objection = file()
    assert queries.overdue_count("verification", "2024", wib(2024, 9, 28)) == 1

    services.answer_objection(objection, {"ijazah": ACCEPT}, by=dewi, at=wib(2024, 10, 1))

    assert queries.overdue_count("verification", "2024", wib(2024, 10, 2)) == 1


# -- the database --------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ratna", "anton", "sari"])
def test_database_refuses_a_reviewer_who_took_part(file, request, who, at):
    objection = file()
    answered = {"state": "answered", "answered_at": at, "answer_entry": objection.entry}

    with pytest.raises(IntegrityError), transaction.atomic():
        Objection.objects.filter(pk=objection.pk).update(reviewer=request.getfixturevalue(who), **answered)


@pytest.mark.parametrize(
    "broken",
    [
        {"second_officer": "ratna"},
        {"first_officer": "sari"},
        {"second_officer": "sari"},
        {"state": "answered"},
        {"reviewer": "dewi"},
    ],
)
def test_database_refuses_a_broken_objection(file, dewi, request, broken):
    objection = file()
    for name, value in broken.items():
        setattr(objection, name, value if name == "state" else request.getfixturevalue(value))
    objection.id, objection.about = uuid4(), uuid4()

    with pytest.raises(IntegrityError), transaction.atomic():
        objection.save(force_insert=True)


def test_database_refuses_an_answer_without_reasoning(file):
    file()

    with pytest.raises(IntegrityError), transaction.atomic():
        Ground.objects.update(answer="accepted")


def test_answered_objection_never_changes(file, dewi, at):
    objection = services.answer_objection(file(), {"ijazah": REJECT}, by=dewi, at=at)
    attacks = (
        lambda: Objection.objects.filter(pk=objection.pk).update(answered_at=JOINED),
        lambda: Ground.objects.update(answer="accepted"),
        lambda: Ground.objects.all().delete(),
        lambda: Objection.objects.all().delete(),
    )

    for attack in attacks:
        with pytest.raises(DatabaseError), transaction.atomic():
            attack()


def test_filed_argument_never_changes(file, budi):
    file()
    attacks = (
        lambda: Ground.objects.update(argument=b"other"),
        lambda: Objection.objects.update(person=budi),
        lambda: Objection.objects.update(answer_due_at=JOINED),
    )

    for attack in attacks:
        with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
            attack()


# -- reading -------------------------------------------------------------------------------------------


def test_reviewers_see_only_what_they_may_answer(file, dewi, ratna, lestari, yusuf, tebo, budi):
    objection = file()
    give_role(budi, "objection_reviewer", tebo, lestari, yusuf)

    assert list(queries.waiting_for(dewi, "verification")) == [objection]
    assert list(queries.waiting_for(dewi, "final")) == []
    assert list(queries.waiting_for(ratna, "verification")) == []
    assert list(queries.waiting_for(budi, "verification")) == []


def test_counts(file, dewi, batanghari, at):
    objection = file()
    assert queries.open_count("verification", [objection.about]) == 1
    assert queries.open_count("verification", [uuid4()]) == 0
    assert list(queries.waiting(batanghari)) == [objection]

    services.answer_objection(objection, {"ijazah": ACCEPT}, by=dewi, at=at)

    assert queries.open_count("verification", [objection.about]) == 0
    assert queries.filed_count("verification", "2024") == 1
    assert queries.accepted_count("verification", "2024") == 1
    assert list(queries.objections_of(objection.person)) == [objection]
