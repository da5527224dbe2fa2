"""`bening rank`: ranking as a pure function of files, so that anyone can recompute a result.

Reads a regulation, a formasi file and a score file, and writes code, rank, seat and reason for every
participant. Loads no Django. Exit code 0: written; 2: something in the input must be mended (every
problem is listed with file, row, column and mend), and nothing was written.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from bening.core import regulation
from bening.core.cells import Problem
from bening.core.ranking import Place, Rules, rank_final, rank_skd
from bening.core.ranking_csv import (
    FORMASI_COLUMNS,
    RANKING_COLUMNS,
    SCORE_COLUMNS,
    ranking_row,
    read_formasi,
    read_scores,
    uneven_extras,
    unknown_wishes,
)

SHOWN_AT_MOST = 50
NAMED_AT_MOST = 10


@dataclass(slots=True)
class Unusable(Exception):
    """The input cannot be ranked; the lines say why and how to mend it."""

    lines: list[str]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    options = _parser().parse_args(argv)
    try:
        rules = _rules(options.regulation)
        places = _ranked(options, rules)
        _write(places, options.out, rules.final.decimals)
    except Unusable as unusable:
        _tell(unusable.lines, "problems")
        return 2
    _tell(_open_questions(places), "open questions")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bening rank",
        description="Rank participants by a regulation, with the reason for every place.",
        epilog=f"formasi columns: {','.join(FORMASI_COLUMNS)}; score columns: {','.join(SCORE_COLUMNS)}; "
        f"written: {','.join(RANKING_COLUMNS)}. All files are CSV in UTF-8. See docs/guides/rank.md.",
    )
    parser.add_argument(
        "--regulation", required=True, metavar="NAME", help="a known regulation, or a TOML file"
    )
    parser.add_argument("--formasi", required=True, metavar="FILE", help="the seats")
    parser.add_argument("--scores", required=True, metavar="FILE", help="the participants and their marks")
    parser.add_argument("--out", required=True, metavar="FILE", help="where to write; - is standard output")
    parser.add_argument(
        "--stage", choices=("skd", "final"), default="final", help="skd stops after the cut to 3 x quota"
    )
    return parser


def _rules(name: str) -> Rules:
    """A bundled regulation by name, or one from a TOML file."""
    try:
        if name.endswith(".toml") or os.sep in name:
            return regulation.parse(_text(name), Path(name).stem)
        return regulation.load(name)
    except regulation.RegulationError as error:
        raise Unusable([str(problem) for problem in error.problems]) from error


def _ranked(options: argparse.Namespace, rules: Rules) -> list[Place]:
    """Read both files, and rank if nothing in them must be mended."""
    _refuse_overwriting(options)
    formasi = read_formasi(_lines(options.formasi), rules)
    _raise_if_any(options.formasi, formasi.problems)
    scores = read_scores(_lines(options.scores), formasi.lines, rules)
    _raise_if_any(options.scores, scores.problems)
    _tell(_located(options.formasi, formasi.notes), "notes")
    notes = [*scores.notes, *unknown_wishes(scores, formasi.lines)]
    if options.stage == "final":
        notes += uneven_extras(scores)
    _tell(_located(options.scores, sorted(notes, key=lambda note: note.row)), "notes")
    rank = rank_skd if options.stage == "skd" else rank_final
    return rank(formasi.lines, scores.lines, rules)


def _refuse_overwriting(options: argparse.Namespace) -> None:
    for path in (options.formasi, options.scores):
        if options.out != "-" and os.path.realpath(options.out) == os.path.realpath(path):
            raise Unusable([f"{path}: is read and would be overwritten; choose another --out"])


def _raise_if_any(path: str, problems: Iterable[Problem]) -> None:
    lines = _located(path, sorted(problems, key=lambda problem: problem.row))
    if lines:
        raise Unusable(lines)


def _located(path: str, problems: Iterable[Problem]) -> list[str]:
    return [f"{path}: {problem}" for problem in problems]


def _lines(path: str) -> io.StringIO:
    return io.StringIO(_text(path), newline="")


def _text(path: str) -> str:
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


def _write(places: Iterable[Place], out: str, decimals: int) -> None:
    """All or nothing: into a file beside the target, which then takes its name."""
    if out == "-":
        _print_rows(places, decimals)
        return
    target = Path(out)
    unfinished = ""
    try:
        handle, unfinished = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with open(handle, "w", encoding="utf-8", newline="") as file:
            _write_rows(places, file, decimals)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(unfinished, 0o644)
        os.replace(unfinished, target)
    except OSError as error:
        if unfinished:
            Path(unfinished).unlink(missing_ok=True)
        raise Unusable([f"{out}: {error.strerror or error}; choose a place that can be written"]) from error


def _print_rows(places: Iterable[Place], decimals: int) -> None:
    try:
        _write_rows(places, sys.stdout, decimals)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (`| head`) has seen enough; keep Python from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_rows(places: Iterable[Place], file: TextIO, decimals: int) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(RANKING_COLUMNS)
    writer.writerows(ranking_row(place, decimals) for place in places)


def _open_questions(places: Iterable[Place]) -> list[str]:
    """What the result leaves to people, and what makes it provisional."""
    waiting: dict[str, list[str]] = {}
    for place in places:
        for code in {part.partition(" ")[0] for part in place.reason.split("; ")}:
            if code in _QUESTIONS:
                waiting.setdefault(code, []).append(place.participant)
    return [f"{_QUESTIONS[code]}: {_named(waiting[code])}" for code in _QUESTIONS if code in waiting]


def _named(people: Sequence[str]) -> str:
    more = ", …" if len(people) > NAMED_AT_MOST else ""
    return f"{len(people)} ({', '.join(people[:NAMED_AT_MOST])}{more})"


_QUESTIONS = {
    "seat.undecided": "a tie the rules do not break holds the last seat; people must decide",
    "fill.undecided": "an empty seat hangs on a tie the rules do not break; people must decide",
    "skd.awaiting": "no SKD status yet, so the result is provisional",
    "skb.awaiting": "invited to the SKB, no status yet, so the result is provisional",
    "skb.not_invited": "SKB marks of people outside the cut of this computation are not used",
}


def _tell(lines: Sequence[str], what: str) -> None:
    for line in lines[:SHOWN_AT_MOST]:
        print(f"bening rank: {line}", file=sys.stderr)
    if len(lines) > SHOWN_AT_MOST:
        print(f"bening rank: … and {len(lines) - SHOWN_AT_MOST} more {what}", file=sys.stderr)
