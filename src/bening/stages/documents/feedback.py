"""What the applicant is told of one document: what was read beside what they typed, and what they can do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bening.core import triage
from bening.core.decision import Check, Outcome, Reason
from bening.core.regulation import DocumentRule
from bening.reading.report import Report
from bening.stages.documents import asking, recheck, reports
from bening.stages.documents.models import Ask, Document, Dossier, Reading
from bening.stages.documents.queries import Slot

if TYPE_CHECKING:
    from bening.accounts.models import User

LATE = timedelta(seconds=90)
"""After so long the page no longer promises that reading ends soon."""
MATCH = "match."
MARGIN = 0.04
"""Of the page's height, around the place where something was read."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a page with a box on it, in pixels of the page as drawn; as text, for a drawing has no
    thousands' dots."""

    page: int
    width: str
    height: str
    view: str
    box: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One check in words. `field`: of a typed value, which one; `says`: what the applicant answered."""

    check: Check
    field: str
    typed: str
    read: str
    place: Place | None
    says: str

    @property
    def outcome(self) -> str:
        """As the tags know it."""
        return self.check.outcome.value

    @property
    def anchor(self) -> str:
        """The id of the line on the page."""
        return self.check.code.replace(".", "-")

    @property
    def reason(self) -> Reason:
        """What there is to say about it."""
        return self.check.reason or Reason(self.check.code, self.check.legal_basis, self.check.evidence)

    @property
    def section(self) -> str:
        """Where the applicant may mend what they typed, as long as it is a draft; empty where nowhere."""
        return asking.SECTION_OF.get(self.field, "")

    @property
    def mistyped(self) -> bool:
        """Whether "I typed it wrong" is a possible answer."""
        return bool(self.field and self.read) and self.check.outcome is not Outcome.NO_DATA


@dataclass(frozen=True, slots=True)
class Feedback:
    """All there is to say about one document. `state`: waiting, late, read or unreadable.

    `fallbacks`: what a declared outage left open, which is no doubt.
    """

    state: str
    kind: str = ""
    doubts: tuple[Line, ...] = ()
    fine: tuple[Line, ...] = ()
    problem: Reason | None = None
    asked: bool = False
    fallbacks: tuple[Reason, ...] = ()

    @property
    def other_kind(self) -> str:
        """The kind it surely is, where the slot asks for another."""
        wrong = [line for line in self.doubts if line.check.code == "kind.expected"]
        sure = wrong and wrong[0].check.outcome is Outcome.NOT_MET
        return str(wrong[0].check.evidence.get("found", "")) if sure else ""


def state_of(reading: Reading | None, dossier: Dossier, at: datetime) -> str:
    """How far reading one document is; with answers mended since, it is read anew."""
    if reading is not None and recheck.is_outdated(reading, dossier):
        return "waiting"
    if reading is None or reading.state == Reading.WAITING:
        since = reading.waits_since if reading else at
        return "late" if at - since > LATE else "waiting"
    return reading.state


def feedback_on(document: Document, person: User, at: datetime) -> Feedback:
    """What to tell about one document. Two queries."""
    reading = Reading.objects.filter(document=document).first()
    asks = dict(Ask.objects.filter(document=document).values_list("code", "says"))
    state = state_of(reading, document.dossier, at)
    if reading is None or state in ("waiting", "late"):
        return Feedback(state, asked=bool(asks))
    report = reports.opened(reading, person)
    if report is None:
        return Feedback(state, problem=Reason(reading.problem), asked=bool(asks))
    report = reports.in_outages(report, document, reports.outages_for(document.dossier))
    lines = [_line(check, report, asks) for check in _worth_showing(report.checks)]
    return Feedback(
        state,
        report.kind,
        tuple(line for line in _by_weight(lines) if triage.doubtful([line.check])),
        tuple(line for line in lines if line.check.outcome is Outcome.MET and line.field),
        asked=bool(asks),
        fallbacks=reports.fallbacks_in(report.checks),
    )


def _worth_showing(checks: Sequence[Check]) -> list[Check]:
    """What an applicant is shown; of a file that surely is another kind, nothing but that."""
    shown = [check for check in checks if not check.code.startswith(reports.FOR_OFFICERS)]
    wrong = [check for check in shown if check.code == "kind.expected" and check.outcome is Outcome.NOT_MET]
    return wrong or shown


def _by_weight(lines: Iterable[Line]) -> list[Line]:
    """What speaks against it first, what is only not known last."""
    order = (Outcome.NOT_MET, Outcome.UNCERTAIN, Outcome.NO_DATA, Outcome.MET)
    return sorted(lines, key=lambda line: order.index(line.check.outcome))


def _line(check: Check, report: Report, asks: Mapping[str, str]) -> Line:
    name = check.code.removeprefix(MATCH) if check.code.startswith(MATCH) else ""
    field = report.fields.get(name)
    evidence = check.evidence
    return Line(
        check,
        name,
        str(evidence.get("typed", "")) if name else "",
        str(evidence.get("read", "") or (field.value if field else "")) if name else "",
        _place(report, field) if name else None,
        asks.get(check.code, ""),
    )


def _place(report: Report, field: Any) -> Place | None:
    """The rows around a field: as wide as the page, so that label and value are seen together."""
    if field is None or field.box is None or field.page > len(report.drawn):
        return None
    width, height = report.drawn[field.page - 1]
    x0, y0, x1, y1 = field.box
    top, bottom = max(0.0, y0 - MARGIN) * height, min(1.0, y1 + MARGIN) * height
    left, right = max(0.0, x0 - 0.25) * width, min(1.0, max(x1 + 0.1, x0 + 0.35)) * width
    box = (x0 * width - 3, y0 * height - 3, (x1 - x0) * width + 6, (y1 - y0) * height + 6)
    view = " ".join(_whole((left, top, right - left, bottom - top)))
    x, y, across, down = _whole(box)
    return Place(field.page, str(width), str(height), view, (x, y, across, down))


def _whole(numbers: Iterable[float]) -> list[str]:
    return [str(round(number)) for number in numbers]


# --- the dossier ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Status:
    """How far one document is, for lists: `waiting`, `late`, `good`, `doubt`, `asked` or `unreadable`."""

    state: str
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One slot in a list, how far its document is, and the slot where its file belongs, if elsewhere."""

    slot: Slot
    status: Status | None
    target: DocumentRule | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """Every slot of a dossier, and the doubts over all papers together."""

    rows: tuple[Row, ...]
    checks: tuple[Check, ...] = ()

    @property
    def waiting(self) -> bool:
        """Whether something is being read right now."""
        return any(row.status and row.status.state == "waiting" for row in self.rows)

    @property
    def open(self) -> tuple[Row, ...]:
        """Slots in which something is not settled."""
        return tuple(row for row in self.rows if row.status and row.status.state != "good")


def overview(dossier: Dossier | None, slots: Sequence[Slot], at: datetime) -> Overview:
    """What lists of slots show. Two queries; nothing of it ever stands in the way of submitting."""
    if dossier is None:
        return Overview(tuple(Row(slot, None) for slot in slots))
    readings = reports.readings_of(dossier)
    asked = set(Ask.objects.filter(document__dossier=dossier).values_list("document__slot", flat=True))
    rules = {slot.rule.slot: slot.rule for slot in slots}
    read = reports.reports_of(dossier, readings)
    checks = reports.across(dossier, read, [slot.rule.slot for slot in slots if slot.required])
    targets = {move.origin: rules[move.target] for move in reports.moves_in(read, rules)}
    rows = tuple(
        Row(slot, _status(readings.get(name), read.get(name), dossier, asked, at), targets.get(name))
        for name, slot in ((slot.rule.slot, slot) for slot in slots)
    )
    return Overview(rows, tuple(check for check in checks if _worth_telling(check)))


def _worth_telling(check: Check) -> bool:
    """A doubt; what lies in no slot at all is told by the list of slots itself."""
    nowhere = check.reason is not None and check.reason.code == "dossier.found_nowhere"
    return check.outcome in (Outcome.NOT_MET, Outcome.UNCERTAIN) and not nowhere


def _status(
    reading: Reading | None, report: Report | None, dossier: Dossier, asked: set[str], at: datetime
) -> Status | None:
    """`report`: with the outages of now, which the count kept with the reading knows nothing of."""
    if reading is None:
        return None
    state = state_of(reading, dossier, at)
    doubts = reports.doubts_in(report.checks) if report else reading.doubts
    if state == Reading.READ:
        answered = reading.document.slot in asked
        state = "good" if not doubts else "asked" if answered else "doubt"
    return Status(state, doubts)
