"""What goes into a ranking and what comes out: formasi, scores, places, and the codes they bear.

Names of states and tracks are those of the published files; codes are those of the announcements of
BKN. Others import them from `core.ranking`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

PRESENT, ABSENT, DISQUALIFIED, AWAITING = "present", "absent", "disqualified", ""
STATUSES = (PRESENT, ABSENT, DISQUALIFIED)
GPA_KINDS = ("ipk", "ijazah")

PASSED = "P/L"
"""SKD: met the threshold and is within 3 × quota. Final: placed in the formasi applied for."""
OUTSIDE_CUT = "P"
BELOW_THRESHOLD = "TL"
ABSENT_AT_SKD = "TH"
DISQUALIFIED_CODE = "DIS"
NOT_PLACED = "P/TL"
ABSENT_AT_SKB = "P/TH"
UNDECIDED = ""
"""No code: a mark is awaited, or a tie on which the rules are silent needs people."""


@dataclass(frozen=True, slots=True)
class FormasiLine:
    """One quota line. People move only between lines of the same position and qualification.

    `institution` is for files that hold several: nobody moves from one to another.
    """

    code: str
    position: str
    qualification: str
    unit: str
    track: str
    quota: int
    institution: str = ""


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """What is known of one participant. GPA and birth date matter only when a tie reaches them.

    `decided` is the place, from 1, that people gave among participants whom the law leaves equal; it
    goes before GPA and birth date, and only between people who were decided on. 0 = no decision.
    """

    participant: str
    formasi: str
    twk: int | None = None
    tiu: int | None = None
    tkp: int | None = None
    skd_status: str = AWAITING
    skb_cat: int | None = None
    skb_extra: Fraction | None = None
    skb_status: str = AWAITING
    gpa: Fraction | None = None
    gpa_kind: str = ""
    born: date | None = None
    preferred_units: tuple[str, ...] = ()
    decided: int = 0

    @property
    def marks(self) -> tuple[int, int, int]:
        """TWK, TIU and TKP of someone who sat the SKD. Raises `ValueError` if one is missing."""
        if self.twk is None or self.tiu is None or self.tkp is None:
            raise ValueError(f"participant {self.participant} sat the SKD but a mark is missing")
        return self.twk, self.tiu, self.tkp


@dataclass(frozen=True, slots=True)
class Place:
    """What became of one participant, with the reason as text (`core.reason_text` reads it)."""

    participant: str
    formasi: str
    skd_total: int | None
    skb100: Fraction | None
    final: Fraction | None
    rank: int | None
    code: str
    placed_formasi: str
    reason: str


@dataclass(slots=True)
class Entry:
    """A participant on the way through one formasi; becomes a `Place`."""

    score: ScoreLine
    total: int = 0
    rank: int | None = None
    code: str = UNDECIDED
    reason: str = ""
    skb100: Fraction | None = None
    final: Fraction | None = None
    placed_formasi: str = ""

    @property
    def participant(self) -> str:
        """Whose entry it is."""
        return self.score.participant

    def place(self) -> Place:
        """The result, fixed."""
        return Place(
            participant=self.score.participant,
            formasi=self.score.formasi,
            skd_total=self.total if self.score.skd_status == PRESENT else None,
            skb100=self.skb100,
            final=self.final,
            rank=self.rank,
            code=self.code,
            placed_formasi=self.placed_formasi,
            reason=self.reason,
        )


def by_formasi(
    formasi: Iterable[FormasiLine], scores: Iterable[ScoreLine]
) -> list[tuple[FormasiLine, list[ScoreLine]]]:
    """Participants under their formasi, these in order of code, whatever order they came in.

    Raises `ValueError` for a formasi or participant listed twice and for an unknown formasi.
    """
    lines: dict[str, FormasiLine] = {}
    for line in formasi:
        if line.code in lines:
            raise ValueError(f"formasi {line.code} is listed twice")
        lines[line.code] = line
    people: dict[str, list[ScoreLine]] = {code: [] for code in lines}
    seen: set[str] = set()
    for score in scores:
        if score.formasi not in people:
            raise ValueError(f"participant {score.participant}: no formasi {score.formasi}")
        if score.participant in seen:
            raise ValueError(f"participant {score.participant} is listed twice")
        seen.add(score.participant)
        people[score.formasi].append(score)
    return [(lines[code], people[code]) for code in sorted(lines)]


def in_order(entries: Iterable[Iterable[Entry]]) -> list[Place]:
    """The places as they are published: by formasi, rank (those without one last), participant."""
    return [entry.place() for line in entries for entry in sorted(line, key=_output_order)]


def _output_order(entry: Entry) -> tuple[bool, int, str]:
    return (entry.rank is None, entry.rank or 0, entry.participant)
