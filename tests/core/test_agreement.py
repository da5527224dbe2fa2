"""Agreement beyond chance, and who judges unlike everybody else."""

import random
from fractions import Fraction

import pytest

from bening.core.agreement import funnel, krippendorff_alpha


def test_alpha_of_the_book():
    """The nominal example of Krippendorff's "Computing alpha-reliability": four observers, twelve units."""
    a = [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None]
    b = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3]
    c = [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None]
    d = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]
    units = [[str(said) for said in unit if said is not None] for unit in zip(a, b, c, d, strict=True)]

    assert round(float(krippendorff_alpha(units)), 3) == 0.743


@pytest.mark.parametrize("units", [[], [["ms"]], [["ms", "ms"], ["ms", "ms"]]])
def test_alpha_says_nothing_where_nothing_can_be_said(units):
    assert krippendorff_alpha(units) is None


def test_alpha_is_one_for_full_agreement_and_below_zero_for_the_contrary():
    assert krippendorff_alpha([["a", "a"], ["b", "b"]]) == 1
    assert krippendorff_alpha([["a", "b"], ["b", "a"]]) == Fraction(-1, 2)


def test_alpha_is_that_of_the_package():
    """The package is no dependency: install it beside the others to compare."""
    krippendorff = pytest.importorskip("krippendorff")
    dice = random.Random(7)
    for _ in range(50):
        units = [[dice.choice("abc") for _ in range(dice.randint(1, 4))] for _ in range(dice.randint(2, 30))]
        values = sorted({one for unit in units for one in unit})
        counts = [[unit.count(value) for value in values] for unit in units]
        ours = krippendorff_alpha(units)
        if ours is None:
            continue
        theirs = krippendorff.alpha(value_counts=counts, level_of_measurement="nominal")
        assert float(ours) == pytest.approx(float(theirs), abs=1e-12)


def test_funnel_leaves_each_person_out_of_their_own_limits():
    careful = {name: (100, 9 + n) for n, name in enumerate("abde")}
    points = {point.who: point for point in funnel({**careful, "c": (100, 45), "f": (0, 0)})}

    assert set(points) == {"a", "b", "c", "d", "e"}
    assert [who for who, point in points.items() if point.outside] == ["c"]
    assert points["c"].high < 0.25
    assert points["a"].low < points["a"].share < points["a"].high


def test_funnel_of_one_person_alone_has_no_point():
    assert funnel({"a": (10, 3)}) == []
