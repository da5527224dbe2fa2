"""Grounds on which a probation or a contract may be decided, and what must be on record for them."""

from datetime import date
from importlib.resources import files

import pytest

from bening.core.regulation import load
from bening.core.terms import TermFacts, against, contract, months_after

RULE = load("cpns-2024").probation
CONTRACT = (files("bening.stages.evaluation") / "rules" / "contract.toml").read_text("utf-8")
END = date(2026, 4, 1)


def facts(**changes):
    usual = {"on": END, "ends": END, "trained": True, "passed": True, "rating": "baik", "until": None}
    return TermFacts(**usual | changes)


def codes(ground, rule=RULE, **changes):
    return {reason.code for reason in against(rule.ground(ground), facts(**changes), rule)}


def test_whoever_passed_everything_may_be_appointed():
    assert codes("passed") == set()
    assert codes("passed", rating="sangat_baik") == set()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"on": date(2026, 3, 31)}, {"term.term_over"}),
        ({"trained": False, "passed": False}, {"term.training_passed"}),
        ({"passed": False}, {"term.training_passed"}),
        ({"rating": "butuh_perbaikan"}, {"term.rating_reached"}),
        ({"rating": ""}, {"term.rating_reached"}),
        ({"until": date(2027, 4, 1)}, {"term.until_not_asked"}),
        ({"rating": "", "trained": False}, {"term.rating_reached", "term.training_passed"}),
    ],
)
def test_nobody_is_appointed_before_all_is_on_record(changes, told):
    assert codes("passed", **changes) == told


def test_no_result_of_the_training_is_not_a_failure():
    assert codes("training_failed", trained=False, passed=False) == {"term.training_failed"}
    assert codes("training_failed", passed=False) == set()


def test_no_rating_is_not_a_bad_one():
    assert codes("performance", rating="") == {"term.rating_missed"}
    assert codes("performance", rating="kurang") == set()
    assert codes("performance", rating="baik") == {"term.rating_missed"}


def test_an_extension_names_a_later_day():
    assert codes("training_later") == {"term.until"}
    assert codes("training_later", until=END) == {"term.until"}
    assert codes("training_later", until=date(2026, 4, 2)) == set()
    assert codes("training_later", on=date(2026, 5, 1), until=date(2026, 4, 20)) == {"term.until"}


def test_every_reason_names_the_law_of_its_ground():
    (reason,) = against(RULE.ground("passed"), facts(on=date(2026, 1, 1)), RULE)
    assert (reason.legal_basis, reason.facts) == ("PP 11/2017 Ps. 36", {"ends": "2026-04-01"})


def test_contract_begins_is_renewed_and_ends_without_any_training():
    rule = contract(CONTRACT)
    assert rule.training == {}
    assert {ground.outcome for ground in rule.grounds} == {"begin", "renew", "end"}
    assert not any(ground.source.verified for ground in rule.grounds)
    assert codes("still_needed", rule) == {"term.until"}
    assert codes("still_needed", rule, until=date(2027, 4, 1)) == set()


def test_mistakes_in_the_rules_of_a_contract_are_told():
    with pytest.raises(ValueError, match=r"contract\.toml.*least_rating"):
        contract(CONTRACT.replace('least_rating = "baik"', 'least_rating = "hebat"'))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 4, 1), 12, date(2026, 4, 1)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 3, 31), 3, date(2025, 6, 30)),
    ],
)
def test_months_after_ends_with_the_month_where_it_is_shorter(day, months, later):
    assert months_after(day, months) == later
