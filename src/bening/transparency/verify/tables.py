"""The published tables and files, held against what the log says of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bening.core import events
from bening.core.tlog.canonical import NotCanonical
from bening.core.tlog.dataset import Row, RowChanged, RowError, dataset_root, parse_line
from bening.core.tlog.note import NoteError, encode64

from .chain import Seen
from .logs import Verified
from .report import Report
from .source import Missing, Source, Unreachable

INDEX = "/data/index.json"
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CheckedTable:
    """A table that is exactly what the log recorded. `rows` are those not erased."""

    seen: Seen
    kind: str
    rows: list[Values]
    erased: int

    @property
    def event(self) -> Any:
        """The log's words on it."""
        return self.seen.record.event


def kind_of(event: events.Event) -> str | None:
    """Which kind of table an event records; None if it records none."""
    if isinstance(event, events.FormationPublished):
        return "formasi"
    if isinstance(event, events.ScoreBatch | events.ScoreCorrected):
        return event.test
    if isinstance(event, events.RankingComputed):
        return "ranking-skd" if event.stage == "skd" else "ranking-final"
    if isinstance(event, events.ResultFinal):
        return "result"
    return event.topic if isinstance(event, events.DatasetPublished) else None


def file_of(event: events.Event) -> str | None:
    """Which kind of file an event records by its digest; None if it records none."""
    if isinstance(event, events.RulesPublished):
        return "rules"
    return "schedule" if isinstance(event, events.SchedulePublished) else None


def verify_data(source: Source, logs: list[Verified], report: Report) -> list[CheckedTable]:
    """Check every table and file that the logs record; the tables that hold, in the order of the log."""
    report.part("part.data")
    listed = _catalogue(source, logs, report)
    if listed is None:
        return []
    tables, files = listed
    before, checked, file_count = report.total, [], 0
    for log in logs:
        for seen in log.public:
            event: Any = seen.record.event
            key = (log.announced.season, seen.index)
            if kind := kind_of(event):
                item = tables.pop(key, None)
                if item is None:
                    report.problem("table.not_published", index=seen.index, table=event.dataset)
                elif table := _check_table(source, item, seen, kind, report):
                    checked.append(table)
            elif kind := file_of(event):
                file_count += _check_file(source, files.pop(key, None), seen, kind, report)
    _check_rest({**tables, **files}, logs, report)
    _check_erasures(logs, checked, report)
    if report.holds_since(before):
        report.step("step.tables", tables=len(checked), rows=sum(len(each.rows) for each in checked))
        report.step("step.files", files=file_count)
    return checked


Listed = dict[tuple[str, int], dict[str, Any]]


def _check_rest(rest: Listed, logs: list[Verified], report: Report) -> None:
    """What is listed but not in the log as we read it: false, or newer than the checkpoint."""
    sizes = {log.announced.season: log.checkpoint.size for log in logs}
    newer = 0
    for (season, index), item in rest.items():
        if season in sizes and index >= sizes[season]:
            newer += 1
        elif season in sizes:
            report.problem("table.not_in_log", table=item.get("name") or item.get("url"), index=index)
    if newer:
        report.note("note.newer_data", count=newer)


def _catalogue(source: Source, logs: list[Verified], report: Report) -> tuple[Listed, Listed] | None:
    try:
        told = json.loads(source.get(INDEX))
        return _by_entry(told["tables"]), _by_entry(told["files"])
    except Missing:
        recorded = [seen for log in logs for seen in log.public]
        needed = [seen for seen in recorded if kind_of(seen.record.event) or file_of(seen.record.event)]
        if needed:
            report.problem("unreadable", path=INDEX, detail=("tidak ada", "not there"))
        else:
            report.note("note.no_data")
    except (Unreachable, ValueError, KeyError, TypeError, AttributeError) as error:
        report.problem("data.index_broken", path=INDEX, detail=str(error) or repr(error))
    return None


def _by_entry(items: list[dict[str, Any]]) -> Listed:
    for item in items:
        if not isinstance(item.get("meta", {}), dict):
            raise TypeError(f"meta of {item.get('name')} is not an object")
    return {(str(item["log"]), int(item["entry"])): item for item in items}


def _check_table(
    source: Source, item: dict[str, Any], seen: Seen, kind: str, report: Report
) -> CheckedTable | None:
    event: Any = seen.record.event
    name = event.dataset
    if (item.get("name"), item.get("kind"), item.get("announcement")) != (name, kind, event.object):
        report.problem("table.not_in_log", table=item.get("name"), index=seen.index)
        return None
    url = str(item.get("url"))
    try:
        data = source.get(url)
    except (Missing, Unreachable) as error:
        report.problem("unreadable", path=url, detail=str(error))
        return None
    before = report.total
    _check_particulars(item, seen, report)
    rows = list(_rows(data, name, report))
    if len(rows) != event.rows:
        report.problem("table.rows", table=name, found=len(rows), expected=event.rows)
    whole = all(row is not None for row in rows)
    kept = [row for row in rows if row is not None]
    if whole and encode64(dataset_root([row.commitment for row in kept])) != event.root:
        report.problem("table.root", table=name, index=seen.index)
    if not report.holds_since(before):
        return None
    values = [row.values for row in kept if row.values is not None]
    erased = len(kept) - len(values)
    if erased:
        report.note("note.erased_rows", table=name, count=erased)
    return CheckedTable(seen, kind, values, erased)


def _check_particulars(item: dict[str, Any], seen: Seen, report: Report) -> None:
    """What the site says of a table besides its rows, wherever the log says it too."""
    event: Any = seen.record.event
    recorded = {"time": events.written(seen.record.time)}
    for name, told in item.get("meta", {}).items():
        said = recorded.get(name, getattr(event, name, told))
        if said != told:
            facts = {"table": event.dataset, "field": name, "found": told, "expected": said}
            report.problem("table.particular", **facts)


def _rows(data: bytes, name: str, report: Report) -> Iterator[Row | None]:
    """Every line as a row, or nothing in its place if it does not hold; the report then says which."""
    for number, line in enumerate(data.splitlines(), 1):
        try:
            yield parse_line(line)
        except RowChanged:
            values = _values(line)
            facts = {"table": name, "line": number, "whom": _whom(values)}
            report.problem("table.row_changed", **facts, fields=_shown(values))
            yield None
        except (RowError, NotCanonical, NoteError) as error:
            whom = _whom(_values(line))
            report.problem("table.line", table=name, line=number, whom=whom, detail=str(error))
            yield None


def _values(line: bytes) -> Values:
    try:
        told = json.loads(line)
        return told["baris"] if isinstance(told["baris"], dict) else {}
    except (ValueError, KeyError, TypeError):
        return {}


def _whom(values: Values) -> str:
    """What names a row for a reader: the participant, else the formasi."""
    named = [str(values[name]) for name in ("participant", "formasi") if name in values]
    return f" ({', '.join(named)})" if named else ""


def _shown(values: Values) -> str:
    return ", ".join(f"{name}={value}" for name, value in values.items())[:300]


def _check_file(source: Source, item: dict[str, Any] | None, seen: Seen, kind: str, report: Report) -> bool:
    event: Any = seen.record.event
    if item is None or item.get("kind") != kind:
        facts = {"index": seen.index, "kind": kind, "announcement": event.object}
        report.problem("file.not_published", **facts)
        return False
    path = str(item.get("url"))
    try:
        digest = hashlib.sha256(source.get(path)).hexdigest()
    except (Missing, Unreachable) as error:
        report.problem("unreadable", path=path, detail=str(error))
        return False
    if event.sha256 != f"sha256:{digest}":
        report.problem("file.changed", path=path, index=seen.index)
        return False
    return True


def _check_erasures(logs: list[Verified], checked: list[CheckedTable], report: Report) -> None:
    """Rows may only be missing from open data if the log says that so many were erased."""
    recorded = sum(
        seen.record.event.rows
        for log in logs
        for seen in log.public
        if isinstance(seen.record.event, events.ErasurePerformed)
    )
    erased = sum(table.erased for table in checked)
    if erased > recorded:
        report.problem("table.erased_too_many", found=erased, recorded=recorded)
