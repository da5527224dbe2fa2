"""Results as files: CSV in the exchange format of `bening rank`, so that anyone can recompute them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bening.core.ranking_csv import FORMASI_COLUMNS, RANKING_COLUMNS, SCORE_COLUMNS
from bening.stages.results import queries
from bening.stages.results.models import Place, Ranking, TieInput
from bening.stages.selection import queries as selection

FORMULA = ("=", "+", "-", "@", "\t")


def neutral(cell: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if cell is None else str(cell).replace("\r", " ")
    return f"'{text}" if text.startswith(FORMULA) else text


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV text; a column a row does not have is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([neutral(row.get(name)) for name in columns] for row in rows)
    return out.getvalue()


def ranking_csv(places: Iterable[Place]) -> str:
    """The ranking, byte for byte as `bening rank` writes it."""
    return table(RANKING_COLUMNS, (queries.fields_of(place) for place in places))


def scores_csv(ranking: Ranking) -> str:
    """The marks the ranking was made from, as `bening rank` reads them.

    GPA, birth date and wishes stand only where the ranking looked at them; a column `decided` is added
    if people had to decide a tie.
    """
    skb = {row.participant: row for row in selection.rows_of(ranking.skb_sheet)} if ranking.skb_sheet else {}
    beyond = {given.participant: given for given in queries.inputs_of(ranking)}
    decided = any(given.decided for given in beyond.values())
    rows = (
        _scores(row, skb.get(row.participant), beyond.get(row.participant))
        for row in selection.rows_of(ranking.skd_sheet)
    )
    return table((*SCORE_COLUMNS, *(["decided"] if decided else [])), rows)


def _scores(skd: Any, skb: Any, beyond: TieInput | None) -> dict[str, Any]:
    values = selection.open_values("skd", skd)
    if skb is not None:
        values |= selection.open_values("skb", skb)
    if beyond is not None:
        values |= queries.input_values(beyond)
    return values


def formasi_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """The seats the ranking was made for, as `bening rank` reads them."""
    return table(FORMASI_COLUMNS, rows)
