"""A plan is its bytes: what it may say, and that it cannot be read in two ways."""

import json

import pytest

from bening.core.tlog.canonical import canonical
from bening.stages.evaluation.analyses.plans import BadPlan, Plan, read

USUAL = {
    "kind": "fairness",
    "object": "cpns-2024",
    "number": 1,
    "question": "Apakah perempuan dan laki-laki lulus SKD dengan peluang yang sama?",
    "data": {"steps": ("skd",), "groupings": ("sex",)},
    "limit": "0.8",
}


def test_plan_is_read_back_from_its_bytes():
    plan = Plan(**USUAL)

    assert read(plan.written()) == plan
    assert read(plan.written() + b"\n") == plan
    assert plan.digest.startswith("sha256:")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "guess"}, "analysis"),
        ({"question": "  "}, "question"),
        ({"number": 0}, "number"),
        ({"draws": 10}, "draws"),
        ({"seed": True}, "seed"),
        ({"limit": "0.99"}, "limit"),
        ({"limit": "much"}, "limit"),
        ({"level": "1"}, "level"),
        ({"discovery": "0.5"}, "discovery"),
        ({"data": {"steps": ("skd",)}}, "data"),
        ({"data": {"steps": ("skd",), "groupings": ("religion",)}}, "religion"),
        ({"data": {"steps": (), "groupings": ("sex",)}}, "steps"),
        ({"data": {"steps": ("skd", "skd"), "groupings": ("sex",)}}, "once"),
        ({"kind": "validity", "limit": "0.2", "data": {"weights": ("0.4", "0.7")}}, "weights"),
        ({"kind": "validity", "limit": "0.2", "data": {"weights": ("1",)}}, "weights"),
    ],
)
def test_plan_that_says_what_it_may_not_is_refused(changes, field):
    with pytest.raises(BadPlan, match=field):
        Plan(**USUAL | changes)


def test_plan_with_another_test_or_field_is_refused():
    told = json.loads(Plan(**USUAL).written())

    for changed in (
        told | {"test": "whatever gives the nicest result"},
        told | {"more": "1"},
        told | {"format": "other"},
        told | {"data": []},
        [],
    ):
        with pytest.raises(BadPlan):
            read(canonical(changed))
    with pytest.raises(BadPlan, match="bytes"):
        read(json.dumps(told, indent=1).encode())
