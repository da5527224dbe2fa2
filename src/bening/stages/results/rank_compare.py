"""`bening rank --compare`: a published list against the recomputed one, as text, CSV or JSON.

Exit code 0: nothing differs; 1: something does; 2: a file must be mended.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, TextIO

from bening.core.comparison import Difference, compare, counts, read_official
from bening.core.entries import Place, ScoreLine
from bening.core.ranking_csv import RANKING_COLUMNS
from bening.core.reason_text import join, write
from bening.core.reasons import sentence
from bening.core.scoring import Rules
from bening.stages.results.rank_files import (
    STANDARD_OUTPUT,
    located,
    print_through,
    raise_if_any,
    tell,
    write_text,
)
from bening.stages.results.rank_inputs import csv_lines

COLUMNS = ("participant", "formasi", "column", "official", "recomputed", "reason", "explanation")
_SAME, _DIFFERENT = 0, 1


def run(
    options: argparse.Namespace, places: Sequence[Place], scores: Sequence[ScoreLine], rules: Rules
) -> int:
    """Compare, write what differs, and give the exit code."""
    sheet = read_official(csv_lines(options.compare, ("participant",), RANKING_COLUMNS[1:]))
    raise_if_any(options.compare, sheet.problems)
    tell(located(options.compare, sheet.notes), "notes")
    found = compare(sheet.lines, places, scores, rules)
    _write(found, options, len(sheet.lines), rules)
    return _DIFFERENT if found else _SAME


def _write(found: Sequence[Difference], options: argparse.Namespace, listed: int, rules: Rules) -> None:
    language = options.lang

    def fill(file: TextIO) -> None:
        if options.out.lower().endswith(".csv"):
            _write_csv(found, file, language)
        elif options.out.lower().endswith(".json"):
            _write_json(found, file, options, listed, rules)
        else:
            _write_words(found, file, options.compare, listed, language)

    if options.out == STANDARD_OUTPUT:
        print_through(fill)
    else:
        write_text(options.out, fill)


def _row(one: Difference, language: str) -> dict[str, str]:
    return {
        "participant": one.participant,
        "formasi": one.formasi,
        "column": one.column,
        "official": one.official,
        "recomputed": one.computed,
        "reason": join(*(write(why.code, **_plain(why.facts)) for why in one.why)),
        "explanation": " ".join(sentence(why, language) for why in one.why),
    }


def _plain(facts: Mapping[str, Any]) -> dict[str, str | int]:
    return {name: value if isinstance(value, int) else str(value) for name, value in facts.items()}


def _write_csv(found: Sequence[Difference], file: TextIO, language: str) -> None:
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for one in found:
        writer.writerow({name: _neutral(cell) for name, cell in _row(one, language).items()})


def _neutral(cell: str) -> str:
    """A cell of the list that is checked, such that no spreadsheet runs it."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def _write_json(
    found: Sequence[Difference], file: TextIO, options: argparse.Namespace, listed: int, rules: Rules
) -> None:
    report = {
        "regulation": getattr(rules, "name", ""),
        "regulation_digest": getattr(rules, "digest", ""),
        "stage": options.stage,
        "listed": listed,
        "participants_that_differ": len({one.participant for one in found}),
        "differences_by_column": counts(found),
        "differences": [_row(one, options.lang) for one in found],
    }
    json.dump(report, file, ensure_ascii=False, indent=1)
    file.write("\n")


_WORDS = {
    "en": {
        "same": "{path}: all {listed} rows are as recomputed.",
        "differ": "{path}: {people} of {listed} participants differ ({columns}).",
        "who": "{participant}, formasi {formasi}",
        "cell": "  {column}: official {official}, recomputed {computed}",
        "nothing": "nothing",
    },
    "id": {
        "same": "{path}: semua {listed} baris sama dengan hitungan ulang.",
        "differ": "{path}: {people} dari {listed} peserta berbeda ({columns}).",
        "who": "{participant}, formasi {formasi}",
        "cell": "  {column}: resmi {official}, hitungan ulang {computed}",
        "nothing": "kosong",
    },
}


def _write_words(found: Sequence[Difference], file: TextIO, path: str, listed: int, language: str) -> None:
    words = _WORDS[language]
    people = len({one.participant for one in found})
    columns = ", ".join(f"{name} {number}" for name, number in counts(found).items())
    said = words["differ"] if found else words["same"]
    file.write(said.format(path=path, listed=listed, people=people, columns=columns) + "\n")
    for participant, differences in groupby(found, key=lambda one: one.participant):
        cells = list(differences)
        file.write("\n" + words["who"].format(participant=participant, formasi=cells[0].formasi) + "\n")
        for one in cells:
            shown = {
                "official": one.official or words["nothing"],
                "computed": one.computed or words["nothing"],
            }
            file.write(words["cell"].format(column=one.column, **shown) + "\n")
            file.writelines(f"    {sentence(why, language)}\n" for why in one.why)
