"""`bening evaluate`: carries a published plan out on published data, so that anyone can recompute the answer.

    bening evaluate PLAN.json DATA.jsonl [DATA …]

DATA is the open data of an analysis (JSON Lines or CSV); several are added, as regencies or years are. With
`--people`, DATA is a file of people that never leaves this machine: what may be published of it is written
with `--publish FILE`, small numbers hidden, and the answer is computed from that. Loads no Django. Exit code
0: computed; 2: something given must be mended.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bening.stages.evaluation.analyses import plans

LARGEST = 64 * 2**20


class Unusable(Exception):
    """Something given cannot be used; the message says what and how to mend it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    options = _parser().parse_args(argv)
    from bening.stages.evaluation.analyses import publishing, running  # numpy and scipy: not for --help

    try:
        plan = _plan(options.plan)
        tables = [_rows(name) for name in options.data]
        if options.people:
            tables = [publishing.from_people(plan.kind, rows) for rows in tables]
        result = running.run(plan, tables)
        if options.publish:
            _write(publishing.COLUMNS[plan.kind], [row for rows in tables for row in rows], options.publish)
        _write(running.RESULT, result, options.out)
    except (Unusable, plans.BadPlan, publishing.BadPeople, running.BadTable) as error:
        print(f"bening evaluate: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bening evaluate",
        description="Carry a published analysis plan out on published data.",
        epilog="Written: about,measure,value as CSV in UTF-8. See docs/guides/analyses.md.",
    )
    parser.add_argument("plan", metavar="PLAN.json", help="the published bytes of the plan")
    parser.add_argument("data", metavar="DATA", nargs="+", help="open data of the analysis, .jsonl or .csv")
    parser.add_argument("--people", action="store_true", help="DATA are files of people (CSV), kept here")
    parser.add_argument("--publish", metavar="FILE", help="write the table computed from, fit to publish")
    parser.add_argument("--out", metavar="FILE", help="write the answer there instead of the screen")
    return parser


def _plan(name: str) -> plans.Plan:
    return plans.read(_bytes(name))


def _bytes(name: str) -> bytes:
    path = Path(name)
    try:
        if path.stat().st_size > LARGEST:
            raise Unusable(f"{name}: larger than {LARGEST // 2**20} MB")
        return path.read_bytes()
    except OSError as error:
        raise Unusable(f"{name}: {error.strerror}") from None


def _rows(name: str) -> list[dict[str, str]]:
    try:
        text = _bytes(name).decode("utf-8-sig")
        return _from_lines(text) if text.lstrip().startswith("{") else _from_csv(text)
    except (UnicodeDecodeError, ValueError, csv.Error) as error:
        raise Unusable(f"{name}: {error}") from None


def _from_lines(text: str) -> list[dict[str, str]]:
    """Rows of open data; a row whose secret was destroyed has no values left and is passed over."""
    told = [json.loads(line) for line in text.splitlines() if line.strip()]
    rows = [line["baris"] for line in told if isinstance(line, dict) and "baris" in line]
    if not all(isinstance(row, dict) for row in rows):
        raise ValueError("baris: an object is expected in each line")
    return [{name: str(value) for name, value in row.items()} for row in rows]


def _from_csv(text: str) -> list[dict[str, str]]:
    reader = csv.DictReader(text.splitlines(), strict=True)
    rows = []
    for row in reader:
        if None in row or None in row.values():
            raise ValueError(f"line {reader.line_num}: as many cells as columns are expected")
        rows.append(row)
    return rows


def _write(columns: Sequence[str], rows: Sequence[Mapping[str, str]], name: str | None) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    if name is None:
        sys.stdout.write(text.getvalue())
        return
    try:
        Path(name).write_text(text.getvalue(), encoding="utf-8")
    except OSError as error:
        raise Unusable(f"{name}: {error.strerror}") from None
