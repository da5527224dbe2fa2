"""Marks into scores: thresholds, SKD total, SKB out of 100, integration. Exact, never a float."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Protocol

from bening.core.reason_text import write
from bening.core.rules import FillStep, FinalRule, SkbRule, SkdRule, Threshold

HUNDRED = Fraction(100)


class Rules(Protocol):
    """The part of a regulation that the arithmetic of selection uses."""

    @property
    def skd(self) -> SkdRule: ...
    @property
    def skb(self) -> SkbRule: ...
    @property
    def final(self) -> FinalRule: ...
    @property
    def fill(self) -> tuple[FillStep, ...]: ...


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One least mark that was not reached: `part` is twk, tiu, tkp or total."""

    part: str
    got: int
    least: int


def shortfalls(threshold: Threshold, twk: int, tiu: int, tkp: int) -> tuple[Shortfall, ...]:
    """Every part of the threshold that is missed, so that a person learns all of them at once."""
    got = {"twk": twk, "tiu": tiu, "tkp": tkp, "total": twk + tiu + tkp}
    return tuple(
        Shortfall(part, got[part], least) for part, least in threshold.minimum.items() if got[part] < least
    )


def shortfall_text(code: str, missed: Iterable[Shortfall]) -> str:
    """What was missed, as reason text: `code tiu=75 tiu_min=80`."""
    facts: dict[str, str | int] = {}
    for short in missed:
        facts[short.part], facts[f"{short.part}_min"] = short.got, short.least
    return write(code, **facts)


def skb100(cat: int, extra: Fraction | None, rule: SkbRule) -> Fraction:
    """The field test out of 100; with an extra test the CAT weighs `cat_weight_with_extra`."""
    of_cat = Fraction(cat * 100, rule.cat_maximum)
    if extra is None:
        return of_cat
    of_extra = extra * 100 / rule.extra_maximum
    weight = rule.cat_weight_with_extra
    return weight * of_cat + (1 - weight) * of_extra


def final_score(skd_total: int, field_test: Fraction, rules: Rules) -> Fraction:
    """The integrated score out of 100, exact: what ranks are made from."""
    basic_test = Fraction(skd_total * 100, rules.skd.maximum["total"])
    return rules.final.skd_weight * basic_test + rules.final.skb_weight * field_test


@dataclass(frozen=True, slots=True)
class Scale:
    """`final_score` as whole numbers over one denominator: same order, no fraction per person."""

    denominator: int
    skd: int
    cat_alone: int
    cat_with_extra: int
    extra: int
    extra_parts: int

    def numerator(self, skd_total: int, cat: int, extra: Fraction | None) -> int:
        """The final score times `denominator`. `extra` must be among those the scale was made for."""
        if extra is None:
            return self.skd * skd_total + self.cat_alone * cat
        parts = extra.numerator * (self.extra_parts // extra.denominator)
        return self.skd * skd_total + self.cat_with_extra * cat + self.extra * parts


def scale_for(rules: Rules, extras: Iterable[Fraction]) -> Scale:
    """The scale on which every score made with these extra marks is a whole number."""
    extra_parts = lcm(1, *{extra.denominator for extra in extras})
    weight = rules.skb.cat_weight_with_extra
    of_field_test = rules.final.skb_weight * HUNDRED
    steps = (
        rules.final.skd_weight * HUNDRED / rules.skd.maximum["total"],
        of_field_test / rules.skb.cat_maximum,
        of_field_test * weight / rules.skb.cat_maximum,
        of_field_test * (1 - weight) / (rules.skb.extra_maximum * extra_parts),
    )
    denominator = lcm(*(step.denominator for step in steps))
    skd, cat_alone, cat_with_extra, extra = (int(step * denominator) for step in steps)
    return Scale(denominator, skd, cat_alone, cat_with_extra, extra, extra_parts)


def decimal_text(value: Fraction, places: int) -> str:
    """A score as it is published: rounded half up from the exact value, with a decimal point.

    For reading only. Two scores that look alike here may differ, and ranks follow the exact ones.
    """
    unit = 10**places
    whole = (2 * value.numerator * unit + value.denominator) // (2 * value.denominator)
    if places == 0:
        return str(whole)
    return f"{whole // unit}.{whole % unit:0{places}d}"
