import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.integrity import (
    above,
    bears_mark,
    coarse,
    grouped,
    independent,
    receipt_of,
    typed_receipt,
)

PARENTS = {"bupati": "", "sekda": "bupati", "bkpsdmd": "sekda", "pengadaan": "bkpsdmd", "ombudsman": ""}


def mark(digits):
    return hashlib.sha256(digits.encode()).digest()


@given(st.binary(min_size=16, max_size=16), st.integers(0, 18), st.integers(1, 9))
def test_a_receipt_bears_the_mark_of_its_first_digits(random, place, by):
    receipt = receipt_of(random, mark)
    assert bears_mark(receipt, mark)
    if place > 15:  # in the mark itself; elsewhere one wrong receipt in a thousand passes
        wrong = f"{receipt[:place]}{(int(receipt[place]) + by) % 10}{receipt[place + 1 :]}"
        assert not bears_mark(wrong, mark)


def test_of_invented_receipts_one_in_a_thousand_looks_like_ours():
    assert 5 <= sum(bears_mark(f"{number:020d}", mark) for number in range(0, 10**8, 10**4)) <= 20


@given(st.binary(min_size=16, max_size=16))
def test_a_receipt_is_read_back_however_it_is_grouped(random):
    receipt = receipt_of(random, mark)

    assert len(receipt) == 20
    assert typed_receipt(receipt) == typed_receipt(grouped(receipt)) == receipt
    assert typed_receipt(f"  {grouped(receipt).replace(' ', '-')}\n") == receipt


@given(st.binary(min_size=16, max_size=16), st.integers(0, 19), st.integers(1, 9))
def test_a_wrong_digit_is_noticed(random, place, by):
    receipt = receipt_of(random, mark)
    wrong = str((int(receipt[place]) + by) % 10)

    assert typed_receipt(receipt[:place] + wrong + receipt[place + 1 :]) == ""


@given(st.binary(min_size=16, max_size=16), st.integers(0, 18))
def test_two_neighbours_swapped_are_noticed(random, place):
    receipt = receipt_of(random, mark)
    swapped = receipt[:place] + receipt[place + 1] + receipt[place] + receipt[place + 2 :]

    assert swapped == receipt or typed_receipt(swapped) == ""


@pytest.mark.parametrize("text", ["", "1234", "x" * 20, "١" * 20, "0" * 21])
def test_what_cannot_be_a_receipt_is_none(text):
    assert typed_receipt(text) == ""


@pytest.mark.parametrize(
    ("unit", "implicated", "may"),
    [
        ("bkpsdmd", ["bkpsdmd"], False),
        ("pengadaan", ["bkpsdmd"], False),
        ("pengadaan", ["bupati"], False),
        ("sekda", ["bkpsdmd"], True),
        ("ombudsman", ["bupati"], True),
        ("bkpsdmd", [], True),
        ("unknown", [], False),
    ],
)
def test_nobody_of_an_implicated_unit_or_under_it_receives(unit, implicated, may):
    assert independent(unit, implicated, PARENTS) is may


def test_units_above_end_even_in_a_circle():
    assert above("a", {"a": "b", "b": "a"}) == ("a", "b")


def test_small_counts_are_hidden_and_cannot_be_worked_out():
    assert coarse({"a": 7, "b": 12, "c": 4}) == {"a": None, "b": 10, "c": None}
    assert coarse({"a": 0, "b": 4, "c": 9}) == {"a": None, "b": None, "c": 5}
    assert coarse({"a": 5, "b": 6}) == {"a": 5, "b": 5}
    assert coarse({"a": 1}) == {"a": None}
