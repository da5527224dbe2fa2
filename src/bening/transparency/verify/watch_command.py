"""`bening watch`: looks at a log from outside, once or again and again; a plain report, fit to be mailed.

Exit code 0: nothing is wrong; 1: an alarm; 2: the site could not be looked at, which is an alarm too.
"""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bening.core.events import written

from .command import GOOD, UNUSABLE, WRONG, verify_source
from .logs import Settings, announced_logs
from .report import Finding, Report
from .source import Unreachable, source_for
from .trust import Memory, TrustError, parse_key, read_policy, read_trust
from .watching import Limits, Watch
from .words import plain

SUBJECTS = {
    "id": ("Bening: {where}: semua cocok", "Bening: {where}: {count} ALARM", "sejak {since}"),
    "en": ("Bening: {where}: everything agrees", "Bening: {where}: {count} ALARMS", "since {since}"),
}


def main(argv: list[str]) -> int:
    """Watch as `argv` asks for; the exit code of the last look."""
    parser = argparse.ArgumentParser(prog="bening watch", description=__doc__)
    parser.add_argument("source", help="address of the site, or folder with a static copy")
    parser.add_argument("--home", type=Path, default=Path("watch"), help="folder of what is remembered")
    parser.add_argument("--key", metavar="VKEY", action="append", default=[], help="key of the log you trust")
    parser.add_argument("--trust", metavar="FILE", type=Path, help="file of keys, or a C2SP tlog-policy")
    parser.add_argument(
        "--quiet-hours", type=int, default=26, help="alarm when the log stands still for longer"
    )
    parser.add_argument(
        "--answer-days", type=int, default=14, help="alarm when an objection waits for longer"
    )
    parser.add_argument("--every", type=int, metavar="SECONDS", help="look again and again")
    parser.add_argument("--lang", choices=("id", "en"), default="id")
    options = parser.parse_args(argv)
    while True:
        code, text = look(options, datetime.now(UTC))
        print(text, flush=True)
        if not options.every:
            return code
        time.sleep(options.every)


def look(options: argparse.Namespace, now: datetime) -> tuple[int, str]:
    """One look: the exit code, and the report as text whose first line is a subject."""
    watch, report = Watch(options.home), Report()
    try:
        keys = [parse_key(text) for text in options.key]
        keys += read_trust(options.trust) if options.trust else []
        policy = read_policy(options.trust) if options.trust else None
        settings = Settings(now, keys=keys, memory=Memory(watch.checkpoints), policy=policy)
        with closing(source_for(options.source)) as source:
            paths = [each.path for each in announced_logs(source)]
            logs = verify_source(source, settings, report)
            watch.look(source, logs, settings, Limits(*_limits(options)), report)
            if not logs and report.ok:
                raise Unreachable(f"{source.where}: no log with a checkpoint")
            if not report.ok:
                watch.keep_evidence(source, paths, now)
    except (Unreachable, TrustError, OSError) as error:
        subject = SUBJECTS[options.lang][1].format(where=options.source, count=1)
        return UNUSABLE, f"{subject}\n\n{written(now)}\n✗ {plain(str(error))}\n"
    return (GOOD if report.ok else WRONG), _text(options, watch, report, now)


def _limits(options: argparse.Namespace) -> tuple[timedelta, timedelta]:
    return timedelta(hours=options.quiet_hours), timedelta(days=options.answer_days)


def _text(options: argparse.Namespace, watch: Watch, report: Report, now: datetime) -> str:
    good, wrong, since = SUBJECTS[options.lang]
    alarms = watch.alarms(report, now)
    subject = (good if report.ok else wrong).format(where=options.source, count=report.total)
    lines = [subject, "", written(now)]
    lines += [f"✗ {one.text(options.lang)} ({since.format(since=at)})" for one, at in alarms]
    lines += [
        f"{_mark(one)} {one.text(options.lang)}" for one in report.findings if one.kind in ("step", "note")
    ]
    return "\n".join(lines) + "\n"


def _mark(finding: Finding) -> str:
    return "✓" if finding.kind == "step" else "!"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
