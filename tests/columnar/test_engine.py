"""Places, codes and reasons over columns are those of the readable engine, character for character."""

from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from bening.columnar.places import rank_lines
from bening.core.ranking import FormasiLine, ScoreLine, rank_final, rank_skd
from bening.core.regulation import TRACKS
from tests.core.selection import RULES

UNITS = ("P1", "P 2", "p 2", "Z9")
MARKS = {
    "twk": st.sampled_from([60, 65, 70, 70]),
    "tiu": st.sampled_from([55, 75, 80, 85, 85]),
    "tkp": st.sampled_from([150, 166, 200, 200, 200]),
    "skb_cat": st.sampled_from([300, 300, 400]),
    "skb_extra": st.sampled_from(
        [None, None, Fraction("70.5"), Fraction("70.5"), Fraction(90), Fraction(1, 8)]
    ),
    "skd_status": st.sampled_from(["present"] * 12 + ["absent", "disqualified", ""]),
    "skb_status": st.sampled_from(["present"] * 12 + ["absent", "disqualified", ""]),
    "gpa": st.sampled_from([None, Fraction(3), Fraction(3), Fraction("3.5")]),
    "gpa_kind": st.sampled_from(["ipk", "ipk", "ipk", "ijazah"]),
    "born": st.sampled_from([None, date(1990, 1, 1), date(1990, 1, 1), date(1991, 1, 1)]),
    "preferred_units": st.lists(st.sampled_from([*UNITS, "P9"]), unique=True, max_size=2).map(tuple),
    "decided": st.sampled_from([0, 0, 0, 1, 2]),
}
WIDER = MARKS | {
    "twk": st.integers(11, 30).map(lambda n: 5 * n),
    "tiu": st.integers(14, 35).map(lambda n: 5 * n),
    "tkp": st.integers(150, 225),
    "skb_cat": st.integers(40, 100).map(lambda n: 5 * n),
}


@st.composite
def selections(draw, most, marks=MARKS):
    """Formasi of every kind and people who tie often; names that a reason must escape."""
    formasi = [
        FormasiLine(
            f"F{number}",
            draw(st.sampled_from(["Perawat", "PERAWAT ", "Dokter Gigi", "Rescuer"])),
            "D3",
            draw(st.sampled_from(UNITS)),
            draw(st.sampled_from(["umum", "umum", *TRACKS])),
            draw(st.integers(1, 3)),
            draw(st.sampled_from(["", "", "A", "B"])),
        )
        for number in range(draw(st.integers(1, 6)))
    ]
    people = draw(st.lists(st.fixed_dictionaries(marks | {"to": st.integers(0, 99)}), max_size=most))
    scores = []
    for number, one in enumerate(people):
        name = ("{}", "n={};", "{} %", "0{}")[number % 4].format(number)
        to = one.pop("to") % len(formasi)
        scores.append(ScoreLine(name, formasi[to].code, **one))
    return formasi, scores


@settings(max_examples=150, deadline=None)
@given(selections(most=14))
def test_columns_agree_with_the_readable_engine_where_people_tie(selection):
    formasi, scores = selection

    assert rank_lines(formasi, scores, RULES, final=True) == rank_final(formasi, scores, RULES)
    assert rank_lines(formasi, scores, RULES, final=False) == rank_skd(formasi, scores, RULES)


@settings(max_examples=60, deadline=None)
@given(selections(most=60, marks=WIDER))
def test_columns_agree_with_the_readable_engine_where_people_differ(selection):
    formasi, scores = selection

    assert rank_lines(formasi, scores, RULES, final=True) == rank_final(formasi, scores, RULES)
    assert rank_lines(formasi, scores, RULES, final=False) == rank_skd(formasi, scores, RULES)
