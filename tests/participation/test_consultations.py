"""Consultations: versions never change, comments in their time, no final text while one is unanswered."""

import pytest
from django.db import DatabaseError, transaction

from bening.core.decision import Refused
from bening.core.events import DraftAnswered, DraftPublished
from bening.notifications.models import Notice
from bening.participation import drafting
from bening.participation.models import ClauseText, Comment, Response, Version
from bening.participation.queries import consultations as queries
from bening.participation.queries import lineage
from bening.participation.services import answering, commenting, consulting
from bening.transparency import queries as transparency

DRAFT = """## Pasal 1 Umur
Pelamar berumur paling tinggi 35 tahun.

## Pasal 2 IPK
Indeks prestasi kumulatif paling rendah 3,00.
"""


def refused_with(code):
    return pytest.raises(Refused, match=code.replace(".", r"\."))


@pytest.fixture
def at(wib):
    return lambda month, day: wib(2024, month, day, 9)


@pytest.fixture
def prepared(batanghari, facilitators, at, wib):
    return consulting.create_consultation(
        batanghari,
        slug="kriteria-2025",
        title="Kriteria tambahan 2025",
        kind="criteria",
        summary="Apa yang dipersyaratkan.",
        legal_basis="UU 25/2009 Pasal 39",
        comment_from=wib(2024, 9, 5),
        comment_until=wib(2024, 9, 25),
        respond_until=wib(2024, 10, 25),
        text=DRAFT,
        by=facilitators[0],
        at=at(9, 1),
    )


@pytest.fixture
def publish(facilitators, at):
    hendra, anton = facilitators

    def published(consultation, moment):
        version = queries.draft_of(consultation)
        version.consultation = consultation
        consulting.propose_version(version, by=hendra, at=moment)
        return consulting.publish_version(version, by=anton, at=moment)

    return published


@pytest.fixture
def opened_one(prepared, publish, at):
    publish(prepared, at(9, 2))
    return prepared


@pytest.fixture
def say(opened_one, at):
    def said(person, uid="k1", body="Naikkan batas umur dokter.", state="visible", **changes):
        text = queries.texts_of(queries.versions_of(opened_one).last()).select_related(
            "version__consultation"
        )
        given = {"kind": "objection", "by": person, "at": at(9, 10)} | changes
        comment = answering.comment_on(text.get(clause__uid=uid), body=body, **given)
        Comment.objects.filter(pk=comment.pk).update(state=state)
        comment.refresh_from_db()
        return comment

    return said


def next_version(consultation, facilitators, text, moment, *, final=False):
    return consulting.save_draft(consultation, text, "", final, by=facilitators[0], at=moment)


CHANGED = DRAFT.replace("## Pasal 1", "## [k1] Pasal 1").replace("## Pasal 2", "## [k2] Pasal 2")
CHANGED = CHANGED.replace("35 tahun", "40 tahun untuk dokter spesialis")


def test_first_publication_opens_it_and_is_logged(opened_one, log):
    version = queries.versions_of(opened_one).get()
    assert opened_one.state == "open"
    event = transparency.record_of(version.entry).event
    assert event == DraftPublished(
        object="kriteria-2025", edition=1, phase="draft", sha256=drafting.digest(queries.file_of(version))
    )
    log.audit(size=2)


def test_one_person_is_not_two(prepared, facilitators, at):
    version = queries.draft_of(prepared)
    consulting.propose_version(version, by=facilitators[0], at=at(9, 2))
    with refused_with("officer.same_person"):
        consulting.publish_version(version, by=facilitators[0], at=at(9, 2))
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(approved_by=facilitators[0])


def test_too_late_to_be_read_is_refused(prepared, publish, at):
    with refused_with("consultation.no_time_to_read"):
        publish(prepared, at(9, 6))


def test_published_words_never_change(opened_one):
    text = ClauseText.objects.first()
    with pytest.raises(DatabaseError), transaction.atomic():
        ClauseText.objects.filter(pk=text.pk).update(text="Lain.")
    with pytest.raises(DatabaseError), transaction.atomic():
        ClauseText.objects.filter(pk=text.pk).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.update(changelog="Lain.")


def test_comments_are_taken_in_their_time_only(say, sari, facilitators, at):
    assert say(sari).pseudonym.startswith("Warga ")
    for moment in (at(9, 3), at(9, 26)):
        with refused_with("consultation.wrong_phase"):
            say(sari, at=moment)
        with refused_with("consultation.wrong_phase"):
            say(facilitators[0], at=moment)


def test_a_proposal_has_words_and_a_quote_stands_there(say, sari):
    with refused_with("comment.proposal_without_words"):
        say(sari, kind="proposal")
    with refused_with("comment.quote_not_found"):
        say(sari, quote="tidak ada di sana")
    assert say(sari, quote="35 tahun", kind="proposal", proposed="40 tahun").proposed == "40 tahun"


def test_a_new_voice_waits_for_a_moderator(say, sari, opened_one, at):
    text = queries.texts_of(queries.versions_of(opened_one).first()).first()
    states = []
    for _ in range(4):
        made = answering.comment_on(text, kind="support", body="Setuju.", by=sari, at=at(9, 10))
        states.append(made.state)
        Comment.objects.filter(pk=made.pk).update(state="visible")
    assert states == ["held", "held", "held", "visible"]


def test_what_was_said_never_changes(say, sari):
    say(sari)
    with pytest.raises(DatabaseError), transaction.atomic():
        Comment.objects.update(body="Lain.")


@pytest.fixture
def answered(say, sari, budi, joko, opened_one, facilitators, publish, at):
    """Three comments in two groups; both answered, one accepted."""
    hendra, _ = facilitators
    say(sari, body="Batas umur dokter spesialis terlalu rendah.")
    say(budi, body="Mohon batas umur dokter spesialis dinaikkan.")
    say(joko, uid="k2", body="IPK memberatkan.")
    next_version(opened_one, facilitators, CHANGED, at(10, 1))
    publish(opened_one, at(10, 2))
    assert answering.cluster_comments(opened_one, by=hendra, at=at(10, 2)) == 2
    one, two = queries.clusters_without_answer(opened_one).select_related(
        "consultation__institution", "clause"
    )
    change = lineage.possible_changes(one)[0]
    first = answering.propose_response(one, "accepted", "Benar.", change, by=hendra, at=at(10, 3))
    second = answering.propose_response(two, "rejected", "Ditetapkan pusat.", by=hendra, at=at(10, 3))
    return opened_one, first, second


def test_no_final_text_while_one_comment_is_unanswered(answered, facilitators, publish, at, log):
    consultation, first, second = answered
    _, anton = facilitators
    answering.publish_response(first, by=anton, at=at(10, 4))
    next_version(consultation, facilitators, CHANGED, at(10, 5), final=True)
    with refused_with("consultation.unanswered"):
        publish(consultation, at(10, 6))
    version = queries.draft_of(consultation)
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(
            state="published", approved_by=anton, published_at=at(10, 6), sha256="x", entry=first.entry
        )

    answering.publish_response(second, by=anton, at=at(10, 7))
    version.consultation = consultation
    consulting.publish_version(version, by=anton, at=at(10, 8))

    assert consultation.state == "final"
    assert Notice.objects.filter(kind="consultation.final").count() == 3
    assert Notice.objects.filter(kind="consultation.answered").count() == 3
    (cited,) = queries.cited("kriteria-2025", ["k1", "k9"])
    assert (cited.label, cited.sha256) == ("Pasal 1 Umur", version.sha256)
    log.audit(size=6)


def test_a_held_comment_stops_the_final_text_too(answered, facilitators, say, joko, publish, at):
    consultation, first, second = answered
    for response in (first, second):
        answering.publish_response(response, by=facilitators[1], at=at(10, 4))
    say(joko, uid="k2", body="Satu lagi.", state="held")
    next_version(consultation, facilitators, CHANGED, at(10, 5), final=True)
    with refused_with("consultation.unanswered"):
        publish(consultation, at(10, 6))


def test_hiding_a_comment_is_no_way_past_its_answer(
    answered, facilitators, moderators, say, murni, publish, at, log
):
    consultation, first, second = answered
    for response in (first, second):
        answering.publish_response(response, by=facilitators[1], at=at(10, 4))
    hidden = say(murni, uid="k2", body="Ini tidak adil.")
    commenting.moderate(hidden, "hide", rule="off_topic", reason="Di luar.", by=moderators[0], at=at(10, 5))
    next_version(consultation, facilitators, CHANGED, at(10, 6), final=True)
    with refused_with("consultation.contested"):
        publish(consultation, at(10, 6))
    appeal = commenting.file_appeal(hidden, "Tentang IPK.", by=murni, at=at(10, 18))
    version = queries.draft_of(consultation)
    version.consultation = consultation
    with refused_with("consultation.contested"):
        consulting.publish_version(version, by=facilitators[1], at=at(10, 20))
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(
            state="published",
            approved_by=facilitators[1],
            published_at=at(10, 20),
            sha256="x",
            entry=first.entry,
        )
    commenting.decide_appeal(appeal, "dismiss", "Tetap di luar.", by=moderators[1], at=at(10, 21))
    version = consulting.publish_version(version, by=facilitators[1], at=at(10, 22))
    assert version.state == "published"
    log.audit()


def test_an_appeal_has_its_time(say, sari, moderators, at):
    hidden = say(sari)
    commenting.moderate(hidden, "hide", rule="spam", reason="Iklan.", by=moderators[0], at=at(9, 11))
    with refused_with("appeal.not_possible"):
        commenting.file_appeal(hidden, "Bukan.", by=sari, at=at(9, 26))
    assert commenting.file_appeal(hidden, "Bukan.", by=sari, at=at(9, 25)).state == "filed"


def test_answers_take_two_people_and_say_what_changed(answered, facilitators, at, client):
    consultation, first, second = answered
    hendra, anton = facilitators
    with refused_with("officer.same_person"):
        answering.publish_response(first, by=hendra, at=at(10, 4))
    answering.return_response(second, "Sebutkan dasarnya.", by=anton, at=at(10, 4))
    group = second.cluster
    with refused_with("response.change_missing"):
        answering.propose_response(group, "accepted", "Ya.", by=hendra, at=at(10, 4))
    with refused_with("response.nothing_changed"):
        answering.propose_response(group, "partly", "Ya.", first.changed_to, by=hendra, at=at(10, 4))
    with refused_with("cluster.answered"):
        answering.propose_response(first.cluster, "rejected", "Tidak.", by=hendra, at=at(10, 4))
    with pytest.raises(DatabaseError), transaction.atomic():
        Response.objects.filter(pk=first.pk).update(approver=hendra)
    answering.publish_response(first, by=anton, at=at(10, 5))
    event = transparency.record_of(first.entry).event
    assert isinstance(event, DraftAnswered)
    file = client.get(f"/konsultasi/kriteria-2025/tanggapan/{first.pk}.json")
    assert drafting.digest(file.content) == event.sha256
    assert file.json()["perubahan"] == "k1/2"
    assert client.get(f"/konsultasi/kriteria-2025/tanggapan/{second.pk}.json").status_code == 404
    with pytest.raises(DatabaseError), transaction.atomic():
        Response.objects.filter(pk=first.pk).update(reason="Lain.")
    row = queries.side_by_side(consultation)[0]
    assert ("gone", "35") in [(each.kind, each.text) for each in row.changes] or any(
        "35" in each.text for each in row.changes if each.kind == "gone"
    )


def test_a_comment_moves_within_its_clause(say, sari, budi, opened_one, facilitators, at):
    one, other = say(sari, body="Umur dokter rendah."), say(budi, body="Umur dokter rendah.")
    say(sari, uid="k2", body="Umur dokter rendah.")
    answering.cluster_comments(opened_one, by=facilitators[0], at=at(10, 1))
    one.refresh_from_db()
    other.refresh_from_db()
    assert one.cluster == other.cluster
    answering.move_comment(other, None, by=facilitators[0], at=at(10, 1))
    assert one.cluster != other.cluster
    wrong = queries.clusters_without_answer(opened_one).get(clause__uid="k2")
    with refused_with("cluster.other_clause"):
        answering.move_comment(one, wrong, by=facilitators[0], at=at(10, 1))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tanpa pasal", "draft.no_clauses"),
        ("## [k7] Judul\nIsi", "draft.clause_unknown"),
        ("## [k1] A\nx\n## [k1] B\ny", "draft.clause_twice"),
        ("## Judul\n", "draft.clause_empty"),
    ],
)
def test_bad_drafts_are_refused(prepared, facilitators, at, text, code):
    with refused_with(code):
        consulting.save_draft(prepared, text, "", by=facilitators[0], at=at(9, 1))


def test_typed_and_parsed_are_the_same():
    wordings = [drafting.Wording("k1", "Satu", "a\n\nb"), drafting.Wording("k2", "Dua", "c")]
    assert drafting.parse(drafting.typed(wordings)) == wordings


def test_ended_without_a_final_text(opened_one, facilitators, sari, at):
    commenting.subscribe(sari, consultation=opened_one)
    with refused_with("return.without_reason"):
        consulting.withdraw_consultation(opened_one, " ", by=facilitators[0], at=at(9, 8))
    consulting.withdraw_consultation(opened_one, "Aturan pusat berubah.", by=facilitators[0], at=at(9, 8))
    assert Notice.objects.get(user=sari).kind == "consultation.withdrawn"


def test_only_facilitators_of_the_institution(opened_one, lestari, tebo, sari, at):
    with refused_with("officer.no_role"):
        consulting.save_draft(opened_one, DRAFT, "", by=lestari, at=at(10, 1))
    assert list(queries.managed_by(lestari)) == []
