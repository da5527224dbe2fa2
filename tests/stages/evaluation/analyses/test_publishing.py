"""What leaves the house: attacks by somebody who knows all people but one."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.stages.evaluation.analyses import publishing
from bening.stages.evaluation.analyses.publishing import Attempt, Taker


def attempts(cells, step="skd", grouping="sex"):
    """(stratum, group, passed, failed) → people."""
    return [
        Attempt(step, stratum, {grouping: group}, passed)
        for stratum, group, good, bad in cells
        for passed, count in ((True, good), (False, bad))
        for _ in range(count)
    ]


def test_two_groups_are_one_comparison_with_its_sums():
    cells = [(f"F{n}", group, 10 + n, 20) for n in range(4) for group in "LP"]

    (row,) = publishing.fairness(attempts(cells))

    assert (row["group"], row["passed"], row["total"]) == ("L", "46", "126")
    assert (row["strata"], row["in_strata"]) == ("4", "252")
    assert float(row["r"]) / float(row["s"]) == pytest.approx(1)


def test_formasi_that_could_be_taken_out_of_the_sums_have_none():
    cells = [(f"F{n}", group, 10, 20) for n in range(2) for group in "LP"]

    (row,) = publishing.fairness(attempts(cells))

    assert (row["strata"], row["r"], row["in_strata"]) == ("2", "", "")


def test_small_groups_are_not_told():
    (row,) = publishing.fairness(attempts([("F1", "L", 20, 30), ("F1", "P", 2, 30)]))

    assert (row["people"], row["total"], row["r"]) == ("82", "", "")


@given(
    st.dictionaries(
        st.sampled_from("abcd"), st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=2, max_size=4
    )
)
def test_no_small_group_follows_from_what_is_told(groups):
    """Knowing how many passed and failed altogether, and every row: what is left is never few people."""
    cells = [("F1", group, good, bad) for group, (good, bad) in groups.items()]
    known = {group: each for group, each in groups.items() if sum(each)}
    rows = publishing.fairness(attempts(cells))
    told = {row["group"] for row in rows if row["total"]}
    if len(known) == 2 and told:
        told = set(known)  # the second follows from the first
    rest = [known[group] for group in known if group not in told]

    for group in told:
        assert all(count == 0 or count >= 5 for count in known[group])
    if rest:
        assert len(rest) > 1 or len(known) == 1
    for outcome in (0, 1):
        left = [each[outcome] for each in rest]
        assert sum(left) == 0 or sum(left) >= 5 or len(left) == len(known), (groups, told)


def test_second_publication_that_would_tell_of_one_person_is_hidden():
    first = publishing.fairness(attempts([("F1", "L", 20, 30), ("F1", "P", 15, 30)]))
    one_more = attempts([("F1", "L", 21, 29), ("F1", "P", 15, 30)])

    (row,) = publishing.fairness(one_more, first)
    (same,) = publishing.fairness(attempts([("F1", "L", 20, 30), ("F1", "P", 15, 30)]), first)

    assert row["total"] == ""
    assert same["total"] == "50"


def people(count, seed=1):
    marks = np.random.default_rng(seed).normal(70, 5, (count, 3))
    return [Taker(*map(float, row)) for row in marks]


def test_moments_of_few_are_not_told():
    rows = publishing.validity(people(29))

    assert {row["measure"] for row in rows} == {"people"}
    assert [row["value"] for row in rows] == ["29"] * 3


def test_moments_are_those_of_the_people():
    takers = [*people(40), Taker(50.0), Taker(55.0, 60.0)]

    rows = publishing.validity(takers)

    value = {(row["group"], row["measure"], row["of"], row["with"]): row["value"] for row in rows}
    assert [value[group, "people", "", ""] for group in ("first", "second", "hired")] == ["42", "41", "40"]
    both = np.array([(each.skd, each.skb) for each in takers[:40] + takers[41:]])
    assert float(value["second", "covariance", "skd", "skb"]) == pytest.approx(np.cov(both.T)[0, 1], abs=1e-5)
    assert float(value["hired", "mean", "work", ""]) == pytest.approx(
        np.mean([each.work for each in takers[:40]]), abs=1e-5
    )


def test_moments_of_one_person_more_are_not_told():
    """31 × the new mean − 30 × the old one would be one person's rating."""
    before = publishing.validity(people(40))

    rows = publishing.validity(people(41), before)

    assert {row["measure"] for row in rows} == {"people"}
    assert len(publishing.validity(people(45), before)) > 3


def test_moments_of_people_who_are_all_rated_alike_are_not_told():
    alike = [Taker(each.skd, each.skb, 2.0) for each in people(40)]

    rows = publishing.validity(alike)

    assert {row["measure"] for row in rows if row["group"] == "hired"} == {"people"}
    assert len([row for row in rows if row["group"] == "second"]) > 1


def test_agreement_of_few_is_a_number_alone():
    assert publishing.agreement(Counter({("met", "met"): 20, ("met", "not"): 2})) == [
        {"first": "", "second": "", "count": "22"}
    ]
    assert len(publishing.agreement(Counter({("met", "met"): 30, ("met", "not"): 2}))) == 2


def test_verifiers_who_judged_few_are_left_out():
    assert [row["verifier"] for row in publishing.funnel({"a": (4, 1), "b": (50, 9)})] == ["b"]


def test_answers_to_questions_stay_where_they_are():
    dice = np.random.default_rng(2)
    responses = dice.integers(0, 2, (60, 3)).astype(float)

    rows = publishing.items(["q1", "q2", "q3"], responses, dice.random(60) < 0.5)
    few = publishing.items(["q1", "q2", "q3"], responses[:20], None)
    alone = publishing.items(["q1", "q2", "q3"], responses, np.arange(60) < 3)

    assert [row["question"] for row in rows] == ["q1", "q2", "q3", "*"]
    assert rows[0]["delta"]
    assert few == []
    assert alone[0]["delta"] == "", "three people are no group"


def test_file_of_people_needs_its_columns():
    with pytest.raises(publishing.BadPeople, match="stratum"):
        publishing.from_people("fairness", [{"step": "skd", "passed": "1"}])
    with pytest.raises(publishing.BadPeople, match="cannot be read"):
        publishing.from_people("validity", [{"skd": "many", "skb": "", "work": ""}])
