"""Reads from a regulation file how people are tested, ranked and placed."""

from __future__ import annotations

from bening.core.rules import (
    GENERAL_TRACK,
    TRACKS,
    FillStep,
    FinalRule,
    Paper,
    Positions,
    PositionThreshold,
    SkbRule,
    SkdRule,
    Source,
    Threshold,
)
from bening.core.toml_table import Table

SUBTESTS = ("twk", "tiu", "tkp")
MARKS = (*SUBTESTS, "total")
TIE_KEYS = ("skd_total", *SUBTESTS, "gpa", "born")
FILL_CODES = ("P/L-1", "P/L-2")
PositionGroups = dict[str, Positions]


def read_source(table: Table) -> Source:
    """The two keys that every rule has."""
    return Source(table.text("basis"), table.flag("verified"))


def read_groups(top: Table) -> PositionGroups:
    """The groups of positions that rules refer to by name."""
    groups = {}
    for name, table in top.subtables("positions"):
        phrases, unless = table.texts("phrases"), table.texts("unless")
        if not phrases:
            table.wrong("phrases", "must name at least one word of a position")
        groups[name] = Positions(phrases, unless, read_source(table))
        table.close()
    return groups


def chosen_group(table: Table, groups: PositionGroups) -> Positions:
    """The group that the key `positions` names."""
    name = table.text("positions")
    if name and name not in groups:
        table.wrong("positions", f"no group [positions.{name}]: use one of " + ", ".join(groups))
    return groups.get(name, Positions((), (), Source("", False)))


def read_skd(top: Table, groups: PositionGroups) -> tuple[SkdRule, Paper]:
    """The basic test and the paper it is written on."""
    table = top.table("skd")
    maximum = _maximum(table)
    thresholds = {}
    for track, threshold in table.subtables("thresholds"):
        if track not in TRACKS:
            threshold.wrong("minimum", f"{track!r} is no track: use one of " + ", ".join(TRACKS))
        thresholds[track] = _threshold(threshold, maximum)
        threshold.close()
    if GENERAL_TRACK not in thresholds:
        table.wrong("thresholds", f"must have [skd.thresholds.{GENERAL_TRACK}]")
    exceptions = []
    for one in table.tables("exceptions"):
        group = chosen_group(one, groups)
        exceptions.append(PositionThreshold(group.phrases, group.unless, _threshold(one, maximum)))
        one.close()
    cut = table.table("cut")
    rule = SkdRule(
        maximum=maximum,
        multiple_of=table.numbers("multiple_of", SUBTESTS, least=1),
        thresholds=thresholds,
        exceptions=tuple(exceptions),
        cut_multiple=cut.number("multiple", least=1, most=100),
        cut_tie_order=cut.texts("tie_order", SUBTESTS),
        source=read_source(table),
        cut_source=read_source(cut),
    )
    cut.close()
    paper = _paper(table, SUBTESTS)
    table.close()
    return rule, paper


def _maximum(table: Table) -> dict[str, int]:
    """All four maxima; the total is their sum, so that a slip of one digit is found."""
    maximum = table.numbers("maximum", MARKS, least=1)
    if missing := [mark for mark in MARKS if mark not in maximum]:
        table.wrong("maximum", "must also have " + ", ".join(missing))
    elif maximum["total"] != (together := sum(maximum[subtest] for subtest in SUBTESTS)):
        table.wrong("maximum", f"total is {maximum['total']}, but the three parts add up to {together}")
    return maximum


def _threshold(table: Table, maximum: dict[str, int]) -> Threshold:
    minimum = table.numbers("minimum", MARKS)
    if not minimum:
        table.wrong("minimum", "must set at least one of " + ", ".join(MARKS))
    for mark, least in minimum.items():
        if least > maximum.get(mark, least):
            table.wrong("minimum", f"{mark} asks {least}, more than the maximum of {maximum[mark]}")
    return Threshold(minimum, read_source(table))


def _paper(outer: Table, parts: tuple[str, ...]) -> Paper:
    table = outer.table("paper")
    paper = Paper(
        items=table.numbers("items", parts, least=1),
        points=table.numbers("points", parts, least=1),
        minutes=table.number("minutes", least=1, most=600),
        minutes_blind=table.number("minutes_blind", least=1, most=600),
        source=read_source(table),
    )
    table.close()
    return paper


def read_skb(top: Table) -> tuple[SkbRule, Paper]:
    """The field test and the paper of its CAT."""
    table = top.table("skb")
    rule = SkbRule(
        cat_maximum=table.number("cat_maximum", least=1),
        extra_maximum=table.number("extra_maximum", least=1),
        cat_weight_with_extra=table.weight("cat_weight_with_extra"),
        extra_tests_at_most=table.number("extra_tests_at_most", most=10),
        interview_allowed=table.flag("interview_allowed"),
        source=read_source(table),
    )
    paper = _paper(table, ("cat",))
    table.close()
    return rule, paper


def read_final(top: Table) -> FinalRule:
    """Integration of both tests, and what decides between equals."""
    table = top.table("final")
    ties = table.table("ties")
    rule = FinalRule(
        skd_weight=table.weight("skd_weight"),
        skb_weight=table.weight("skb_weight"),
        tie_order=ties.texts("order", TIE_KEYS),
        decimals=table.number("decimals", most=9),
        source=read_source(table),
        tie_source=read_source(ties),
    )
    if rule.skd_weight + rule.skb_weight != 1:
        table.wrong("skb_weight", "both weights together must make 1.00")
    ties.close()
    table.close()
    return rule


def read_fill(top: Table) -> tuple[FillStep, ...]:
    """The steps that fill seats left empty, in their order."""
    steps: list[FillStep] = []
    for table in top.tables("fill"):
        step = FillStep(
            step=table.text("step"),
            seat_tracks=table.choice("seat_tracks", ("umum", "khusus", "any")),
            from_tracks=table.choice("from_tracks", ("umum", "khusus", "any")),
            same_unit=table.flag("same_unit"),
            code=table.choice("code", FILL_CODES),
            source=read_source(table),
        )
        if step.step in [earlier.step for earlier in steps]:
            table.wrong("step", f"{step.step!r} stands twice: give every step its own letter")
        table.close()
        steps.append(step)
    return tuple(steps)
