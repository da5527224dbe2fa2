"""A published list against the recomputed one: what differs, and which wrong way of computing explains it."""

from fractions import Fraction

import pytest

from bening.core.comparison import Official, compare, counts, read_official
from bening.core.ranking import rank_final
from bening.core.ranking_csv import RANKING_COLUMNS, ranking_row
from tests.core.selection import RULES, sat, sat_skd, seat

SEATS = [seat("F1", quota=1), seat("F2", quota=1)]
# a: SKD 398, CAT 375 → 28.94545… + 45; b: with an extra test; d: below the threshold; e, f: a silent tie
SCORES = [
    sat("a", cat=375, twk=98, tiu=120, tkp=180),
    sat("b", cat=340, skb_extra=Fraction(90)),
    sat_skd("d", "F1", 60, 120, 200),
    sat("e", "F2", cat=300),
    sat("f", "F2", cat=300),
]
PLACES = rank_final(SEATS, SCORES, RULES)


def listed(changes=(), without=()):
    """Our own list as somebody else published it, with changes by (participant, column)."""
    rows = []
    for number, place in enumerate(PLACES, start=2):
        says = dict(zip(RANKING_COLUMNS, ranking_row(place, 3), strict=True))
        says |= {column: value for (who, column), value in dict(changes).items() if who == place.participant}
        says = {name: value for name, value in says.items() if name not in ("participant", "reason")}
        if place.participant not in without:
            rows.append(Official(place.participant, number, says))
    return rows


def told(official):
    found = compare(official, PLACES, SCORES, RULES)
    return [
        (each.participant, each.column, each.official, each.computed, [why.code for why in each.why])
        for each in found
    ]


def test_our_own_list_does_not_differ():
    assert told(listed()) == []


@pytest.mark.parametrize(
    ("who", "column", "says", "computed", "why"),
    [
        ("a", "final", "76.840", "73.945", ["compare.skd_of_500"]),
        ("a", "final", "73.94", "73.95", ["compare.cut_not_rounded"]),
        ("a", "final", "73.418", "73.945", ["compare.weights_exchanged"]),
        ("a", "final", "73.9", "", []),
        ("a", "final", "70", "74", ["compare.unexplained"]),
        ("a", "final", "", "73.945", ["compare.score_left_out"]),
        ("b", "skb100", "68.000", "76.800", ["compare.extra_left_out"]),
        ("b", "final", "69.891", "75.171", ["compare.extra_left_out"]),
        ("a", "skb100", "74", "75", ["compare.unexplained"]),
        ("d", "final", "70.000", "", ["compare.no_score_due"]),
        ("a", "skd_total", "399", "398", ["compare.marks"]),
        ("d", "skd_total", "", "380", ["compare.score_left_out"]),
        ("a", "formasi", "F2", "F1", ["compare.other_formasi"]),
        ("d", "code", "P/TL", "TL", ["skd.below_threshold"]),
        ("e", "code", "P/L", "", ["compare.decided_by_people", "seat.undecided", "tie.undefined"]),
    ],
)
def test_a_cell_that_differs_is_told_with_what_explains_it(who, column, says, computed, why):
    expected = [(who, column, says, computed, why)] if why else []

    assert told(listed({(who, column): says})) == expected


def test_parts_rounded_before_they_are_added():
    scores = [sat("a", cat=301, twk=100, tiu=101, tkp=202)]
    [place] = rank_final(SEATS, scores, RULES)
    official = [Official("a", 2, {"final": "65.4"})]

    # 403 gives 29.30909…, 301 gives 36.12: 65.429…; with one decimal 29.3 + 36.1 = 65.4, so no difference
    assert compare(official, [place], scores, RULES) == []
    [difference] = compare([Official("a", 2, {"final": "65"})], [place], scores, RULES) or [None]
    assert difference is None


def test_rank_and_code_may_follow_from_a_score():
    found = told(listed({("a", "final"): "70.000", ("a", "rank"): "3", ("a", "code"): "P/L-1"}))

    assert [(column, why[0]) for _, column, _, _, why in found] == [
        ("final", "compare.unexplained"),
        ("rank", "compare.follows_score"),
        ("code", "compare.follows_score"),
    ]


def test_people_in_only_one_of_the_lists():
    strangers = [Official("z", 9, {"formasi": "F1"}), Official("y", 8, {"code": "P/L"})]
    found = compare([*listed(without="d"), *strangers], PLACES, SCORES, RULES)

    assert [(each.participant, each.official, each.computed) for each in found] == [
        ("d", "", "d"),
        ("y", "y", ""),
        ("z", "z", ""),
    ]
    assert [why.code for why in found[0].why] == ["compare.not_listed", "skd.below_threshold"]
    assert found[1].why[0].facts == {"row": 8}
    assert counts(found) == {"participant": 3}


def test_read_official_takes_the_columns_that_are_there():
    sheet = read_official(["participant,final,code,note\n", "a,73.945,P/L,x\n", "b,,P/TL,\n"])

    assert sheet.problems == []
    assert [str(note) for note in sheet.notes] == ["row 1, column note: not a column of this file; ignored"]
    assert [(one.participant, one.row, one.says) for one in sheet.lines] == [
        ("a", 2, {"final": "73.945", "code": "P/L"}),
        ("b", 3, {"final": "", "code": "P/TL"}),
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["final\n"], "row 1, column participant: column missing"),
        (["participant,note\n", "a,1\n"], "row 2, column participant: nothing to compare"),
        (["participant,final\n", 'a,"73,9"\n'], "row 2, column final: 73,9 is not a number"),
        (["participant,rank\n", "a,1.5\n"], "row 2, column rank: 1.5 is not a number"),
        (["participant,code\n", "a,P\n", "a,P\n"], "row 3, column participant: a is already in row 2"),
        (["participant,code\n", "=a,P\n"], "row 2, column participant: =a starts like a formula"),
    ],
)
def test_read_official_refuses_what_it_cannot_compare(lines, said):
    assert str(read_official(lines).problems[0]).startswith(said)
