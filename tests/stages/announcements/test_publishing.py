"""From draft to published edition: two people, sealed, logged."""

from io import BytesIO

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from bening.core.decision import Refused
from bening.stages.announcements import content, queries, services
from bening.stages.announcements.models import Announcement, Edition, Formasi
from bening.transparency import queries as transparency
from tests.stages.announcements import scene


def test_publish_edition_offers_its_formasi(publish, log):
    edition = publish()

    announcement = queries.announcement("cpns-2024")
    assert [row.code for row in queries.formasi_in(announcement)] == ["F01", "F02", "F03"]
    assert announcement.title == "Seleksi CPNS Batanghari 2024"
    assert edition.facets["seats"] == 6
    log.audit()


def test_publish_edition_says_three_things_in_the_log(publish, log):
    edition = publish()

    said = [
        transparency.record_of(entry).event
        for entry in (edition.rules_entry, edition.entry, edition.schedule_entry)
    ]
    assert [event.kind for event in said] == ["rules.published", "formation.published", "schedule.published"]
    rules, formation, schedule = said
    assert rules.sha256 == edition.digest == content.digest_of(content.document(edition))
    assert rules.rules == queries.pinned(edition).digest
    assert (formation.rows, formation.seats, formation.root) == (3, 6, edition.root)
    assert schedule.sha256 == content.digest_of(content.schedule(edition))
    log.audit()


def test_publish_edition_by_the_proposer_is_refused(complete, hendra, at, log):
    edition = services.propose_edition(complete(), by=hendra, at=at)

    with pytest.raises(Refused, match=r"edition\.four_eyes"):
        services.publish_edition(edition, by=hendra, at=at)

    edition.refresh_from_db()
    assert edition.state == "proposed"
    assert not Formasi.objects.exists()
    log.audit()


def test_edition_of_one_person_is_refused_by_the_database(publish, complete, hendra, at):
    edition = services.propose_edition(complete(), by=hendra, at=at)

    with pytest.raises(IntegrityError, match="edition_four_eyes"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(approved_by=hendra)


@pytest.mark.parametrize(
    "change", [{"terms": {}}, {"formasi": []}, {"state": "draft"}, {"digest": "sha256:0"}]
)
def test_published_edition_refuses_to_change(publish, change, log):
    edition = publish()

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(**change)

    log.audit()


def test_published_edition_refuses_to_go(publish, log):
    edition = publish()

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk)._raw_delete("default")

    log.audit()


def test_propose_edition_names_everything_that_is_missing(draft, hendra, at):
    with pytest.raises(Refused) as refused:
        services.propose_edition(draft, by=hendra, at=at)

    assert {reason.code for reason in refused.value.reasons} == {
        "edition.formasi_missing",
        "edition.regulation_missing",
        "edition.timetable_missing",
        "edition.summary_missing",
    }


def test_propose_edition_refuses_a_timetable_against_the_regulation(complete, hendra, at):
    edition = complete()
    short = {**scene.PHASES, "announcement": (scene.PHASES["announcement"][0],) * 2}
    services.set_timetable(edition, short, by=hendra, at=at)

    with pytest.raises(Refused) as refused:
        services.propose_edition(edition, by=hendra, at=at)

    assert [(r.code, r.facts["phase"]) for r in refused.value.reasons] == [
        ("timetable.too_short", "announcement")
    ]
    assert refused.value.reasons[0].legal_basis


def test_return_edition_gives_the_draft_back_with_the_reason(complete, hendra, anton, at):
    edition = services.propose_edition(complete(), by=hendra, at=at)

    services.return_edition(edition, "Tanggal SKB keliru.", by=anton, at=at)

    edition.refresh_from_db()
    assert (edition.state, edition.return_reason, edition.proposed_by) == (
        "draft",
        "Tanggal SKB keliru.",
        None,
    )


def test_proposed_edition_takes_no_changes(complete, hendra, at):
    edition = services.propose_edition(complete(), by=hendra, at=at)

    with pytest.raises(Refused, match=r"edition\.not_draft"):
        services.set_conditions(edition, min_gpa=0, clauses=[], by=hendra, at=at)


@pytest.fixture
def second(publish, hendra, anton, at):
    """A second edition in work: one formasi more, one gone, one with more seats, a longer registration."""
    first = publish()

    def make():
        edition = services.start_edition(
            first.announcement,
            change_code="formasi_changed",
            change_note="Tambahan formasi.",
            by=hendra,
            at=at,
        )
        listing = scene.csv(
            scene.formasi(2, jumlah_formasi="5"),
            scene.formasi(3, formasi_nm="PENYANDANG DISABILITAS"),
            scene.formasi(0),
        )
        services.import_formasi(edition, BytesIO(listing), name="dua.csv", by=hendra, at=at)
        edition.refresh_from_db()
        services.set_conditions(edition, min_gpa=275, clauses=[], by=hendra, at=at)
        return edition

    return make


def test_second_edition_keeps_codes_and_never_gives_one_twice(second, hendra, anton, at, log):
    edition = second()
    kept = dict(Formasi.objects.values_list("code", "pk"))

    services.propose_edition(edition, by=hendra, at=at)
    services.publish_edition(edition, by=anton, at=at)

    rows = {row.code: row for row in Formasi.objects.all()}
    assert {code: row.pk for code, row in rows.items() if code in kept} == kept
    assert [code for code, row in sorted(rows.items()) if not row.withdrawn] == ["F02", "F03", "F04"]
    assert rows["F02"].quota == 5
    assert rows["F01"].withdrawn
    log.audit()


def test_differences_name_what_changed(second):
    differences = queries.differences(second())

    assert [item["code"] for item in differences.added] == ["F04"]
    assert [item["code"] for item in differences.removed] == ["F01"]
    assert [(c.code, [(d.name, d.old, d.new) for d in c.changes]) for c in differences.changed] == [
        ("F02", [("quota", 2, 5)])
    ]
    assert [(c.name, c.old, c.new) for c in differences.conditions] == [
        ("min_gpa", 300, 275),
        ("clauses", ["Saya bersedia tidak pindah selama 10 tahun."], []),
    ]
    assert differences.timetable == ()
    assert (differences.seats.old, differences.seats.new) == (6, 9)


def test_second_edition_refers_to_the_first_in_the_log(second, hendra, anton, at, log):
    edition = second()
    first = queries.edition_in_force(edition.announcement)

    services.propose_edition(edition, by=hendra, at=at)
    services.publish_edition(edition, by=anton, at=at)

    first.entry.refresh_from_db()
    assert transparency.record_of(edition.entry).ref == (first.entry.idx,)
    assert queries.edition_digest(edition.announcement) == edition.digest != first.digest
    log.audit()


def test_second_edition_without_a_change_is_refused(publish, hendra, at):
    edition = publish()
    again = services.start_edition(
        edition.announcement, change_code="timetable_changed", change_note="Jadwal.", by=hendra, at=at
    )

    with pytest.raises(Refused, match=r"edition\.unchanged"):
        services.propose_edition(again, by=hendra, at=at)


def test_only_one_edition_is_in_work(publish, hendra, at):
    edition = publish()
    change = {"change_code": "timetable_changed", "change_note": "Jadwal."}
    services.start_edition(edition.announcement, **change, by=hendra, at=at)

    with pytest.raises(Refused, match=r"edition\.another_in_work"):
        services.start_edition(edition.announcement, **change, by=hendra, at=at)


def test_create_announcement_twice_at_one_address_is_refused(draft, batanghari, hendra, at):
    with pytest.raises(Refused, match=r"announcement\.slug_taken"):
        services.create_announcement(batanghari, title="X", slug="cpns-2024", season="2024", by=hendra, at=at)

    assert Announcement.objects.count() == 1


def test_regulation_that_changed_after_publishing_is_an_error(publish, monkeypatch):
    edition = publish()
    edition.terms["regulation"]["digest"] = "sha256:" + "0" * 64

    with pytest.raises(queries.RegulationChanged, match="cpns-2024"):
        queries.pinned(edition)
