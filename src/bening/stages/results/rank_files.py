"""The files of `bening rank`: read as text, written whole or not at all; what is said on standard error."""

from __future__ import annotations

import csv
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from bening.core.cells import Problem
from bening.core.ranking_csv import RANKING_COLUMNS

SHOWN_AT_MOST = 50
STANDARD_OUTPUT = "-"


@dataclass(slots=True)
class Unusable(Exception):
    """The input cannot be ranked; the lines say why and how to mend it, `more` how many are left out."""

    lines: list[str]
    more: int = 0


def is_parquet(path: str) -> bool:
    """Whether a file is Parquet, by the ending of its name."""
    return path.lower().endswith(".parquet")


def text(path: str) -> str:
    """The file as text; a byte order mark is tolerated, anything but UTF-8 is not."""
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise Unusable([f"{path}: {error.strerror or error}; check the path"]) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise Unusable([f"{path}: row {row}: not UTF-8; save the file as CSV UTF-8"]) from error


def lines(path: str) -> io.StringIO:
    """The file as lines for a reader of CSV."""
    return io.StringIO(text(path), newline="")


def located(path: str, problems: Iterable[Problem]) -> list[str]:
    """Problems with the file they are in."""
    return [f"{path}: {problem}" for problem in problems]


def raise_if_any(path: str, problems: Iterable[Problem]) -> None:
    """Stop if something must be mended."""
    found = located(path, sorted(problems, key=lambda problem: problem.row))
    if found:
        raise Unusable(found)


def replace_whole(out: str, write: Callable[[str], object]) -> None:
    """All or nothing: `write` fills a file beside the target, which then takes its name."""
    target = Path(out)
    unfinished = ""
    try:
        handle, unfinished = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        os.close(handle)
        write(unfinished)
        with open(unfinished, "rb") as file:
            os.fsync(file.fileno())
        os.chmod(unfinished, 0o644)
        os.replace(unfinished, target)
    except OSError as error:
        if unfinished:
            Path(unfinished).unlink(missing_ok=True)
        raise Unusable([f"{out}: {error.strerror or error}; choose a place that can be written"]) from error


def write_rows(rows: Iterable[Sequence[str]], out: str) -> None:
    """The ranking as CSV, to a file or to standard output."""
    if out == STANDARD_OUTPUT:
        print_through(lambda file: _write_rows(rows, file))
    else:
        write_text(out, lambda file: _write_rows(rows, file))


def write_text(out: str, write: Callable[[TextIO], None]) -> None:
    """Text to a file, all or nothing."""

    def fill(path: str) -> None:
        with open(path, "w", encoding="utf-8", newline="") as file:
            write(file)

    replace_whole(out, fill)


def print_through(write: Callable[[TextIO], None]) -> None:
    """Text to standard output, whose reader may have seen enough."""
    try:
        write(sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (`| head`) has seen enough; keep Python from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_rows(rows: Iterable[Sequence[str]], file: TextIO) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(RANKING_COLUMNS)
    writer.writerows(rows)


def tell(said: Sequence[str], what: str, more: int = 0) -> None:
    """Lines on standard error, at most `SHOWN_AT_MOST`; how many more there are."""
    for line in said[:SHOWN_AT_MOST]:
        sys.stderr.write(f"bening rank: {line}\n")
    more += max(0, len(said) - SHOWN_AT_MOST)
    if more:
        sys.stderr.write(f"bening rank: … and {more} more {what}\n")
