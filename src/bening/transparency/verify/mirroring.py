"""`bening mirror`: a verified copy of a site, for anyone who wants to keep one; any web server can carry it.

Every file goes through the verification before it counts. Tiles and bundles never change, so those that lie
in the folder are not asked for again: a copy that broke off goes on where it stopped. What does change is put
in place only when everything agreed, so the folder never shows more than was checked.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from .command import GOOD, UNUSABLE, WRONG, Printer, verify_source
from .logs import Settings
from .mirror import copy_site, is_immutable, place, write
from .report import Report
from .source import Source, Unreachable, source_for
from .trust import Memory, TrustError, parse_key, read_policy, read_trust
from .words import plain

MEMORY, NEW = ".bening-mirror", ".bening-new"


class Fetching:
    """A source that keeps what it gave: tiles in the mirror at once, all else aside until it was verified."""

    def __init__(self, source: Source, folder: Path) -> None:
        self.where, self._source, self._folder = source.where, source, folder
        self.aside = folder / NEW
        self.fetched: list[str] = []

    def get(self, path: str) -> bytes:
        """From the folder if it is there already, else from the site."""
        kept = place(self._folder if is_immutable(path) else self.aside, path)
        if kept.is_file():
            return kept.read_bytes()
        data = self._source.get(path)
        write(self._folder if is_immutable(path) else self.aside, path, data)
        if is_immutable(path):
            self.fetched.append(path)
        return data

    def close(self) -> None:
        """The site is closed by whoever opened it."""

    def settle(self) -> int:
        """Put in place what the verification read and no list names; how many files."""
        read = [path for path in self.aside.rglob("*") if path.is_file()]
        left = {path.relative_to(self.aside).as_posix(): path for path in read}
        new = {name: path for name, path in left.items() if not place(self._folder, name).exists()}
        for name, path in new.items():
            write(self._folder, name, path.read_bytes())
        return len(new)

    def drop(self, everything: bool) -> None:
        """Forget what was put aside; with `everything`, also the tiles that came this time."""
        shutil.rmtree(self.aside, ignore_errors=True)
        for path in self.fetched if everything else ():
            place(self._folder, path).unlink(missing_ok=True)


def main(argv: list[str]) -> int:
    """Bring a mirror up to date; exit 0 done, 1 refused because something does not agree, 2 not reachable."""
    parser = argparse.ArgumentParser(prog="bening mirror", description=__doc__)
    parser.add_argument("source", help="address of the site, or folder with a static copy")
    parser.add_argument("folder", type=Path, help="where the mirror lies")
    parser.add_argument("--key", metavar="VKEY", action="append", default=[], help="key of the log you trust")
    parser.add_argument("--trust", metavar="FILE", type=Path, help="file of keys, or a C2SP tlog-policy")
    parser.add_argument("--lang", choices=("id", "en"), default="id")
    options = parser.parse_args(argv)
    printer = Printer(options.lang)
    try:
        with closing(source_for(options.source)) as source:
            report, count = mirror(source, options, Report(printer.show), datetime.now(UTC))
    except (Unreachable, TrustError, OSError) as error:
        print(f"bening mirror: {plain(str(error))}", file=sys.stderr)
        return UNUSABLE
    printer.end(report)
    print(f"{options.folder}: {count}")
    return GOOD if report.ok else WRONG


def mirror(source: Source, options: argparse.Namespace, report: Report, now: datetime) -> tuple[Report, int]:
    """Fetch, verify, and only then put in place; the report and how many files were written."""
    keys = [parse_key(text) for text in options.key]
    keys += read_trust(options.trust) if options.trust else []
    policy = read_policy(options.trust) if options.trust else None
    settings = Settings(now, keys=keys, memory=Memory(options.folder / MEMORY), policy=policy)
    fetching = Fetching(source, options.folder)
    fetching.drop(everything=False)  # left by a copy that broke off: it may be older than what is served now
    logs = verify_source(fetching, settings, report)
    if not logs and report.ok:
        raise Unreachable(f"{source.where}: no log with a checkpoint")
    count = copy_site(fetching, options.folder) + fetching.settle() if report.ok else 0
    fetching.drop(everything=not report.ok)
    return report, count
