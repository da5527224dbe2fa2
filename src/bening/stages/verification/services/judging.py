"""A TMS takes two people who judged alike without knowing of each other; else a third decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from bening.core.decision import Reason, require
from bening.core.decision import Verdict as Grounds
from bening.infra.db import move
from bening.stages.verification import queries
from bening.stages.verification.models import Allocation, Finding, Opinion, Verdict
from bening.stages.verification.requirements import requirements_of
from bening.stages.verification.services.allocating import close
from bening.stages.verification.services.deciding import (
    Judgement,
    against_approving,
    incomplete,
    seal,
    write_proposal,
)

if TYPE_CHECKING:
    from bening.accounts.models import User

FIRST, SECOND = "first", "second"
"""Whose judgement the third person takes."""
THIRD_DECIDED = "Dua penilai berbeda; orang ketiga memutuskan."


@transaction.atomic
def judge_again(
    allocation: Allocation, judgements: Sequence[Judgement], *, by: User, at: datetime
) -> Verdict:
    """The second person's own judgement on what is in dispute, given without seeing the first.

    Both alike: the TMS is sealed. Different anywhere: the proposal goes to a third person.
    """
    # gather
    verdict = queries.proposed_verdict(allocation.dossier)
    asked = queries.asked_again(verdict) if verdict else []
    rules = [one for one in requirements_of(allocation.dossier) if one.code in set(asked)]
    # decide
    reasons = list(against_approving(allocation, verdict, by))
    if verdict is not None and verdict.outcome != "tms":
        reasons.append(Reason("verdict.nothing_in_dispute"))
    require(Grounds((*reasons, *incomplete(judgements, rules, supervisor=True))))
    # write
    _write_opinions(verdict, judgements, blind=True, by=by, at=at)
    verdict = queries.proposed_verdict(allocation.dossier)
    if queries.differences(verdict):
        close(Allocation.objects.filter(pk=allocation.pk), at)
        return verdict
    return seal(verdict, allocation, by=by, at=at)


@transaction.atomic
def decide_between(allocation: Allocation, sides: Mapping[str, str], *, by: User, at: datetime) -> Verdict:
    """The third person takes, for every difference, the first's or the second's judgement; then it is sealed.

    `sides`: requirement → first | second. If all are the first's, the proposal stands; otherwise it is sent
    back and the verdict is that of the second and the third person.
    """
    # gather
    verdict = queries.proposed_verdict(allocation.dossier)
    differences = queries.differences(verdict) if verdict else []
    # decide
    reasons = list(against_approving(allocation, verdict, by))
    reasons += [
        Reason("finding.missing", "", {"requirement": finding.requirement})
        for finding, _ in differences
        if sides.get(finding.requirement) not in (FIRST, SECOND)
    ]
    require(Grounds(tuple(reasons)))
    # write
    taken = [
        (finding if sides[finding.requirement] == FIRST else opinion) for finding, opinion in differences
    ]
    decided = {one.requirement: _judgement(one) for one in taken}
    _write_opinions(verdict, list(decided.values()), blind=False, by=by, at=at)
    if set(sides.values()) == {FIRST}:
        return seal(verdict, allocation, by=by, at=at)
    return _replace(verdict, decided, differences[0][1].officer, allocation, by=by, at=at)


def _replace(
    verdict: Verdict,
    decided: Mapping[str, Judgement],
    second: User,
    allocation: Allocation,
    *,
    by: User,
    at: datetime,
) -> Verdict:
    """The verdict of the second and the third person, in the place of the first's proposal."""
    move(verdict, "return", returned_by=by, returned_at=at, returned_because=THIRD_DECIDED)
    said = [decided.get(one.requirement) or _judgement(one) for one in verdict.findings.all()]
    new = write_proposal(
        verdict.dossier,
        said,
        requirements_of(verdict.dossier),
        by=second,
        at=at,
        round=verdict.round,
        objection=verdict.objection,
        supersedes=verdict.supersedes,
    )
    return seal(new, allocation, by=by, at=at)


def _judgement(said: Finding | Opinion) -> Judgement:
    return Judgement(said.requirement, said.met, said.ground, said.note)


def _write_opinions(
    verdict: Verdict, judgements: Sequence[Judgement], *, blind: bool, by: User, at: datetime
) -> None:
    Opinion.objects.bulk_create(
        Opinion(
            verdict=verdict,
            officer=by,
            blind=blind,
            requirement=one.requirement,
            met=one.met,
            ground=one.ground,
            note=one.note.strip(),
            given_at=at,
        )
        for one in judgements
    )
