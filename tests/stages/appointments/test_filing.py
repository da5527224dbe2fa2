"""Papers after the choice: handed in, read, accepted or returned, each until its own end."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from bening.accounts.models import User
from bening.accounts.services import declare_relative
from bening.core.decision import Outcome, Refused
from bening.core.regulation import load
from bening.infra.encryption import lookup
from bening.infra.storage import private_store
from bening.notifications.queries import notices_of
from bening.reading.report import Report
from bening.stages.appointments import filing_checks, jobs, queries, services
from bening.stages.appointments.models import Paper
from bening.stages.appointments.queries import filing
from bening.stages.appointments.services import filing as handing
from tests.reading.made import pdf
from tests.stages.appointments.conftest import SEEN, Died, number

RULES = load("cpns-2024")


@pytest.fixture
def hand_in(day):
    """`hand_in(appointment, slot, data)`: by its own person."""

    def make(appointment, slot="skck", data=None, moment=day):
        rule, data = filing.rule_of(appointment.announcement, slot), data or pdf()
        found = handing.look_at(rule, data)
        return handing.hand_in(appointment, rule, data, found, by=appointment.person, at=moment)

    return make


def state_of(appointment, slot):
    return next(one.state for one in filing.slots_of(appointment) if one.rule.slot == slot)


def report(*words):
    return Report(kind="lain", confidence=1.0, tokens=frozenset(words))


def test_paper_is_kept_sealed_and_the_same_again_is_the_same(opened, hand_in):
    first, data = opened[0], pdf()
    paper = hand_in(first, data=data)

    assert hand_in(first, data=data) == paper
    assert state_of(first, "skck") == "waiting"
    assert data not in private_store().get(paper.key)
    assert filing.content(paper) == data
    other = hand_in(first, data=pdf(pages=2))
    assert Paper.objects.get() == other
    assert filing.known_keys([other.key, "x"]) == {other.key}


def test_death_after_a_paper_was_stored_leaves_a_file_that_no_row_names(opened, hand_in, dies_at, kept):
    """Crash point appointments.stored."""
    before = kept()
    revive = dies_at(handing, "appointments.stored")
    with pytest.raises(Died):
        hand_in(opened[0])
    (left,) = kept() - before
    revive()

    assert filing.known_keys([left]) == set(), "the sweeper takes it after a day"
    assert not Paper.objects.exists()
    paper = hand_in(opened[0])
    assert filing.known_keys([left, paper.key]) == {paper.key}


def test_file_with_problems_is_refused(opened, hand_in):
    with pytest.raises(Refused, match=r"file\.unknown_kind"):
        hand_in(opened[0], data=b"%not a pdf")


def test_paper_is_accepted_or_returned_with_days_to_mend_it(opened, hand_in, hendra, day, wib, log):
    first = opened[0]
    paper = hand_in(first)
    with pytest.raises(Refused, match=r"return\.without_reason"):
        handing.return_paper(paper, " ", by=hendra, at=day)
    late = wib(2025, 2, 20, 9)
    handing.return_paper(paper, "SKCK sudah lewat enam bulan.", by=hendra, at=late)

    assert state_of(first, "skck") == "returned"
    assert f"{paper.mend_by:%Y-%m-%d}" == "2025-02-27"
    notice = notices_of(first.person).first()
    assert (notice.kind, notice.context) == ("filing.returned", {"due": paper.mend_by.isoformat()})
    with pytest.raises(Refused, match=r"filing\.closed"):
        hand_in(first, "ijazah", moment=wib(2025, 2, 24))
    anew = hand_in(first, data=pdf(pages=2), moment=wib(2025, 2, 26))
    assert Paper.objects.get(pk=paper.pk).superseded
    handing.accept_paper(anew, by=hendra, at=late)
    assert state_of(first, "skck") == "accepted"
    with pytest.raises(Refused, match=r"filing\.closed"):
        hand_in(first, data=pdf(pages=3))
    log.audit()


def test_superseded_and_judged_papers_refuse_raw_sql(opened, hand_in, hendra, day):
    paper = hand_in(opened[0])
    handing.return_paper(paper, "Buram.", by=hendra, at=day)
    hand_in(opened[0], data=pdf(pages=2))
    for sql in ("UPDATE appointments_paper SET version = 9", "DELETE FROM appointments_paper"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{sql} WHERE id = {paper.pk}")


def test_judged_paper_is_whole_in_the_database(opened, hand_in, hendra):
    paper = hand_in(opened[0])
    for changes in (
        {"outcome": "accepted"},
        {"outcome": "maybe"},
        {"judged_by": opened[0].person},
        {"state": "lost"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Paper.objects.filter(pk=paper.pk).update(**changes)


def test_relative_does_not_judge(opened, hand_in, hendra, day):
    first = opened[0]
    paper = hand_in(first)
    User.objects.filter(pk=first.person_id).update(nik_lookup=lookup("1504019999999999", "nik"))
    paper.person.refresh_from_db()
    declare_relative(hendra, "1504019999999999", "anak", at=day)

    with pytest.raises(Refused, match=r"officer\.concerned"):
        handing.accept_paper(paper, by=hendra, at=day)


def test_filing_is_complete_only_with_every_paper(opened, hand_in, step, hendra, day, log):
    first = opened[0]
    paper = hand_in(first)
    rest = SEEN.replace("skck,", "")
    with pytest.raises(Refused, match=r"filing\.papers_open"):
        step(first, "complete", seen=rest)
    handing.accept_paper(paper, by=hendra, at=day)
    with pytest.raises(Refused, match=r"filing\.papers_missing"):
        step(first, "complete", seen=rest.replace("ijazah,", ""))

    step(first, "complete", seen=rest)

    facts = queries.facts_of(queries.steps_of(first).last())
    assert (facts["accepted"], facts["seen"]) == ("1", rest)
    assert len(facts["papers"]) == 64
    with pytest.raises(Refused, match=r"filing\.closed"):
        handing.return_paper(paper, "Terlambat.", by=hendra, at=day)
    log.audit()


def test_filing_that_changed_since_it_was_recorded_is_not_sealed(opened, hand_in, hendra, anton, day, log):
    first = opened[0]
    recorded = services.record_step(first, "complete", {"seen": SEEN}, by=hendra, at=day)
    paper = hand_in(first)
    with pytest.raises(Refused, match=r"filing\.changed_since"):
        services.approve_step(recorded, by=anton, at=day)
    handing.accept_paper(paper, by=hendra, at=day)
    with pytest.raises(Refused, match=r"filing\.changed_since"):
        services.approve_step(recorded, by=anton, at=day)

    services.return_step(recorded, "Ada berkas baru.", by=anton, at=day)
    anew = services.record_step(first, "complete", {"seen": SEEN}, by=hendra, at=day)
    assert services.approve_step(anew, by=anton, at=day).state == "complete"
    log.audit()


def test_file_that_bkn_sends_back_is_mended_and_goes_out_again(opened, step, hand_in, hendra, wib, log):
    first, back = opened[0], wib(2025, 3, 3, 9)
    step(first, "complete")
    step(first, "send_back", back, why="Ijazah tidak terbaca.")

    assert (first.state, first.round) == ("filing", 2)
    assert f"{filing.filing_ends(first):%Y-%m-%d}" == "2025-03-10"
    assert notices_of(first.person).first().kind == "appointment.send_back"
    with pytest.raises(Refused, match=r"appointment\.papers_still_due"):
        services.record_step(first, "resign", {"because": "deadline"}, by=hendra, at=wib(2025, 3, 10, 20))
    handing.accept_paper(hand_in(first, "ijazah", moment=wib(2025, 3, 5)), by=hendra, at=wib(2025, 3, 6))
    step(first, "complete")
    step(first, "number", **number())
    assert first.state == "numbered"
    log.audit()


def test_who_is_called_late_has_days_of_their_own(announcement, opened, step, wib, hand_in):
    step(opened[1], "resign", wib(2025, 2, 24), because="deadline")
    third = queries.appointments_in(announcement).get(participant="50000003")

    assert f"{filing.filing_ends(third):%Y-%m-%d}" == "2025-03-10"
    assert hand_in(third, moment=wib(2025, 3, 10, 20))
    with pytest.raises(Refused, match=r"filing\.closed"):
        hand_in(third, "ijazah", moment=wib(2025, 3, 11))


def test_curriculum_is_sealed_and_only_its_person_writes_it(opened, hendra, day, step):
    first, stated = opened[0], {"title_after": "S.Kom.", "marital": "single", "address": "Muara Bulian"}
    handing.save_curriculum(first, stated | {"address": "Tembesi"}, by=first.person, at=day)
    row = handing.save_curriculum(first, stated, by=first.person, at=day)

    assert filing.curriculum_of(first) == stated
    assert b"Bulian" not in bytes(row.content)
    with pytest.raises(Refused, match=r"filing\.closed"):
        handing.save_curriculum(first, stated, by=hendra, at=day)


def test_filing_that_ends_soon_is_called_to_mind_once_for_each_end(opened, hand_in, hendra, step, wib, log):
    first, second = opened
    handing.accept_paper(hand_in(first), by=hendra, at=wib(2025, 2, 12))
    step(second, "complete")
    assert handing.remind_closing(at=wib(2025, 2, 18)) == 0

    assert handing.remind_closing(at=wib(2025, 2, 19)) == 1
    assert handing.remind_closing(at=wib(2025, 2, 20)) == 0
    notice = notices_of(first.person).first()
    assert (notice.kind, notice.context["papers"]) == ("filing.closing", 7)
    paper = hand_in(first, "ijazah", moment=wib(2025, 2, 20))
    handing.return_paper(paper, "Buram.", by=hendra, at=wib(2025, 2, 21))
    assert handing.remind_closing(at=wib(2025, 2, 27)) == 1
    log.audit()


def test_jobs_read_what_waits_and_remind(opened, hand_in, settings, monkeypatch, wib):
    monkeypatch.setattr(jobs, "now", lambda: wib(2025, 2, 19))
    monkeypatch.setattr(jobs, "_looked", [])
    assert jobs.remind_filing()
    assert not jobs.remind_filing()
    paper = hand_in(opened[0])
    settings.BENING_READERS = 0
    assert not jobs.read_filing_papers()
    settings.BENING_READERS = 1
    private_store().delete(paper.key)
    assert jobs.read_filing_papers()
    assert Paper.objects.get().state == "unreadable"
    assert not jobs.read_filing_papers()


# --- what a machine reads ------------------------------------------------------------------------------


def test_letter_of_a_public_facility_that_names_the_person_passes():
    rule = next(one for one in RULES.filing_documents if one.slot == "surat_sehat")

    def codes(*words, sealed=""):
        found = filing_checks.more_checks(
            report(*words), rule, RULES, name="Sari Dewi", sealed_sha256=sealed, sha256="a"
        )
        return {check.code: (check.outcome, check.reason and check.reason.code) for check in found}

    assert codes("sari", "dewi", "puskesmas", "sehat") == {
        "filing.names_the_person": (Outcome.MET, None),
        "filing.public_facility": (Outcome.MET, None),
    }
    assert codes("sari", "klinik", sealed="b") == {
        "filing.names_the_person": (Outcome.UNCERTAIN, "filing.name_not_read"),
        "filing.public_facility": (Outcome.UNCERTAIN, "filing.facility_not_read"),
        "filing.same_as_applied": (Outcome.UNCERTAIN, "filing.other_file"),
    }
    assert codes("sari", "dewi", "rumah", "sakit", "umum", "daerah", sealed="a")[
        "filing.same_as_applied"
    ] == (
        Outcome.MET,
        None,
    )


def test_question_asks_that_papers_hold_on_the_day_they_are_handed_in(opened):
    asked = filing_checks.question_about(opened[0].application, "skck", date(2025, 2, 10))

    assert (asked.expect, asked.on) == ("skck", date(2025, 2, 10))
    assert asked.claims == {"name": "Sari 1"}
    assert filing_checks.question_about(opened[0].application, "surat_sehat", date(2025, 2, 10)).expect == ""


def test_papers_are_read_in_order_each_by_one_worker(opened, hand_in, day, wib, hendra):
    first, second = hand_in(opened[0]), hand_in(opened[1], moment=wib(2025, 2, 11))

    taken = handing.take_next(at=day)
    assert taken == first
    assert handing.take_next(at=day) == second
    assert handing.take_next(at=day) is None
    assert handing.keep(taken, replace(report("skck"), checks=()))
    assert Paper.objects.get(pk=first.pk).state == "read"
    assert filing.checks_of(Paper.objects.get(pk=first.pk)) == []

    stale = Paper.objects.get(pk=second.pk)
    handing.accept_paper(Paper.objects.get(pk=second.pk), by=hendra, at=day)
    assert handing.keep(stale, report()) is False


def test_paper_that_kills_its_readers_is_left_to_people(opened, hand_in, wib):
    paper = hand_in(opened[0], "surat_sehat")
    for hour in range(3):
        assert handing.take_next(at=wib(2025, 2, 11, hour)).attempts == hour + 1

    assert handing.take_next(at=wib(2025, 2, 11, 4)) is None
    assert Paper.objects.get(pk=paper.pk).state == "unreadable"


def test_checks_are_told_in_order_of_doubt(opened, hand_in, day):
    hand_in(opened[0], "surat_sehat")
    handing.keep(handing.take_next(at=day), report("puskesmas"))

    paper = filing.papers_of(opened[0]).get()
    assert [check.outcome for check in filing.checks_of(paper)] == [Outcome.UNCERTAIN, Outcome.MET]
    assert (paper.doubts, filing.to_judge(opened[0].announcement)) == (1, 1)
