"""A regulation as a flat table: no rule is left out, each has its own mark, and two are told apart."""

from dataclasses import replace

from bening.core.regulation import load, names
from bening.core.regulation_numbers import SWITCHES, Change, changes, numbers, switches

RULES = load("cpns-2024")
TABLE = {number.key: number for number in numbers(RULES)}


def test_every_value_stands_once_and_has_a_basis():
    for name in names():
        every = numbers(load(name))
        assert len({number.key for number in every}) == len(every) > 300
        assert [number.key for number in every if number.source is None] == []


def test_each_rule_bears_the_mark_of_its_own_source():
    assert TABLE["skd.thresholds.umum.minimum.twk"].says == "65"
    assert TABLE["skd.thresholds.umum.minimum.twk"].source.verified
    assert TABLE["skd.cut_multiple"].source == RULES.skd.cut_source
    assert TABLE["final.tie_order"].source == RULES.final.tie_source
    assert TABLE["final.skd_weight"].says == "2/5"
    assert TABLE["eligibility.age.edge"].source == RULES.eligibility.age.edge_source
    assert TABLE["eligibility.gpa_scale"].source == RULES.eligibility.gpa
    assert TABLE["eligibility.education"].says == ""
    assert not TABLE["skd.exceptions.1.phrases"].source.verified
    assert TABLE["filing.exempt_when_moved"].source == RULES.filing.barred_source
    assert TABLE["fill.c.same_unit"].says == "false"
    assert TABLE["documents.ktp.positions"].says == ""


def test_two_regulations_are_told_apart():
    other = replace(
        RULES, final=replace(RULES.final, tie_order=("tkp",)), phases=RULES.phases[1:], title="another"
    )

    found = changes(RULES, other)
    assert found[0] == Change("final.tie_order", "skd_total, tkp, tiu, twk, gpa, born", "tkp")
    assert {change.key.partition(".")[0] for change in found[1:]} == {"phases"}
    assert all(change.after == "" for change in found[1:])
    assert changes(RULES, RULES) == []


def test_every_open_point_has_its_reading():
    found = switches(RULES)

    assert list(found) == list(SWITCHES)
    assert all(found.values())
    assert [(one.key, one.says) for one in found["age_edge"]] == [
        ("eligibility.age.edge", "birthday_included")
    ]
