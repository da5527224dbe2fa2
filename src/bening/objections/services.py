"""Filing an objection (sanggah) and answering it: a window, a clock, and a reviewer who took no part."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from bening.accounts import services as accounts
from bening.accounts.queries import has_role, is_related
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import ObjectionAnswered, ObjectionFiled
from bening.core.timetable import Phase, Timetable, window_open
from bening.infra.db import move
from bening.notifications.services import notify
from bening.transparency.services import record

from . import queries
from .models import Ground, Objection

LONGEST_ARGUMENT = 4000
LONGEST_REASONING = 4000
ANSWERS = ("accepted", "rejected")

Decision = tuple[str, str, str]
"""(accepted | rejected, the reasoning, the legal basis)."""


@transaction.atomic
def file_objection(
    *,
    stage: str,
    about: uuid.UUID,
    institution: Any,
    season: str,
    rules: str,
    person: Any,
    first_officer: Any,
    second_officer: Any,
    allowed: Iterable[str],
    arguments: Mapping[str, str],
    window: Phase | None,
    answer_due_at: datetime | None,
    answers: Iterable[Any],
    by: Any,
    at: datetime,
    subject: str = "",
) -> Objection:
    """Object to one sealed decision, ground by ground: within `window`, by the person, once.

    `about` is the decision's own UUID; `rules` the digest the log names; `allowed` the requirements
    that may be objected to; `arguments` requirement → text; `answers` the log entries of the
    decision; `subject` the participant number, which is committed to and not shown.
    """
    # gather
    texts = {requirement: text.strip() for requirement, text in arguments.items()}
    # decide
    require(_may_file(stage, about, person, by, window, at))
    if answer_due_at is None:  # without a day for the answer there is no remedy
        raise Refused(Reason("window.not_planned", facts={"phase": "sanggah_answer"}))
    require(Verdict(tuple(_faults(texts, set(allowed)))))
    # write
    objection = Objection(
        id=uuid.uuid4(),
        stage=stage,
        about=about,
        institution=institution,
        season=season,
        rules=rules,
        subject=subject or str(about),
        person=person,
        first_officer=first_officer,
        second_officer=second_officer,
        filed_at=at,
        answer_due_at=answer_due_at,
        state="filed",
    )
    objection.entry = record(
        ObjectionFiled(rules=rules),
        log=season,
        answers=answers,
        secret=accounts.commit_secret(person, season),
        fields=queries.filed_fields(objection, texts),
        inner=texts,
        at=at,
    )
    _insert(objection, texts)
    notify(to=person, kind="objection.filed", context={"due": answer_due_at.isoformat()}, at=at)
    return objection


@transaction.atomic
def answer_objection(
    objection: Objection,
    decisions: Mapping[str, Decision],
    *,
    by: Any,
    at: datetime,
    shown_from: datetime | None = None,
) -> Objection:
    """Answer every ground, each with reasoning and legal basis. From here the objection never changes.

    `shown_from`: when all answers become visible at once; the notice names that moment.

    An answer after the deadline is still taken, for the person has a right to it; that it is late
    stays visible for ever.
    """
    # gather
    grounds = list(Ground.objects.filter(objection=objection).order_by("pk"))
    answered = {
        requirement: (answer, reasoning.strip(), basis.strip())
        for requirement, (answer, reasoning, basis) in decisions.items()
    }
    # decide
    require(_may_answer(objection, by))
    require(Verdict(tuple(_gaps([ground.requirement for ground in grounds], answered))))
    # write
    for ground in grounds:
        _answer_ground(objection, ground, answered[ground.requirement])
    entry = record(
        ObjectionAnswered(rules=objection.rules),
        log=objection.season,
        answers=[objection.entry],
        secret=accounts.commit_secret(objection.person, objection.season),
        fields=queries.answered_fields(
            objection,
            [(requirement, answer, basis) for requirement, (answer, _, basis) in answered.items()],
            accounts.officer_mark(by, objection.season),
        ),
        inner={requirement: reasoning for requirement, (_, reasoning, _) in answered.items()},
        at=at,
    )
    move(objection, "answer", reviewer=by, answered_at=at, answer_entry=entry)
    shown = {"shown": max(shown_from or at, at).isoformat()}
    notify(to=objection.person, kind="objection.answered", context=shown, at=at)
    return objection


def _may_file(
    stage: str, about: uuid.UUID, person: Any, by: Any, window: Phase | None, at: datetime
) -> Verdict:
    if window is None:
        return Verdict((Reason("window.not_planned", facts={"phase": "sanggah"}),))
    reasons = list(window_open(Timetable((window,)), window.name, at).reasons)
    if by.pk != person.pk:
        reasons.append(Reason("objection.not_yours"))
    if queries.objection_of(person, stage, about):
        reasons.append(Reason("objection.already_filed"))
    return Verdict(tuple(reasons))


def _faults(texts: Mapping[str, str], allowed: set[str]) -> Iterable[Reason]:
    if not texts:
        yield Reason("objection.no_grounds")
    for requirement, text in texts.items():
        facts: dict[str, str | int] = {"requirement": requirement}
        if requirement not in allowed:
            yield Reason("objection.ground_unknown", facts=facts)
        elif not text:
            yield Reason("objection.argument_missing", facts=facts)
        elif len(text) > LONGEST_ARGUMENT:
            yield Reason("objection.argument_too_long", facts=facts | {"most": LONGEST_ARGUMENT})


def _insert(objection: Objection, texts: Mapping[str, str]) -> None:
    try:
        with transaction.atomic():
            objection.save(force_insert=True)
    except IntegrityError:
        if queries.objection_of(objection.person, objection.stage, objection.about) is None:
            raise  # not the race of two filings: a broken rule of the table, which is our mistake
        raise Refused(Reason("objection.already_filed")) from None
    Ground.objects.bulk_create(
        Ground(
            objection=objection,
            requirement=requirement,
            argument=accounts.seal_for(
                objection.person, text.encode(), queries.sealing(objection, requirement, "argument")
            ),
        )
        for requirement, text in texts.items()
    )


def _may_answer(objection: Objection, by: Any) -> Verdict:
    reasons = []
    if objection.state != "filed":
        reasons.append(Reason("state.already_done"))
    if not has_role(by, queries.REVIEWER, objection.institution):
        reasons.append(Reason("officer.no_role"))
    if by.pk in (objection.first_officer_id, objection.second_officer_id):
        reasons.append(Reason("officer.decided_before"))
    if is_related(by, objection.person):
        reasons.append(Reason("officer.concerned"))
    return Verdict(tuple(reasons))


def _gaps(requirements: list[str], answered: Mapping[str, Decision]) -> Iterable[Reason]:
    for requirement in answered.keys() - set(requirements):
        yield Reason("objection.ground_unknown", facts={"requirement": requirement})
    for requirement in requirements:
        answer, reasoning, basis = answered.get(requirement, ("", "", ""))
        facts: dict[str, str | int] = {"requirement": requirement}
        if answer not in ANSWERS:
            yield Reason("objection.ground_unanswered", facts=facts)
            continue
        if not reasoning:
            yield Reason("objection.reasoning_missing", facts=facts)
        if len(reasoning) > LONGEST_REASONING:
            yield Reason("objection.argument_too_long", facts=facts | {"most": LONGEST_REASONING})
        if not basis:
            yield Reason("objection.basis_missing", facts=facts)


def _answer_ground(objection: Objection, ground: Ground, decision: Decision) -> None:
    answer, reasoning, basis = decision
    context = queries.sealing(objection, ground.requirement, "reasoning")
    sealed = accounts.seal_for(objection.person, reasoning.encode(), context)
    Ground.objects.filter(pk=ground.pk, answer="").update(
        answer=answer, reasoning=sealed, legal_basis=basis[:200]
    )
