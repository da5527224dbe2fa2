"""What a page shows to explain a place: the picture of all scores of a formasi, and both neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from bening.infra import charts
from bening.infra.templatetags.bening import score
from bening.stages.results import computation, queries, words
from bening.stages.results.models import SKD, Place, Ranking

SKD_WIDTH, FINAL_WIDTH = 25, 5
"""How many points one column of the picture holds."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Why the person just above or below stands there: the first thing that tells the two apart.

    `key` is empty where they are equal in everything that is published; `finer`: their final scores differ
    only behind the decimals shown.
    """

    participant: str
    above: bool
    key: words.Words
    theirs: str
    mine: str
    finer: bool = False


def distribution(ranking: Ranking, formasi: str, own: Place | None = None) -> charts.Chart | None:
    """The scores of everyone of a formasi as a histogram, the column of `own` standing out, if any."""
    skd = ranking.stage == SKD
    width = SKD_WIDTH if skd else FINAL_WIDTH
    lows = Counter(_low(value, width) for value in queries.scores_in(ranking, formasi))
    if not lows:
        return None
    label = _skd_label if skd else _final_label
    steps = range(min(lows), max(lows) + width, width)
    value = own and (own.skd_total if skd else own.final)
    strong = label(_low(value, width)) if value not in (None, "") else ""
    title = _("Sebaran jumlah SKD pada formasi ini") if skd else _("Sebaran nilai akhir pada formasi ini")
    headers = (_("Nilai") if skd else _("Nilai akhir (batas atas tidak termasuk)"), _("Peserta"))
    return charts.histogram(title, [(label(low), lows[low]) for low in steps], headers=headers, strong=strong)


def _low(value: Any, width: int) -> int:
    return int(Decimal(value)) // width * width


def _skd_label(low: int) -> str:
    return f"{low}–{low + SKD_WIDTH - 1}"


def _final_label(low: int) -> str:
    return f"{low}–{low + FINAL_WIDTH}"


def neighbours(place: Place, rows: Iterable[Place], rules: Any, stage: str) -> list[Neighbour]:
    """The person just above and the one just below in the line, with what decides between them."""
    if place.rank is None:
        return []
    ranked = [other for other in rows if other.rank is not None and other.formasi == place.formasi]
    return [
        _neighbour(place, other, rules, final=stage != SKD)
        for other in ranked
        if abs(other.position - place.position) == 1
    ]


def _neighbour(place: Place, other: Place, rules: Any, *, final: bool) -> Neighbour:
    above = other.position < place.position
    if final and place.final != other.final:
        theirs, mine = score(other.final), score(place.final)
        return Neighbour(other.participant, above, words.KEYS["final"], theirs, mine)
    tied = {*computation.tie_rivals(place.reason), *computation.tie_rivals(other.reason)}
    if final and not {place.participant, other.participant} & tied:
        shown = score(place.final)
        return Neighbour(other.participant, above, words.KEYS["final"], shown, shown, finer=True)
    for key in _marks(rules, final=final):
        mine, theirs = _mark(place, key), _mark(other, key)
        if mine != theirs:
            return Neighbour(other.participant, above, words.KEYS[key], str(theirs), str(mine))
    return Neighbour(other.participant, above, "", "", "")


def _marks(rules: Any, *, final: bool) -> Sequence[str]:
    order = rules.final.tie_order if final else ("skd_total", *rules.skd.cut_tie_order)
    return [key for key in order if key not in ("gpa", "born")]


def _mark(place: Any, key: str) -> Any:
    return place.skd_total if key == "skd_total" else getattr(place.skd, key, None)
