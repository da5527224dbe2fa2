"""Plans carried out on published rows: the three verdicts, and several regencies together."""

from collections import Counter

import numpy as np
import pytest

from bening.stages.evaluation.analyses import publishing, running, verdicts
from bening.stages.evaluation.analyses.plans import LIMITS, Plan
from bening.stages.evaluation.analyses.publishing import Taker
from tests.stages.evaluation.analyses.test_publishing import attempts
from tests.stages.evaluation.analyses.worlds import recruitment

DATA = {
    "fairness": {"steps": ("skd",), "groupings": ("sex",)},
    "validity": {"weights": ("0.4", "0.6")},
}


def plan(kind, **changes):
    usual = {"kind": kind, "object": "cpns-2024", "number": 1, "question": "?", "limit": LIMITS[kind][1]}
    return Plan(**usual | {"data": DATA.get(kind, {}), "draws": 400} | changes)


def told(kind, *tables, **changes):
    """about → measure → value."""
    found = {}
    for row in running.run(plan(kind, **changes), tables):
        found.setdefault(row["about"], {})[row["measure"]] = row["value"]
    return found


def fair_rows(women, men, formasi=6, of=200):
    cells = [(f"F{n}", "P", women, of - women) for n in range(formasi)]
    return publishing.fairness(attempts(cells + [(f"F{n}", "L", men, of - men) for n in range(formasi)]))


def test_fairness_has_three_verdicts():
    equal = told("fairness", fair_rows(120, 120))["skd/sex/L"]
    unlike = told("fairness", fair_rows(80, 120))["skd/sex/L"]
    few = told("fairness", fair_rows(8, 10, formasi=3, of=20))["skd/sex/L"]

    assert equal["verdict"] == verdicts.NOT_LARGE
    assert unlike["verdict"] == verdicts.SHOWN
    assert float(unlike["ratio"]) == pytest.approx(1.5)
    assert few["verdict"] == verdicts.NOT_ENOUGH
    assert int(few["needed"]) > 60


def test_fairness_of_hidden_figures_has_the_third_verdict():
    found = told("fairness", publishing.fairness(attempts([("F1", "L", 20, 30), ("F1", "P", 2, 30)])))

    assert found["skd/sex/L"] == {"people": "82", "verdict": verdicts.NOT_ENOUGH}


def test_fairness_of_people_whose_groups_nobody_knows_has_the_third_verdict():
    assert told("fairness", []) == {"groups": {"verdict": verdicts.NOT_ENOUGH}}


def test_fairness_of_one_group_alone_has_nobody_to_compare_with():
    rows = publishing.fairness(attempts([("F1", "L", 20, 30)]))
    assert rows[0]["total"] == ""
    assert told("fairness", rows)["skd/sex/L"]["verdict"] == verdicts.NOT_ENOUGH

    given = {"passed": "20", "total": "50", "other_passed": "0", "other_total": "0", "strata": "1"}
    made = told("fairness", [rows[0] | given])["skd/sex/L"]
    assert (made["verdict"], made["needed"]) == (verdicts.NOT_ENOUGH, "0")


def test_fairness_where_nobody_or_everybody_passed_has_an_answer():
    for good, bad in ((0, 40), (40, 0)):
        cells = [(f"F{n}", group, good, bad) for n in range(3) for group in "LP"]
        found = told("fairness", publishing.fairness(attempts(cells)))["skd/sex/L"]
        assert found["verdict"] in (verdicts.NOT_ENOUGH, verdicts.NOT_LARGE)


def test_fairness_of_one_formasi_is_its_own_table():
    found = told("fairness", publishing.fairness(attempts([("F1", "L", 60, 40), ("F1", "P", 20, 80)])))

    each = found["skd/sex/L"]
    assert (each["ratio"], each["low"]) == (each["crude"], each["crude_low"])
    assert each["verdict"] == verdicts.SHOWN


def test_fairness_of_two_formasi_is_not_pooled_crudely():
    cells = [(f"F{n}", group, 30, 60) for n in range(2) for group in "LP"]

    each = told("fairness", publishing.fairness(attempts(cells)))["skd/sex/L"]

    assert each["verdict"] == verdicts.NOT_ENOUGH
    assert "ratio" not in each


def test_fairness_counts_many_comparisons():
    """One of twenty comparisons surprises by chance: alone it would be shown, among twenty it is not."""
    rows = fair_rows(100, 113, formasi=3)
    (row,) = rows
    others = [{**fair_rows(100, 100, formasi=3)[0], "group": f"x{n}"} for n in range(19)]

    assert told("fairness", rows)["skd/sex/L"]["verdict"] == verdicts.SHOWN
    found = told("fairness", [row, *others])["skd/sex/L"]
    assert found["verdict"] == verdicts.NOT_ENOUGH
    assert float(found["discovery"]) > 0.05 > float(found["chance"])


def test_regencies_together_show_what_one_alone_cannot():
    one = fair_rows(42, 49, formasi=3, of=100)

    alone = told("fairness", one)["skd/sex/L"]
    together = told("fairness", *[one] * 4)["skd/sex/L"]

    assert alone["verdict"] == verdicts.NOT_ENOUGH
    assert together["verdict"] == verdicts.SHOWN
    assert together["total"] == str(4 * int(alone["total"]))


def intake(seed, hired=300, truth=0.45):
    rows, step = recruitment(np.random.default_rng(seed), hired, truth)
    return publishing.validity(
        Taker(row[0], row[1] if at else None, row[2] if at == 2 else None)
        for row, at in zip(rows.tolist(), step, strict=True)
    )


def test_validity_is_shown_beside_what_was_observed():
    found = told("validity", intake(1))["final/work"]

    assert found["verdict"] == verdicts.SHOWN
    assert float(found["observed"]) < float(found["one_step"]) < float(found["ratio"])
    assert found["hired"] == "300"


def test_validity_of_one_small_intake_says_nothing_and_of_many_does():
    small = [intake(seed, hired=40) for seed in range(12)]

    alone = [told("validity", each)["final/work"]["verdict"] for each in small]
    assert alone.count(verdicts.NOT_ENOUGH) >= 6, "the truth is .45, and half the intakes cannot show it"
    together = told("validity", *small)["final/work"]
    assert together["verdict"] == verdicts.SHOWN
    assert float(together["low"]) < 0.45 < float(together["high"])
    assert together["hired"] == "480"


def test_validity_that_is_not_there_is_seldom_shown():
    found = [told("validity", intake(seed, 60, truth=0))["final/work"]["verdict"] for seed in range(50)]

    assert found.count(verdicts.SHOWN) <= 4, "one in forty is expected"


def test_validity_without_moments_has_the_third_verdict():
    found = told("validity", intake(1, hired=20))["final/work"]

    assert found == {"first": "240", "second": "60", "hired": "20", "verdict": verdicts.NOT_ENOUGH}


def test_agreement_has_three_verdicts():
    def verdict(alike, apart):
        pairs = Counter({("met", "met"): alike, ("not", "not"): alike, ("met", "not"): apart})
        return told("agreement", publishing.agreement(pairs))["verification"]["verdict"]

    assert verdict(200, 5) == verdicts.SHOWN
    assert verdict(60, 60) == verdicts.NOT_LARGE
    assert verdict(18, 4) == verdicts.NOT_ENOUGH
    assert verdict(3, 0) == verdicts.NOT_ENOUGH


def test_agreement_on_one_word_says_nothing():
    found = told("agreement", publishing.agreement(Counter({("met", "met"): 90})))

    assert found["verification"]["verdict"] == verdicts.NOT_ENOUGH


def rated(people, error, seed=1):
    """Two raters of people who differ; `error` is the part of a rating that is the rater's own."""
    dice = np.random.default_rng(seed)
    truth = dice.standard_normal((people, 1)) * np.sqrt(1 - error)
    return np.round(2 + truth + dice.standard_normal((people, 2)) * np.sqrt(error), 1)


def test_ratings_have_three_verdicts():
    alike = told("ratings", publishing.ratings(rated(300, 0.1)))["raters"]
    apart = told("ratings", publishing.ratings(rated(300, 0.7)))["raters"]
    open_still = told("ratings", publishing.ratings(rated(40, 0.3)))["raters"]
    few = told("ratings", publishing.ratings(rated(29, 0.1)))["raters"]

    assert (alike["verdict"], apart["verdict"]) == (verdicts.SHOWN, verdicts.NOT_LARGE)
    assert float(alike["ratio"]) == pytest.approx(0.9, abs=0.03)
    assert float(alike["alpha"]) == pytest.approx(float(alike["ratio"]), abs=0.05)
    assert open_still["verdict"] == verdicts.NOT_ENOUGH
    assert few == {"people": "29", "verdict": verdicts.NOT_ENOUGH}


def test_ratings_of_two_regencies_narrow_the_interval():
    one, other = (publishing.ratings(rated(60, 0.3, seed)) for seed in (1, 2))

    alone, together = told("ratings", one)["raters"], told("ratings", one, other)["raters"]

    def width(found):
        return float(found["high"]) - float(found["low"])

    assert width(together) < width(alone)
    assert together["people"] == "120"
    assert "alpha" not in together


def test_ratings_that_were_not_given_are_missing_and_not_zero():
    whole = rated(80, 0.2)
    holed = whole.copy()
    holed[::5, 1] = np.nan
    people = [{"first": str(a), "second": "" if np.isnan(b) else str(b)} for a, b in holed.tolist()]

    rows = publishing.from_people("ratings", people)

    assert rows == publishing.ratings(holed)
    found = told("ratings", rows)["raters"]
    assert found["people"] == "64"
    assert float(found["alpha"]) == pytest.approx(
        float(told("ratings", publishing.ratings(whole))["raters"]["alpha"]), abs=0.1
    )


def test_ratings_all_alike_say_nothing():
    assert (
        told("ratings", publishing.ratings(np.full((50, 2), 3.0)))["raters"]["verdict"] == verdicts.NOT_ENOUGH
    )


def test_funnel_marks_the_one_who_differs():
    given = {f"v{n}": (200, 40 + n) for n in range(8)} | {"strict": (200, 110)}

    found = told("funnel", publishing.funnel(given))

    assert found["verifier/strict"]["verdict"] == verdicts.SHOWN
    assert found["verifier/v3"]["verdict"] == verdicts.NOT_LARGE


def test_funnel_of_few_verifiers_says_nothing():
    found = told("funnel", publishing.funnel({"a": (200, 40), "b": (200, 140)}))
    nobody = told("funnel", [])

    assert {each["verdict"] for each in found.values()} == {verdicts.NOT_ENOUGH}
    assert nobody["verifier"]["verdict"] == verdicts.NOT_ENOUGH


def test_items_have_three_verdicts():
    row = dict.fromkeys(publishing.COLUMNS["items"], "")
    row |= {"asked": "300", "difficulty": "0.5", "discrimination": "0.3"}

    def question(name, delta, low, high, discovery):
        return row | {"question": name, "delta": delta, "low": low, "high": high, "discovery": discovery}

    rows = [
        question("unfair", "-2.1", "-3.0", "-1.2", "0.001"),
        question("alike", "0.1", "-0.5", "0.7", "0.9"),
        question("open", "-1.4", "-3.0", "0.2", "0.2"),
        row | {"question": "alone"},
        row | {"question": "*", "discrimination": "0.82"},
    ]
    found = told("items", rows)

    assert [found[f"question/{name}"]["verdict"] for name in ("unfair", "alike", "open", "alone")] == [
        verdicts.SHOWN,
        verdicts.NOT_LARGE,
        verdicts.NOT_ENOUGH,
        verdicts.NOT_ENOUGH,
    ]
    assert found["test"]["consistency"] == "0.8200"
    assert told("items", [])["test"]["verdict"] == verdicts.NOT_ENOUGH


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("fairness", {"step": "skd"}),
        ("agreement", {"first": "a", "second": "b", "count": "many"}),
        ("funnel", {"verifier": "a", "judged": "3", "refused": "7"}),
    ],
)
def test_table_that_was_not_published_so_is_refused(kind, row):
    with pytest.raises(running.BadTable):
        running.run(plan(kind), [[row]])


def test_moments_that_cannot_be_are_refused():
    rows = intake(1)
    spoilt = [row | {"value": "99"} if row["of"] == "skd" and row["with"] == "work" else row for row in rows]
    with pytest.raises(running.BadTable, match="no covariances"):
        running.run(plan("validity"), [spoilt])
    with pytest.raises(running.BadTable, match="missing"):
        running.run(plan("validity"), [[row for row in rows if row["measure"] != "mean"]])


def test_ratio_verdicts_at_their_edges():
    assert verdicts.of_ratio(0, 0.9, 0.8, surprising=True) == verdicts.NOT_ENOUGH
    assert verdicts.of_ratio(0.5, float("inf"), 0.8, surprising=True) == verdicts.NOT_ENOUGH
    assert verdicts.of_ratio(0.85, 0.95, 0.8, surprising=True) == verdicts.SHOWN
    assert verdicts.of_ratio(0.85, 0.95, 0.8, surprising=False) == verdicts.NOT_LARGE
    assert verdicts.of_relation(-0.1, 0.15, 0.2) == verdicts.NOT_LARGE
    assert verdicts.of_agreement(0.5, 0.6, 0.667) == verdicts.NOT_LARGE
