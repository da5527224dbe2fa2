"""What an outside monitor sees by coming again and again: a log that stands still, entries that come late.

Each look is a whole verification; what only time shows is added here. The memory is a folder: checkpoints
seen, when the log last grew, since when something is wrong, and evidence.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bening.core import events
from bening.core.events import BadEvent, written
from bening.core.tlog import tiles

from .logs import Settings, Verified
from .report import Finding, Report
from .source import Missing, Source, Unreachable

PROMISE = timedelta(seconds=60)
"""How soon an entry is in the log after it was made."""
SLACK = timedelta(seconds=15)
"""So much may our clock and theirs differ before an entry is called late."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When to raise the alarm."""

    quiet: timedelta = timedelta(hours=26)
    answer: timedelta = timedelta(days=14)


class Watch:
    """The memory of a monitor, in one folder."""

    def __init__(self, home: Path) -> None:
        self._home = home

    @property
    def checkpoints(self) -> Path:
        """Where the checkpoints are remembered."""
        return self._home / "checkpoints"

    def look(
        self, source: Source, logs: list[Verified], settings: Settings, limits: Limits, report: Report
    ) -> None:
        """Add what only time shows to the report of a verification, and remember this look."""
        seen = self._read("seen.json")
        for log in logs:
            before = seen.get(log.announced.origin, {})
            report.part("part.watch", origin=log.announced.origin)
            self._check_growth(source, log, before, settings.now, limits, report)
            _check_objections(log, settings.now, limits, report)
            grew = log.checkpoint.size > before.get("size", -1)
            told = {"size": log.checkpoint.size, "looked": written(settings.now)}
            told["grew"] = written(settings.now) if grew else before["grew"]
            seen[log.announced.origin] = told
        self._write("seen.json", seen)

    def _check_growth(
        self,
        source: Source,
        log: Verified,
        before: dict[str, Any],
        now: datetime,
        limits: Limits,
        report: Report,
    ) -> None:
        size = log.checkpoint.size
        if not before:
            report.note("watch.first", size=size)
            return
        looked, grew = (datetime.fromisoformat(before[name]) for name in ("looked", "grew"))
        if size == before["size"] and now - grew > limits.quiet:
            hours = int((now - grew).total_seconds() // 3600)
            report.problem("watch.quiet", size=size, hours=hours, since=written(grew))
        late = 0
        for index, time in _times(source, log, before["size"]):
            if time < looked - PROMISE - SLACK:
                late += 1
                report.problem("watch.late", index=index, time=written(time), looked=written(looked))
        if size > before["size"] and not late:
            report.step("watch.grew", more=size - before["size"], size=size)

    def alarms(self, report: Report, now: datetime) -> list[tuple[Finding, str]]:
        """What is wrong, each with the moment at which this monitor first saw it."""
        before, alarms = self._read("alarms.json"), []
        after = {}
        for each in report.problems:
            name = json.dumps([each.code, each.facts], sort_keys=True, default=str)
            name = name if each.code != "watch.quiet" else each.code
            after[name] = before.get(name, written(now))
            alarms.append((each, after[name]))
        self._write("alarms.json", after)
        return alarms

    def keep_evidence(self, source: Source, paths: list[str], now: datetime) -> None:
        """Keep the checkpoints as they are served: two signed ones that exclude each other are a proof."""
        for path in paths:
            try:
                data = source.get(f"{path}checkpoint")
            except (Missing, Unreachable):
                continue
            name = f"{written(now).replace(':', '')}-{path.strip('/').replace('/', '-')}.checkpoint"
            target = self._home / "evidence" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)

    def _read(self, name: str) -> dict[str, Any]:
        try:
            told = json.loads((self._home / name).read_bytes())
        except (FileNotFoundError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}

    def _write(self, name: str, told: dict[str, Any]) -> None:
        self._home.mkdir(parents=True, exist_ok=True)
        partial = self._home / f"{name}.part"
        partial.write_text(json.dumps(told, indent=1) + "\n")
        partial.replace(self._home / name)


def _check_objections(log: Verified, now: datetime, limits: Limits, report: Report) -> None:
    for index, filed in log.objections.items():
        if now - filed > limits.answer:
            report.problem("watch.unanswered", index=index, days=(now - filed).days, filed=written(filed))


def _times(source: Source, log: Verified, first: int) -> list[tuple[int, datetime]]:
    """When the entries from `first` on say that they were made; those that cannot be read were reported."""
    found = []
    for n, width in tiles.bundles_of(log.checkpoint.size):
        if n * tiles.WIDTH + width <= first:
            continue
        try:
            entries = tiles.decode_bundle(source.get(log.announced.path + tiles.entries_path(n, width)))
            found += [(at, events.parse(data).time) for at, data in enumerate(entries, n * tiles.WIDTH)]
        except (Missing, Unreachable, tiles.BundleError, BadEvent):
            continue
    return [(index, time) for index, time in found if index >= first]
