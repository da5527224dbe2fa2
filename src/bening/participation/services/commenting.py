"""Saying something in public, and moderation that gives its reason; appeals go to somebody else."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from bening.accounts.queries import is_related
from bening.core.decision import Reason, Refused, Verdict, require
from bening.infra.db import move
from bening.notifications.services import notify
from bening.participation import periods
from bening.participation.models import Appeal, Comment, ModerationAction, Organisation, Subscription
from bening.participation.models.comments import RULES
from bening.participation.queries import comments as queries

LONGEST = 4000
DAY = timedelta(days=1)


def new_comment(
    *, by: Any, at: datetime, scope: str, body: str, mode: str, organisation: Any = None, **place: Any
) -> Comment:
    """Write a comment, inside the caller's transaction. The first ones of a new voice wait for a moderator.

    `scope` is where a pseudonym stays the same; `place` and the rest are fields of the comment.
    """
    require(Verdict(tuple(_faults(by, at, body, place.get("proposed", ""), mode, organisation))))
    known = Comment.objects.filter(person_id=by.pk, state="visible").count()
    return Comment.objects.create(
        person=by,
        created_at=at,
        body=body.strip(),
        mode=mode,
        organisation=organisation if mode == "organisation" else None,
        pseudonym=queries.pseudonym(by, scope) if mode == "pseudonym" else "",
        state="visible" if known >= periods.limit("first_comments_held") else "held",
        **place,
    )


def _faults(by: Any, at: datetime, body: str, proposed: str, mode: str, organisation: Any) -> Any:
    if not body.strip():
        yield Reason("comment.empty")
    if len(body) > LONGEST or len(proposed) > LONGEST:
        yield Reason("text.too_long", facts={"most": LONGEST})
    if mode == "organisation" and organisation not in list(queries.organisations_of(by)):
        yield Reason("organisation.not_yours")
    most = periods.limit("comments_a_day")
    if queries.comments_by(by).filter(created_at__gt=at - DAY).count() >= most:
        yield Reason("participation.too_many", facts={"most": most})


@transaction.atomic
def withdraw(comment: Comment, *, by: Any, at: datetime) -> Comment:
    """Take one's own words back; that something stood there stays visible."""
    if comment.person_id != by.pk:
        raise Refused(Reason("comment.not_yours"))
    if comment.state not in ("held", "visible"):
        raise Refused(Reason("state.already_done"))
    return move(comment, "withdraw")


# -- moderation ------------------------------------------------------------------------------------------


@transaction.atomic
def moderate(
    comment: Comment, action: str, *, rule: str = "", reason: str = "", by: Any, at: datetime
) -> ModerationAction:
    """Approve a held comment, or hide one: by a rule, with a reason that everybody reads."""
    # decide
    reasons = []
    if not queries.moderated_by(by).filter(pk=comment.pk).exists():
        reasons.append(Reason("officer.no_role"))
    if action == "hide" and (rule not in RULES or not reason.strip()):
        reasons.append(Reason("moderation.without_reason"))
    if (comment.state, action) not in (("held", "approve"), ("held", "hide"), ("visible", "hide")):
        reasons.append(Reason("state.already_done"))
    require(Verdict(tuple(reasons)))
    # write
    move(comment, action)
    made = ModerationAction.objects.create(
        comment=comment, actor=by, action=action, rule=rule, reason=reason.strip()[:280], at=at
    )
    notify(to=comment.person, kind=f"comment.{action}", context={"number": comment.pk}, at=at)
    return made


@transaction.atomic
def file_appeal(comment: Comment, text: str, *, by: Any, at: datetime) -> Appeal:
    """Hold that one's comment was hidden wrongly: once for each time it was hidden."""
    action = queries.may_appeal(comment, by, at)
    if action is None:
        raise Refused(Reason("appeal.not_possible"))
    if not text.strip():
        raise Refused(Reason("comment.empty"))
    due = periods.period("forum.appeal").after(at)
    try:
        with transaction.atomic():
            return Appeal.objects.create(
                action=action,
                comment=comment,
                moderator=action.actor,
                author=by,
                text=text.strip()[:LONGEST],
                filed_at=at,
                due_at=due,
                state="filed",
            )
    except IntegrityError:  # another tab was faster
        raise Refused(Reason("appeal.not_possible")) from None


@transaction.atomic
def decide_appeal(appeal: Appeal, verb: str, reason: str, *, by: Any, at: datetime) -> Appeal:
    """Uphold (the comment is back) or dismiss, with the reason; never the moderator who hid it."""
    # decide
    reasons = []
    if by.pk in (appeal.moderator_id, appeal.author_id) or is_related(by, appeal.author):
        reasons.append(Reason("officer.decided_before"))
    if not queries.moderated_by(by).filter(pk=appeal.comment_id).exists():
        reasons.append(Reason("officer.no_role"))
    if not reason.strip():
        reasons.append(Reason("moderation.without_reason"))
    if appeal.state != "filed":
        reasons.append(Reason("state.already_done"))
    require(Verdict(tuple(reasons)))
    # write
    move(appeal, verb, decided_by=by, decided_at=at, reason=reason.strip()[:280])
    if verb == "uphold":
        move(Comment.objects.get(pk=appeal.comment_id), "restore")
        ModerationAction.objects.create(
            comment_id=appeal.comment_id, actor=by, action="restore", reason=reason.strip()[:280], at=at
        )
    notify(to=appeal.author, kind="appeal.decided", context={"number": appeal.comment_id}, at=at)
    return appeal


# -- organisations and subscriptions -----------------------------------------------------------------------


@transaction.atomic
def propose_organisation(*, name: str, registration: str, about: str, by: Any, at: datetime) -> Organisation:
    """Ask to speak for an organisation; a moderator looks at its registration."""
    taken = Organisation.objects.filter(name__iexact=name.strip(), state__in=("proposed", "verified"))
    if taken.exists():
        raise Refused(Reason("organisation.known"))
    try:
        with transaction.atomic():
            return Organisation.objects.create(
                name=" ".join(name.split()),
                registration=registration.strip(),
                about=about.strip(),
                contact=by,
                proposed_at=at,
                state="proposed",
            )
    except IntegrityError:  # somebody else registered it at this moment
        raise Refused(Reason("organisation.known")) from None


@transaction.atomic
def decide_organisation(row: Organisation, verb: str, reason: str, *, by: Any, at: datetime) -> Organisation:
    """Verify, return or revoke, with the reason; nobody verifies an organisation of their own."""
    if row.contact_id == by.pk:
        raise Refused(Reason("officer.same_person"))
    if not reason.strip():
        raise Refused(Reason("moderation.without_reason"))
    move(row, verb, decided_by=by, decided_at=at, decided_because=reason.strip()[:280])
    notify(to=row.contact, kind=f"organisation.{verb}", context={}, at=at)
    return row


@transaction.atomic
def subscribe(person: Any, **what: Any) -> None:
    """Want to be told; doing it again changes nothing."""
    Subscription.objects.get_or_create(person=person, **what)


@transaction.atomic
def unsubscribe(person: Any, **what: Any) -> None:
    """No longer want to be told."""
    Subscription.objects.filter(person_id=person.pk, **what).delete()
