"""Work is easily checked, bound to its challenge, and grows with its bits."""

import pytest

from bening.core.effort import solve, solved


def test_a_solution_holds_for_its_challenge_alone():
    answer = solve("formulir", 10)
    assert solved("formulir", answer, 10)
    assert not solved("formulir2", answer, 10)
    assert not solved("formulir", str(int(answer) + 1), 10)


def test_the_vector_of_the_browser():
    """`effort.js` finds the same: the first answer that shows the work."""
    assert solve("bening", 12) == "3999"


@pytest.mark.parametrize("answer", ["", "-1", "1e3", "٣", "1" * 17, "abc"])
def test_what_is_no_number_is_no_answer(answer):
    assert not solved("formulir", answer, 0)
    assert solved("formulir", "0", 0)
