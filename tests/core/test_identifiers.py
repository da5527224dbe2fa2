"""Numbers of people: structure is a must, what they say is only compared, and none is ever shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.decision import Outcome
from bening.core.identifiers import (
    FEMALE,
    MALE,
    PARTICIPANT_NUMBERS,
    PROVINCES,
    check_family_card,
    check_nik,
    check_nip,
    is_participant_number,
    nik_is_usable,
    participant_number,
    read_nik,
)

WOMAN = "1504035205980001"  # born 12 May 1998, first registered in Muara Bulian
BORN = date(1998, 5, 12)


def outcomes(checks):
    """Codes of what is not met, uncertain or unknown."""
    return {one.reason.code: one.outcome for one in checks if one.outcome is not Outcome.MET}


def test_nik_of_the_worked_example():
    nik = read_nik(WOMAN)
    assert (nik.region, nik.day, nik.month, nik.year) == ("150403", 12, 5, 98)
    assert (nik.sex, nik.sequence) == (FEMALE, "0001")
    assert nik.is_born(BORN)
    assert outcomes(check_nik(WOMAN, BORN, FEMALE)) == {}


@pytest.mark.parametrize(
    ("nik", "expected"),
    [
        ("9904035205980001", "nik.region_unknown"),
        ("1504033202980001", "nik.date_not_real"),  # day 32
        ("1504030002980001", "nik.date_not_real"),  # day 0
        ("1504034002980001", "nik.date_not_real"),  # day 40: neither man nor woman
        ("1504037202980001", "nik.date_not_real"),  # day 72 - 40 = 32
        ("1504033002980001", "nik.date_not_real"),  # 30 February
        ("1504031213980001", "nik.date_not_real"),  # month 13
        ("1504031205980000", "nik.sequence_zero"),
    ],
)
def test_nik_that_looks_wrong_is_a_warning(nik, expected):
    assert outcomes(check_nik(nik)).items() >= {expected: Outcome.UNCERTAIN}.items()


@pytest.mark.parametrize(
    "nik", ["1504037105980001", "1504034105980001", "1504033105980001", "1504032902000001"]
)
def test_nik_dates_at_their_edges_are_real(nik):
    assert "nik.date_not_real" not in outcomes(check_nik(nik))


def test_nik_of_another_birth_or_sex_is_a_warning():
    assert outcomes(check_nik(WOMAN, date(1998, 5, 13), MALE)) == {
        "nik.other_birth": Outcome.UNCERTAIN,
        "nik.other_sex": Outcome.UNCERTAIN,
    }


def test_nik_has_no_century():
    assert read_nik("1504031205240001").is_born(date(1924, 5, 12))
    assert read_nik("1504031205240001").is_born(date(2024, 5, 12))


def test_nik_without_statements_is_no_data():
    checks = check_nik(WOMAN)
    assert [one.evidence for one in checks if one.outcome is Outcome.NO_DATA] == [
        {"fact": "born"},
        {"fact": "sex"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "150403520598000",
        "15040352059800011",
        "1504 0352 0598 0001",
        "150403520598000A",
        "１５０４０３５２０５９８０００１",
    ],
)
def test_nik_must_have_16_digits(text):
    assert read_nik(text) is None
    assert not nik_is_usable(text)
    assert outcomes(check_nik(text, BORN, FEMALE)) == {"nik.not_16_digits": Outcome.NOT_MET}


def test_nik_that_is_usable():
    assert nik_is_usable(WOMAN)


@given(st.from_regex(r"[0-9]{16}", fullmatch=True))
def test_nik_of_any_digits_is_never_refused_and_never_shown(nik):
    for one in check_nik(nik, BORN, MALE):
        assert one.outcome is not Outcome.NOT_MET
        assert nik not in str(one)


@given(st.dates(date(1940, 1, 1), date(2030, 12, 31)), st.sampled_from([FEMALE, MALE]))
def test_nik_made_from_a_birth_agrees_with_it(born, sex):
    day = born.day + (40 if sex == FEMALE else 0)
    nik = f"150403{day:02d}{born:%m%y}0001"
    assert outcomes(check_nik(nik, born, sex)) == {}


def test_provinces_are_those_of_kemendagri():
    assert len(PROVINCES) == 38
    assert {"11", "15", "31", "64", "76", "91", "96"} <= PROVINCES


# ---------------------------------------------------------------- family card


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1504031205100001", {}),
        ("9904031205100001", {"kk.region_unknown": Outcome.UNCERTAIN}),
        ("150403120510", {"kk.not_16_digits": Outcome.NOT_MET}),
    ],
)
def test_family_card(text, expected):
    assert outcomes(check_family_card(text)) == expected


# ---------------------------------------------------------------- employee number

NIP = "198609262015051001"  # born 26 September 1986, starts May 2015, man, 001
BIRTH, STARTS = date(1986, 9, 26), date(2015, 5, 1)


@pytest.mark.parametrize(
    ("nip", "born", "sex", "starts", "expected"),
    [
        (NIP, BIRTH, MALE, STARTS, {}),
        (NIP, BIRTH, FEMALE, STARTS, {"nip.other_sex": Outcome.UNCERTAIN}),
        (NIP, BIRTH, "", STARTS, {"facts.missing": Outcome.NO_DATA}),
        (NIP, date(1986, 9, 27), MALE, STARTS, {"nip.other_birth": Outcome.UNCERTAIN}),
        (NIP, BIRTH, MALE, date(2015, 6, 1), {"nip.other_start": Outcome.UNCERTAIN}),
        (NIP[:15] + "000", BIRTH, MALE, STARTS, {"nip.sequence_zero": Outcome.UNCERTAIN}),
        (NIP[:17], BIRTH, MALE, STARTS, {"nip.not_18_digits": Outcome.NOT_MET}),
        ("19860926 201505 1 001", BIRTH, MALE, STARTS, {"nip.not_18_digits": Outcome.NOT_MET}),
    ],
)
def test_nip(nip, born, sex, starts, expected):
    assert outcomes(check_nip(nip, born, sex, starts)) == expected


# ---------------------------------------------------------------- participant number


@pytest.mark.parametrize(
    ("text", "well"),
    [("10000000", True), ("99999999", True), ("01234567", False), ("1234567", False), ("1234567a", False)],
)
def test_participant_number_has_eight_digits_and_no_leading_zero(text, well):
    assert is_participant_number(text) is well


@given(st.integers(0, PARTICIPANT_NUMBERS - 1))
def test_participant_number_from_any_random_number(number):
    assert is_participant_number(participant_number(number))


@pytest.mark.parametrize("number", [-1, PARTICIPANT_NUMBERS])
def test_participant_number_out_of_range_is_an_error(number):
    with pytest.raises(ValueError, match="out of range"):
        participant_number(number)
