"""Fields that contradict each other are a sign for a person, and never more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.decision import Outcome
from bening.reading.forgery import check_signs, year_in
from bening.reading.report import Field


def fields(**values):
    return {name: Field(value, 0.98) for name, value in values.items()}


def signs(kind, **values):
    return {check.code: check.outcome.value for check in check_signs(kind, fields(**values))}


def test_card_that_agrees_with_its_number():
    assert signs("ktp", nik="1504035205980001", birth_date="1998-05-12", sex="P") == {"nik.consistent": "met"}
    assert signs("ktp", nik="1504035205980001") == {"nik.consistent": "met"}


@pytest.mark.parametrize(
    ("nik", "born", "sex"),
    [
        ("1504035205980001", "1998-05-13", "P"),
        ("1504035205980001", "1998-05-12", "L"),
        ("1504035205980000", "1998-05-12", "P"),
        ("9904035205980001", "1998-05-12", "P"),
        ("15040352059800", "1998-05-12", "P"),
    ],
)
def test_card_that_contradicts_its_number_is_a_warning_only(nik, born, sex):
    assert signs("ktp", nik=nik, birth_date=born, sex=sex) == {"nik.consistent": "uncertain"}


def test_number_itself_is_not_in_the_evidence():
    (check,) = check_signs("ktp", fields(nik="1504035205980000"))

    assert "1504" not in str(check.evidence)


@pytest.mark.parametrize(
    ("number", "year"),
    [
        ("572012020001234", 2020),
        ("57201-2020-00123-4", 2020),
        ("9897/2018", 2018),
        ("UN/123/FKIP/2018/2019", None),
        ("DN-10 Ma/06 0012345", None),
        ("123456789", None),
        ("", None),
    ],
)
def test_year_of_a_diploma_number(number, year):
    assert year_in(number) == year


def test_diploma_numbered_in_another_year_is_a_sign():
    assert signs("ijazah", number="572012020001234", graduation_date="2020-08-14") == {
        "forgery.number_year": "met"
    }
    assert signs("ijazah", number="572012020001234", graduation_date="2019-12-30") == {
        "forgery.number_year": "met"
    }
    assert signs("ijazah", number="9897/2018", graduation_date="2021-08-14") == {
        "forgery.number_year": "uncertain"
    }
    assert signs("str", number="9897/2018", graduation_date="2021-08-14") == {}


def test_number_of_another_institutions_programme_is_a_sign():
    read = fields(number="572012020001234", institution="Universitas Jambi")

    (same,) = check_signs("ijazah", read, programmes={"57201": "UNIVERSITAS JAMBI"})
    (other,) = check_signs("ijazah", read, programmes={"57201": "Universitas Riau"})
    assert (same.outcome, other.outcome) == (Outcome.MET, Outcome.UNCERTAIN)
    assert check_signs("ijazah", read, programmes={"11111": "Universitas Riau"}) == ()


def test_graduate_of_ten_is_a_sign():
    assert signs("ijazah", birth_date="1998-05-12", graduation_date="2008-08-14") == {
        "forgery.age": "uncertain"
    }
    assert signs("ijazah", birth_date="1998-05-12", graduation_date="2020-08-14") == {"forgery.age": "met"}


@given(st.sampled_from(["ktp", "ijazah", "str"]), st.dictionaries(
    st.sampled_from(["nik", "number", "birth_date", "graduation_date", "sex", "institution"]),
    st.text(max_size=20) | st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(str),
))  # fmt: skip
def test_signs_are_never_held_against_anyone(kind, values):
    assert "not_met" not in signs(kind, **values).values()
