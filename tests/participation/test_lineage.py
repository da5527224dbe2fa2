"""Clauses split, merged, moved, dropped: comments stay where they were made and are read under the heirs."""

import pytest
from django.db import DatabaseError, transaction

from bening.core.decision import Refused
from bening.participation import drafting
from bening.participation.models import ClauseOrigin, ClauseText, Comment, Response, Version
from bening.participation.queries import consultations as queries
from bening.participation.queries import lineage
from bening.participation.services import answering, consulting
from tests.participation.pages import signed_in

DRAFT = """## Pasal 1 Umur dan ijazah
Paling tinggi 35 tahun. Ijazah sesuai formasi.

## Pasal 2 IPK
Paling rendah 3,00.

## Pasal 3 IPK disabilitas
Paling rendah 2,75.

## Pasal 4 Pakaian
Kemeja putih baru.

## Pasal 5 Lokasi
Diumumkan tiga hari sebelumnya.
"""
SECOND = """## [k5] Pasal 1 Lokasi
Diumumkan tiga hari sebelumnya.

## [k1] Pasal 2 Umur
Paling tinggi 35 tahun.

## [dari k1] Pasal 3 Ijazah
Ijazah sesuai formasi atau serumpun.

## [k2 dari k3] Pasal 4 IPK
Paling rendah 3,00; penyandang disabilitas 2,75.

## Pasal 5 Bahasa
Ujian berbahasa Indonesia.
"""


def refused_with(code):
    return pytest.raises(Refused, match=code.replace(".", r"\."))


@pytest.fixture
def at(wib):
    return lambda month, day: wib(2024, month, day, 9)


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
def talked(batanghari, facilitators, publish, sari, budi, at, wib):
    """A consultation with a comment on each of its five clauses."""
    made = consulting.create_consultation(
        batanghari,
        slug="kriteria",
        title="Kriteria",
        kind="criteria",
        summary="Ringkas.",
        legal_basis="UU 25/2009",
        comment_from=wib(2024, 9, 5),
        comment_until=wib(2024, 9, 25),
        respond_until=wib(2024, 10, 25),
        text=DRAFT,
        by=facilitators[0],
        at=at(9, 1),
    )
    publish(made, at(9, 2))
    for text in queries.texts_of(queries.versions_of(made).first()).select_related("version__consultation"):
        answering.comment_on(
            text, kind="objection", body=f"Tentang {text.clause.uid}.", by=sari, at=at(9, 10)
        )
    Comment.objects.update(state="visible")
    return made


@pytest.fixture
def second(talked, facilitators, publish, at):
    consulting.save_draft(talked, SECOND, "Disusun ulang.", by=facilitators[0], at=at(10, 1))
    return publish(talked, at(10, 2))


def told(older, newer):
    return [
        (each.kind, [old.uid for old in each.old], [new.uid for new in each.new])
        for each in lineage.changes_between(older, newer)
    ]


def test_what_became_of_every_clause(talked, second, log):
    first = queries.versions_of(talked).last()
    assert told(first, second) == [
        ("moved", ["k5"], ["k5"]),
        ("split", ["k1"], ["k1", "k6"]),
        ("merged", ["k2", "k3"], ["k2"]),
        ("dropped", ["k4"], []),
        ("new", [], ["k7"]),
    ]
    split = lineage.changes_between(first, second)[1]
    assert any(piece.kind == "new" and "serumpun" in piece.text for piece in split.pieces)
    assert b'"asal":["k1"]' in queries.file_of(second)
    assert second.sha256 == drafting.digest(queries.file_of(second))
    log.audit(size=3)


def test_comments_stay_where_they_were_made_and_are_read_under_the_heirs(talked, second):
    shown, gone = lineage.clauses_with_comments(second)
    under = {row.clause.uid: [said.body for before in row.inherited for said in before.said] for row in shown}
    assert under == {
        "k5": ["Tentang k5."],
        "k1": ["Tentang k1."],
        "k6": ["Tentang k1."],
        "k2": ["Tentang k2.", "Tentang k3."],
        "k7": [],
    }
    assert [(each.text.clause.uid, each.said[0].said[0].body) for each in gone] == [("k4", "Tentang k4.")]
    for comment in Comment.objects.select_related("clause_text__version"):
        assert comment.clause_text.version.number == 1
    elsewhere = ClauseText.objects.filter(version=second).first()
    with pytest.raises(DatabaseError), transaction.atomic():
        Comment.objects.filter(body="Tentang k1.").update(clause_text=elsewhere)
    first_shown, first_gone = lineage.clauses_with_comments(queries.versions_of(talked).last())
    assert first_gone == []
    assert [len(row.said) for row in first_shown] == [1] * 5


def group(consultation, uid):
    groups = queries.clusters_without_answer(consultation)
    return groups.select_related("consultation__institution", "clause").get(clause__uid=uid)


@pytest.fixture
def grouped(talked, second, facilitators, at):
    assert answering.cluster_comments(talked, by=facilitators[0], at=at(10, 2)) == 5
    return talked


def test_an_answer_names_what_the_clause_became(grouped, second, facilitators, at):
    hendra, _ = facilitators
    choices = {uid: [each.clause.uid for each in lineage.possible_changes(group(grouped, uid))]
               for uid in ("k1", "k2", "k3", "k4", "k5")}  # fmt: skip
    assert choices == {"k1": ["k1", "k6"], "k2": ["k2"], "k3": ["k2"], "k4": [], "k5": []}
    assert lineage.dropped_in(group(grouped, "k4")) == second
    assert lineage.dropped_in(group(grouped, "k1")) is None

    merged = lineage.possible_changes(group(grouped, "k3"))[0]
    with refused_with("response.nothing_changed"):
        answering.propose_response(group(grouped, "k1"), "accepted", "Ya.", merged, by=hendra, at=at(10, 3))
    with refused_with("response.nothing_changed"):
        answering.propose_response(
            group(grouped, "k1"), "accepted", "Ya.", dropped_in=second, by=hendra, at=at(10, 3)
        )
    with refused_with("response.change_missing"):
        answering.propose_response(
            group(grouped, "k3"), "accepted", "Ya.", merged, second, by=hendra, at=at(10, 3)
        )
    answering.propose_response(group(grouped, "k3"), "accepted", "Ya.", merged, by=hendra, at=at(10, 3))
    answering.propose_response(
        group(grouped, "k4"), "accepted", "Ya.", dropped_in=second, by=hendra, at=at(10, 3)
    )
    for change in ({"dropped_in": None}, {"changed_to": merged}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Response.objects.filter(dropped_in=second).update(**change)


def test_final_waits_for_comments_on_dropped_and_merged_clauses(
    grouped, second, facilitators, publish, at, log
):
    hendra, anton = facilitators
    for uid in ("k1", "k2", "k5"):
        made = answering.propose_response(
            group(grouped, uid), "already", "Sudah termuat.", by=hendra, at=at(10, 3)
        )
        answering.publish_response(made, by=anton, at=at(10, 4))
    last = drafting.typed(drafting.carried_on(queries.wordings_of(second)))
    consulting.save_draft(grouped, last, "", True, by=hendra, at=at(10, 5))
    version = queries.draft_of(grouped)
    assert not ClauseOrigin.objects.filter(version=version).exists()
    for uid in ("k3", "k4"):
        with refused_with("consultation.unanswered"):
            publish(grouped, at(10, 6))
        with pytest.raises(DatabaseError), transaction.atomic():
            Version.objects.filter(pk=version.pk).update(
                state="published", approved_by=anton, published_at=at(10, 6), sha256="x", entry=second.entry
            )
        made = answering.propose_response(group(grouped, uid), "rejected", "Tidak.", by=hendra, at=at(10, 6))
        answering.publish_response(made, by=anton, at=at(10, 6))
        version.refresh_from_db()
        Version.objects.filter(pk=version.pk).update(state="draft")
    assert publish(grouped, at(10, 8)).state == "published"
    assert told(queries.versions_of(grouped).last(), version) == told(
        queries.versions_of(grouped).last(), second
    )
    log.audit(size=9)


def test_the_second_person_is_told_of_promises_that_a_final_text_undoes(
    client, grouped, second, facilitators, at
):
    hendra, anton = facilitators
    for uid in ("k1", "k3"):
        change = lineage.possible_changes(group(grouped, uid))[0]
        made = answering.propose_response(
            group(grouped, uid), "accepted", "Ya.", change, by=hendra, at=at(10, 3)
        )
        answering.publish_response(made, by=anton, at=at(10, 4))
    kept = drafting.typed(drafting.carried_on(queries.wordings_of(second)))
    consulting.save_draft(grouped, kept.replace("35 tahun", "30 tahun"), "", True, by=hendra, at=at(10, 5))
    draft = queries.draft_of(grouped)
    assert [each.changed_to.clause.uid for each in lineage.promises_undone(draft)] == ["k1"]
    consulting.propose_version(draft, by=hendra, at=at(10, 5))
    page = signed_in(client, anton).get("/meja/konsultasi/kriteria/periksa/").content.decode()
    assert "menerima rumusan pasal k1 dalam versi 2" in page


@pytest.mark.parametrize("mark", ["dari k9", "k1 dari k1", "dari k4, k9"])
def test_an_origin_is_another_clause_of_the_version_before(talked, facilitators, at, mark):
    with refused_with("draft.origin_unknown"):
        consulting.save_draft(talked, f"## [{mark}] Judul\nIsi.", "", by=facilitators[0], at=at(10, 1))


def test_origins_are_typed_as_they_are_read_and_never_change_once_published(talked, second):
    wordings = queries.wordings_of(second)
    assert drafting.parse(drafting.typed(wordings)) == wordings
    with pytest.raises(DatabaseError), transaction.atomic():
        ClauseOrigin.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        ClauseOrigin.objects.update(version=queries.versions_of(second.consultation).last())


def test_pages_show_both_sides_and_what_was_said_before(
    client, grouped, second, facilitators, django_assert_max_num_queries
):
    with django_assert_max_num_queries(14):
        page = client.get("/konsultasi/kriteria/").content.decode()
    assert page.count("Masukan pada rumusan sebelumnya") == 4
    assert "Pasal yang dihapus" in page
    assert page.count('id="tulisan-') == 0, "under an heir a comment is a copy; its place is the version"
    changes = client.get("/konsultasi/kriteria/perubahan/1/2/").content.decode()
    for kind in ("moved", "split", "merged", "dropped", "new"):
        assert f'data-change="{kind}"' in changes
    old, new = changes.split('data-change="split"')[1].split("</section>")[0].split("<h3>")[1:]
    assert "<ins>" not in old
    assert "<del>" not in new
    signed_in(client, facilitators[0])
    desk = client.get("/meja/konsultasi/kriteria/naskah/").content.decode()
    assert "[k6] Pasal 3 Ijazah" in desk
    answer = client.get(f"/meja/konsultasi/kriteria/kelompok/{group(grouped, 'k4').pk}/").content.decode()
    assert "Pasal ini dihapus, versi 2" in answer
