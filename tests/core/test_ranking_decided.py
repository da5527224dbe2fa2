"""A tie on which the law is silent, decided by people, enters the ranking as an explicit input."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from bening.core.ranking import FormasiLine, ScoreLine, contradiction, rank_final, tie_breakers_needed
from bening.core.reason_text import read
from bening.core.regulation import load

RULES = load("cpns-2024")
ONE_SEAT = [FormasiLine("F1", "Guru", "S1 PGSD", "SD 1", "umum", 1)]
TWIN = ScoreLine(
    "10", "F1", 90, 120, 180, "present", 400, None, "present", Fraction(35, 10), "ipk", date(1998, 5, 1)
)
TWINS = [TWIN, replace(TWIN, participant="11")]


def codes(lines):
    return {place.participant: place.code for place in rank_final(ONE_SEAT, lines, RULES)}


def test_silent_tie_places_nobody():
    assert codes(TWINS) == {"10": "", "11": ""}


def test_decision_breaks_the_silent_tie():
    lines = [replace(TWINS[0], decided=2), replace(TWINS[1], decided=1)]

    places = rank_final(ONE_SEAT, lines, RULES)

    assert [(place.participant, place.code, place.rank) for place in places] == [
        ("11", "P/L", 1),
        ("10", "P/TL", 2),
    ]
    ties = [each for each in read(places[0].reason) if each.code == "tie.decided"]
    assert [each.facts["by"] for each in ties] == ["decision"]
    assert tie_breakers_needed(ONE_SEAT, lines, RULES) == {}


def test_decision_about_others_leaves_a_newcomer_open():
    lines = [replace(TWINS[0], decided=1), replace(TWINS[1], decided=2), replace(TWIN, participant="12")]

    assert codes(lines) == {"10": "", "11": "P/TL", "12": ""}


def test_contradiction_names_the_pair_that_the_law_decides():
    younger = replace(TWIN, participant="12", born=date(1999, 1, 1))

    assert contradiction([TWIN, younger], RULES) is None
    assert contradiction([younger, TWIN], RULES) == ("10", "12")
    assert contradiction(TWINS[::-1], RULES) is None
