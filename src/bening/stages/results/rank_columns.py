"""`bening rank` on scores in Parquet: the engine over columns, with the same problems and questions."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import pyarrow as pa

from bening.columnar.cells_in import Unreadable
from bening.columnar.engine import Ranked, rank_final, rank_skd
from bening.columnar.files_in import Notes, read_people, read_seats, text_lines
from bening.columnar.files_out import rows_of, write_parquet
from bening.columnar.lines import TooFine
from bening.columnar.questions import open_questions
from bening.columnar.tables import Seats, seats_of
from bening.core.ranking_csv import read_formasi
from bening.core.scoring import Rules
from bening.stages.results.rank_files import (
    Unusable,
    is_parquet,
    lines,
    located,
    raise_if_any,
    replace_whole,
    tell,
    write_rows,
)

Questions = dict[str, tuple[int, list[str]]]


def ranked(options: argparse.Namespace, rules: Rules) -> Ranked:
    """Read both files, tell what is worth telling, and rank. Raises `Unusable`."""
    seats, notes = _seats(options.formasi, rules)
    final = options.stage == "final"
    with readable(options.scores):
        people, more = read_people(options.scores, seats, rules, final=final)
    _note(options.formasi, notes)
    _note(options.scores, more)
    try:
        return (rank_final if final else rank_skd)(seats, people, rules)
    except TooFine as error:
        message = "marks and weights have more digits than fit; give the scores as CSV, which has no limit"
        raise Unusable([f"{options.scores}: {message}"]) from error


def write(found: Ranked, out: str) -> None:
    """The ranking as Parquet or CSV, by the ending of the name."""
    if is_parquet(out):
        replace_whole(out, lambda path: write_parquet(found, path))
    else:
        write_rows(rows_of(found), out)


def questions(found: Ranked, named_at_most: int) -> Questions:
    """What the result leaves to people."""
    return open_questions(found, named_at_most)


def text_of(path: str, expected: Sequence[str], optional: Sequence[str]) -> Iterable[str]:
    """A Parquet file that fits memory as lines of CSV."""
    with readable(path):
        return text_lines(path, expected, optional)


def _seats(path: str, rules: Rules) -> tuple[Seats, Notes]:
    if is_parquet(path):
        with readable(path):
            return read_seats(path, rules)
    sheet = read_formasi(lines(path), rules)
    raise_if_any(path, sheet.problems)
    return seats_of(sheet.lines, rules), Notes(sheet.notes)


def _note(path: str, notes: Notes) -> None:
    tell(located(path, notes.told), "notes", notes.more)


@contextmanager
def readable(path: str) -> Iterator[None]:
    """Whatever hinders reading, as lines with the mend."""
    try:
        yield
    except Unreadable as unreadable:
        problems = sorted(unreadable.problems, key=lambda problem: problem.row)
        raise Unusable(located(path, problems), unreadable.more) from unreadable
    except pa.ArrowInvalid as error:
        reason = str(error).splitlines()[0]
        raise Unusable([f"{path}: not readable as Parquet ({reason}); save it again"]) from error
    except OSError as error:
        raise Unusable([f"{path}: {error.strerror or error}; check the path"]) from error
