"""What a regulation says, as values. `core.regulation` reads them from the files and hands them out.

No number stands here: every one comes from `bening/regulations/*.toml`, with its legal basis.
"""

from __future__ import annotations

import re
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
GENERAL_TRACK = "umum"
_BETWEEN_WORDS = re.compile(r"[\W_]+")


class UnknownTrack(KeyError):
    """A seat is of a track for which the regulation has no threshold."""


def words_of(text: str) -> str:
    """The words of a text in one form: small letters, one blank between, none of the signs."""
    return _BETWEEN_WORDS.sub(" ", text.casefold()).strip()


def names_one_of(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands in the text, as whole words ("dokter" is not in "kedokteran")."""
    padded = f" {words_of(text)} "
    return any(f" {words} " in padded for words in map(words_of, phrases) if words)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands (`basis`) and whether somebody read it there (`verified`)."""

    basis: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Positions:
    """A group of positions: their names hold one of `phrases` and none of `unless` (whole words)."""

    phrases: tuple[str, ...]
    unless: tuple[str, ...]
    source: Source

    def include(self, position: str) -> bool:
        """Whether a position belongs to the group."""
        return names_one_of(position, self.phrases) and not names_one_of(position, self.unless)


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
        """The threshold for one seat: the position's own on track `umum`, else the track's.

        `UnknownTrack` if the regulation knows no such track.
        """
        if track not in self.thresholds:
            raise UnknownTrack(track)
        if track == GENERAL_TRACK:
            for exception in self.exceptions:
                held = names_one_of(position, exception.phrases)
                if held and not names_one_of(position, exception.unless):
                    return exception.threshold
        return self.thresholds[track]


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


@dataclass(frozen=True, slots=True)
class Paper:
    """How a test is set: questions and points per part, minutes; for guides and the practice test."""

    items: Mapping[str, int]
    points: Mapping[str, int]  # most points of one answer
    minutes: int
    minutes_blind: int  # sensorik netra on the special track
    source: Source


@dataclass(frozen=True, slots=True)
class AgeException:
    """A higher greatest age for some positions; `levels` empty = whatever the applicant's degree."""

    maximum: int
    positions: Positions
    levels: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class AgeRule:
    """Age on the day of applying, in whole years; `edge` says how the greatest age ends.

    `birthday_included`: up to and with the birthday. `birthday_excluded`: up to the day before it.
    `whole_year`: up to the day before the next birthday.
    """

    minimum: int
    maximum: int
    exceptions: tuple[AgeException, ...]
    edge: str
    source: Source
    edge_source: Source


@dataclass(frozen=True, slots=True)
class AccreditationRule:
    """Accreditation on the day of graduation, of institution or programme; which bodies and grades.

    A grade of `not_accredited` is a clear no; one that is in neither list is left to people.
    """

    bodies: tuple[str, ...]
    grades: tuple[str, ...]
    not_accredited: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class CumlaudeRule:
    """Track cumlaude: levels that may apply, grades that both accreditations must have."""

    levels: tuple[str, ...]
    grades: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class ServiceRule:
    """Who already serves: `barred` may not apply; a PPPK may after some months and with consent."""

    barred: tuple[str, ...]
    source: Source
    pppk_months_at_least: int
    pppk_consent: bool
    pppk_source: Source


@dataclass(frozen=True, slots=True)
class EligibilityRule:
    """Everything asked of an applicant beyond documents and declarations."""

    age: AgeRule
    education: Source
    school_levels: tuple[str, ...]
    school: Source  # a school diploma is registered with the ministry
    foreign_degree: Source  # a foreign degree has its equivalence
    accreditation: AccreditationRule
    cumlaude: CumlaudeRule
    gpa: Source  # there is no national minimum; the announcement may set one
    gpa_scale: int
    disability: Source
    disability_quota_percent: int
    by_people: Mapping[str, Source]  # tracks whose own conditions only people can judge
    service: ServiceRule
    practice_registration: Positions
    sanction: Source
    sanction_years: int
    one_application: Source


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """One slot for one file: what it may be, and for whom it is needed.

    It concerns an applicant if `always`, or their track is among `tracks`, their position in
    `positions`, or one of `facts` (names of `core.eligibility.Facts`) is true. `optional` = may, not must.
    """

    slot: str
    title_id: str
    title_en: str
    media_types: tuple[str, ...]
    min_bytes: int
    max_bytes: int
    max_pages: int
    always: bool
    tracks: tuple[str, ...]
    positions: Positions | None
    facts: tuple[str, ...]
    optional: bool
    valid_months: int  # how old it may be when handed in; 0 = any age
    source: Source


@dataclass(frozen=True, slots=True)
class PhaseRule:
    """How long one phase must or may last, in calendar days, first and last day counted; 0 = free."""

    phase: str
    days_at_least: int
    days_at_most: int
    required: bool
    source: Source


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How many months after the final result one kind of data is kept."""

    kind: str
    months: int
    source: Source


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause of the statement that every applicant makes."""

    code: str
    text_id: str
    text_en: str
    source: Source


@dataclass(frozen=True, slots=True)
class PerformanceRule:
    """The rating of a civil servant from results and behaviour, each `above meets below`."""

    ratings: Mapping[tuple[str, str], str]
    credit_percent: Mapping[str, int]
    source: Source
    credit_source: Source

    def rating(self, results: str, behaviour: str) -> str:
        """One of `sangat_baik baik butuh_perbaikan kurang sangat_kurang`."""
        return self.ratings[results, behaviour]


@dataclass(frozen=True, slots=True)
class FilingRule:
    """Papers after the choice.

    Working days to mend what was returned, and for one who is called as the next in rank (never less than
    the phase gives everybody); what a public facility is called on the letters it writes. Who resigns may
    not apply again for `barred` budget years or recruitments (`barred_unit`), except, if `exempt_when_moved`,
    one whom the filling of empty seats moved to another formasi and who resigns before the number is set.
    """

    mend_working_days: int
    called_working_days: int
    source: Source
    replacement_source: Source
    barred: int
    barred_unit: str
    exempt_when_moved: bool
    barred_source: Source
    public_facilities: tuple[str, ...]
    facilities_source: Source


@dataclass(frozen=True, slots=True)
class OutcomeGround:
    """A ground on which a probation or a contract may be decided, and what must hold for it (`needs`).

    `outcome`: appoint, extend or dismiss for a probation; begin, renew or end for a contract.
    """

    outcome: str
    code: str
    text_id: str
    text_en: str
    needs: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class ProbationRule:
    """The probation of a new civil servant, or a contract: its length, its assessments, how it ends.

    `training`: band -> mark (of 100) that must be exceeded, the highest first; empty where there is none.
    `least_rating`: the rating that "rating_reached" means, or a better one.
    """

    months: int
    periods: Mapping[str, int]  # code -> month
    source: Source
    periods_source: Source
    training: Mapping[str, int]
    training_source: Source
    grounds: tuple[OutcomeGround, ...]
    least_rating: str
    outcome_source: Source

    def band(self, mark: Fraction) -> str | None:
        """The band of a mark of the basic training; None if it was not passed."""
        return next((band for band, edge in self.training.items() if mark > edge), None)

    def ground(self, code: str) -> OutcomeGround | None:
        """One ground by its code."""
        return next((ground for ground in self.grounds if ground.code == code), None)


@dataclass(frozen=True, slots=True)
class Regulation:
    """All rules of one kind of recruitment in one year, pinned by the digest of the file's bytes."""

    name: str
    title: str
    title_en: str
    digest: str
    skd: SkdRule
    skd_paper: Paper
    skb: SkbRule
    skb_paper: Paper
    final: FinalRule
    fill: tuple[FillStep, ...]
    eligibility: EligibilityRule
    statements: tuple[Statement, ...]
    documents: tuple[DocumentRule, ...]
    filing_documents: tuple[DocumentRule, ...]
    filing: FilingRule
    phases: tuple[PhaseRule, ...]
    retention: tuple[RetentionRule, ...]
    performance: PerformanceRule
    probation: ProbationRule

    @property
    def tracks(self) -> tuple[str, ...]:
        """The tracks that this regulation knows, in the usual order."""
        return tuple(track for track in TRACKS if track in self.skd.thresholds)

    def phase(self, name: str) -> PhaseRule | None:
        """The rule about one phase, if there is one."""
        return next((rule for rule in self.phases if rule.phase == name), None)
