"""Regulations as data: every number of a year's rules, with its legal basis and a `verified` mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

TRACKS = (
    "umum",
    "cumlaude",
    "diaspora",
    "disabilitas",
    "papua",
    "kalimantan",
    "daerah_tertinggal",
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands (`basis`) and whether somebody read it there (`verified`)."""

    basis: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Threshold:
    """Least marks of one track: keys among `twk tiu tkp total`; all must be reached."""

    minimum: Mapping[str, int]
    source: Source


@dataclass(frozen=True, slots=True)
class PositionThreshold:
    """A threshold that replaces that of track `umum` for positions whose name holds a phrase.

    Matching folds case and spaces; a name that also holds one of `unless` is left alone.
    """

    phrases: tuple[str, ...]
    unless: tuple[str, ...]
    threshold: Threshold


@dataclass(frozen=True, slots=True)
class SkdRule:
    """The basic test: maxima, steps, thresholds per track, the cut to `cut_multiple` x quota."""

    maximum: Mapping[str, int]  # twk tiu tkp total
    multiple_of: Mapping[str, int]  # twk tiu
    thresholds: Mapping[str, Threshold]
    exceptions: tuple[PositionThreshold, ...]
    cut_multiple: int
    cut_tie_order: tuple[str, ...]  # ("tkp", "tiu", "twk"); still equal = all are taken
    source: Source
    cut_source: Source

    def threshold(self, track: str, position: str) -> Threshold:
        """The threshold for one seat: the position's own on track `umum`, else the track's."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class SkbRule:
    """The field test: CAT maximum, weight of the CAT when one extra test is held."""

    cat_maximum: int
    extra_maximum: int
    cat_weight_with_extra: Fraction
    extra_tests_at_most: int
    interview_allowed: bool
    source: Source


@dataclass(frozen=True, slots=True)
class FinalRule:
    """Integration of SKD and SKB, the order of ties, the decimals shown (never ranked on)."""

    skd_weight: Fraction
    skb_weight: Fraction
    tie_order: tuple[str, ...]  # ("skd_total", "tkp", "tiu", "twk", "gpa", "born")
    decimals: int
    source: Source
    tie_source: Source


@dataclass(frozen=True, slots=True)
class FillStep:
    """One step of filling empty seats: which seats, from whom, with which result code."""

    step: str  # "a" | "b" | "c"
    seat_tracks: str  # "umum" | "khusus" | "any"
    from_tracks: str  # "khusus" | "any"
    same_unit: bool
    code: str  # "P/L-1" | "P/L-2"
    source: Source
