"""The forum: who may say what, moderation that says why, appeals decided by others, support that resists."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from bening.core.decision import Refused
from bening.core.events import DatasetPublished
from bening.notifications.models import Notice
from bening.participation.models import Appeal, Comment, ModerationAction, ModerationMonth, Support
from bening.participation.queries import comments as voices
from bening.participation.queries import forum as queries
from bening.participation.services import commenting
from bening.participation.services import forum as services
from bening.transparency import queries as transparency


def refused_with(code):
    return pytest.raises(Refused, match=code.replace(".", r"\."))


@pytest.fixture
def at(wib):
    return lambda day, hour=9, month=9: wib(2024, month, day, hour)


@pytest.fixture
def topic(batanghari, moderators, at):
    about = {"title": "Seleksi 2025", "about": "Apa yang perlu diperbaiki."}
    return services.open_topic(batanghari, slug="seleksi-2025", by=moderators[0], at=at(1), **about)


@pytest.fixture
def suggestion(topic, sari, moderators, at):
    thread = services.start_thread(
        topic, title="Loket Sabtu", kind="suggestion", body="Buka hari Sabtu.", mode="name", by=sari, at=at(2)
    )
    commenting.moderate(Comment.objects.get(), "approve", by=moderators[0], at=at(2, 10))
    return thread


def test_a_new_thread_is_seen_once_a_moderator_read_it(topic, sari, moderators, at):
    services.start_thread(
        topic, title="Halo", kind="talk", body="Apa kabar?", mode="pseudonym", by=sari, at=at(2)
    )
    assert list(queries.threads(at(3).date())) == []
    (comment,) = voices.held_for(moderators[1])
    assert voices.name_of(comment).startswith("Warga ")
    commenting.moderate(comment, "approve", by=moderators[1], at=at(2, 10))
    assert len(queries.threads(at(3).date())) == 1
    assert queries.topics().get().open_threads == 1
    assert Notice.objects.get(user=sari).kind == "comment.approve"


def test_nobody_moderates_oneself_or_elsewhere(topic, moderators, lestari, tebo, at):
    joko, ratna = moderators
    services.start_thread(topic, title="Saya", kind="talk", body="Saya.", mode="name", by=joko, at=at(2))
    own = Comment.objects.get()
    for stranger in (joko, lestari):
        with refused_with("officer.no_role"):
            commenting.moderate(own, "approve", by=stranger, at=at(2))
    commenting.moderate(own, "approve", by=ratna, at=at(2))


@pytest.fixture
def hidden(suggestion, moderators, at):
    comment = Comment.objects.get()
    commenting.moderate(comment, "hide", rule="spam", reason="Berulang.", by=moderators[0], at=at(3))
    return comment


def test_hiding_says_why_and_leaves_a_tombstone(suggestion, moderators, at):
    comment = Comment.objects.get()
    for wrong in ({}, {"rule": "spam"}, {"rule": "because", "reason": "x"}):
        with refused_with("moderation.without_reason"):
            commenting.moderate(comment, "hide", by=moderators[0], at=at(3), **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        ModerationAction.objects.create(comment=comment, actor=moderators[0], action="hide", at=at(3))
    commenting.moderate(comment, "hide", rule="insult", reason="Menghina.", by=moderators[0], at=at(3))
    (shown,) = queries.comments_in(suggestion)
    assert (shown.state, shown.actions.all()[0].rule) == ("hidden", "insult")
    with pytest.raises(DatabaseError), transaction.atomic():
        ModerationAction.objects.update(reason="Lain.")


def test_somebody_else_decides_an_appeal(hidden, sari, budi, moderators, at):
    joko, ratna = moderators
    with refused_with("appeal.not_possible"):
        commenting.file_appeal(hidden, "Bukan spam.", by=budi, at=at(3))
    appeal = commenting.file_appeal(hidden, "Bukan spam.", by=sari, at=at(3))
    with refused_with("appeal.not_possible"):
        commenting.file_appeal(hidden, "Sekali lagi.", by=sari, at=at(3))
    assert appeal.due_at.date().isoformat() == "2024-09-10"
    assert list(voices.appeals_for(joko)) == []
    with refused_with("officer.decided_before"):
        commenting.decide_appeal(appeal, "dismiss", "Tetap.", by=joko, at=at(4))
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(
            state="dismissed", decided_by=joko, decided_at=at(4), reason="Tetap."
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(moderator=ratna)

    commenting.decide_appeal(appeal, "uphold", "Keliru.", by=ratna, at=at(4))

    hidden.refresh_from_db()
    assert hidden.state == "visible"
    assert Notice.objects.filter(user=sari, kind="appeal.decided").exists()


def test_support_is_one_for_each_person_and_counted_from_tomorrow(suggestion, sari, budi, at):
    for _ in range(2):
        services.support(suggestion, by=budi, at=at(5))
    assert Support.objects.count() == 1
    with refused_with("support.not_possible"):
        services.support(suggestion, by=sari, at=at(5))
    assert queries.threads(at(5).date()).get().supporters is None
    assert queries.most_supported(at(6).date()).get().supporters == 1
    services.end_support(suggestion, by=budi)
    assert queries.threads(at(6).date()).get().supporters is None


def test_a_suggestion_gets_a_status_with_its_reason(suggestion, sari, moderators, at):
    with refused_with("return.without_reason"):
        services.set_status(suggestion, "planned", "", by=moderators[0], at=at(6))
    services.set_status(suggestion, "planned", "Mulai Januari.", by=moderators[0], at=at(6))
    assert queries.threads(at(7).date()).get().status == "planned"
    assert Notice.objects.filter(user=sari, kind="forum.news").count() == 1


def test_an_organisation_speaks_once_somebody_verified_it(suggestion, budi, moderators, at):
    joko, _ = moderators
    given = {"name": "Forum Warga", "registration": "AHU-1", "about": "Pemantau."}
    made = commenting.propose_organisation(by=budi, at=at(3), **given)
    with refused_with("organisation.known"):
        commenting.propose_organisation(by=joko, at=at(3), **given)
    said = {"body": "Kami mendukung.", "mode": "organisation", "by": budi, "at": at(4)}
    with refused_with("organisation.not_yours"):
        services.reply(suggestion, organisation=made, **said)
    commenting.decide_organisation(made, "verify", "AHU cocok.", by=joko, at=at(3))
    assert voices.name_of(services.reply(suggestion, organisation=made, **said)) == "Forum Warga"
    assert list(voices.verified_organisations()) == [made]


def test_nobody_verifies_an_organisation_of_their_own(moderators, at):
    given = {"name": "Forum Warga", "registration": "AHU-1", "about": "Pemantau."}
    made = commenting.propose_organisation(by=moderators[0], at=at(3), **given)
    with refused_with("officer.same_person"):
        commenting.decide_organisation(made, "verify", "Ya.", by=moderators[0], at=at(3))
    assert list(voices.organisations_for(moderators[0])) == []


def test_flooding_is_bounded(topic, sari, at):
    given = {"kind": "talk", "body": "Halo.", "mode": "name", "by": sari}
    for number in range(3):
        services.start_thread(topic, title=f"Halo {number}", at=at(2), **given)
    with refused_with("participation.too_many"):
        services.start_thread(topic, title="Halo lagi", at=at(2, 20), **given)
    services.start_thread(topic, title="Besok", at=at(3, 20), **given)


def test_hearings_have_minutes_and_their_questions_are_found(topic, moderators, at):
    joko, _ = moderators
    given = {"title": "Dengar pendapat", "place": "Aula", "agenda": "1. Umur", "by": joko}
    with refused_with("hearing.times"):
        services.announce_hearing(topic, starts_at=at(1), ends_at=at(2), at=at(3), **given)
    hearing = services.announce_hearing(topic, starts_at=at(5), ends_at=at(5, 12), at=at(3), **given)
    assert list(queries.coming_hearings(at(4))) == [hearing]
    came = {"women": 12, "men": 9, "with_disability": 1, "by": joko}
    with refused_with("hearing.not_yet"):
        services.record_hearing(hearing, minutes="Dibahas.", at=at(4), **came)
    services.record_hearing(hearing, minutes="Dibahas.", at=at(6), **came)
    services.add_question(hearing, question="Umur?", answer="35.", in_faq=True, by=joko, at=at(6))
    assert queries.frequent_questions().get().question == "Umur?"
    with pytest.raises(DatabaseError), transaction.atomic():
        type(hearing).objects.update(minutes="Lain.")


def test_one_takes_back_only_ones_own_words(suggestion, sari, budi, at):
    comment = Comment.objects.get()
    with refused_with("comment.not_yours"):
        commenting.withdraw(comment, by=budi, at=at(4))
    commenting.withdraw(comment, by=sari, at=at(4))
    assert list(queries.threads(at(5).date())) == []


def test_a_month_of_moderation_is_published_once(hidden, at, log):
    assert services.publish_months(at(30)) == 0
    assert [services.publish_months(at(1, month=10)) for _ in range(2)] == [1, 0]
    month = ModerationMonth.objects.get()
    event = transparency.record_of(month.entry).event
    assert event == DatasetPublished(
        object="moderasi/2024-09", topic="moderation", dataset="moderation/2024-09", rows=1, root=month.root
    )
    (row,) = month.rows
    assert row["values"]["reason"] == "Berulang."
    assert len(list(voices.month_lines(month))) == 1
    log.audit(size=2)
    assert voices.datasets()[0].kind == "moderation"


def test_support_repeated_is_support_once(suggestion, budi, at):
    """Repeating what was done changes nothing: the constraints count, not the hope."""
    for _ in range(10):
        services.support(suggestion, by=budi, at=at(5))
    with pytest.raises(IntegrityError), transaction.atomic():
        Support.objects.create(thread=suggestion, person=budi, day=at(6).date())
    assert Support.objects.count() == 1
