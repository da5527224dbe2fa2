"""Who may apply: every rule of the law as a row, its edges, and what holds for all inputs."""

from dataclasses import fields, replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bening.core.decision import Outcome, Refused, require
from bening.core.education import degree
from bening.core.eligibility import (
    Accreditation,
    Facts,
    PracticeRegistration,
    Qualification,
    Seat,
    birthday,
    evaluate,
    full_months,
    full_years,
    level_code,
)
from bening.core.facts import decimal
from bening.core.regulation import load
from bening.core.rules import Source, names_one_of, words_of

MET, NOT_MET, UNCERTAIN, NO_DATA = Outcome.MET, Outcome.NOT_MET, Outcome.UNCERTAIN, Outcome.NO_DATA
CPNS_2024 = load("cpns-2024")
ON = date(2024, 9, 1)

SEAT = Seat(
    track="umum",
    position="PENYULUH LINGKUNGAN HIDUP AHLI PERTAMA",
    qualifications=(
        Qualification("S-1/Sarjana", "S-1 EKOLOGI"),
        Qualification("S-1/Sarjana", "S-1 KESEJAHTERAAN LINGKUNGAN"),
        Qualification("Diploma IV", "D-IV TEKNOLOGI REKAYASA KESELAMATAN"),
    ),
)
GOOD = Accreditation("Unggul", "BAN-PT", date(2019, 1, 1), date(2024, 1, 1))
SARI = Facts(
    born=date(1998, 5, 12),
    education_level="S-1/Sarjana",
    programme="S-1 Ekologi",
    graduated_on=date(2020, 8, 20),
    gpa=Fraction("3.51"),
    gpa_kind="ipk",
    institution_accreditation=GOOD,
    programme_accreditation=GOOD,
    cumlaude=False,
    foreign_degree=False,
    disability=False,
    declarations={clause.code: True for clause in CPNS_2024.statements},
    service="none",
    sanctioned=False,
)


def check(code, facts=SARI, seat=SEAT, regulation=CPNS_2024, on=ON):
    """The one check of this code; None if the rule does not concern them."""
    found = [one for one in evaluate(facts, seat, regulation, on=on) if one.code == code]
    assert len(found) <= 1
    return found[0] if found else None


def outcome(code, facts=SARI, seat=SEAT, regulation=CPNS_2024, on=ON):
    """Outcome and code of the reason."""
    found = check(code, facts, seat, regulation, on)
    return (found.outcome, found.reason.code if found.reason else "")


# ---------------------------------------------------------------- all rules together


def test_evaluate_of_someone_who_may_apply_is_met_throughout():
    checks = evaluate(SARI, SEAT, CPNS_2024, on=ON)
    assert {one.outcome for one in checks} == {MET}
    assert all(one.legal_basis for one in checks)
    require(checks)


def test_evaluate_keeps_every_ground_at_once():
    facts = replace(SARI, born=date(1980, 1, 1), programme="S-1 Akuntansi", service="pns")
    with pytest.raises(Refused) as caught:
        require(evaluate(facts, SEAT, CPNS_2024, on=ON))
    codes = [reason.code for reason in caught.value.reasons]
    assert codes == ["age.too_old", "education.not_listed", "service.barred"]


def test_evaluate_of_nothing_stated_is_no_data_never_a_no():
    checks = evaluate(Facts(), SEAT, CPNS_2024, on=ON)
    assert {one.outcome for one in checks} == {NO_DATA}
    require(checks)


def test_facts_hold_nothing_that_a_rule_must_not_see():
    seen = {one.name for one in fields(Facts)}
    assert not seen & {"religion", "ethnicity", "name", "birthplace", "address", "nik", "married", "sex"}


# ---------------------------------------------------------------- age

BORN = date(1989, 9, 1)  # 35 on the day of applying


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2006, 9, 1), (MET, "")),  # 18 today
        (date(2006, 9, 2), (NOT_MET, "age.too_young")),  # 18 tomorrow
        (date(1989, 9, 2), (MET, "")),  # 34, 35 tomorrow
        (BORN, (MET, "")),  # the 35th birthday
        (date(1989, 8, 31), (NOT_MET, "age.too_old")),  # the day after
        (date(1988, 9, 1), (NOT_MET, "age.too_old")),  # 36 today
    ],
)
def test_age_edges_of_2024(born, expected):
    assert outcome("age.within_limits", replace(SARI, born=born)) == expected


def with_edge(edge):
    age = replace(CPNS_2024.eligibility.age, edge=edge)
    return replace(CPNS_2024, eligibility=replace(CPNS_2024.eligibility, age=age))


@pytest.mark.parametrize(
    ("edge", "last_day"),
    [
        ("birthday_excluded", date(2024, 8, 31)),
        ("birthday_included", date(2024, 9, 1)),
        ("whole_year", date(2025, 8, 31)),
    ],
)
def test_age_edge_is_a_switch_of_the_regulation(edge, last_day):
    facts, regulation = replace(SARI, born=BORN), with_edge(edge)
    assert outcome("age.within_limits", facts, regulation=regulation, on=last_day)[0] is MET
    day_after = last_day + timedelta(days=1)
    assert outcome("age.within_limits", facts, regulation=regulation, on=day_after)[0] is NOT_MET


@pytest.mark.parametrize(
    ("born", "verified"),
    [(date(1990, 1, 1), True), (BORN, False), (date(1989, 3, 1), False), (date(1988, 9, 1), True)],
)
def test_age_is_marked_unverified_only_where_the_edge_decides(born, verified):
    assert check("age.within_limits", replace(SARI, born=born)).verified is verified


SPECIALIST = "DOKTER AHLI PERTAMA - DOKTER SPESIALIS PATOLOGI ANATOMI"


@pytest.mark.parametrize(
    ("position", "level", "age", "expected"),
    [
        (SPECIALIST, "S-2", 40, MET),
        (SPECIALIST, "S-2", 41, NOT_MET),
        ("DOKTER GIGI AHLI PERTAMA - DOKTER GIGI SPESIALIS ORTODONSIA", "S-2", 39, MET),
        ("DOKTER PENDIDIK KLINIS AHLI PERTAMA", "S-2", 39, MET),
        ("DOKTER AHLI PERTAMA - DOKTER (UMUM)", "S-2", 39, NOT_MET),
        ("DOSEN LEKTOR", "S-3/Doktor", 39, MET),
        ("PENELITI AHLI MUDA", "S-3", 40, MET),
        ("PEREKAYASA AHLI PERTAMA", "S-2", 39, NOT_MET),
        ("PEREKAYASA AHLI PERTAMA", "", 39, NO_DATA),
        ("PEREKAYASA AHLI PERTAMA", "", 41, NOT_MET),
        ("TEKNISI PENELITIAN DAN PEREKAYASAAN TERAMPIL", "S-3", 39, NOT_MET),
    ],
)
def test_age_limit_of_40_for_listed_positions(position, level, age, expected):
    facts = replace(SARI, born=date(2024 - age, 9, 1), education_level=level)
    assert outcome("age.within_limits", facts, replace(SEAT, position=position))[0] is expected


def test_age_without_a_birth_date_is_no_data():
    found = check("age.within_limits", replace(SARI, born=None))
    assert (found.outcome, found.reason.facts) == (NO_DATA, {"fact": "born"})


def test_age_evidence_is_plain():
    evidence = check("age.within_limits").evidence
    assert evidence == {"minimum": 18, "maximum": 35, "on": "2024-09-01", "age": 26}


@pytest.mark.parametrize(
    ("born", "years", "expected"),
    [
        (date(1989, 9, 1), 35, date(2024, 9, 1)),
        (date(2000, 2, 29), 4, date(2004, 2, 29)),
        (date(1988, 2, 29), 35, date(2023, 3, 1)),
    ],
)
def test_birthday_of_someone_born_on_a_leap_day(born, years, expected):
    assert birthday(born, years) == expected


DAYS = st.dates(date(1930, 1, 1), date(2080, 12, 31))


@given(DAYS, DAYS)
def test_full_years_lie_between_two_birthdays(born, on):
    assume(born <= on)
    years = full_years(born, on)
    assert birthday(born, years) <= on < birthday(born, years + 1)


@given(DAYS, DAYS)
def test_full_months_agree_with_full_years(since, on):
    assume(since <= on)
    assume((since.month, since.day) != (2, 29))
    assert full_months(since, on) // 12 == full_years(since, on)


@given(DAYS, DAYS)
def test_age_once_too_old_stays_too_old_and_once_old_enough_stays_so(born, on):
    facts = replace(SARI, born=born)
    today = outcome("age.within_limits", facts, on=on)[1]
    tomorrow = outcome("age.within_limits", facts, on=on + timedelta(days=1))[1]
    order = ["age.too_young", "", "age.too_old"]
    assert order.index(today) <= order.index(tomorrow)


# ---------------------------------------------------------------- education


@pytest.mark.parametrize(
    ("level", "programme", "expected"),
    [
        ("S-1/Sarjana", "S-1 EKOLOGI", (MET, "")),
        ("S-1/Sarjana", " s-1   ekologi ", (MET, "")),
        ("S1", "Ekologi", (MET, "")),
        ("sarjana", "S-1 Kesejahteraan Lingkungan", (MET, "")),
        ("Diploma IV", "D-IV Teknologi Rekayasa Keselamatan", (MET, "")),
        ("D4", "Teknologi Rekayasa Keselamatan", (MET, "")),
        # asked S-1, has D-IV of the same name: D-IV is not S-1 unless listed
        ("D-IV", "D-IV EKOLOGI", (NOT_MET, "education.level_differs")),
        ("S-1", "Teknologi Rekayasa Keselamatan", (NOT_MET, "education.level_differs")),
        ("S-2", "S-2 EKOLOGI", (NOT_MET, "education.level_differs")),
        # another programme that the reference knows
        ("S-1", "S-1 EKONOMI", (NOT_MET, "education.not_listed")),
        # a name that the reference does not know, or of which a word that names no field is more: people
        ("S-1", "S-1 PENDIDIKAN EKOLOGI", (UNCERTAIN, "education.name_unsure")),
        ("S-1", "S-1 ILMU EKOLOGI", (UNCERTAIN, "education.name_unsure")),
        # neither name nor level
        ("D-III", "D-III ILMU EKOLOGI", (NOT_MET, "education.level_differs")),
        # the level stated contradicts the programme's own name
        ("D-IV", "S-1 EKOLOGI", (UNCERTAIN, "education.level_contradicts")),
        ("", "S-1 EKOLOGI", (NO_DATA, "facts.missing")),
        ("S-1", " ", (NO_DATA, "facts.missing")),
    ],
)
def test_education_matches_the_very_text(level, programme, expected):
    facts = replace(SARI, education_level=level, programme=programme)
    assert outcome("education.is_listed", facts) == expected


def seat_for(level, programme, **more):
    return replace(SEAT, qualifications=(Qualification(level, programme),), **more)


@pytest.mark.parametrize(
    ("listed", "held", "expected"),
    [
        # refused in 2021: asked S-1 Matematika, handed in S-1 Pendidikan Matematika
        (("S-1/Sarjana", "S-1 MATEMATIKA"), ("S-1", "S-1 PENDIDIKAN MATEMATIKA"), "education.not_listed"),
        # refused: asked D-III, handed in S-1
        (
            ("Diploma III/Sarjana Muda", "D-III KEPERAWATAN"),
            ("S-1", "S-1 KEPERAWATAN"),
            "education.level_differs",
        ),
        # national list: "D-IV/S-1" names both
        (("S-1/Sarjana", "D-IV/S-1 AKUNTANSI"), ("D-IV", "D-IV AKUNTANSI"), ""),
        (("S-1/Sarjana", "D-IV/S-1 AKUNTANSI"), ("S-1/Sarjana", "Akuntansi"), ""),
        (("S-1/Sarjana", "D-IV/S-1 AKUNTANSI"), ("D-III", "D-III AKUNTANSI"), "education.level_differs"),
        # national list: columns that say something else than the name
        (("S-2", "SPESIALIS PATOLOGI ANATOMI"), ("S-2", "Spesialis Patologi Anatomi"), ""),
        (("S-2", "SPESIALIS PATOLOGI ANATOMI"), ("spesialis", "Patologi Anatomi"), ""),
        (("S-2", "SPESIALIS PATOLOGI ANATOMI"), ("S-2", "S-2 PATOLOGI ANATOMI"), "education.level_differs"),
        (("S-2", "S-1 KEDOKTERAN"), ("S-2", "S-1 KEDOKTERAN"), ""),
        (("S-2", "S-1 KEDOKTERAN"), ("S-1", "S-1 KEDOKTERAN"), ""),
        (("S-1/Sarjana", "DOKTER HEWAN"), ("S-1", "Dokter Hewan"), ""),
        (("SMK/SLTA Kejuruan", "SMK PERIKANAN"), ("SMK", "SMK Perikanan"), ""),
        (("Kursus", "MENJAHIT"), ("KURSUS", "Menjahit"), ""),
        (("Kursus", "MENJAHIT"), ("S-1", "Menjahit"), "education.level_differs"),
    ],
)
def test_education_of_real_lists_and_real_refusals(listed, held, expected):
    facts = replace(SARI, education_level=held[0], programme=held[1])
    assert outcome("education.is_listed", facts, seat_for(*listed))[1] == expected


def test_education_evidence_names_what_is_accepted():
    evidence = check("education.is_listed").evidence
    assert evidence["accepted"].split("; ")[0] == "S-1 EKOLOGI"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("S-1/Sarjana", "s1"),
        ("Diploma IV", "d4"),
        ("D-IV", "d4"),
        ("Diploma III/Sarjana Muda", "d3"),
        ("Diploma II", "d2"),
        ("S-2", "s2"),
        ("S-3/Doktor", "s3"),
        ("SMK/SLTA Kejuruan", "slta"),
        ("SLTA", "slta"),
        ("SLTA Keguruan", "slta"),
        ("SLTP", "sltp"),
        ("Pesantren  Salaf", "pesantren salaf"),
    ],
)
def test_level_code_reads_every_level_of_the_national_list(text, code):
    assert level_code(text) == code


def test_degree_takes_the_levels_out_of_the_name():
    assert degree("D-IV/S-1  Akuntansi") == ({"d4", "s1"}, "akuntansi")
    assert degree("KEHUTANAN") == (frozenset(), "kehutanan")
    assert degree("S-1") == (frozenset(), "s-1")


@given(st.text(max_size=40), st.sampled_from(["S-1", "D-IV", "S-2", "SLTA", "Kursus"]))
def test_education_of_the_same_text_is_always_met(programme, level):
    assume(programme.strip())
    facts = replace(SARI, education_level=level, programme=programme.upper())
    found = outcome("education.is_listed", facts, seat_for(level, programme.upper()))
    assert found == (MET, "")


# ---------------------------------------------------------------- accreditation


def accredited(grade="B", body="BAN-PT", first=date(2019, 1, 1), last=date(2024, 1, 1)):
    return Accreditation(grade, body, first, last)


NONE = accredited("Tidak Terakreditasi")
LATER = accredited(first=date(2021, 1, 1))
STRANGE = accredited(body="LAM Teknik")


@pytest.mark.parametrize(
    ("institution", "programme", "expected"),
    [
        (accredited(), accredited(), (MET, "")),
        (accredited(), None, (MET, "")),
        (NONE, accredited("Baik Sekali", "LAM-PTKes"), (MET, "")),
        (LATER, accredited(), (MET, "")),
        (accredited(first=date(2020, 8, 20)), LATER, (MET, "")),  # from the very day
        (accredited(last=date(2020, 8, 20)), LATER, (MET, "")),  # until the very day
        (accredited(first=date(2020, 8, 21)), NONE, (NOT_MET, "accreditation.not_held_at_graduation")),
        (accredited(last=date(2020, 8, 19)), NONE, (NOT_MET, "accreditation.not_held_at_graduation")),
        (STRANGE, NONE, (UNCERTAIN, "accreditation.unclear")),
        (accredited("Terakreditasi Internasional"), None, (UNCERTAIN, "accreditation.unclear")),
        (STRANGE, accredited(), (MET, "")),
        (None, None, (NO_DATA, "facts.missing")),
        (LATER, None, (NO_DATA, "facts.missing")),
        (accredited(grade=" "), LATER, (NO_DATA, "facts.missing")),
        (accredited(first=None), LATER, (NO_DATA, "facts.missing")),
        (accredited(last=None), LATER, (NO_DATA, "facts.missing")),
    ],
)
def test_accreditation_of_either_on_the_day_of_graduation(institution, programme, expected):
    facts = replace(SARI, institution_accreditation=institution, programme_accreditation=programme)
    assert outcome("accreditation.held_at_graduation", facts) == expected


def test_accreditation_needs_the_day_of_graduation():
    found = check("accreditation.held_at_graduation", replace(SARI, graduated_on=None))
    assert found.reason.facts == {"fact": "graduated_on"}


@pytest.mark.parametrize("fact", ["education_level", "foreign_degree"])
def test_accreditation_is_no_refusal_while_it_is_open_whether_it_is_asked(fact):
    facts = replace(SARI, institution_accreditation=NONE, programme_accreditation=NONE)
    found = check("accreditation.held_at_graduation", replace(facts, **{fact: getattr(Facts(), fact)}))
    assert (found.outcome, found.reason.facts) == (NO_DATA, {"fact": fact})


def test_accreditation_is_not_asked_of_schools_and_foreign_degrees():
    for facts in (replace(SARI, education_level="SLTA"), replace(SARI, foreign_degree=True)):
        assert check("accreditation.held_at_graduation", facts) is None


@pytest.mark.parametrize(
    ("registered", "expected"),
    [(True, (MET, "")), (False, (NOT_MET, "school.not_registered")), (None, (NO_DATA, "facts.missing"))],
)
def test_school_diploma_is_registered(registered, expected):
    facts = replace(SARI, education_level="SLTA", school_registered=registered)
    assert outcome("school.is_registered", facts) == expected
    assert check("school.is_registered") is None
    assert check("equivalence.is_shown", replace(facts, foreign_degree=None)) is None


@pytest.mark.parametrize(
    ("foreign", "equivalence", "expected"),
    [
        (True, True, (MET, "")),
        (True, False, (NOT_MET, "equivalence.missing")),
        (True, None, (NO_DATA, "facts.missing")),
        (None, None, (NO_DATA, "facts.missing")),
    ],
)
def test_foreign_degree_has_its_equivalence(foreign, equivalence, expected):
    facts = replace(SARI, foreign_degree=foreign, equivalence=equivalence)
    assert outcome("equivalence.is_shown", facts) == expected
    assert check("equivalence.is_shown") is None


# ---------------------------------------------------------------- GPA


@pytest.mark.parametrize(
    ("gpa", "kind", "expected"),
    [
        ("3.00", "ipk", (MET, "")),
        ("2.99", "ipk", (NOT_MET, "gpa.below_minimum")),
        ("2.999", "ipk", (NOT_MET, "gpa.below_minimum")),
        ("87.5", "ijazah", (UNCERTAIN, "gpa.other_scale")),
        ("87.5", "ipk", (UNCERTAIN, "gpa.other_scale")),
        (None, "", (NO_DATA, "facts.missing")),
    ],
)
def test_gpa_reaches_what_the_announcement_asks(gpa, kind, expected):
    facts = replace(SARI, gpa=gpa and Fraction(gpa), gpa_kind=kind)
    assert outcome("gpa.reaches_minimum", facts, replace(SEAT, min_gpa=Fraction(3))) == expected


def test_gpa_is_not_asked_when_the_announcement_sets_none():
    assert check("gpa.reaches_minimum") is None


@pytest.mark.parametrize(
    ("value", "text"), [("2.999", "2.99"), ("3", "3.00"), ("0.05", "0.05"), ("87.5", "87.50")]
)
def test_decimal_never_rounds_up(value, text):
    assert decimal(Fraction(value)) == text


# ---------------------------------------------------------------- cumlaude

CUMLAUDE = replace(SEAT, track="cumlaude")
BEST = replace(SARI, cumlaude=True)


def test_cumlaude_conditions_are_asked_only_on_their_track():
    assert {one.outcome for one in evaluate(BEST, CUMLAUDE, CPNS_2024, on=ON)} == {MET}
    for code in ("cumlaude.level_allowed", "cumlaude.is_shown", "cumlaude.both_highest_grade"):
        assert check(code, BEST) is None
        assert check(code, BEST, CUMLAUDE).outcome is MET


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("S-1/Sarjana", (MET, "")),
        ("S-2", (MET, "")),
        ("D-IV", (NOT_MET, "cumlaude.level_too_low")),
        ("D-III", (NOT_MET, "cumlaude.level_too_low")),
        ("", (NO_DATA, "facts.missing")),
    ],
)
def test_cumlaude_level(level, expected):
    assert outcome("cumlaude.level_allowed", replace(BEST, education_level=level), CUMLAUDE) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"cumlaude": True}, (MET, "")),
        ({"cumlaude": False}, (NOT_MET, "cumlaude.not_shown")),
        ({"cumlaude": None}, (NO_DATA, "facts.missing")),
        ({"foreign_degree": True, "equal_to_cumlaude": True}, (MET, "")),
        ({"foreign_degree": True, "equal_to_cumlaude": False}, (NOT_MET, "cumlaude.not_shown")),
        ({"foreign_degree": True, "cumlaude": True}, (NO_DATA, "facts.missing")),
        ({"foreign_degree": None, "cumlaude": False}, (NO_DATA, "facts.missing")),
    ],
)
def test_cumlaude_predicate_or_equivalence_letter(facts, expected):
    assert outcome("cumlaude.is_shown", replace(BEST, **facts), CUMLAUDE) == expected


@pytest.mark.parametrize(
    ("institution", "programme", "expected"),
    [
        (accredited("A"), accredited("Unggul"), (MET, "")),
        (accredited("A"), accredited("B"), (NOT_MET, "cumlaude.grade_too_low")),
        (accredited("Baik Sekali"), accredited("A"), (NOT_MET, "cumlaude.grade_too_low")),
        (accredited("A"), accredited("A", first=date(2021, 1, 1)), (NOT_MET, "cumlaude.grade_too_low")),
        (accredited("A"), None, (NO_DATA, "facts.missing")),
        (accredited("A"), accredited("A", "LAM Teknik"), (UNCERTAIN, "accreditation.unclear")),
    ],
)
def test_cumlaude_needs_both_highest_grades_at_graduation(institution, programme, expected):
    facts = replace(BEST, institution_accreditation=institution, programme_accreditation=programme)
    assert outcome("cumlaude.both_highest_grade", facts, CUMLAUDE) == expected


def test_cumlaude_accreditation_needs_the_day_and_is_not_asked_abroad():
    facts = replace(BEST, graduated_on=None)
    assert outcome("cumlaude.both_highest_grade", facts, CUMLAUDE) == (NO_DATA, "facts.missing")
    assert check("cumlaude.both_highest_grade", replace(BEST, foreign_degree=True), CUMLAUDE) is None


# ---------------------------------------------------------------- tracks


@pytest.mark.parametrize(
    ("disability", "expected"),
    [(True, (MET, "")), (False, (NOT_MET, "disability.not_declared")), (None, (NO_DATA, "facts.missing"))],
)
def test_disability_track_asks_for_the_declaration(disability, expected):
    facts, seat = replace(SARI, disability=disability), replace(SEAT, track="disabilitas")
    assert outcome("disability.is_declared", facts, seat) == expected


def test_general_track_is_open_to_persons_with_a_disability():
    checks = evaluate(replace(SARI, disability=True), SEAT, CPNS_2024, on=ON)
    assert {one.outcome for one in checks} == {MET}


@pytest.mark.parametrize("track", ["diaspora", "papua", "kalimantan", "daerah_tertinggal", "putra_jambi"])
def test_track_with_conditions_of_its_own_is_for_people(track):
    assert outcome("track.conditions", seat=replace(SEAT, track=track)) == (UNCERTAIN, "track.for_people")


@pytest.mark.parametrize("track", ["umum", "cumlaude", "disabilitas"])
def test_track_with_coded_conditions_is_not_left_to_people(track):
    assert check("track.conditions", seat=replace(SEAT, track=track)) is None


# ---------------------------------------------------------------- status, STR, sanction, declarations


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"service": "none"}, (MET, "")),
        ({"service": "cpns"}, (NOT_MET, "service.barred")),
        ({"service": "pns"}, (NOT_MET, "service.barred")),
        ({"service": "tni"}, (NOT_MET, "service.barred")),
        ({"service": "polri"}, (NOT_MET, "service.barred")),
        ({"service": ""}, (NO_DATA, "facts.missing")),
        ({"service": "pppk"}, (NO_DATA, "facts.missing")),
        ({"service": "pppk", "pppk_since": date(2023, 9, 1), "pppk_consent": True}, (MET, "")),
        (
            {"service": "pppk", "pppk_since": date(2023, 9, 2), "pppk_consent": True},
            (NOT_MET, "service.contract_too_short"),
        ),
        (
            {"service": "pppk", "pppk_since": date(2020, 1, 1), "pppk_consent": False},
            (NOT_MET, "service.consent_missing"),
        ),
        ({"service": "pppk", "pppk_since": date(2020, 1, 1)}, (NO_DATA, "facts.missing")),
    ],
)
def test_service_status(facts, expected):
    assert outcome("service.allows", replace(SARI, **facts)) == expected


def test_service_without_a_consent_rule_does_not_ask_for_consent():
    service = replace(CPNS_2024.eligibility.service, pppk_consent=False)
    regulation = replace(CPNS_2024, eligibility=replace(CPNS_2024.eligibility, service=service))
    facts = replace(SARI, service="pppk", pppk_since=date(2020, 1, 1))
    assert outcome("service.allows", facts, regulation=regulation) == (MET, "")


NURSE = replace(SEAT, position="PERAWAT TERAMPIL")


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (PracticeRegistration("Perawat"), (MET, "")),
        (PracticeRegistration("Perawat", ON), (MET, "")),
        (PracticeRegistration("Perawat", date(2024, 8, 31)), (NOT_MET, "practice_registration.expired")),
        (PracticeRegistration("Perawat", None, True), (NOT_MET, "practice_registration.internship")),
        (PracticeRegistration("Bidan"), (UNCERTAIN, "practice_registration.profession_unclear")),
        (PracticeRegistration(""), (UNCERTAIN, "practice_registration.profession_unclear")),
        (None, (NO_DATA, "facts.missing")),
    ],
)
def test_practice_registration_where_the_position_needs_it(held, expected):
    facts = replace(SARI, practice_registration=held)
    assert outcome("practice_registration.is_active", facts, NURSE) == expected
    assert check("practice_registration.is_active", facts) is None


@pytest.mark.parametrize(
    ("sanctioned", "expected"),
    [(False, (MET, "")), (True, (NOT_MET, "sanction.runs")), (None, (NO_DATA, "facts.missing"))],
)
def test_sanction_as_declared(sanctioned, expected):
    assert outcome("sanction.none_runs", replace(SARI, sanctioned=sanctioned)) == expected


def test_declarations_are_one_check_per_clause():
    facts = replace(SARI, declarations={"not_imprisoned": True, "not_in_party": False})
    found = {
        one.code: one.outcome
        for one in evaluate(facts, SEAT, CPNS_2024, on=ON)
        if one.code.startswith("declaration.")
    }
    assert found == {
        "declaration.not_imprisoned": MET,
        "declaration.not_dismissed": NO_DATA,
        "declaration.not_in_service": NO_DATA,
        "declaration.not_in_party": NOT_MET,
        "declaration.placed_anywhere": NO_DATA,
    }


# ---------------------------------------------------------------- what holds for all inputs

TRUTH = st.none() | st.booleans()
TEXTS = st.sampled_from(["", "S-1", "D-IV", "SLTA", "S-3", "S-1 EKOLOGI", "EKOLOGI", "AKUNTANSI"])
MAYBE_DAYS = st.none() | DAYS
ACCREDITATIONS = st.none() | st.builds(
    Accreditation,
    st.sampled_from(["", "A", "B", "Baik"]),
    st.sampled_from(["BAN-PT", "?"]),
    MAYBE_DAYS,
    MAYBE_DAYS,
)
ANY_FACTS = st.builds(
    Facts,
    born=MAYBE_DAYS,
    education_level=TEXTS,
    programme=TEXTS,
    graduated_on=MAYBE_DAYS,
    gpa=st.none() | st.fractions(0, 100),
    gpa_kind=st.sampled_from(["", "ipk", "ijazah"]),
    institution_accreditation=ACCREDITATIONS,
    programme_accreditation=ACCREDITATIONS,
    cumlaude=TRUTH,
    foreign_degree=TRUTH,
    equivalence=TRUTH,
    equal_to_cumlaude=TRUTH,
    school_registered=TRUTH,
    disability=TRUTH,
    declarations=st.dictionaries(st.sampled_from(["not_imprisoned", "not_in_party"]), st.booleans()),
    service=st.sampled_from(["", "none", "pns", "pppk"]),
    pppk_since=MAYBE_DAYS,
    pppk_consent=TRUTH,
    practice_registration=st.none()
    | st.builds(PracticeRegistration, st.sampled_from(["perawat", "bidan"]), MAYBE_DAYS, st.booleans()),
    sanctioned=TRUTH,
)
ANY_SEATS = st.builds(
    Seat,
    track=st.sampled_from(["umum", "cumlaude", "disabilitas", "papua"]),
    position=st.sampled_from(["PERAWAT TERAMPIL", "PENELITI AHLI MUDA", SPECIALIST]),
    qualifications=st.just(SEAT.qualifications) | st.just(()),
    min_gpa=st.none() | st.just(Fraction("2.75")),
)


@given(ANY_FACTS, ANY_SEATS, DAYS)
def test_evaluate_always_gives_a_reason_unless_met(facts, seat, on):
    checks = evaluate(facts, seat, CPNS_2024, on=on)
    assert len({one.code for one in checks}) == len(checks)
    for one in checks:
        assert (one.outcome is MET) == (one.reason is None)
        assert all(type(value) in (str, int, bool) for value in one.evidence.values())


@given(ANY_FACTS, ANY_SEATS, DAYS, st.sampled_from(sorted(one.name for one in fields(Facts))))
def test_evaluate_never_turns_a_lost_fact_into_a_no(facts, seat, on, name):
    """Taking back what was stated may leave a question open; it never makes a requirement not met."""
    empty = getattr(Facts(), name)
    before = {one.code: one.outcome for one in evaluate(facts, seat, CPNS_2024, on=on)}
    after = {
        one.code: one.outcome for one in evaluate(replace(facts, **{name: empty}), seat, CPNS_2024, on=on)
    }
    for code, found in after.items():
        if found is NOT_MET:
            assert before.get(code) is NOT_MET


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("text", "phrases", "found"),
    [
        ("DOKTER AHLI PERTAMA", ("dokter",), True),
        ("Layanan KEDOKTERAN", ("dokter",), False),
        ("DOKTER-GIGI  (UMUM)", ("dokter gigi",), True),
        ("DOKTER", ("dokter gigi",), False),
        ("DOKTER", (), False),
        ("", ("",), False),
    ],
)
def test_names_one_of_looks_for_whole_words(text, phrases, found):
    assert names_one_of(text, phrases) is found


@given(st.text())
def test_words_of_is_stable(text):
    assert words_of(words_of(text)) == words_of(text)


def test_source_is_what_a_check_carries():
    found = check("education.is_listed")
    assert Source(found.legal_basis, found.verified) == CPNS_2024.eligibility.education
