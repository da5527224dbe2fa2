"""Small numbers: what is hidden, and that it does not follow from the rest."""

from hypothesis import given
from hypothesis import strategies as st

from bening.core.suppression import SMALLEST, hidden, in_steps, tells_of_few, too_close


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 20)))
def test_hidden_groups_do_not_follow_from_the_sum(counts):
    found = hidden(counts)

    assert all(not 0 < count < SMALLEST for name, count in counts.items() if name not in found)
    filled = [name for name, count in counts.items() if count]
    assert not found or len(found) > 1 or len(filled) == 1
    assert not found or sum(counts[name] for name in found) >= SMALLEST or len(found) == len(filled)


def test_means_of_few_people_are_not_told():
    assert tells_of_few(29)
    assert not tells_of_few(30)


def test_numbers_too_close_to_those_of_before():
    assert too_close(31, [30])
    assert too_close(30, [12, 34])
    assert not too_close(30, [30])
    assert not too_close(35, [30])
    assert not too_close(30, [])


@given(st.lists(st.integers(), max_size=40))
def test_figures_of_every_day_move_by_several_people_at_once(found):
    told, next_day = in_steps(found), in_steps([*found, 0])

    assert list(told) == found[: len(told)]
    assert len(found) - len(told) < SMALLEST
    assert len(next_day) - len(told) in (0, SMALLEST)
