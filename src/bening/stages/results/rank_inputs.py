"""What `bening rank` reads as rows of text, whichever kind of file it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bening.stages.results.rank_files import is_parquet, lines


def csv_lines(path: str, expected: Sequence[str], optional: Sequence[str]) -> Iterable[str]:
    """The file as lines for a reader of CSV, whether it is CSV or Parquet."""
    if not is_parquet(path):
        return lines(path)
    from bening.stages.results.rank_columns import text_of

    return text_of(path, expected, optional)
