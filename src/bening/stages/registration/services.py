"""What an applicant can do: start, answer section by section, choose, enter, give it up."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import F

from bening.accounts import queries as accounts
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.identifiers import PARTICIPANT_NUMBERS, participant_number
from bening.core.timetable import window_open
from bening.infra.db import Stale, edit, move
from bening.stages.announcements import queries as announcements
from bening.stages.registration import biodata, queries
from bening.stages.registration.models import Application, SectionAnswer

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement, Formasi


@transaction.atomic
def start_application(
    announcement: Announcement, formasi: Formasi | None = None, *, by: User, at: datetime
) -> Application:
    """Begin a draft, or go on with the one that this person has for the same announcement.

    Refused outside the registration phase, and when the period's one application is elsewhere.
    """
    edition = queries.edition_for(announcement)
    reasons = window_open(announcements.timetable_in(edition), "registration", at).reasons
    draft = Application(
        announcement=announcement, season=announcement.season, person=by, state="draft", started_at=at
    )
    if formasi is not None:
        draft.formasi, draft.formasi_code = formasi, formasi.code
    if not reasons:
        try:
            with transaction.atomic():
                draft.save(force_insert=True)
                return draft
        except IntegrityError:  # the database keeps that there is one
            pass
    live = queries.live_application(by, announcement.season)
    if live is not None and live.announcement_id == announcement.pk:
        return live
    if live is not None:
        one = announcements.pinned(edition).eligibility.one_application
        reasons += (Reason("application.already_this_period", one.basis),)
    if not reasons:
        raise Stale("the application that stood in the way was given up at this moment")
    raise Refused(*reasons)


@transaction.atomic
def save_section(
    application: Application,
    section: str,
    answers: biodata.Answers,
    *,
    complete: bool,
    seen: int,
    by: User,
    at: datetime,
) -> SectionAnswer:
    """Keep what was typed in one section, complete or not, so that nothing is lost.

    `seen` is the version of the section that was on the page, 0 for none: somebody who saved in
    another tab meanwhile is not overwritten, but told (`Stale`).
    """
    edition = queries.edition_of(application)
    require(window_open(announcements.timetable_in(edition), "registration", at))
    context = biodata.section_context(application.pk, section)
    sealed = biodata.pack(accounts.secret_of(by), answers, context)
    _touch(application)
    if seen == 0:
        try:
            with transaction.atomic():
                return SectionAnswer.objects.create(
                    application=application, section=section, sealed=sealed, complete=complete, saved_at=at
                )
        except IntegrityError:
            raise Stale(f"{section} of application {application.pk} was saved elsewhere") from None
    row = SectionAnswer(application=application, section=section, version=seen)
    found = SectionAnswer.objects.filter(application=application, section=section, version=seen)
    if found.update(sealed=sealed, complete=complete, saved_at=at, version=seen + 1) != 1:
        raise Stale(f"{section} of application {application.pk} is no longer version {seen}")
    row.version, row.sealed, row.complete, row.saved_at = seen + 1, sealed, complete, at
    return row


@transaction.atomic
def compare_anew(application: Application) -> None:
    """Something outside the sections was put right (the NIK): comparisons with the draft are out of date."""
    _touch(application)


def _touch(application: Application) -> None:
    """Count a change of the draft, so that whoever submits it has seen it."""
    draft = Application.objects.filter(pk=application.pk, state="draft")
    if draft.update(version=F("version") + 1) != 1:
        raise Refused(Reason("application.already_entered"))
    application.version += 1


@transaction.atomic
def choose_formasi(application: Application, formasi: Formasi, *, by: User, at: datetime) -> Application:
    """Choose the one formasi; may be changed until the application is submitted.

    A choice that does not fit is kept, not refused: the person is told why, and may mend an answer.
    Preferred units of the former choice are dropped.
    """
    edition = queries.edition_of(application)
    reasons = window_open(announcements.timetable_in(edition), "registration", at).reasons
    if formasi.withdrawn:
        reasons += (Reason("formasi.withdrawn", facts={"formasi": formasi.code}),)
    if application.state != "draft":
        reasons += (Reason("application.already_entered"),)
    require(Verdict(reasons))
    if application.formasi_id not in (None, formasi.pk):
        SectionAnswer.objects.filter(application=application, section="placement").delete()
    return edit(application, formasi=formasi, formasi_code=formasi.code)


@transaction.atomic
def enter_application(application: Application, *, seen: int, by: User, at: datetime) -> Application:
    """Enter: from here the applicant counts, and what they stated is fixed. Part of submitting (ADR 17).

    Refused with every reason at once. `seen` is the version of the draft on the page that was
    reviewed: what changed after it is not entered unread (`Stale`).
    """
    # gather
    if application.state != "draft":
        raise Refused(Reason("application.already_entered"))
    if application.version != seen:
        raise Stale(f"application {application.pk} is no longer version {seen}")
    review = queries.review(application, at)
    # decide
    require(Verdict(review.reasons))
    # write
    context = biodata.biodata_context(application.pk)
    fixed = biodata.pack(accounts.secret_of(by), review.biodata, context)
    _number(application, edition_digest=review.edition.digest, biodata=fixed, entered_at=at)
    SectionAnswer.objects.filter(application=application).delete()
    return application


def _number(application: Application, **fixed: Any) -> None:
    """Enter under a random participant number that nobody has: the unique constraint knows."""
    while True:
        number = participant_number(secrets.randbelow(PARTICIPANT_NUMBERS))
        try:
            with transaction.atomic():
                move(application, "enter", number=number, **fixed)
                return
        except IntegrityError:
            if queries.by_number(application.announcement, number) is None:
                raise


@transaction.atomic
def withdraw_application(application: Application, *, by: User, at: datetime) -> Application:
    """Give up a draft: its answers are deleted, and the person may begin anew while the phase runs."""
    if application.state != "draft":
        raise Refused(Reason("application.already_entered"))
    SectionAnswer.objects.filter(application=application).delete()
    return move(application, "withdraw", withdrawn_at=at)
