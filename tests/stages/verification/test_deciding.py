"""Two people decide on a sealed dossier; the database says so too."""

import pytest
from django.db import IntegrityError, connection, transaction

from bening.accounts.services import declare_relative
from bening.core.decision import Refused
from bening.core.reasons import CATALOGUE
from bening.notifications.queries import notices_of
from bening.stages.documents import services as documenting
from bening.stages.verification import queries, services
from bening.stages.verification.models import Finding, Verdict
from bening.stages.verification.services import Judgement
from tests.cast import NIKS
from tests.stages.verification import scene


def test_verdict_is_sealed_by_two_people(announcement, dossier, ratna, anton, at, sari, log):
    verdict = scene.decide(announcement, ratna, anton, at=at)

    assert (verdict.state, verdict.outcome) == ("sealed", "ms")
    assert {verdict.proposed_by, verdict.approved_by} == {ratna, anton}
    assert next(notice.kind for notice in notices_of(sari)) == "verdict.sealed"
    assert queries.qualified_for(announcement) == {
        dossier.application.number: dossier.application.formasi_code
    }
    log.audit()


def test_verdict_is_tms_when_one_requirement_is_not_met(refusal, announcement, log):
    failed = {finding.requirement: finding for finding in refusal.findings.all() if not finding.met}

    assert refusal.outcome == "tms"
    assert set(failed) == {"ijazah", "surat_lamaran"}
    assert all(finding.ground in CATALOGUE and finding.legal_basis for finding in failed.values())
    assert queries.qualified_for(announcement) == {}
    assert queries.ground_counts(announcement) == [
        ("ijazah", "diploma.programme_differs", 1),
        ("surat_lamaran", "letter.unsigned", 1),
    ]
    log.audit()


def test_propose_names_every_fault_at_once(announcement, dossier, ratna, at, log):
    allocation = services.allocate_next(ratna, "propose", announcement, at=at)
    said = [
        Judgement("ktp", False, "letter.unsigned"),
        Judgement("pas_foto", True),
        Judgement("pas_foto", True),
        Judgement("cita_cita", True),
    ]

    with pytest.raises(Refused) as refused:
        services.propose_verdict(allocation, said, by=ratna, at=at)

    codes = [reason.code for reason in refused.value.reasons]
    asked = [one.code for one in queries.requirements_of(dossier)]
    assert codes.count("finding.missing") == len(asked) - 2
    assert {"finding.unknown_requirement", "finding.ground_missing", "finding.judged_twice"} <= set(codes)
    assert not Verdict.objects.exists()
    log.audit()


def test_not_met_without_ground_or_basis_is_refused_by_the_database(refusal):
    for broken in ({"ground": ""}, {"legal_basis": ""}):
        values = {"requirement": "x", "met": False, "ground": "document.unreadable", "legal_basis": "X"}
        with pytest.raises(IntegrityError), transaction.atomic():
            Finding.objects.create(verdict=refusal, verified=True, **values | broken)


def test_verifier_cannot_be_approver_in_the_database(announcement, dossier, ratna, at):
    verdict = scene.propose(announcement, ratna, at=at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Verdict.objects.filter(pk=verdict.pk).update(approved_by=ratna)
    with pytest.raises(IntegrityError), transaction.atomic():
        Verdict.objects.filter(pk=verdict.pk).update(
            state="returned", returned_by=ratna, returned_at=at, returned_because="Bukan begitu."
        )


def test_person_concerned_cannot_decide_in_the_database(announcement, dossier, ratna, anton, sari, at):
    verdict = scene.propose(announcement, ratna, at=at)

    for who in ("proposed_by", "approved_by"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Verdict.objects.filter(pk=verdict.pk).update(**{who: sari})


def test_verdict_is_not_sealed_without_second_person_and_entry_in_the_database(
    announcement, dossier, ratna, at
):
    verdict = scene.propose(announcement, ratna, at=at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Verdict.objects.filter(pk=verdict.pk).update(state="sealed")
    with pytest.raises(IntegrityError), transaction.atomic():
        Verdict.objects.filter(pk=verdict.pk).update(round="sanggah")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE verification_verdict SET outcome = 'ms'",
        "DELETE FROM verification_verdict",
        "UPDATE verification_finding SET ground = 'document.cut_off' WHERE met = %s",
        "DELETE FROM verification_finding",
    ],
)
def test_sealed_verdict_refuses_raw_sql(refusal, sql):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [False] if "%s" in sql else None)


def test_approve_is_refused_to_whoever_took_part(announcement, dossier, ratna, anton, at, batanghari, log):
    scene.propose(announcement, ratna, at=at)
    allocation = services.allocate_next(anton, "approve", announcement, at=at)

    with pytest.raises(Refused, match=r"allocation\.not_yours, officer\.no_role, officer\.same_person"):
        services.approve_verdict(allocation, by=ratna, at=at)
    log.audit()


def test_relative_declared_meanwhile_may_not_decide(announcement, dossier, ratna, anton, at, log):
    scene.propose(announcement, ratna, at=at)
    allocation = services.allocate_next(anton, "approve", announcement, at=at)
    declare_relative(anton, NIKS["sari"], "keponakan", at=at)

    with pytest.raises(Refused, match=r"officer\.concerned"):
        services.approve_verdict(allocation, by=anton, at=at)
    assert services.allocate_next(anton, "approve", announcement, at=at) is None
    assert not queries.allocations_of(anton).exists()
    log.audit()


def test_returned_proposal_goes_to_somebody_else(announcement, dossier, ratna, hari, anton, at, log):
    first = scene.propose(announcement, ratna, at=at)
    allocation = services.allocate_next(anton, "approve", announcement, at=at)
    returned = services.return_verdict(allocation, "Ijazahnya sesuai.", by=anton, at=at)

    assert (returned.state, returned.returned_by) == ("returned", anton)
    assert services.allocate_next(ratna, "propose", announcement, at=at) is None
    second = scene.propose(announcement, hari, at=at)
    assert second.pk != first.pk
    assert scene.approve(announcement, anton, at=at).state == "sealed"
    log.audit()


def test_return_needs_a_reason(announcement, dossier, ratna, anton, at):
    scene.propose(announcement, ratna, at=at)
    allocation = services.allocate_next(anton, "approve", announcement, at=at)

    with pytest.raises(Refused, match=r"return\.without_reason"):
        services.return_verdict(allocation, "  ", by=anton, at=at)


def test_withdrawn_dossier_is_not_decided(announcement, dossier, ratna, sari, at, log):
    allocation = services.allocate_next(ratna, "propose", announcement, at=at)
    documenting.withdraw_dossier(dossier, by=sari, at=at)
    allocation.dossier.refresh_from_db()

    with pytest.raises(Refused, match=r"allocation\.dossier_withdrawn"):
        services.propose_verdict(allocation, scene.judgements(dossier), by=ratna, at=at)
    assert services.allocate_next(ratna, "propose", announcement, at=at) is None
    log.audit()


def test_who_withdraws_after_the_verdict_is_not_qualified(announcement, dossier, ratna, anton, sari, at, log):
    scene.decide(announcement, ratna, anton, at=at)
    documenting.withdraw_dossier(dossier, by=sari, at=at)

    assert queries.qualified_for(announcement) == {}
    log.audit()


def test_optional_document_is_judged_when_handed_in(announcement, sari, during):
    beyond = scene.submit(announcement, by=sari, at=during, beyond=("sertifikat_kompetensi",))

    assert "sertifikat_kompetensi" in [one.code for one in queries.requirements_of(beyond)]


def test_doubt_of_the_program_is_judged_by_people(announcement, sari, ratna, anton, during, at, log):
    changes = {"education": {"gpa_kind": "ijazah", "gpa": "87,5"}}
    dossier = scene.submit(announcement, by=sari, at=during, **changes)
    doubt = next(one for one in queries.requirements_of(dossier) if one.doubt)

    verdict = scene.decide(
        announcement, ratna, anton, at=at, **{doubt.code.replace(".", "__"): "transcript.gpa_below_minimum"}
    )

    assert doubt.code == "gpa.reaches_minimum"
    assert verdict.outcome == "tms"
    log.audit()
