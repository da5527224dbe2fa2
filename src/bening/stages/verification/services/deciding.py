"""Verdicts: proposed by one person, sealed or sent back by another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from bening.core.decision import Reason, require
from bening.core.decision import Verdict as Grounds
from bening.core.events import VerificationHuman
from bening.core.grounds import OTHER, grounds_for
from bening.infra.db import move
from bening.notifications.services import notify
from bening.stages.announcements import queries as announcements
from bening.stages.verification import queries, record
from bening.stages.verification.models import Allocation, Finding, Ruling, Verdict
from bening.stages.verification.requirements import Requirement, requirements_of
from bening.stages.verification.services.allocating import close
from bening.stages.verification.services.supplementing import supplement_findings
from bening.transparency import services as transparency

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.documents.models import Dossier


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a verifier says of one requirement; `ground` is empty exactly when it is met."""

    requirement: str
    met: bool
    ground: str = ""
    note: str = ""


@transaction.atomic
def propose_verdict(
    allocation: Allocation, judgements: Sequence[Judgement], *, by: User, at: datetime
) -> Verdict:
    """Say of every requirement whether it is met; MS if all are, else TMS. A second person must approve."""
    # gather
    dossier = allocation.dossier
    requirements = requirements_of(dossier)
    again = queries.last_return(dossier)
    # decide
    against = (
        *queries.against_deciding(allocation, by, allocation.step),
        *incomplete(judgements, requirements, supervisor=allocation.step == queries.REFERRED),
    )
    require(Grounds(against))
    # write
    supplement_findings(dossier, at=at)
    verdict = write_proposal(
        dossier,
        judgements,
        requirements,
        by=by,
        at=at,
        **_follows(dossier, again),
    )
    close(Allocation.objects.filter(pk=allocation.pk), at)
    return verdict


@transaction.atomic
def return_verdict(allocation: Allocation, because: str, *, by: User, at: datetime) -> Verdict:
    """Send a proposal back with the reason; another person, not the first, judges it anew."""
    # gather
    verdict = queries.proposed_verdict(allocation.dossier)
    # decide
    reasons = list(against_approving(allocation, verdict, by))
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Grounds(tuple(reasons)))
    # write
    move(verdict, "return", returned_by=by, returned_at=at, returned_because=because.strip())
    close(Allocation.objects.filter(pk=allocation.pk), at)
    return verdict


@transaction.atomic
def approve_verdict(allocation: Allocation, *, by: User, at: datetime) -> Verdict:
    """Seal a proposed MS and say so in the log. A TMS is judged blind instead (`judge_again`)."""
    # gather
    verdict = queries.proposed_verdict(allocation.dossier)
    # decide
    reasons = list(against_approving(allocation, verdict, by))
    if verdict is not None and verdict.outcome == "tms":
        reasons.append(Reason("verdict.judge_blind"))
    require(Grounds(tuple(reasons)))
    # write
    return seal(verdict, allocation, by=by, at=at)


def seal(verdict: Verdict, allocation: Allocation, *, by: User, at: datetime) -> Verdict:
    """The proposal becomes the verdict; the log, the person and the desk learn of it."""
    supplement_findings(verdict.dossier, at=at)
    entry = _tell(verdict, by=by, at=at)
    move(verdict, "approve", approved_by=by, decided_at=at, entry=entry)
    _write_ruling(verdict, at)
    close(Allocation.objects.filter(pk=allocation.pk), at)
    notify(to=verdict.person, kind="verdict.sealed", context={}, at=at)
    return verdict


def _write_ruling(verdict: Verdict, at: datetime) -> None:
    """Keep what two people found of a programme that was not surely listed: it need not be asked again."""
    answers = [one.met for one in verdict.findings.all() if one.requirement == queries.ABOUT]
    names = queries.names_in(verdict.dossier) if answers else None
    if names is not None:
        Ruling.objects.create(
            announcement=verdict.dossier.application.announcement,
            verdict=verdict,
            level=names.level,
            stated=names.stated,
            accepted=names.accepted,
            met=answers[0],
            decided_at=at,
        )


def _follows(dossier: Dossier, again: Verdict | None) -> dict[str, Any]:
    """The round of a proposal and what it follows: the one sent back, or a refusal opened again."""
    opened = queries.reopening_of(dossier)
    later = again is not None and again.round != "initial"
    if later and (opened is None or again.pk > opened.verdict_id):
        return {"round": again.round, "objection": again.objection, "supersedes": again.supersedes}
    if opened is not None:
        return {"round": "reopened", "objection": opened.objection, "supersedes": opened.verdict}
    return {}


# --- deciding -----------------------------------------------------------------------------------------


def against_approving(allocation: Allocation, verdict: Verdict | None, by: User) -> Iterable[Reason]:
    """Why this person may not be the second, or the third, on this proposal."""
    yield from queries.against_deciding(allocation, by, allocation.step)
    if verdict is None:
        yield Reason("state.already_done")
        return
    took_part = {verdict.proposed_by_id, verdict.person_id}
    took_part |= {opinion.officer_id for opinion in verdict.opinions.all()}
    if verdict.supersedes is not None:
        earlier = verdict.supersedes
        took_part |= {earlier.proposed_by_id, earlier.approved_by_id, verdict.objection.reviewer_id}
    if by.pk in took_part:
        yield Reason("officer.same_person")


def incomplete(
    judgements: Sequence[Judgement], requirements: Sequence[Requirement], *, supervisor: bool = False
) -> Iterable[Reason]:
    """Every requirement is judged once; a "no" names one of its grounds. All faults at once.

    The ground that stands in no list is for a supervisor alone, and says in words what it is.
    """
    asked = {requirement.code for requirement in requirements}
    said = [judgement.requirement for judgement in judgements]
    for code in sorted(asked - set(said)):
        yield Reason("finding.missing", "", {"requirement": code})
    for code in sorted(set(said) - asked):
        yield Reason("finding.unknown_requirement", "", {"requirement": code})
    for judgement in judgements:
        allowed = grounds_for(judgement.requirement, supervisor=supervisor)
        if not judgement.met and judgement.ground not in allowed:
            yield Reason("finding.ground_missing", "", {"requirement": judgement.requirement})
        elif judgement.ground == OTHER and not judgement.note.strip():
            yield Reason("finding.words_missing", "", {"requirement": judgement.requirement})
    if len(said) != len(set(said)):
        yield Reason("finding.judged_twice")


# --- writing ------------------------------------------------------------------------------------------


def write_proposal(
    dossier: Dossier,
    judgements: Iterable[Judgement],
    requirements: Iterable[Requirement],
    *,
    by: User,
    at: datetime,
    round: str = "initial",
    objection: Any = None,
    supersedes: Verdict | None = None,
) -> Verdict:
    """The proposed verdict with a finding for each judgement; a later round names what it follows."""
    judged = list(judgements)
    verdict = Verdict.objects.create(
        state="proposed",
        dossier=dossier,
        person=dossier.application.person,
        round=round,
        outcome="ms" if all(judgement.met for judgement in judged) else "tms",
        proposed_by=by,
        proposed_at=at,
        objection=objection,
        supersedes=supersedes,
    )
    rules = {requirement.code: requirement for requirement in requirements}
    Finding.objects.bulk_create(_finding(verdict, rules[one.requirement], one) for one in judged)
    return verdict


def _finding(verdict: Verdict, rule: Requirement, judgement: Judgement) -> Finding:
    return Finding(
        verdict=verdict,
        requirement=rule.code,
        met=judgement.met,
        ground="" if judgement.met else judgement.ground,
        legal_basis=rule.legal_basis,
        verified=rule.verified,
        note=judgement.note.strip(),
    )


def _tell(verdict: Verdict, *, by: User, at: datetime) -> Any:
    """The log entry: that two people decided, with what they said inside a commitment."""
    application = verdict.dossier.application
    answered = [verdict.dossier.entry, queries.findings_entry(verdict.dossier)]
    if verdict.supersedes is not None:
        answered += [verdict.supersedes.entry, verdict.objection.answer_entry]
    return transparency.record(
        VerificationHuman(rules=announcements.edition_digest(application.announcement)),
        log=application.season,
        answers=answered,
        secret=record.secret(verdict),
        fields=record.said(verdict, by),
        at=at,
    )
