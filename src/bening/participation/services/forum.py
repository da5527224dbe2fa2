"""The forum: threads, suggestions and what becomes of them, support, hearings, the month of moderation."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from bening.accounts.queries import has_role
from bening.core.deadlines import day_of, start_of
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import DatasetPublished
from bening.core.tlog.note import encode64
from bening.infra.db import move
from bening.notifications.services import notify
from bening.participation import periods
from bening.participation.models import (
    Hearing,
    HearingQuestion,
    ModerationAction,
    ModerationMonth,
    SuggestionStep,
    Support,
    Thread,
    Topic,
)
from bening.participation.queries import comments as queries
from bening.participation.services import statements
from bening.participation.services.commenting import new_comment, subscribe
from bening.transparency.datasets import seal_rows
from bening.transparency.services import record

DAY = timedelta(days=1)


@transaction.atomic
def open_topic(institution: Any, *, slug: str, title: str, about: str, by: Any, at: datetime) -> Topic:
    """Begin a topic."""
    require(Verdict(tuple(_moderates(by, institution))))
    try:
        with transaction.atomic():
            return Topic.objects.create(
                institution=institution, slug=slug, title=title, about=about, opened_by=by, opened_at=at
            )
    except IntegrityError:
        raise Refused(Reason("consultation.slug_taken")) from None


@transaction.atomic
def start_thread(
    topic: Topic,
    *,
    title: str,
    kind: str,
    body: str,
    mode: str,
    organisation: Any = None,
    by: Any,
    at: datetime,
) -> Thread:
    """Begin a conversation or make a suggestion; one follows what one began."""
    most = periods.limit("threads_a_day")
    if Thread.objects.filter(person_id=by.pk, created_at__gt=at - DAY).count() >= most:
        raise Refused(Reason("participation.too_many", facts={"most": most}))
    if not title.strip():
        raise Refused(Reason("comment.empty"))
    thread = Thread.objects.create(topic=topic, person=by, kind=kind, title=title.strip(), created_at=at)
    reply(thread, body=body, mode=mode, organisation=organisation, by=by, at=at)
    subscribe(by, thread=thread)
    _tell(topic=topic, but=by, number=thread.pk, at=at)
    return thread


@transaction.atomic
def reply(thread: Thread, *, body: str, mode: str, organisation: Any = None, by: Any, at: datetime) -> Any:
    """Say something in a thread."""
    made = new_comment(
        by=by,
        at=at,
        scope=f"topic/{thread.topic_id}",
        body=body,
        mode=mode,
        organisation=organisation,
        thread=thread,
        kind="post",
    )
    _tell(thread=thread, but=by, number=thread.pk, at=at)
    return made


def _tell(*, but: Any, number: int, at: datetime, **what: Any) -> None:
    for person in queries.subscribers(**what):
        if person.pk != but.pk:
            notify(to=person, kind="forum.news", context={"number": number}, at=at)


@transaction.atomic
def support(thread: Thread, *, by: Any, at: datetime) -> None:
    """Support a suggestion: one person once, and counted from tomorrow; not one's own."""
    if thread.kind != "suggestion" or thread.person_id == by.pk:
        raise Refused(Reason("support.not_possible"))
    most, today = periods.limit("supports_a_day"), day_of(at)
    if Support.objects.filter(person_id=by.pk, day=today).count() >= most:
        raise Refused(Reason("participation.too_many", facts={"most": most}))
    Support.objects.get_or_create(thread=thread, person=by, defaults={"day": today})


@transaction.atomic
def end_support(thread: Thread, *, by: Any) -> None:
    """No longer support it."""
    Support.objects.filter(thread=thread, person_id=by.pk).delete()


@transaction.atomic
def set_status(thread: Thread, status: str, reason: str, *, by: Any, at: datetime) -> SuggestionStep:
    """Say what becomes of a suggestion, and why; everybody who follows it is told."""
    reasons = list(_moderates(by, thread.topic.institution))
    if thread.kind != "suggestion":
        reasons.append(Reason("support.not_possible"))
    if thread.person_id == by.pk:
        reasons.append(Reason("officer.same_person"))
    if not reason.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    _tell(thread=thread, but=by, number=thread.pk, at=at)
    return SuggestionStep.objects.create(
        thread=thread, status=status, reason=reason.strip()[:600], by=by, at=at
    )


# -- hearings --------------------------------------------------------------------------------------------


@transaction.atomic
def announce_hearing(
    topic: Topic,
    *,
    title: str,
    place: str,
    starts_at: datetime,
    ends_at: datetime,
    agenda: str,
    by: Any,
    at: datetime,
) -> Hearing:
    """Announce a public hearing with its agenda; who follows the topic is told."""
    reasons = list(_moderates(by, topic.institution))
    if not at < starts_at < ends_at:
        reasons.append(Reason("hearing.times"))
    require(Verdict(tuple(reasons)))
    hearing = Hearing.objects.create(
        topic=topic,
        title=title,
        place=place,
        starts_at=starts_at,
        ends_at=ends_at,
        agenda=agenda,
        announced_by=by,
        state="announced",
    )
    _tell(topic=topic, but=by, number=hearing.pk, at=at)
    return hearing


@transaction.atomic
def record_hearing(
    hearing: Hearing, *, minutes: str, women: int, men: int, with_disability: int = 0, by: Any, at: datetime
) -> Hearing:
    """Write down what was said and how many came; from here the hearing never changes."""
    reasons = list(_moderates(by, hearing.topic.institution))
    if at < hearing.starts_at:
        reasons.append(Reason("hearing.not_yet"))
    if not minutes.strip():
        reasons.append(Reason("comment.empty"))
    require(Verdict(tuple(reasons)))
    return move(
        hearing,
        "record",
        minutes=minutes.strip(),
        women=women,
        men=men,
        with_disability=with_disability,
        recorded_at=at,
    )


@transaction.atomic
def add_question(
    hearing: Hearing, *, question: str, answer: str, in_faq: bool, by: Any, at: datetime
) -> HearingQuestion:
    """Add a question of a hearing with its answer."""
    require(Verdict(tuple(_moderates(by, hearing.topic.institution))))
    return HearingQuestion.objects.create(
        hearing=hearing, question=question.strip(), answer=answer.strip(), in_faq=in_faq, at=at
    )


def _moderates(by: Any, institution: Any) -> Any:
    if not has_role(by, queries.MODERATOR, institution):
        yield Reason("officer.no_role")


# -- the month of moderation -----------------------------------------------------------------------------


def publish_months(at: datetime) -> int:
    """Publish every past month since the first action; how many. Safe to run twice."""
    first = ModerationAction.objects.order_by("at").values_list("at", flat=True).first()
    if first is None:
        return 0
    month, published = day_of(first).replace(day=1), 0
    known = set(ModerationMonth.objects.values_list("month", flat=True))
    while (following := _next(month)) <= day_of(at).replace(day=1):
        if month not in known:
            published += _publish_month(month, following, at)
        month = following
    return published


def _next(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


@transaction.atomic
def _publish_month(month: date, following: date, at: datetime) -> int:
    found = queries.moderation_between(start_of(month), start_of(following))
    table = seal_rows({**asdict(row), "day": row.day.isoformat()} for row in found)
    season = statements.season(at)
    event = DatasetPublished(
        object=f"moderasi/{month:%Y-%m}",
        topic="moderation",
        dataset=f"moderation/{month:%Y-%m}",
        rows=table.count,
        root=table.root,
    )
    try:
        with transaction.atomic():
            ModerationMonth.objects.create(
                month=month,
                rows=[{"values": dict(row.values or {}), "salt": encode64(row.salt)} for row in table.rows],
                root=table.root,
                published_at=at,
                entry=record(event, log=season, at=at),
            )
    except IntegrityError:
        return 0  # another worker was faster
    return 1
