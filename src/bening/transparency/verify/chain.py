"""The rules that the public chain of entries must keep, whoever stands behind the commitments.

One byte an entry is kept of what was seen, so that a log of millions fits in little memory.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, pairwise

from bening.core import events, sampling
from bening.core.events import BadEvent, Record, written
from bening.core.tlog.note import decode64

from .report import Report
from .witnesses import Bracket

DELAY = timedelta(seconds=60)
"""How long an entry may wait for its index; so much may a time lie before that of an earlier entry."""
CLOCKS = timedelta(minutes=5)
ANSWER_WITHIN = timedelta(days=30)
"""No regulation gives a sanggah more than three weeks from filing to answer; thirty days are silence."""

KINDS = tuple(events.BY_KIND)
NUMBER = {kind: number for number, kind in enumerate(KINDS)}
UNREAD = 255
DECIDED, ANSWERED, WITHDRAWN = 1, 2, 4
SAMPLE = "sample"
OBJECTIONS = ("objection.filed", "objection.answered")


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry that is about no person, kept for the checks of published data."""

    index: int
    record: Record


@dataclass(frozen=True, slots=True)
class Draw:
    """A sample as it was drawn: of which recruitment, with which seed, cut where."""

    object: str
    seed: bytes
    cut: int


class Window:
    """When an entry can have been made, by the clocks of the witnesses and not by ours."""

    def __init__(self, brackets: Sequence[Bracket]) -> None:
        self._brackets, self._next = brackets, 0
        self._absent: datetime | None = None
        latest = [bracket.latest for bracket in brackets]
        self._present = list(accumulate(reversed(latest), min))[::-1]

    def of(self, index: int) -> tuple[datetime | None, datetime | None]:
        """(it was not there yet at, it was there by) for an entry; the indexes must not fall."""
        while self._next < len(self._brackets) and self._brackets[self._next].size <= index:
            earliest = self._brackets[self._next].earliest
            self._absent = max(self._absent or earliest, earliest)
            self._next += 1
        return self._absent, self._present[self._next] if self._next < len(self._brackets) else None


class Chain:
    """Takes the entries in order; `finish()` says what only the whole shows."""

    def __init__(
        self, report: Report, now: datetime, *, judge_times: bool = True, brackets: Sequence[Bracket] = ()
    ) -> None:
        self.public: list[Seen] = []
        self.counts: Counter[str] = Counter()
        self._report, self._now, self._judge_times = report, now, judge_times
        self._kinds, self._flags, self._ids = bytearray(), bytearray(), array("Q")
        self._latest: datetime | None = None
        self._window = Window(brackets)
        self._open: dict[int, datetime] = {}
        self._rules: set[str] = set()
        self._object: dict[str, str] = {}
        self._seeds: dict[int, events.SeedCommitted] = {}
        self._draws: dict[int, Draw] = {}
        self.short: Counter[str] = Counter()
        self._applied: dict[str, int] = {}
        self._rule_by_kind: dict[str, Callable[[int, Record], None]] = {
            "verification.human": self._decision,
            "verification.clear": self._short_decision,
            "seed.committed": self._seed_committed,
            "seed.revealed": self._seed_revealed,
            "application.submitted": self._application,
            "objection.filed": self._objection,
            "objection.answered": self._answer,
            "application.withdrawn": self._withdrawal,
            "rules.published": self._published_rules,
        }

    @property
    def draws(self) -> list[Draw]:
        """Every sample that was drawn as the rules demand."""
        return list(self._draws.values())

    @property
    def waiting(self) -> dict[int, datetime]:
        """Objections without an answer so far, and when they were filed."""
        return dict(self._open)

    def add(self, index: int, data: bytes) -> None:
        """Read one entry and hold it against everything before it."""
        while len(self._kinds) < index:  # entries that could not be read were reported already
            self._keep(UNREAD, 0)
        try:
            record = events.parse(data)
        except BadEvent as error:
            self._report.problem("entry.refused", index=index, detail=str(error))
            self._keep(UNREAD, 0)
            return
        kind = record.event.kind
        self._keep(NUMBER[kind], record.id.int & 0xFFFF_FFFF_FFFF_FFFF)
        self.counts[kind] += 1
        self._check_place(index, record)
        self._check_references(index, record)
        self._check_rules(index, record)
        if not record.event.personal:
            self.public.append(Seen(index, record))
        if rule := self._rule_by_kind.get(kind):
            rule(index, record)

    def _keep(self, kind: int, identity: int) -> None:
        self._kinds.append(kind)
        self._flags.append(0)
        self._ids.append(identity)

    def _kind(self, index: int) -> str:
        number = self._kinds[index] if index < len(self._kinds) else UNREAD
        return KINDS[number] if number != UNREAD else "?"

    def _check_place(self, index: int, record: Record) -> None:
        if (index == 0) != (record.event.kind == "log.genesis"):
            detail = (
                "log harus dimulai dengan log.genesis, sekali saja",
                "a log begins with log.genesis, and only once",
            )
            self._report.problem("entry.genesis", index=index, detail=detail)
        if not self._judge_times:
            return
        if self._latest and record.time < self._latest - DELAY:
            late = int((self._latest - record.time).total_seconds())
            self._report.problem("entry.backdated", index=index, time=written(record.time), seconds=late)
        if record.time > self._now + CLOCKS:
            self._report.problem("entry.future", index=index, time=written(record.time))
        self._latest = max(self._latest or record.time, record.time)
        absent, present = self._window.of(index)
        if absent and record.time < absent - DELAY - CLOCKS:
            facts = {"index": index, "time": written(record.time), "seen": written(absent)}
            self._report.problem("entry.older_than_witnessed", **facts)
        if present and record.time > present + CLOCKS:
            facts = {"index": index, "time": written(record.time), "seen": written(present)}
            self._report.problem("entry.newer_than_witnessed", **facts)

    def _check_references(self, index: int, record: Record) -> None:
        for ref in record.ref:
            facts = {"index": index, "type": record.event.kind, "ref": ref}
            if ref >= index:
                self._report.problem("entry.refers_forward", **facts)
            elif self._kinds[ref] != UNREAD and self._kind(ref) not in record.event.answers:
                self._report.problem("entry.refers_wrongly", **facts, found=self._kind(ref))

    def _check_rules(self, index: int, record: Record) -> None:
        rules = getattr(record.event, "rules", None)
        if rules is not None and record.event.kind != "rules.published" and rules not in self._rules:
            self._report.problem("entry.rules_unknown", index=index, type=record.event.kind, rules=rules)

    def _published_rules(self, index: int, record: Record) -> None:
        event = record.event
        if isinstance(event, events.RulesPublished):
            self._rules |= {event.rules, event.sha256}
            self._object[event.sha256] = event.object

    def _flag(self, index: int, flag: int) -> bool:
        """Set a flag of an earlier entry; whether it was set already."""
        before = bool(self._flags[index] & flag)
        self._flags[index] |= flag
        return before

    def _answered(self, index: int, record: Record, kind: str) -> list[int]:
        return [ref for ref in record.ref if ref < index and self._kind(ref) == kind]

    def _decision(self, index: int, record: Record) -> None:
        kinds = {self._kind(ref) for ref in record.ref}
        applications = self._answered(index, record, "application.submitted")
        if "?" in kinds:
            return  # what it answers could not be read, and was reported
        if len(applications) != 1:
            self._report.problem("decision.of_nothing", index=index)
        if not kinds & {*OBJECTIONS, "verification.human"}:
            for application in applications:
                if self._flag(application, DECIDED):
                    self._report.problem("decision.twice", index=index, application=application)

    def _application(self, index: int, record: Record) -> None:
        rules = getattr(record.event, "rules", "")
        self._applied.setdefault(self._object.get(rules, ""), index)

    def _seed_committed(self, index: int, record: Record) -> None:
        event = record.event
        if not isinstance(event, events.SeedCommitted):
            return
        twice = any(
            (one.object, one.purpose) == (event.object, event.purpose) for one in self._seeds.values()
        )
        self._seeds[index] = event
        if twice:
            self._report.problem("seed.twice", index=index, object=event.object, purpose=event.purpose)
        elif event.purpose == SAMPLE and event.object in self._applied:
            self._report.problem("seed.late", index=index, application=self._applied[event.object])

    def _seed_revealed(self, index: int, record: Record) -> None:
        event = record.event
        committed = [self._seeds[ref] for ref in record.ref if ref in self._seeds]
        if not isinstance(event, events.SeedRevealed) or not committed:
            return  # what it answers is no commitment, and was reported
        seed = decode64(event.seed, sampling.SEED_SIZE)
        said = committed[0]
        if (said.object, said.purpose) != (event.object, event.purpose) or len(committed) > 1:
            self._report.problem("seed.of_another", index=index)
        elif sampling.commitment(seed) != said.sha256:
            self._report.problem("seed.differs", index=index)
        elif event.cut < sampling.threshold(said.share):
            self._report.problem("seed.cut_too_low", index=index, share=said.share)
        elif event.purpose == SAMPLE:
            self._draws[index] = Draw(event.object, seed, event.cut)

    def _short_decision(self, index: int, record: Record) -> None:
        """By the program's checks and one person: only after the draw, only for who was not drawn."""
        self._decision(index, record)
        draws = [self._draws[ref] for ref in record.ref if ref in self._draws]
        kinds = {self._kind(ref) for ref in record.ref}
        ours = self._object.get(getattr(record.event, "rules", ""))
        if len(draws) != 1 or draws[0].object != ours or "verification.auto" not in kinds:
            self._report.problem("decision.short_without_draw", index=index)
            return
        self.short[draws[0].object] += 1
        for application in self._answered(index, record, "application.submitted"):
            if sampling.is_drawn(draws[0].seed, application, draws[0].cut):
                self._report.problem("decision.short_though_drawn", index=index, application=application)

    def _objection(self, index: int, record: Record) -> None:
        self._open[index] = record.time

    def _answer(self, index: int, record: Record) -> None:
        for objection in self._answered(index, record, "objection.filed"):
            self._open.pop(objection, None)
            if self._flag(objection, ANSWERED):
                self._report.problem("objection.answered_twice", index=index, objection=objection)

    def _withdrawal(self, index: int, record: Record) -> None:
        for application in self._answered(index, record, "application.submitted"):
            if self._flag(application, WITHDRAWN):
                self._report.problem("withdrawal.twice", index=index, application=application)

    def finish(self) -> None:
        """Ids that came twice, objections that nobody answered."""
        ordered = sorted(self._ids)
        for one, next_one in pairwise(ordered):
            if one == next_one and one:
                self._report.problem("entry.id_twice", id=f"{one & 0xFFFF_FFFF_FFFF:012x}")
        waiting = 0
        for index, filed in self._open.items():
            silent = (self._latest or filed) - filed
            if self._judge_times and silent > ANSWER_WITHIN:
                self._report.problem("objection.unanswered", index=index, days=silent.days)
            else:
                waiting += 1
        if waiting:
            self._report.note("note.objections_open", count=waiting)
