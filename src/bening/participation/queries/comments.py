"""Reading comments: what may be shown of them, and to whom they belong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from bening.accounts import queries as accounts
from bening.core.deadlines import day_of, is_past
from bening.core.tlog.dataset import Row, commit_row
from bening.core.tlog.note import decode64
from bening.infra.encryption import lookup
from bening.participation import periods
from bening.participation.models import (
    Appeal,
    Comment,
    ModerationAction,
    ModerationMonth,
    Organisation,
    Subscription,
)
from bening.transparency.datasets import Table, lines

MODERATOR = "moderator"


def with_tombstones(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """Comments that are shown, or whose tombstone is: with their last moderation and its appeal."""
    actions = Prefetch("actions", ModerationAction.objects.order_by("-pk"))
    appeals = Prefetch("appeals", Appeal.objects.order_by("-pk"))
    shown = comments.exclude(state="held").select_related("person", "organisation")
    return shown.prefetch_related(actions, appeals).order_by("created_at", "pk")


def name_of(comment: Comment) -> str:
    """Under which name a comment is shown. After erasure a name is gone."""
    if comment.organisation is not None:
        return comment.organisation.name
    if comment.mode == "pseudonym":
        return comment.pseudonym
    return comment.person.name or _("Akun yang dihapus")


def pseudonym(person: Any, scope: str) -> str:
    """The same within one consultation or topic, and linked to nothing outside it."""
    return f"Warga {lookup(f'{person.pk}/{scope}', 'voice')[:6]}"


def comments_by(person: Any) -> QuerySet[Comment]:
    """Everything this person said, newest first."""
    found = Comment.objects.filter(person_id=person.pk)
    return found.select_related("thread", "clause_text__version__consultation").order_by("-created_at", "-pk")


def held_for(moderator: Any) -> QuerySet[Comment]:
    """Comments that wait for a moderator: not their own, nor of somebody related; oldest first."""
    return _moderated(moderator).filter(state="held").order_by("created_at", "pk")


def moderated_by(moderator: Any) -> QuerySet[Comment]:
    """Every comment that this moderator may act on."""
    return _moderated(moderator)


def _moderated(moderator: Any) -> QuerySet[Comment]:
    own = accounts.institutions_of(moderator, MODERATOR)
    place = Q(thread__topic__institution__in=own)
    place |= Q(clause_text__version__consultation__institution__in=own)
    return (
        Comment.objects.filter(place)
        .exclude(person_id__in=accounts.related_people(moderator))
        .select_related("person", "organisation", "thread__topic", "clause_text__version__consultation")
    )


def appeals_for(moderator: Any) -> QuerySet[Appeal]:
    """Appeals this moderator may decide: against somebody else's action, of nobody related."""
    return (
        Appeal.objects.filter(state="filed", comment__in=_moderated(moderator).values("pk"))
        .exclude(moderator_id=moderator.pk)
        .select_related("comment", "action", "author")
        .order_by("due_at", "pk")
    )


def may_appeal(comment: Comment, person: Any, at: datetime) -> ModerationAction | None:
    """The action that this author may still appeal against."""
    return appealable(person, at).get(comment.pk) if comment.person_id == person.pk else None


def appealable(person: Any, at: datetime) -> dict[int, ModerationAction]:
    """For each hidden comment of this person the action that may still be appealed against."""
    return _open_to_appeal(Comment.objects.filter(person_id=person.pk), at)


def _open_to_appeal(comments: QuerySet[Comment], at: datetime) -> dict[int, ModerationAction]:
    """By comment: the last hiding, if nobody appealed against it and its time has not passed."""
    hidden = ModerationAction.objects.filter(comment__in=comments, comment__state="hidden", action="hide")
    last = {action.comment_id: action for action in hidden.order_by("pk")}
    appealed = set(Appeal.objects.filter(action__in=list(last.values())).values_list("action", flat=True))
    within = periods.period("forum.appeal_filed")
    return {
        comment: action
        for comment, action in last.items()
        if action.pk not in appealed and not is_past(within.after(action.at), at)
    }


def contested(comments: QuerySet[Comment], at: datetime) -> int:
    """How many hidden comments may come back: an appeal waits, or its author may still file one."""
    waiting = Appeal.objects.filter(comment__in=comments, state="filed").count()
    return waiting + len(_open_to_appeal(comments, at))


def organisations_of(person: Any) -> QuerySet[Organisation]:
    """Verified organisations this person may speak for."""
    return Organisation.objects.filter(contact_id=person.pk, state="verified").order_by("name")


def organisations_all(person: Any) -> QuerySet[Organisation]:
    """Every organisation this person registered, whatever became of it."""
    return Organisation.objects.filter(contact_id=person.pk).order_by("-proposed_at")


def organisations_for(moderator: Any) -> QuerySet[Organisation]:
    """Organisations that wait to be verified; not the moderator's own."""
    return (
        Organisation.objects.filter(state="proposed").exclude(contact_id=moderator.pk).order_by("proposed_at")
    )


def verified_organisations() -> QuerySet[Organisation]:
    """Everybody who may read the list."""
    return Organisation.objects.filter(state="verified").order_by("name")


def subscribers(**what: Any) -> Iterable[Any]:
    """Who wants to be told about a topic, a thread or a consultation."""
    return [
        each.person for each in Subscription.objects.filter(**what).select_related("person").order_by("pk")
    ]


def subscribes(person: Any, **what: Any) -> bool:
    """Whether this person wants to be told."""
    return bool(person.is_authenticated) and Subscription.objects.filter(person_id=person.pk, **what).exists()


# -- the record of moderation ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Moderated:
    """One action as it is published: no author, no moderator, no words of the comment."""

    number: int
    day: date
    place: str
    action: str
    rule: str
    reason: str
    appeal: str


def moderation_between(first: datetime, last: datetime) -> list[Moderated]:
    """Actions of a time (`last` left out), oldest first."""
    found = (
        ModerationAction.objects.filter(at__gte=first, at__lt=last)
        .exclude(action="approve")
        .select_related("comment")
        .order_by("pk")
    )
    appeals = dict(Appeal.objects.filter(action__in=found).values_list("action", "state"))
    return [
        Moderated(
            each.pk,
            day_of(each.at),
            "forum" if each.comment.thread_id else "consultation",
            each.action,
            each.rule,
            each.reason,
            appeals.get(each.pk, ""),
        )
        for each in found
    ]


def months() -> QuerySet[ModerationMonth]:
    """Published months, newest first."""
    return ModerationMonth.objects.select_related("entry__log").order_by("-month")


def month_lines(month: ModerationMonth) -> Iterable[bytes]:
    """The published file of a month, line by line."""
    rows = ((row["values"], decode64(row["salt"])) for row in month.rows)
    return lines(Row(commit_row(values, salt), salt, values) for values, salt in rows)


def plain_cell(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def datasets() -> list[Table]:
    """Published months as tables of the catalogue."""
    return [
        Table(
            name=f"moderation/{each.code}",
            kind="moderation",
            announcement=f"moderasi/{each.code}",
            url=reverse("participation:moderation_rows", args=[each.code]),
            log=each.entry.log.season,
            entry=each.entry.idx,
        )
        for each in months()
        if each.entry.idx is not None
    ]


def first_visible(thread: OuterRef) -> Exists:
    """Whether the opening comment of a thread can be read."""
    return Exists(Comment.objects.filter(thread=thread, state="visible"))
