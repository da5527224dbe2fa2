"""A tie on which the law is silent, decided by people, enters the ranking as an explicit input."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from bening.core.ranking import FormasiLine, ScoreLine, contradiction, rank_final, tie_breakers_needed
from bening.core.ranking_csv import read_scores
from bening.core.reason_text import read as read_reasons
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
    ties = [each for each in read_reasons(places[0].reason) if each.code == "tie.decided"]
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


HEAD = (
    "participant,formasi,twk,tiu,tkp,skd_status,"
    "skb_cat,skb_extra,skb_status,gpa,gpa_kind,born,preferred_units"
)


def read(*lines, head=f"{HEAD},decided"):
    return read_scores([f"{head}\n", *(f"{line}\n" for line in lines)], ONE_SEAT, RULES)


def test_decided_may_be_a_column_of_the_score_file():
    line = "10,F1,90,120,180,present,400,,present,,,,"

    sheet = read(f"{line},2", f"{line.replace('10', '11', 1)},")

    assert [score.decided for score in sheet.lines] == [2, 0]
    assert (sheet.problems, sheet.notes) == ([], [])
    assert read(line, head=HEAD).lines[0].decided == 0
    assert [problem.column for problem in read(f"{line},first").problems] == ["decided"]
