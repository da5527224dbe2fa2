"""The daily commitments of the host for anonymous reports: one a day, each of the one size, as published."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from itertools import pairwise

from bening.core import events, padding
from bening.core.tlog.note import encode64

from .logs import Verified
from .report import Report
from .source import Missing, Source, Unreachable

FOLDER = "/integritas/"
INDEX = f"{FOLDER}index.json"


def day_paths(source: Source) -> list[str]:
    """Every published batch and their list, for a copy; nothing where there are none."""
    try:
        told = json.loads(source.get(INDEX))
        return [*(f"{FOLDER}{date.fromisoformat(each['day'])}.json" for each in told["days"]), INDEX]
    except Missing:
        return []


def verify_days(source: Source, logs: list[Verified], report: Report) -> None:
    """Compare every day that the logs hold with its published batch."""
    found = [
        (seen.index, seen.record.event)
        for log in logs
        for seen in log.public
        if isinstance(seen.record.event, events.IntegrityCommitted)
    ]
    if not found:
        return
    report.part("part.days")
    before, seen_days = report.total, dict[str, str]()
    for index, event in found:
        if event.day in seen_days:
            report.problem("day.twice", index=index, day=event.day)
        else:
            seen_days[event.day] = event.holders
            _verify_day(source, index, event, report)
    _tell_changes(seen_days, report)
    if report.holds_since(before):
        report.step("step.days", days=len(seen_days), size=padding.BATCH)


def _verify_day(source: Source, index: int, event: events.IntegrityCommitted, report: Report) -> None:
    path = f"{FOLDER}{event.day}.json"
    try:
        told = json.loads(source.get(path))
        root = padding.root([bytes.fromhex(each) for each in told["leaves"]])
        holders = hashlib.sha256(told["holders"].encode()).hexdigest()
        same = (told["day"], encode64(root), f"sha256:{holders}") == (event.day, event.root, event.holders)
    except (Missing, Unreachable, ValueError, KeyError, TypeError, AttributeError) as error:
        report.problem("unreadable", path=path, detail=str(error) or repr(error))
        return
    if not same:
        report.problem("day.differs", index=index, day=event.day)


def _tell_changes(holders: dict[str, str], report: Report) -> None:
    """Days without a commitment, and days from which others can open reports."""
    for (one, before), (two, after) in pairwise(sorted(holders.items())):
        try:
            gap = date.fromisoformat(two) - date.fromisoformat(one) - timedelta(days=1)
        except ValueError:
            report.problem("day.no_day", day=two)
            continue
        if gap:
            report.note("note.days_missing", count=gap.days, day=two)
        if before != after:
            report.note("note.holders_changed", day=two)
