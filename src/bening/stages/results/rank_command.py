"""`bening rank`: ranking as a pure function of files, so that anyone can recompute a result.

Reads a regulation, a formasi file and a score file, and writes code, rank, seat and reason for every
participant. Loads no Django, and nothing for Parquet unless a file ends in `.parquet`. Exit code 0: written;
2: something in the input must be mended (every problem is listed with file, row, column and mend), and
nothing was written.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from bening.core import regulation
from bening.core.ranking import Place, Rules, ScoreLine, rank_final, rank_skd
from bening.core.ranking_csv import (
    DECIDED,
    FORMASI_COLUMNS,
    INSTITUTION,
    RANKING_COLUMNS,
    SCORE_COLUMNS,
    ranking_row,
    read_formasi,
    read_scores,
    uneven_extras,
    unknown_wishes,
)
from bening.stages.results.rank_files import (
    STANDARD_OUTPUT,
    Unusable,
    is_parquet,
    located,
    raise_if_any,
    replace_whole,
    tell,
    text,
    write_rows,
)
from bening.stages.results.rank_inputs import csv_lines

NAMED_AT_MOST = 10
Questions = dict[str, tuple[int, list[str]]]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    parser = _parser()
    options = parser.parse_args(argv)
    if not options.out:
        if not options.compare:
            parser.error("the following arguments are required: --out")
        options.out = STANDARD_OUTPUT
    try:
        rules = _rules(options.regulation)
        _refuse_overwriting(options)
        if options.compare:
            from bening.stages.results.rank_compare import run

            return run(options, *ranked(options, rules), rules)
        questions = (_by_columns if is_parquet(options.scores) else _by_lines)(options, rules)
    except Unusable as unusable:
        tell(unusable.lines, "problems", unusable.more)
        return 2
    tell(_told(questions), "open questions")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bening rank",
        description="Rank participants by a regulation, with the reason for every place.",
        epilog=f"formasi columns: {','.join(FORMASI_COLUMNS)}; score columns: {','.join(SCORE_COLUMNS)}; "
        f"written: {','.join(RANKING_COLUMNS)}. Files are CSV in UTF-8, or Parquet where the name ends in "
        ".parquet. See docs/guides/rank.md.",
    )
    parser.add_argument(
        "--regulation", required=True, metavar="NAME", help="a known regulation, or a TOML file"
    )
    parser.add_argument("--formasi", required=True, metavar="FILE", help="the seats")
    parser.add_argument("--scores", required=True, metavar="FILE", help="the participants and their marks")
    parser.add_argument(
        "--out",
        metavar="FILE",
        default="",
        help="where to write; - is standard output (always needed, but with --compare the default)",
    )
    parser.add_argument(
        "--stage", choices=("skd", "final"), default="final", help="skd stops after the cut to 3 x quota"
    )
    parser.add_argument(
        "--compare",
        metavar="FILE",
        default="",
        help="a published result list: tell every row that differs and why (exit code 1 if any does); "
        "--out ending in .csv or .json writes it as such",
    )
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="of what --compare tells")
    return parser


def _rules(name: str) -> Rules:
    """A bundled regulation by name, or one from a TOML file."""
    try:
        if name.endswith(".toml") or os.sep in name:
            return regulation.parse(text(name), Path(name).stem)
        return regulation.load(name)
    except regulation.RegulationError as error:
        raise Unusable([str(problem) for problem in error.problems]) from error


def _refuse_overwriting(options: argparse.Namespace) -> None:
    for path in filter(None, (options.formasi, options.scores, options.compare)):
        if options.out != STANDARD_OUTPUT and os.path.realpath(options.out) == os.path.realpath(path):
            raise Unusable([f"{path}: is read and would be overwritten; choose another --out"])


def _by_columns(options: argparse.Namespace, rules: Rules) -> Questions:
    from bening.stages.results import rank_columns

    found = rank_columns.ranked(options, rules)
    rank_columns.write(found, options.out)
    return rank_columns.questions(found, NAMED_AT_MOST)


def _by_lines(options: argparse.Namespace, rules: Rules) -> Questions:
    places, _ = ranked(options, rules)
    decimals = rules.final.decimals
    if is_parquet(options.out):
        from bening.columnar.files_out import write_places

        replace_whole(options.out, lambda path: write_places(places, decimals, path))
    else:
        write_rows((ranking_row(place, decimals) for place in places), options.out)
    return _open_questions(places)


def ranked(options: argparse.Namespace, rules: Rules) -> tuple[list[Place], list[ScoreLine]]:
    """Read both files, and rank if nothing in them must be mended. Raises `Unusable`."""
    formasi = read_formasi(csv_lines(options.formasi, FORMASI_COLUMNS, (INSTITUTION,)), rules)
    raise_if_any(options.formasi, formasi.problems)
    scores = read_scores(csv_lines(options.scores, SCORE_COLUMNS, (DECIDED,)), formasi.lines, rules)
    raise_if_any(options.scores, scores.problems)
    tell(located(options.formasi, formasi.notes), "notes")
    notes = [*scores.notes, *unknown_wishes(scores, formasi.lines)]
    if options.stage == "final":
        notes += uneven_extras(scores)
    tell(located(options.scores, sorted(notes, key=lambda note: note.row)), "notes")
    rank = rank_skd if options.stage == "skd" else rank_final
    return rank(formasi.lines, scores.lines, rules), scores.lines


def _open_questions(places: Iterable[Place]) -> Questions:
    """What the result leaves to people, and what makes it provisional."""
    waiting: dict[str, list[str]] = {}
    for place in places:
        for code in {part.partition(" ")[0] for part in place.reason.split("; ")}:
            if code in _QUESTIONS:
                waiting.setdefault(code, []).append(place.participant)
    return {code: (len(people), people[:NAMED_AT_MOST]) for code, people in waiting.items()}


def _told(questions: Questions) -> list[str]:
    return [f"{said}: {_named(*questions[code])}" for code, said in _QUESTIONS.items() if code in questions]


def _named(number: int, people: Sequence[str]) -> str:
    more = ", …" if number > len(people) else ""
    return f"{number} ({', '.join(people)}{more})"


_QUESTIONS = {
    "seat.undecided": "a tie the rules do not break holds the last seat; people must decide",
    "fill.undecided": "an empty seat hangs on a tie the rules do not break; people must decide",
    "skd.awaiting": "no SKD status yet, so the result is provisional",
    "skb.awaiting": "invited to the SKB, no status yet, so the result is provisional",
    "skb.not_invited": "SKB marks of people outside the cut of this computation are not used",
}
