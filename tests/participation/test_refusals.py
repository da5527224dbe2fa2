"""Moderation and four eyes are refused by the database itself, whatever a service might let through."""

import pytest
from django.db import DatabaseError, transaction

from bening.participation.models import (
    Appeal,
    Audit,
    Comment,
    Complaint,
    ModerationAction,
    Organisation,
    Part,
    Pressure,
    SuggestionStep,
    Support,
)
from bening.participation.services import commenting, complaints, forum, handling, interests
from tests.cast import give_role


def refused(act):
    """The database says no."""
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


@pytest.fixture
def at(wib):
    return lambda day, hour=9: wib(2024, 9, day, hour)


@pytest.fixture
def thread(batanghari, moderators, sari, at):
    topic = forum.open_topic(batanghari, slug="loket", title="Loket", about="-", by=moderators[0], at=at(1))
    made = forum.start_thread(
        topic, title="Sabtu", kind="suggestion", body="Buka.", mode="name", by=sari, at=at(2)
    )
    commenting.moderate(Comment.objects.get(), "approve", by=moderators[0], at=at(2))
    return made


@pytest.fixture
def appeal(thread, moderators, sari, at):
    comment = Comment.objects.get()
    commenting.moderate(comment, "hide", rule="spam", reason="Iklan.", by=moderators[0], at=at(3))
    return commenting.file_appeal(comment, "Bukan.", by=sari, at=at(4))


def test_an_appeal_is_never_decided_by_who_moderated_or_wrote(appeal, moderators, sari, at):
    whole = {"state": "upheld", "decided_at": at(5), "reason": "Ya."}
    for decider in (moderators[0], sari):
        refused(lambda who=decider: Appeal.objects.update(decided_by=who, **whole))
    refused(lambda: Appeal.objects.update(state="upheld"))
    refused(lambda: Appeal.objects.update(decided_by=moderators[1], **(whole | {"reason": ""})))
    refused(lambda: Appeal.objects.update(moderator=moderators[1]))
    Appeal.objects.update(decided_by=moderators[1], **whole)
    refused(lambda: Appeal.objects.update(reason="Lain."))
    refused(lambda: Appeal.objects.all().delete())


def test_what_a_moderator_did_never_changes_and_says_why(appeal, moderators, at):
    refused(lambda: ModerationAction.objects.update(reason="Lain."))
    refused(lambda: ModerationAction.objects.filter(action="hide").delete())
    comment = Comment.objects.get()
    for wrong in ({"rule": "spam"}, {"reason": "x"}, {"rule": "karena", "reason": "x"}):
        refused(
            lambda given=wrong: ModerationAction.objects.create(
                comment=comment, actor=moderators[0], action="hide", at=at(5), **given
            )
        )
    refused(
        lambda: ModerationAction.objects.create(
            comment=comment, actor=moderators[0], action="restore", at=at(5)
        )
    )


def test_words_of_a_comment_stay_with_their_author_and_place(thread, budi):
    for change in ({"body": "Lain."}, {"person": budi}, {"kind": "question"}, {"quote": "Lain."}):
        refused(lambda given=change: Comment.objects.update(**given))
    refused(lambda: Comment.objects.update(state="deleted"))
    refused(lambda: Comment.objects.all().delete())


def test_support_and_status(thread, sari, budi, moderators, at):
    forum.support(thread, by=budi, at=at(3))
    refused(lambda: Support.objects.create(thread=thread, person=budi, day=at(4).date()))
    refused(
        lambda: SuggestionStep.objects.create(
            thread=thread, status="planned", reason="", by=moderators[0], at=at(3)
        )
    )
    forum.set_status(thread, "planned", "Mulai.", by=moderators[0], at=at(3))
    refused(lambda: SuggestionStep.objects.update(status="declined"))


def test_nobody_verifies_an_organisation_of_their_own(db, budi, moderators, at):
    made = commenting.propose_organisation(name="LSM", registration="1", about="-", by=budi, at=at(2))
    refused(lambda: Organisation.objects.filter(pk=made.pk).update(state="verified", decided_by=budi))
    refused(lambda: Organisation.objects.filter(pk=made.pk).update(state="verified"))


def test_a_complaint_is_never_handled_by_who_complains_or_is_named(batanghari, handlers, sari, at):
    joko, ratna = handlers
    made = complaints.file_complaint(
        institution=batanghari,
        category="conduct",
        subject="Loket",
        story="Tidak dilayani Joko Susilo.",
        by=sari,
        at=at(2),
    )
    for who in (sari, joko):
        refused(lambda user=who: Complaint.objects.update(handler=user, state="handled"))
    refused(lambda: Complaint.objects.update(state="handled"))
    refused(lambda: Part.objects.create(complaint=made, user=joko, part="handler", at=at(3)))
    refused(lambda: Part.objects.filter(user=joko).update(part="handler"))
    handling.assign(made, ratna, "simple", by=ratna, at=at(3))
    for change in ({"answered_by": sari}, {"ticket": "P-AAAAA-AAAAA"}, {"text": b"x"}, {"person": joko}):
        refused(lambda given=change: Complaint.objects.update(**given))
    refused(lambda: Complaint.objects.update(state="answered"))


def test_an_audit_is_drawn_by_somebody_else_and_stays_drawn(batanghari, inspector, murni, hasan, hendra, at):
    give_role(hendra, "inspector", batanghari, murni, hasan)
    audit = interests.commit_audit(batanghari, 1, by=inspector, at=at(2))
    refused(lambda: Audit.objects.update(state="drawn", seed="x", drawn_by=inspector))
    refused(lambda: Audit.objects.update(sample=2))
    interests.draw_audit(audit, by=hendra, at=at(3))
    refused(lambda: Audit.objects.update(seed="x"))


def test_pressure_is_never_looked_into_by_who_reports_it(batanghari, inspector, at):
    report = interests.report_pressure(batanghari, "Saya diminta meluluskan.", by=inspector, at=at(2))
    refused(lambda: Pressure.objects.filter(pk=report.pk).update(state="taken", inspector=inspector))
    refused(lambda: Pressure.objects.filter(pk=report.pk).update(state="closed"))
    refused(lambda: Pressure.objects.filter(pk=report.pk).update(text=b"x"))
