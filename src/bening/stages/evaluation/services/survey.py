"""The satisfaction survey: proposed by one, opened by another, answered by visitors, published by the worker.

A visitor's answer keeps its month and nothing else. The slip it was given with is spent in the same
transaction, and neither row knows the other.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Max

from bening.accounts import queries as people
from bening.core.deadlines import day_of
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import DatasetPublished, personal_pattern
from bening.core.satisfaction import ANSWERS
from bening.core.tlog.note import encode64
from bening.infra.db import move
from bening.participation.services import statements
from bening.stages.evaluation.models import (
    Survey,
    SurveyAnswer,
    SurveyPoint,
    SurveyRemark,
    SurveyRow,
    SurveySlip,
)
from bening.stages.evaluation.queries import survey as queries
from bening.stages.evaluation.survey_rules import ELEMENTS, survey_rules
from bening.transparency import services as transparency
from bening.transparency.datasets import seal_rows

if TYPE_CHECKING:
    from bening.accounts.models import Institution, User

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of a slip's code: none that is taken for another. Twelve of them cannot be guessed."""
CODE_LENGTH, GROUP = 12, 4
RULES = ("personal_data", "insult", "hate", "spam", "off_topic", "unlawful")


@dataclass(frozen=True, slots=True)
class Counter:
    """A service of a unit, and about how many people it serves while the survey runs."""

    unit: str
    service: str
    served: int


@transaction.atomic
def propose_survey(
    institution: Institution,
    title: str,
    counters: Sequence[Counter],
    *,
    starts: date,
    ends: date,
    by: User,
    at: datetime,
) -> Survey:
    """Write down which services are asked about and when; a second person opens it."""
    last = Survey.objects.aggregate(n=Max("number"))["n"] or 0
    require(Verdict(tuple(_against(counters, starts, ends, at))))
    try:
        with transaction.atomic():
            survey = Survey.objects.create(
                state="proposed",
                institution=institution,
                number=last + 1,
                title=title.strip(),
                starts=starts,
                ends=ends,
                season=statements.season(at),
                proposed_by=by,
                proposed_at=at,
            )
    except IntegrityError:  # somebody else took the number just now
        raise Refused(Reason("state.already_done")) from None
    SurveyPoint.objects.bulk_create(
        SurveyPoint(survey=survey, position=place, unit=each.unit, service=each.service, served=each.served)
        for place, each in enumerate(counters, start=1)
    )
    return survey


def _against(counters: Sequence[Counter], starts: date, ends: date, at: datetime) -> Iterable[Reason]:
    if not starts <= ends or ends < day_of(at):
        yield Reason("survey.days_wrong")
    named = {(each.unit, each.service) for each in counters}
    if not counters or len(named) < len(counters) or any(each.served < 1 for each in counters):
        yield Reason("survey.points_missing")


@transaction.atomic
def open_survey(survey: Survey, *, by: User, at: datetime) -> Survey:
    """Open it as the second person: from here counters and days are fixed, and it publishes itself."""
    if by.pk == survey.proposed_by_id:
        raise Refused(Reason("officer.same_person"))
    return move(survey, "open", opened_by=by, opened_at=at)


@transaction.atomic
def return_survey(survey: Survey, because: str, *, by: User, at: datetime) -> Survey:
    """Send it back with the reason."""
    reasons = []
    if by.pk == survey.proposed_by_id:
        reasons.append(Reason("officer.same_person"))
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    return move(survey, "return", returned_by=by, returned_because=because.strip())


@transaction.atomic
def print_slips(point: SurveyPoint, number: int, *, by: User, at: datetime) -> list[str]:
    """New codes for one service, told once: only their keyed hashes are kept."""
    reasons = []
    if point.survey.state != "open" or day_of(at) > point.survey.ends:
        reasons.append(Reason("survey.not_open"))
    most = survey_rules().most_slips
    if not 1 <= number <= most:
        reasons.append(Reason("survey.too_many_slips", facts={"most": most}))
    require(Verdict(tuple(reasons)))
    codes = [_code() for _ in range(number)]
    SurveySlip.objects.bulk_create(SurveySlip(point=point, code=queries.code_mark(code)) for code in codes)
    return codes


def _code() -> str:
    letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    return "-".join(letters[start : start + GROUP] for start in range(0, CODE_LENGTH, GROUP))


@transaction.atomic
def open_kiosk(point: SurveyPoint, *, by: User, at: datetime) -> str:
    """A new key for the kiosk of one service, told once; the one before it no longer works."""
    if point.survey.state != "open" or day_of(at) > point.survey.ends:
        raise Refused(Reason("survey.not_open"))
    key = secrets.token_urlsafe(18)
    SurveyPoint.objects.filter(pk=point.pk).update(kiosk=queries.kiosk_mark(key))
    return key


@transaction.atomic
def answer_with_slip(code: str, answers: Sequence[int], remark: str, *, at: datetime) -> SurveyAnswer:
    """Take a visitor's answer and spend the slip; of two who send the same code one is taken."""
    slip = queries.slip(code)
    if slip is None:
        raise Refused(Reason("survey.slip_wrong"))
    require(Verdict(tuple(_against_answer(slip.point, answers, at))))
    if SurveySlip.objects.filter(pk=slip.pk, spent=False).update(spent=True) != 1:
        raise Refused(Reason("survey.slip_wrong"))
    return _take(slip.point, "slip", answers, remark, at)


@transaction.atomic
def answer_at_kiosk(point: SurveyPoint, answers: Sequence[int], remark: str, *, at: datetime) -> SurveyAnswer:
    """Take an answer given at the kiosk of a counter."""
    require(Verdict(tuple(_against_answer(point, answers, at))))
    return _take(point, "kiosk", answers, remark, at)


@transaction.atomic
def enter_paper(
    point: SurveyPoint, answers: Sequence[int], remark: str, *, by: User, at: datetime
) -> SurveyAnswer:
    """Take down what stands on a paper form; counted apart from what visitors typed themselves."""
    require(Verdict(tuple(_against_answer(point, answers, at))))
    return _take(point, "paper", answers, remark, at)


def _against_answer(point: SurveyPoint, answers: Sequence[int], at: datetime) -> Iterable[Reason]:
    if not queries.runs(point.survey, at):
        yield Reason("survey.not_open")
    if len(answers) != len(ELEMENTS) or any(each not in ANSWERS for each in answers):
        yield Reason("survey.answers_wrong")


def _take(
    point: SurveyPoint, channel: str, answers: Sequence[int], remark: str, at: datetime
) -> SurveyAnswer:
    month = day_of(at).replace(day=1)
    if remark.strip():
        SurveyRemark.objects.create(state="held", point=point, month=month, text=remark.strip())
    given = dict(zip(ELEMENTS, answers, strict=True))
    return SurveyAnswer.objects.create(point=point, month=month, channel=channel, **given)


@transaction.atomic
def show_remark(remark: SurveyRemark, *, by: User, at: datetime) -> SurveyRemark:
    """Let the public read a remark; never one that names an officer or holds personal data."""
    institution = remark.point.survey.institution
    if personal_pattern(remark.text) or queries.names_an_officer(remark.text, institution):
        raise Refused(Reason("survey.names_an_officer"))
    return move(remark, "show", moderated_by=by)


@transaction.atomic
def hide_remark(remark: SurveyRemark, rule: str, *, by: User, at: datetime) -> SurveyRemark:
    """Keep a remark from the public, by a rule; the public sees how many were hidden."""
    if rule not in RULES:
        raise Refused(Reason("survey.rule_missing"))
    return move(remark, "hide", moderated_by=by, rule=rule)


@transaction.atomic
def publish_survey(survey: Survey, *, at: datetime) -> Survey:
    """Publish what came out once the last day is over: as open data, its root in the log."""
    if survey.state != "open" or day_of(at) <= survey.ends:
        raise Refused(Reason("survey.not_open"))
    sealed = seal_rows([line.values() for line in queries.results(survey)])
    entry = transparency.record(
        DatasetPublished(
            object=queries.dataset_name(survey),
            topic="survey",
            dataset=queries.dataset_name(survey),
            rows=sealed.count,
            root=sealed.root,
        ),
        log=survey.season,
        at=at,
    )
    SurveyRow.objects.bulk_create(
        SurveyRow(
            survey=survey,
            position=place,
            values=row.values,
            salt=encode64(row.salt),
            commitment=encode64(row.commitment),
        )
        for place, row in enumerate(sealed.rows)
    )
    return move(survey, "publish", published_at=at, entry=entry)


def publish_ended(at: datetime) -> int:
    """Publish every survey whose last day is over; how many."""
    ended = list(queries.ended(day_of(at)))
    for survey in ended:
        publish_survey(survey, at=at)
    return len(ended)


def institution_of(officer: User) -> Institution | None:
    """For whom this officer proposes a survey."""
    return people.institutions_of(officer, "evaluator").first()
