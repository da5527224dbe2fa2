"""Registration: what is kept, what is refused with which reasons, what can never change afterwards."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from bening.core.decision import Refused
from bening.core.identifiers import is_participant_number
from bening.infra.db import Stale
from bening.stages.registration import queries, services
from bening.stages.registration.models import Application, SectionAnswer
from tests.committed import at_once
from tests.stages.registration import scene


def codes(refused):
    return sorted(reason.code for reason in refused.value.reasons)


def code_of(announcement, place):
    return queries.announcements.formasi_in(announcement)[place].code


def test_start_application_twice_is_one_draft(draft, announcement, sari, at):
    again = services.start_application(announcement, by=sari, at=at)

    assert again.pk == draft.pk
    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    ("day", "code"), [((2024, 8, 19, 12), "window.not_open"), ((2024, 9, 11, 0, 0), "window.closed")]
)
def test_start_application_keeps_to_the_phase(announcement, sari, wib, day, code):
    with pytest.raises(Refused) as refused:
        services.start_application(announcement, by=sari, at=wib(*day))

    assert codes(refused) == [code]
    assert Application.objects.count() == 0


def test_start_application_in_the_last_second(announcement, sari, wib):
    assert services.start_application(announcement, by=sari, at=wib(2024, 9, 10, 23, 59, 59)).pk


def test_one_application_per_period_is_kept_by_the_database(draft, announcement, sari, at):
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.create(
            announcement=announcement, season="2024", person=sari, state="draft", started_at=at
        )


def test_draft_that_was_given_up_leaves_room(draft, announcement, sari, at):
    scene.save(draft, "contact", by=sari, at=at)
    services.withdraw_application(draft, by=sari, at=at)

    again = services.start_application(announcement, by=sari, at=at)

    assert again.pk != draft.pk
    assert SectionAnswer.objects.count() == 0


def test_save_section_keeps_what_is_wrong_as_typed(draft, sari, at):
    row = scene.save(draft, "identity", by=sari, at=at, born="31-02-1999", kk="12")

    assert not row.complete
    typed = queries.opened(draft, row)
    assert (typed["born"], typed["kk"], typed["name_ktp"]) == ("31-02-1999", "12", "Sari Wulandari")


def test_save_section_seals_what_was_typed(draft, sari, at):
    row = scene.save(draft, "identity", by=sari, at=at)

    assert row.complete
    assert b"Sari" not in bytes(SectionAnswer.objects.get().sealed)
    assert queries.opened(draft, row)["born"] == "1999-03-12"


def test_save_section_in_two_tabs_keeps_the_first(draft, sari, at):
    first = scene.save(draft, "contact", by=sari, at=at)
    scene.save(draft, "contact", by=sari, at=at, seen=first.version, village="Sridadi")

    for seen in (0, first.version):
        with pytest.raises(Stale):
            scene.save(draft, "contact", by=sari, at=at, seen=seen, village="Simpang Terusan")

    assert queries.biodata_of(draft)["contact"]["village"] == "Sridadi"


def test_save_section_after_the_phase_is_refused(draft, sari, wib):
    with pytest.raises(Refused) as refused:
        scene.save(draft, "contact", by=sari, at=wib(2024, 9, 11, 0, 0))

    assert codes(refused) == ["window.closed"]


def test_choose_formasi_keeps_a_choice_that_does_not_fit(draft, formasi, sari, at):
    scene.fill(draft, by=sari, at=at)

    services.choose_formasi(draft, formasi(code_of(draft.announcement, 2)), by=sari, at=at)

    with pytest.raises(Refused) as refused:
        services.enter_application(draft, seen=draft.version, by=sari, at=at)
    assert codes(refused) == ["education.not_listed"]


def test_choose_another_formasi_drops_preferred_units(filled, formasi, sari, at):
    units = queries.other_units(filled.formasi)
    services.save_section(
        filled, "placement", {"preferred_units": units}, complete=True, seen=0, by=sari, at=at
    )

    services.choose_formasi(filled, formasi(code_of(filled.announcement, 3)), by=sari, at=at)

    assert "placement" not in queries.biodata_of(filled)


def test_enter_application_tells_every_reason_at_once(draft, sari, at):
    scene.save(draft, "identity", by=sari, at=at, born="")

    with pytest.raises(Refused) as refused:
        services.enter_application(draft, seen=draft.version, by=sari, at=at)

    assert codes(refused) == [
        "formasi.not_chosen",
        "section.contact_incomplete",
        "section.declarations_incomplete",
        "section.education_incomplete",
        "section.identity_incomplete",
    ]


@pytest.mark.parametrize(
    ("section", "changes", "code"),
    [
        ("identity", {"born": "1985-01-01"}, "age.too_old"),
        ("identity", {"born": "2008-01-01"}, "age.too_young"),
        ("education", {"gpa": "2,99"}, "gpa.below_minimum"),
        ("education", {"programme": "S-1 ILMU PEMERINTAHAN"}, "education.not_listed"),
        ("education", {"institution_to": "2021-01-01"}, "facts.missing"),
        ("declarations", {"service": "pns"}, "service.barred"),
        ("declarations", {"sanctioned": "ya"}, "sanction.runs"),
        ("declarations", {"clause_not_in_party": "tidak"}, "declaration.not_made"),
        ("declarations", {"clause_own_1": "tidak"}, "declaration.not_made"),
    ],
)
def test_enter_application_refused_leaves_no_trace(filled, sari, at, log, section, changes, code):
    version = SectionAnswer.objects.get(section=section).version
    scene.save(filled, section, by=sari, at=at, seen=version, **changes)

    with pytest.raises(Refused) as refused:
        services.enter_application(filled, seen=filled.version, by=sari, at=at)

    assert codes(refused) == [code]
    filled.refresh_from_db()
    assert filled.state == "draft"
    assert SectionAnswer.objects.count() == 4
    log.audit()


def test_enter_application_lets_doubts_pass(filled, sari, at):
    version = SectionAnswer.objects.get(section="education").version
    scene.save(filled, "education", by=sari, at=at, seen=version, gpa="88", gpa_kind="ijazah")

    services.enter_application(filled, seen=filled.version, by=sari, at=at)

    assert filled.state == "entered"


def test_enter_application_fixes_everything(filled, sari, at, log):
    edition = queries.announcements.edition_in_force(filled.announcement)

    services.enter_application(filled, seen=filled.version, by=sari, at=at)

    filled.refresh_from_db()
    assert is_participant_number(filled.number)
    assert (filled.state, filled.entered_at, filled.edition_digest) == ("entered", at, edition.digest)
    assert queries.facts_of(filled).programme == "S-1 ILMU HUKUM"
    assert SectionAnswer.objects.count() == 0
    assert b"Sari" not in bytes(filled.biodata)
    log.audit()


@pytest.mark.parametrize(
    "change",
    ["number = '10000000'", "formasi_code = 'X'", "biodata = NULL", "state = 'draft'", "state = 'withdrawn'"],
)
def test_entered_application_never_changes(filled, sari, at, change):
    services.enter_application(filled, seen=filled.version, by=sari, at=at)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE registration_application SET {change} WHERE id = {filled.pk}")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM registration_application WHERE id = {filled.pk}")


def test_enter_application_does_not_enter_what_was_not_seen(filled, sari, at):
    seen = filled.version
    scene.save(filled, "contact", by=sari, at=at, seen=1, village="Sridadi")

    with pytest.raises(Stale):
        services.enter_application(filled, seen=seen, by=sari, at=at)


def test_nothing_can_be_saved_once_entered(filled, sari, at):
    services.enter_application(filled, seen=filled.version, by=sari, at=at)

    for act in (
        lambda: scene.save(filled, "contact", by=sari, at=at),
        lambda: services.choose_formasi(filled, filled.formasi, by=sari, at=at),
        lambda: services.enter_application(filled, seen=filled.version, by=sari, at=at),
        lambda: services.withdraw_application(filled, by=sari, at=at),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert codes(refused) == ["application.already_entered"]


def test_enter_application_in_the_last_second_and_not_after(filled, sari, wib):
    closing = wib(2024, 9, 11, 0, 0)

    with pytest.raises(Refused) as refused:
        services.enter_application(filled, seen=filled.version, by=sari, at=closing)
    assert codes(refused) == ["window.closed"]

    services.enter_application(filled, seen=filled.version, by=sari, at=closing - timedelta(microseconds=1))
    assert filled.state == "entered"


def test_enter_application_at_once_in_many_tabs_enters_once(committed, filled, sari, at):
    seen = filled.version

    def enter(number):
        mine = Application.objects.select_related("announcement", "formasi").get(pk=filled.pk)
        mine.version = seen
        return services.enter_application(mine, seen=seen, by=sari, at=at)

    outcomes = at_once(enter, 6)

    assert [type(outcome) for outcome in outcomes].count(Application) == 1
    assert {type(outcome) for outcome in outcomes} <= {Application, Stale, Refused}
    assert Application.objects.get().state == "entered"


def test_start_application_at_once_is_one_draft(committed, announcement, sari, at):
    outcomes = at_once(lambda _: services.start_application(announcement, by=sari, at=at), 6)

    assert Application.objects.count() == 1
    assert {type(outcome) for outcome in outcomes} <= {Application, Refused}
