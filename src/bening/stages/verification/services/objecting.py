"""The applicant's sanggah against a TMS, and what its answer leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from bening.core.decision import Reason, Refused, require
from bening.core.decision import Verdict as Grounds
from bening.core.events import personal_pattern
from bening.core.timetable import window_open
from bening.objections import services as objections
from bening.stages.announcements import queries as announcements
from bening.stages.verification import queries
from bening.stages.verification.models import Precedent, Verdict
from bening.stages.verification.requirements import requirements_of
from bening.stages.verification.services.deciding import Judgement, write_proposal

if TYPE_CHECKING:
    from bening.accounts.models import User


@transaction.atomic
def file_sanggah(verdict: Verdict, arguments: Mapping[str, str], *, by: User, at: datetime) -> Any:
    """Object to a TMS, ground by ground, within the window of the announcement, once.

    `arguments`: requirement → why it is met after all; only requirements that were found not met.
    """
    # gather
    application = verdict.dossier.application
    timetable = announcements.timetable_of(application.announcement)
    failed = [finding.requirement for finding in verdict.findings.all() if not finding.met]
    # decide
    if (verdict.round, verdict.outcome, verdict.state) != ("initial", "tms", "sealed"):
        raise Refused(Reason("sanggah.nothing_to_object_to"))
    if verdict.dossier.state != "sealed":
        raise Refused(Reason("sanggah.withdrawn"))
    require(window_open(timetable, "sanggah", at))
    # write
    return objections.file_objection(
        stage="verification",
        about=verdict.uuid,
        institution=application.announcement.institution,
        season=application.season,
        rules=announcements.edition_digest(application.announcement),
        person=verdict.person,
        first_officer=verdict.proposed_by,
        second_officer=verdict.approved_by,
        allowed=failed,
        arguments=arguments,
        window=timetable.phase("sanggah"),
        answer_due_at=timetable.phase("sanggah_answer").ends,
        answers=[verdict.entry],
        subject=application.number,
        by=by,
        at=at,
    )


@transaction.atomic
def answer_sanggah(
    objection: Any,
    decisions: Mapping[str, tuple[str, str, str]],
    *,
    by: User,
    at: datetime,
    precedents: Mapping[str, str] | None = None,
) -> Verdict | None:
    """Answer every ground; when one is accepted, propose the verdict that follows from it.

    `decisions`: requirement → (accepted | rejected, reasoning, legal basis). The new verdict waits
    for a second person who took no part before; the old one stays as it was. `precedents`: requirement
    → the reasoning in words without a person, which everybody may read later.
    """
    verdict = queries.verdict_about(objection.about)
    if queries.took_part(verdict.dossier, by):
        raise Refused(Reason("officer.decided_before"))
    shown = announcements.timetable_of(verdict.dossier.application.announcement).phase("post_sanggah")
    objections.answer_objection(
        objection, decisions, by=by, at=at, shown_from=shown.starts if shown else None
    )
    _write_precedents(objection, verdict, decisions, precedents or {}, at)
    accepted = {requirement for requirement, (answer, *_) in decisions.items() if answer == "accepted"}
    if not accepted:
        return None
    return write_proposal(
        verdict.dossier,
        [_after(finding, accepted) for finding in verdict.findings.all()],
        requirements_of(verdict.dossier),
        by=by,
        at=at,
        round="sanggah",
        objection=objection,
        supersedes=verdict,
    )


def _write_precedents(
    objection: Any,
    verdict: Verdict,
    decisions: Mapping[str, tuple[str, str, str]],
    words: Mapping[str, str],
    at: datetime,
) -> None:
    """Keep the public words of each ground; refused if they seem to name the person or hold a number."""
    grounds = {one.requirement: one.ground for one in verdict.findings.all()}
    told = {requirement: text.strip() for requirement, text in words.items() if text.strip()}
    require(Grounds(tuple(_personal(told, verdict))))
    Precedent.objects.bulk_create(
        Precedent(
            announcement=verdict.dossier.application.announcement,
            objection=objection,
            requirement=requirement,
            ground=grounds[requirement],
            legal_basis=decisions[requirement][2][:200],
            accepted=decisions[requirement][0] == "accepted",
            words=text,
            written_at=at,
        )
        for requirement, text in told.items()
        if requirement in decisions and requirement in grounds
    )


def _personal(told: Mapping[str, str], verdict: Verdict) -> Iterator[Reason]:
    names = {word.lower() for word in verdict.person.name.split() if len(word) > 2}
    number = verdict.dossier.application.number or ""
    for requirement, text in told.items():
        words = set(re.findall(r"\w+", text.lower()))
        if (
            names & words
            or (number and number in text)
            or re.search(r"\d{7}", text)
            or personal_pattern(text)
        ):
            yield Reason("precedent.names_somebody", "", {"requirement": requirement})


def _after(finding: Any, accepted: set[str]) -> Judgement:
    """What was found of one requirement, with an accepted objection put right."""
    if finding.requirement in accepted:
        return Judgement(finding.requirement, True)
    return Judgement(finding.requirement, finding.met, finding.ground, finding.note)
