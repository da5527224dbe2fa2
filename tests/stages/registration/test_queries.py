"""What may be read of applications, and at what cost."""

from datetime import date
from fractions import Fraction

from bening.core.decision import Outcome
from bening.stages.registration import queries, services
from tests.stages.registration import scene


def entered(announcement, user, at, **changes):
    code = queries.announcements.formasi_in(announcement)[0].code
    return scene.enter(announcement, by=user, at=at, code=code, **changes)


def test_applications_of_shows_only_ones_own(draft, sari, budi):
    assert [found.pk for found in queries.applications_of(sari)] == [draft.pk]
    assert not queries.applications_of(budi).exists()


def test_facts_are_what_was_stated(announcement, sari, at):
    facts = queries.facts_of(entered(announcement, sari, at))

    assert (facts.born, facts.gpa, facts.gpa_kind) == (date(1999, 3, 12), Fraction("3.51"), "ipk")
    assert facts.institution_accreditation.grade == "Unggul"
    assert facts.declarations["not_in_party"] is True
    assert facts.practice_registration is None


def test_nothing_stated_is_nothing_known(draft):
    facts = queries.facts_of(draft)

    assert facts.disability is None
    assert facts.declarations == {}


def test_tie_data_by_number_in_a_constant_number_of_queries(
    announcement, sari, budi, at, django_assert_num_queries
):
    first = entered(announcement, sari, at)
    with django_assert_num_queries(2):
        queries.tie_data(announcement)
    second = entered(announcement, budi, at, identity={"born": "1998-08-21"}, education={"gpa": "3,20"})

    with django_assert_num_queries(2):
        found = queries.tie_data(announcement)

    assert found == {
        first.number: (Fraction("3.51"), "ipk", date(1999, 3, 12), ()),
        second.number: (Fraction("3.20"), "ipk", date(1998, 8, 21), ()),
    }


def test_stated_opens_only_the_named_fields(announcement, sari, at):
    application = entered(announcement, sari, at)

    assert queries.stated(application, ["education.gpa"]) == {"education.gpa": "3.51"}


def test_fits_says_for_each_formasi_what_speaks_against_it(filled, at):
    edition = queries.announcements.edition_in_force(filled.announcement)
    rows = queries.announcements.formasi_in(filled.announcement)

    fits = queries.fits(queries.facts_of(filled), rows, edition, at.date())

    assert [[check.reason.code for check in fit.against] for fit in fits] == [
        [],
        [],
        ["education.not_listed"],
        ["disability.not_declared"],
    ]


def test_other_units_offer_the_same_position_and_education(filled):
    units = {row.unit for row in queries.announcements.formasi_in(filled.announcement)[:2]}

    assert queries.other_units(filled.formasi) == sorted(units - {filled.formasi.unit})
    assert len(units) == 2


def test_nik_warnings_never_refuse(sari):
    warnings = queries.nik_warnings(sari, {"born": "1999-03-13", "sex": "L", "kk": "0004010101100001"})

    assert {check.reason.code for check in warnings} == {
        "nik.other_birth",
        "nik.other_sex",
        "kk.region_unknown",
    }
    assert {check.outcome for check in warnings} == {Outcome.UNCERTAIN}


def test_by_number_finds_the_entered(announcement, sari, at):
    application = entered(announcement, sari, at)

    assert queries.by_number(announcement, application.number).pk == application.pk
    assert queries.by_number(announcement, "10000000") is None
    assert list(queries.by_numbers(announcement, [application.number])) == [application.number]
    assert [row.pk for row in queries.entered_for(announcement)] == [application.pk]


def test_erased_person_is_left_out_of_tie_data(announcement, sari, at, murni):
    from bening.accounts.services import erase

    entered(announcement, sari, at)
    erase(sari, by=murni, at=at)

    assert queries.tie_data(announcement) == {}


def test_live_application_ignores_what_was_given_up(draft, sari, at):
    services.withdraw_application(draft, by=sari, at=at)

    assert queries.live_application(sari, "2024") is None
