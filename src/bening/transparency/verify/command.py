"""`bening verify`: checks a log, receipts and open data; exit 0 all good, 1 something wrong, 2 not usable."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from contextlib import closing, nullcontext
from datetime import UTC, datetime
from pathlib import Path

from .days import verify_days
from .logs import Settings, Verified, announced_logs, missing_logs, verify_log
from .rankings import verify_rankings
from .receipts import verify_opening, verify_receipt
from .report import Finding, Report
from .source import Source, Unreachable, source_for
from .tables import verify_data
from .trust import Memory, TrustError, parse_key, read_policy, read_trust
from .words import plain

GOOD, WRONG, UNUSABLE = 0, 1, 2
MARKS = {"step": "  ✓ ", "note": "  ! ", "problem": "  ✗ "}
SHOWN = 10
"""How many problems of one kind are printed; all that are listed stand in the JSON report."""
VERDICTS = {
    "id": (
        "HASIL: semua cocok.",
        "HASIL: {count} hal TIDAK cocok.",
        "{count} hal serupa lagi; lihat --json.",
    ),
    "en": ("RESULT: everything agrees.", "RESULT: {count} things do NOT agree.", "{count} more; see --json."),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bening verify", description="Check a transparency log, its receipts and its open data."
    )
    parser.add_argument("source", nargs="?", help="address of the site, or folder with a static copy")
    parser.add_argument("--log", metavar="SEASON", help="only the log of this season")
    parser.add_argument("--key", metavar="VKEY", action="append", default=[], help="key of the log you trust")
    parser.add_argument("--trust", metavar="FILE", type=Path, help="file of keys, or a C2SP tlog-policy")
    parser.add_argument(
        "--since",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="a checkpoint kept from earlier",
    )
    parser.add_argument("--receipt", metavar="FILE", type=Path, action="append", default=[])
    parser.add_argument("--open", metavar="FILE", type=Path, help="bukaan.json that belongs to the receipt")
    parser.add_argument("--json", metavar="FILE", help="write the report as JSON (- for standard output)")
    parser.add_argument("--lang", choices=("id", "en"), default="id")
    parser.add_argument(
        "--no-memory", action="store_true", help="neither recall nor keep earlier checkpoints"
    )
    return parser


def main(argv: list[str]) -> int:
    """Run the verification that `argv` asks for; the exit code."""
    parser = _parser()
    options = parser.parse_args(argv)
    if not options.source and not options.receipt:
        parser.error("give a SOURCE, a --receipt, or both")
    if options.open and len(options.receipt) != 1:
        parser.error("--open belongs to exactly one --receipt")
    quiet = options.json == "-"
    printer = Printer(options.lang)
    report = Report(printer.show) if not quiet else Report()
    try:
        _verify(options, report)
    except (Unreachable, TrustError, OSError) as error:
        print(f"bening verify: {plain(str(error))}", file=sys.stderr)
        return UNUSABLE
    if not quiet:
        printer.end(report)
    if options.json:
        _write_json(report, options.json, options.lang)
    return GOOD if report.ok else WRONG


def _verify(options: argparse.Namespace, report: Report) -> None:
    now = datetime.now(UTC)
    keys = [parse_key(text) for text in options.key] + (read_trust(options.trust) if options.trust else [])
    settings = Settings(
        now=now,
        keys=keys,
        since=[(str(path), path.read_bytes()) for path in options.since],
        memory=Memory(None) if options.no_memory else Memory.usual(),
        policy=read_policy(options.trust) if options.trust else None,
    )
    source = source_for(options.source) if options.source else None
    with closing(source) if source else nullcontext():
        logs = verify_source(source, settings, report, season=options.log) if source else []
        if source and not logs and report.ok and not options.receipt:  # never "everything agrees" of nothing
            raise Unreachable(f"{source.where}: no log with a checkpoint, so there is nothing to check")
        for path in options.receipt:
            kept = verify_receipt(path, keys, source, logs, now, report)
            if kept and options.open:
                verify_opening(options.open, kept, report)


def verify_source(
    source: Source, settings: Settings, report: Report, *, season: str | None = None
) -> list[Verified]:
    """Everything a source publishes: its logs, then its tables and files, then its rankings."""
    everything = announced_logs(source)
    announced = [each for each in everything if season in (None, each.season)]
    missing_logs(source, everything, settings, report)
    if season and not announced:
        raise Unreachable(f"{source.where}: no log of season {season}")
    found = [verify_log(source, each, settings, report) for each in announced]
    logs = [each for each in found if each]
    if logs:
        verify_rankings(verify_data(source, logs, report), report)
        verify_days(source, logs, report)
    return logs


class Printer:
    """Shows findings as they come, and of many alike only the first few."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._shown: Counter[str] = Counter()

    def show(self, finding: Finding) -> None:
        """Print one line."""
        if finding.kind == "problem":
            self._shown[finding.code] += 1
            if self._shown[finding.code] > SHOWN:
                return
        mark = MARKS.get(finding.kind)
        text = finding.text(self._language)
        print(f"{mark}{text}" if mark else f"\n{text}", flush=True)

    def end(self, report: Report) -> None:
        """Print what was left out, and the verdict."""
        good, wrong, more = VERDICTS[self._language]
        hidden = report.total - sum(min(count, SHOWN) for count in self._shown.values())
        if hidden:
            print(MARKS["problem"] + more.format(count=hidden))
        print("\n" + (good if report.ok else wrong.format(count=report.total)))


def _write_json(report: Report, target: str, language: str) -> None:
    text = json.dumps(report.as_json(language), ensure_ascii=False, indent=1) + "\n"
    if target == "-":
        print(text, end="")
    else:
        Path(target).write_text(text)
