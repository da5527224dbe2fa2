"""Running a consultation: drafts by one person, published by another, and the final text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from bening.accounts.queries import has_role
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import DraftPublished
from bening.infra.db import edit, move
from bening.notifications.services import notify
from bening.participation import drafting, periods
from bening.participation.models import Clause, ClauseOrigin, ClauseText, Consultation, Version
from bening.participation.phases import allows
from bening.participation.queries import comments as voices
from bening.participation.queries import consultations as queries
from bening.participation.services import statements
from bening.transparency.services import record


@transaction.atomic
def create_consultation(
    institution: Any,
    *,
    slug: str,
    title: str,
    kind: str,
    summary: str,
    legal_basis: str,
    comment_from: datetime,
    comment_until: datetime,
    respond_until: datetime,
    text: str,
    by: Any,
    at: datetime,
) -> Consultation:
    """Prepare a consultation with its first draft. At least the minimum of days to comment."""
    # decide
    least = periods.period("consultation.comment")
    reasons = list(holds_role(by, institution))
    if comment_until - comment_from < timedelta(days=least.days) or respond_until <= comment_until:
        reasons.append(Reason("consultation.too_short", least.legal_basis, {"days": least.days}))
    if Consultation.objects.filter(slug=slug).exists():
        reasons.append(Reason("consultation.slug_taken"))
    require(Verdict((*reasons, *drafting.faults(drafting.parse(text), ()))))
    # write
    consultation = Consultation.objects.create(
        institution=institution,
        slug=slug,
        title=title.strip(),
        kind=kind,
        summary=summary.strip(),
        legal_basis=legal_basis.strip(),
        season=statements.season(at),
        comment_from=comment_from,
        comment_until=comment_until,
        respond_until=respond_until,
        created_by=by,
        created_at=at,
        state="prepared",
    )
    version = Version.objects.create(consultation=consultation, number=1, drafted_by=by, state="draft")
    _write_texts(version, drafting.parse(text))
    return consultation


@transaction.atomic
def save_draft(
    consultation: Consultation, text: str, changelog: str, final: bool = False, *, by: Any, at: datetime
) -> Version:
    """Write the version in work, or begin the next one. Texts never change while people comment."""
    # decide
    reasons = list(holds_role(by, consultation.institution))
    if not allows(consultation, "draft", at):
        reasons.append(Reason("consultation.wrong_phase"))
    wordings = drafting.parse(text)
    known = list(Clause.objects.filter(consultation=consultation).values_list("uid", flat=True))
    before = queries.versions_of(consultation).first()
    there = [each.uid for each in queries.wordings_of(before)] if before else []
    require(Verdict((*reasons, *drafting.faults(wordings, known, there))))
    # write
    version = queries.draft_of(consultation)
    if version is None:
        last = Version.objects.filter(consultation=consultation).aggregate(n=Max("number"))["n"] or 0
        version = Version.objects.create(
            consultation=consultation, number=last + 1, drafted_by=by, state="draft"
        )
    if version.state != "draft":
        raise Refused(Reason("state.already_done"))
    edit(version, drafted_by=by, changelog=changelog.strip(), final=final)
    _write_texts(version, wordings)
    return version


def _write_texts(version: Version, wordings: list[drafting.Wording]) -> None:
    ClauseText.objects.filter(version=version).delete()
    ClauseOrigin.objects.filter(version=version).delete()
    known = {each.uid: each for each in Clause.objects.filter(consultation_id=version.consultation_id)}
    number = max((int(uid[1:]) for uid in known), default=0)
    for position, each in enumerate(wordings):
        clause = known.get(each.uid)
        if clause is None:
            number += 1
            clause = Clause.objects.create(consultation_id=version.consultation_id, uid=f"k{number}")
        ClauseText.objects.create(
            version=version, clause=clause, position=position, label=each.label, text=each.text
        )
        ClauseOrigin.objects.bulk_create(
            ClauseOrigin(version=version, clause=clause, origin=known[origin]) for origin in each.origins
        )


@transaction.atomic
def propose_version(version: Version, *, by: Any, at: datetime) -> Version:
    """Hand the draft to the second person."""
    require(Verdict(tuple(holds_role(by, version.consultation.institution))))
    return move(version, "propose", drafted_by=by)


@transaction.atomic
def return_version(version: Version, because: str, *, by: Any, at: datetime) -> Version:
    """Send a proposed version back, with the reason."""
    reasons = list(holds_role(by, version.consultation.institution))
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    return move(version, "return", returned_because=because.strip()[:280])


@transaction.atomic
def publish_version(version: Version, *, by: Any, at: datetime) -> Version:
    """Publish as the second person; the first opens the consultation, the final one ends it.

    A final text is refused while one comment that can be seen, or waits to be seen, has no published answer,
    and while a hidden one may still come back: else hiding it would be a way past its answer.
    """
    # gather
    consultation = version.consultation
    opens = consultation.state == "prepared"
    # decide
    require(Verdict(tuple(_may_publish(version, by, at))))
    # write
    file = queries.file_of(version)
    phase = "final" if version.final else "draft"
    digest = drafting.digest(file)
    before = queries.versions_of(consultation).first()
    entry = record(
        DraftPublished(object=consultation.slug, edition=version.number, phase=phase, sha256=digest),
        log=consultation.season,
        answers=[before.entry] if before else [],
        at=at,
    )
    move(version, "publish", approved_by=by, published_at=at, sha256=digest, entry=entry)
    if opens:
        move(consultation, "open")
    if version.final:
        move(consultation, "finish")
        _tell(consultation, "consultation.final", at)
    return version


def _may_publish(version: Version, by: Any, at: datetime) -> Any:
    consultation = version.consultation
    yield from holds_role(by, consultation.institution)
    if by.pk == version.drafted_by_id:
        yield Reason("officer.same_person")
    if not allows(consultation, "publish", at):
        yield Reason("consultation.wrong_phase")
    if consultation.state == "prepared" and at > consultation.comment_from:
        yield Reason("consultation.no_time_to_read")
    if version.final:
        left = queries.unanswered(consultation).count()
        if consultation.state == "prepared":
            yield Reason("consultation.wrong_phase")
        if left:
            yield Reason("consultation.unanswered", facts={"count": left})
        contested = voices.contested(queries.comments_on(consultation), at)
        if contested:
            yield Reason("consultation.contested", facts={"count": contested})


@transaction.atomic
def withdraw_consultation(consultation: Consultation, because: str, *, by: Any, at: datetime) -> Consultation:
    """End it without a final text, with the reason everybody reads."""
    reasons = list(holds_role(by, consultation.institution))
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    _tell(consultation, "consultation.withdrawn", at)
    return move(consultation, "withdraw", withdrawn_because=because.strip()[:280])


def holds_role(by: Any, institution: Any) -> Iterator[Reason]:
    """A reason if somebody is no facilitator of the institution."""
    if not has_role(by, queries.FACILITATOR, institution):
        yield Reason("officer.no_role")


def _tell(consultation: Consultation, kind: str, at: datetime) -> None:
    """Everybody who said something, and everybody who wanted to be told."""
    people = {each.pk: each for each in queries.authors_of(consultation)}
    people |= {each.pk: each for each in voices.subscribers(consultation=consultation)}
    for person in people.values():
        notify(to=person, kind=kind, context={"slug": consultation.slug}, at=at)
