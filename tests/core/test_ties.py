"""The partial order: what is certain, and what the rules leave open."""

from fractions import Fraction
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from bening.core.ties import Contender, decided_at, line_up, personal_keys_used, precedes

levels = st.one_of(st.none(), st.tuples(st.sampled_from(["ipk", "ijazah"]), st.integers(1, 2)))
borns = st.one_of(st.none(), st.tuples(st.just(""), st.integers(1, 2)))
marks = st.tuples(st.integers(0, 1), st.integers(0, 1))


@st.composite
def contenders(draw, most=7):
    rows = draw(st.lists(st.tuples(marks, levels, borns), max_size=most))
    return [Contender(f"p{number}", own, (gpa, born)) for number, (own, gpa, born) in enumerate(rows)]


@settings(deadline=None)
@given(contenders())
def test_line_up_counts_those_certainly_ahead_and_behind(people):
    line = line_up(people)

    assert sorted(spot.participant for spot in line) == sorted(one.participant for one in people)
    for spot in line:
        assert spot.ahead == sum(precedes(other, spot.contender) for other in people)
        assert spot.behind == sum(precedes(spot.contender, other) for other in people)
    assert [spot.rank for spot in line] == sorted(spot.rank for spot in line)


@settings(deadline=None)
@given(contenders())
def test_line_up_names_a_rival_exactly_where_the_rules_are_silent(people):
    by_name = {one.participant: one for one in people}
    for spot in line_up(people):
        silent = [
            other
            for other in people
            if other is not spot.contender
            and not precedes(other, spot.contender)
            and not precedes(spot.contender, other)
        ]
        assert bool(spot.rival) == bool(silent)
        if spot.rival:
            assert decided_at(spot.contender, by_name[spot.rival]) == (spot.silent_at, False)


@settings(deadline=None)
@given(contenders(most=5))
def test_precedes_is_a_strict_partial_order(people):
    for a, b, c in permutations(people, 3):
        assert not (precedes(a, b) and precedes(b, a))
        assert not (precedes(a, b) and precedes(b, c)) or precedes(a, c)


@settings(deadline=None)
@given(contenders(), st.randoms())
def test_line_up_ignores_the_order_of_input(people, random):
    shuffled = random.sample(people, len(people))

    assert line_up(shuffled) == line_up(people)


@settings(deadline=None)
@given(contenders())
def test_personal_keys_not_used_may_be_left_out(people):
    used = set(personal_keys_used(people))
    published = [
        Contender(
            one.participant,
            one.marks,
            tuple(level if (one.participant, n) in used else None for n, level in enumerate(one.personal)),
        )
        for one in people
    ]

    assert [(s.participant, s.rank, s.rival, s.silent_at) for s in line_up(published)] == [
        (s.participant, s.rank, s.rival, s.silent_at) for s in line_up(people)
    ]


def test_gpa_of_two_kinds_is_not_compared():
    a = Contender("a", (1,), (("ipk", Fraction(39, 10)), ("", 1)))
    b = Contender("b", (1,), (("ijazah", Fraction(88)), ("", 2)))

    assert decided_at(a, b) == (1, False)
    assert [(spot.participant, spot.rank, spot.rival) for spot in line_up([b, a])] == [
        ("a", 1, "b"),
        ("b", 1, "a"),
    ]


def test_full_tie_stays_open():
    a, b = (Contender(name, (1,), (("ipk", 3), ("", 5))) for name in "ab")

    assert decided_at(a, b) == (3, False)
    assert not precedes(a, b)
    assert [(spot.rank, spot.rival) for spot in line_up([a, b])] == [(1, "b"), (1, "a")]


def test_marks_go_before_everything_else():
    a, b = Contender("a", (2, 0), (None, None)), Contender("b", (1, 9), (("ipk", 4), ("", 5)))

    assert precedes(a, b)
    assert not precedes(b, a)
    assert decided_at(a, b) == (0, True)
