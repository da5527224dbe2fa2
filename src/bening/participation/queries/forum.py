"""Reading the forum. Support is counted up to yesterday, so that nobody watches a campaign by the minute."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from bening.accounts import queries as accounts
from bening.participation.models import (
    Comment,
    Hearing,
    HearingQuestion,
    SuggestionStep,
    Support,
    Thread,
    Topic,
)
from bening.participation.queries.comments import MODERATOR, first_visible, with_tombstones


def topics() -> QuerySet[Topic]:
    """Every topic with the number of its threads that can be read."""
    seen = Count("threads", filter=Q(first_visible(OuterRef("threads__pk"))), distinct=True)
    return Topic.objects.annotate(open_threads=seen).order_by("title")


def topics_managed_by(moderator: Any) -> QuerySet[Topic]:
    """Topics of the institutions of this moderator."""
    return Topic.objects.filter(institution__in=accounts.institutions_of(moderator, MODERATOR)).order_by(
        "title"
    )


def threads(today: date, *, topic: Topic | None = None, kind: str = "") -> QuerySet[Thread]:
    """Threads that can be read, newest first, with status, support and number of comments."""
    last = SuggestionStep.objects.filter(thread=OuterRef("pk")).order_by("-pk")
    supported = Support.objects.filter(thread=OuterRef("pk"), day__lt=today).order_by().values("thread")
    said = Comment.objects.filter(thread=OuterRef("pk"), state="visible").order_by().values("thread")
    found = Thread.objects.filter(first_visible(OuterRef("pk"))).annotate(
        status=Subquery(last.values("status")[:1]),
        supporters=Subquery(supported.annotate(n=Count("pk")).values("n")),
        said=Subquery(said.annotate(n=Count("pk")).values("n")),
    )
    found = found.filter(topic=topic) if topic else found
    found = found.filter(kind=kind) if kind else found
    return found.select_related("topic").order_by("-created_at", "-pk")


def most_supported(today: date) -> QuerySet[Thread]:
    """Suggestions by support, the most supported first."""
    return threads(today, kind="suggestion").order_by(F("supporters").desc(nulls_last=True), "-pk")


def comments_in(thread: Thread) -> QuerySet[Comment]:
    """What was said in a thread, with tombstones, oldest first."""
    return with_tombstones(Comment.objects.filter(thread=thread))


def steps_of(thread: Thread) -> QuerySet[SuggestionStep]:
    """What became of a suggestion, oldest first."""
    return SuggestionStep.objects.filter(thread=thread).order_by("pk")


def supports(person: Any, thread: Thread) -> bool:
    """Whether this person supports it."""
    signed_in = bool(person.is_authenticated)
    return signed_in and Support.objects.filter(thread=thread, person_id=person.pk).exists()


def hearings(*, topic: Topic | None = None) -> QuerySet[Hearing]:
    """Hearings, newest first."""
    found = Hearing.objects.select_related("topic").order_by("-starts_at", "-pk")
    return found.filter(topic=topic) if topic else found


def coming_hearings(at: datetime) -> QuerySet[Hearing]:
    """Hearings that are still to come, the next one first."""
    return hearings().filter(state="announced", ends_at__gte=at).order_by("starts_at", "pk")


def hearings_managed_by(moderator: Any) -> QuerySet[Hearing]:
    """Hearings of the institutions of this moderator."""
    return hearings().filter(topic__institution__in=accounts.institutions_of(moderator, MODERATOR))


def questions_of(hearing: Hearing) -> QuerySet[HearingQuestion]:
    """What was asked at a hearing."""
    return HearingQuestion.objects.filter(hearing=hearing).order_by("pk")


def frequent_questions() -> QuerySet[HearingQuestion]:
    """Questions of hearings that everybody should find."""
    found = HearingQuestion.objects.filter(in_faq=True).select_related("hearing__topic")
    return found.order_by("hearing__topic__title", "pk")


def news(today: date, *, topic: Topic | None = None) -> list[Thread]:
    """The newest threads for a feed."""
    return list(threads(today, topic=topic)[:30])
