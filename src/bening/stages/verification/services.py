"""What officers and applicants may do with verdicts: allocate, propose, approve, return, object, answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from bening.accounts import queries as people
from bening.accounts import services as accounts
from bening.core.decision import Reason, Refused
from bening.core.events import VerificationHuman
from bening.core.grounds import grounds_for
from bening.infra.db import move
from bening.notifications.services import notify
from bening.stages.announcements import queries as announcements
from bening.stages.verification import queries
from bening.stages.verification.models import Allocation, Finding, Verdict
from bening.transparency import services as transparency

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.documents.models import Dossier


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a verifier says of one requirement; `ground` is empty exactly when it is met."""

    requirement: str
    met: bool
    ground: str = ""
    note: str = ""


@transaction.atomic
def allocate_next(officer: User, step: str, announcement: Announcement, *, at: datetime) -> Allocation | None:
    """Give the officer the next dossier of the fixed queue; the one already held, if there is one.

    Nobody picks: the order is that of the salted digests in the log. The person concerned and
    declared relatives are passed over. None when nothing waits for this officer.
    """
    held = queries.allocations_of(officer).filter(step=step).first()
    if held:
        return held
    waiting = queries.waiting_to_propose if step == "propose" else queries.waiting_to_approve
    for dossier in waiting(announcement, officer).select_related("application__person").iterator(20):
        if not people.is_related(officer, dossier.application.person):
            return Allocation.objects.create(dossier=dossier, officer=officer, step=step, allocated_at=at)
    return None


@transaction.atomic
def propose_verdict(
    allocation: Allocation, judgements: Sequence[Judgement], *, by: User, at: datetime
) -> Verdict:
    """Say of every requirement whether it is met; MS if all are, else TMS. A second person must approve."""
    dossier = allocation.dossier
    requirements = _own(allocation, by, "propose")
    _complete(judgements, requirements)
    verdict = _write_proposal(dossier, judgements, requirements, round="initial", by=by, at=at)
    _done(allocation, at)
    return verdict


@transaction.atomic
def return_verdict(allocation: Allocation, because: str, *, by: User, at: datetime) -> Verdict:
    """Send a proposal back with the reason; another verifier, not the first, judges it anew."""
    _own(allocation, by, "approve")
    if not because.strip():
        raise Refused(Reason("verdict.return_without_reason"))
    verdict = _waiting(allocation.dossier)
    move(verdict, "return", returned_because=because.strip())
    _done(allocation, at)
    return verdict


@transaction.atomic
def approve_verdict(allocation: Allocation, *, by: User, at: datetime) -> Verdict:
    """Seal a proposed verdict. The database refuses the proposer and the person concerned."""
    # gather
    _own(allocation, by, "approve")
    dossier = allocation.dossier
    verdict = _waiting(dossier)
    # decide
    if by.pk in (verdict.proposed_by_id, verdict.person_id):
        raise Refused(Reason("officer.same_person"))
    # write
    entry = _record(verdict, dossier, by=by, at=at)
    move(verdict, "approve", approved_by=by, decided_at=at, entry=entry)
    _done(allocation, at)
    notify(to=verdict.person, kind="verdict.sealed", context={}, at=at)
    return verdict


def _own(allocation: Allocation, by: User, step: str) -> tuple[queries.Requirement, ...]:
    if allocation.officer_id != by.pk or allocation.step != step or allocation.done_at is not None:
        raise Refused(Reason("allocation.not_yours"))
    return queries.requirements_of(allocation.dossier)


def _waiting(dossier: Dossier) -> Verdict:
    verdict = queries.proposed_verdict(dossier)
    if verdict is None:
        raise Refused(Reason("state.already_done"))
    return verdict


def _complete(judgements: Sequence[Judgement], requirements: Sequence[queries.Requirement]) -> None:
    """Every requirement judged once; a "no" names one of its grounds. All faults at once."""
    asked = {requirement.code for requirement in requirements}
    said = [judgement.requirement for judgement in judgements]
    faults = [Reason("finding.missing", "", {"requirement": code}) for code in sorted(asked - set(said))]
    faults += [
        Reason("finding.unknown_requirement", "", {"requirement": c}) for c in sorted(set(said) - asked)
    ]
    faults += [
        Reason("finding.ground_missing", "", {"requirement": judgement.requirement})
        for judgement in judgements
        if not judgement.met and judgement.ground not in grounds_for(judgement.requirement)
    ]
    if len(said) != len(set(said)):
        faults.append(Reason("finding.judged_twice"))
    if faults:
        raise Refused(*faults)


def _write_proposal(
    dossier: Dossier,
    judgements: Sequence[Judgement],
    requirements: Sequence[queries.Requirement],
    *,
    round: str,
    by: User,
    at: datetime,
    objection: object = None,
    supersedes: Verdict | None = None,
) -> Verdict:
    verdict = Verdict.objects.create(
        state="proposed",
        dossier=dossier,
        person=dossier.application.person,
        round=round,
        outcome="ms" if all(judgement.met for judgement in judgements) else "tms",
        proposed_by=by,
        proposed_at=at,
        objection=objection,
        supersedes=supersedes,
    )
    rules = {requirement.code: requirement for requirement in requirements}
    Finding.objects.bulk_create(
        Finding(
            verdict=verdict,
            requirement=judgement.requirement,
            met=judgement.met,
            ground="" if judgement.met else judgement.ground,
            legal_basis=rules[judgement.requirement].legal_basis,
            verified=rules[judgement.requirement].verified,
            note=judgement.note.strip(),
        )
        for judgement in judgements
    )
    return verdict


def _record(verdict: Verdict, dossier: Dossier, *, by: User, at: datetime) -> object:
    """The log entry: that two people decided, with what they said inside a commitment."""
    announcement = dossier.application.announcement
    season = announcements.log_season(announcement)
    answered = [dossier.entry]
    if verdict.supersedes is not None:
        answered += [verdict.supersedes.entry, verdict.objection.answer_entry]
    findings = [
        {"syarat": f.requirement, "terpenuhi": f.met, "alasan": f.ground}
        for f in verdict.findings.order_by("requirement")
    ]
    return transparency.record(
        VerificationHuman(rules=announcements.edition_digest(announcement)),
        log=season,
        answers=answered,
        secret=accounts.commit_secret(verdict.person, season),
        fields={
            "subjek": dossier.application.number,
            "isi": {"hasil": verdict.outcome.upper(), "putaran": verdict.round, "temuan": findings},
            "aktor": [accounts.officer_mark(verdict.proposed_by, season), accounts.officer_mark(by, season)],
        },
        at=at,
    )


def _done(allocation: Allocation, at: datetime) -> None:
    Allocation.objects.filter(pk=allocation.pk, done_at=None).update(done_at=at)


# The applicant's objection and its answer -------------------------------------------------------


@transaction.atomic
def file_sanggah(verdict: Verdict, arguments: Mapping[str, str], *, by: User, at: datetime) -> object:
    """Object to a TMS, ground by ground, within the window of the announcement, once."""
    from bening.objections import services as objections

    application = verdict.dossier.application
    timetable = announcements.timetable_of(application.announcement)
    if verdict.round != "initial" or verdict.outcome != "tms" or verdict.state != "sealed":
        raise Refused(Reason("sanggah.nothing_to_object_to"))
    failed = [finding.requirement for finding in verdict.findings.all() if not finding.met]
    return objections.file_objection(
        stage="verification",
        about=verdict.uuid,
        institution=application.announcement.institution,
        season=announcements.log_season(application.announcement),
        rules=announcements.edition_digest(application.announcement),
        person=verdict.person,
        first_officer=verdict.proposed_by,
        second_officer=verdict.approved_by,
        allowed=failed,
        arguments=arguments,
        window=timetable.phase("sanggah"),
        answer_due_at=timetable.phase("sanggah_answer").ends,
        answers=[verdict.entry],
        by=by,
        at=at,
    )


@transaction.atomic
def answer_sanggah(
    objection: object, decisions: Mapping[str, tuple[str, str, str]], *, by: User, at: datetime
) -> Verdict | None:
    """Answer every ground; when one is accepted, propose the verdict that follows from it.

    `decisions`: requirement → (accepted | rejected, reasoning, legal basis). The new verdict waits
    for a second person who took no part before; the old one stays as it was.
    """
    from bening.objections import services as objections

    verdict = queries.verdict_about(objection.about)
    objections.answer_objection(objection, decisions, by=by, at=at)
    accepted = {requirement for requirement, (answer, *_) in decisions.items() if answer == "accepted"}
    if not accepted:
        return None
    judgements = [
        Judgement(
            finding.requirement,
            finding.met or finding.requirement in accepted,
            "" if finding.requirement in accepted else finding.ground,
        )
        for finding in verdict.findings.all()
    ]
    return _write_proposal(
        verdict.dossier,
        judgements,
        queries.requirements_of(verdict.dossier),
        round="sanggah",
        by=by,
        at=at,
        objection=objection,
        supersedes=verdict,
    )
