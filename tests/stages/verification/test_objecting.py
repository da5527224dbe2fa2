"""Sanggah against a TMS: inside the window, once, ground by ground, answered by a third person."""

import pytest

from bening.core.decision import Refused
from bening.notifications.kinds import KINDS
from bening.notifications.queries import notices_of
from bening.objections import queries as objected
from bening.stages.documents import services as documenting
from bening.stages.verification import queries, services
from tests.stages.verification import scene

WHY = {"ijazah": "Program studi saya tertulis di daftar kualifikasi.", "surat_lamaran": "Tanda tangan ada."}
ACCEPTED = ("accepted", "Setelah diperiksa kembali, berkas memenuhi syarat.", "PermenPANRB 6/2024")
REJECTED = ("rejected", "Surat itu memang tidak ditandatangani.", "PermenPANRB 6/2024")


@pytest.fixture
def file(refusal, sari, in_window):
    """`file(…)`: Sari objects to the refusal."""
    return lambda arguments=WHY, **changes: services.file_sanggah(
        refusal, arguments, **{"by": sari, "at": in_window} | changes
    )


def test_sanggah_is_filed_ground_by_ground(file, refusal, sari, dewi, wib, log):
    objection = file({"ijazah": WHY["ijazah"]})

    assert [ground.requirement for ground in objected.grounds_of(objection)] == ["ijazah"]
    assert objection.answer_due_at == wib(2024, 9, 24, 23, 59, 59)
    assert list(objected.waiting_for(dewi, "verification")) == [objection]
    log.audit()


@pytest.mark.parametrize(
    ("day", "code"), [(19, "window.not_open"), (23, "window.closed")], ids=["too early", "too late"]
)
def test_sanggah_outside_the_window_is_refused(file, wib, day, code, log):
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        file(at=wib(2024, 9, day, 12))
    log.audit()


def test_sanggah_counts_to_the_last_second(file, wib):
    assert file(at=wib(2024, 9, 22, 23, 59, 59)).state == "filed"


def test_second_sanggah_is_refused(file, log):
    file({"ijazah": WHY["ijazah"]})

    with pytest.raises(Refused, match=r"objection\.already_filed"):
        file({"surat_lamaran": WHY["surat_lamaran"]})
    log.audit()


def test_sanggah_against_what_was_met_is_refused(file):
    with pytest.raises(Refused, match=r"objection\.ground_unknown"):
        file({"ktp": "Tidak perlu."})


def test_sanggah_of_somebody_else_is_refused(file, budi):
    with pytest.raises(Refused, match=r"objection\.not_yours"):
        file(by=budi)


def test_sanggah_against_an_ms_is_refused(announcement, dossier, ratna, anton, at, sari, in_window):
    verdict = scene.decide(announcement, ratna, anton, at=at)

    with pytest.raises(Refused, match=r"sanggah\.nothing_to_object_to"):
        services.file_sanggah(verdict, WHY, by=sari, at=in_window)


def test_sanggah_after_withdrawing_is_refused(file, dossier, refusal, sari, in_window):
    documenting.withdraw_dossier(dossier, by=sari, at=in_window)
    refusal.dossier.refresh_from_db()

    with pytest.raises(Refused, match=r"sanggah\.withdrawn"):
        file()


def test_accepted_grounds_lead_to_a_new_verdict_by_two_people(
    file, refusal, announcement, dewi, lela, in_window, log
):
    objection = file()
    proposed = services.answer_sanggah(
        objection, {"ijazah": ACCEPTED, "surat_lamaran": ACCEPTED}, by=dewi, at=in_window
    )
    sealed = scene.approve(announcement, lela, at=in_window)

    assert sealed == proposed
    assert (sealed.round, sealed.outcome, sealed.supersedes) == ("sanggah", "ms", refusal)
    refusal.refresh_from_db()
    assert (refusal.state, refusal.outcome) == ("sealed", "tms")
    assert list(queries.qualified_for(announcement)) == [refusal.dossier.application.number]
    assert queries.counts(announcement) == {"dossiers": 1, "ms": 0, "tms": 1, "accepted_after_sanggah": 1}
    log.audit()


def test_one_ground_accepted_is_not_enough(file, announcement, dewi, lela, in_window, log):
    objection = file()
    services.answer_sanggah(objection, {"ijazah": ACCEPTED, "surat_lamaran": REJECTED}, by=dewi, at=in_window)
    sealed = scene.approve(announcement, lela, at=in_window)

    assert sealed.outcome == "tms"
    assert [one.requirement for one in sealed.findings.all() if not one.met] == ["surat_lamaran"]
    assert queries.qualified_for(announcement) == {}
    log.audit()


def test_rejected_grounds_leave_the_verdict_as_it_is(file, refusal, dewi, in_window, log):
    objection = file()

    assert services.answer_sanggah(objection, dict.fromkeys(WHY, REJECTED), by=dewi, at=in_window) is None
    assert queries.final_verdict(refusal.dossier.application) == refusal
    log.audit()


def test_who_decided_neither_answers_nor_approves(
    file, announcement, ratna, anton, dewi, batanghari, murni, hasan, in_window, log
):
    from tests.cast import give_role

    objection = file()
    give_role(ratna, "objection_reviewer", batanghari, murni, hasan)
    assert not objected.waiting_for(ratna, "verification").exists()
    with pytest.raises(Refused, match=r"officer\.decided_before"):
        services.answer_sanggah(objection, dict.fromkeys(WHY, ACCEPTED), by=ratna, at=in_window)

    services.answer_sanggah(objection, dict.fromkeys(WHY, ACCEPTED), by=dewi, at=in_window)
    give_role(dewi, "supervisor", batanghari, murni, hasan)
    for officer in (anton, dewi):
        assert services.allocate_next(officer, "approve", announcement, at=in_window) is None
    log.audit()


def test_verdict_after_sanggah_sent_back_is_judged_by_a_fresh_person(
    file, announcement, ratna, hari, dewi, lela, officer, in_window, refusal, log
):
    objection = file()
    services.answer_sanggah(objection, dict.fromkeys(WHY, ACCEPTED), by=dewi, at=in_window)
    allocation = services.allocate_next(lela, "approve", announcement, at=in_window)
    services.return_verdict(allocation, "Surat lamaran tetap tidak ditandatangani.", by=lela, at=in_window)

    assert services.allocate_next(ratna, "propose", announcement, at=in_window) is None
    again = scene.propose(announcement, hari, at=in_window, surat_lamaran="letter.unsigned")
    assert (again.round, again.objection, again.supersedes) == ("sanggah", objection, refusal)
    assert scene.approve(announcement, lela, at=in_window).outcome == "tms"
    log.audit()


def test_results_are_visible_only_from_their_phase(file, refusal, announcement, dewi, lela, wib, in_window):
    application = refusal.dossier.application
    before, day = wib(2024, 9, 18, 23, 59, 59), wib(2024, 9, 19)
    assert queries.visible_verdicts(application, before) == []
    assert queries.visible_verdicts(application, day) == [refusal]

    services.answer_sanggah(file(), dict.fromkeys(WHY, ACCEPTED), by=dewi, at=in_window)
    after = scene.approve(announcement, lela, at=in_window)
    assert queries.visible_verdicts(application, wib(2024, 9, 24, 23, 59, 59)) == [refusal]
    assert queries.visible_verdicts(application, wib(2024, 9, 25)) == [refusal, after]


def test_notice_of_the_answer_names_the_day_when_it_can_be_read(file, refusal, sari, dewi, in_window):
    objection = file()

    services.answer_sanggah(objection, {"ijazah": ACCEPTED, "surat_lamaran": REJECTED}, by=dewi, at=in_window)

    notice = next(one for one in notices_of(sari) if one.kind == "objection.answered")
    assert "25 September 2024" in KINDS[notice.kind].told(notice.context, "id")[1]


def test_verdict_after_sanggah_is_unsettled_until_its_second_person(
    file, announcement, dewi, ratna, hari, lela, in_window
):
    services.answer_sanggah(file(), {"ijazah": ACCEPTED, "surat_lamaran": ACCEPTED}, by=dewi, at=in_window)
    assert queries.unsettled_after_sanggah(announcement) == 1

    allocation = services.allocate_next(lela, "approve", announcement, at=in_window)
    services.return_verdict(allocation, "Tanda tangan tetap tidak ada.", by=lela, at=in_window)
    assert queries.unsettled_after_sanggah(announcement) == 1

    scene.propose(announcement, hari, at=in_window)
    assert queries.unsettled_after_sanggah(announcement) == 1
