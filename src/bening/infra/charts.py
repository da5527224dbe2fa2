"""Small charts as SVG, made on the server: bars, a histogram, a line over time.

Pure functions from numbers to a `Chart`, which `infra/chart.html` shows beside its table. Lengths are
percent (across) and em (down), never a scaled drawing, so that the words keep the size of the page's
text on a phone and on a wall. Colours come from classes in bening.css: no style attribute, no script.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils import formats
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

Number = int | float | Decimal
Items = Sequence[tuple[str, Number]]

LONGEST_LABEL = 34
"""Characters of a label that fit beside the value on a phone 320 px wide; the table has the rest."""

PLOT = 9.0
"""Height of the plot of a histogram or a line, in em."""

TOP = 1.6
"""Room for the words above the plot, in em."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and the same numbers as a table; `description` is what the drawing shows, in words."""

    title: str
    description: str
    headers: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    svg: SafeString


def bar(title: str, items: Items, *, headers: tuple[str, str], strong: str = "", full: Number = 0) -> Chart:
    """One horizontal bar for each item, in the order given; the item labelled `strong` stands out.

    The longest bar fills the width, or the value `full` does: the end of a scale of marks.
    """
    highest = float(full) or _highest(items)
    marks = format_html_join(
        "",
        '<text y="{}em">{}</text><text class="value" x="100%" y="{}em">{}</text>'
        '<rect class="track" y="{}em" width="100%" height=".7em"/>'
        '<rect class="{}" y="{}em" width="{}%" height=".7em"/>',
        (
            (
                _em(row * 2.7 + 1),
                _short(label),
                _em(row * 2.7 + 1),
                _number(value),
                _em(row * 2.7 + 1.4),
                "bar-strong" if label == strong else "bar",
                _em(row * 2.7 + 1.4),
                _percent(value, highest),
            )
            for row, (label, value) in enumerate(items)
        ),
    )
    return _chart(title, items, headers, marks, height=max(len(items) * 2.7, 1))


def histogram(title: str, items: Items, *, headers: tuple[str, str], strong: str = "") -> Chart:
    """One column for each class of values; the class labelled `strong` stands out (one's own mark)."""
    highest, count = _highest(items), max(len(items), 1)
    step, every = 100 / count, math.ceil(count / 5)
    columns = format_html_join(
        "",
        '<rect class="{}" x="{}%" y="{}em" width="{}%" height="{}em"/>',
        (
            (
                "bar-strong" if label == strong else "bar",
                _em(index * step + step * 0.06),
                _em(TOP + PLOT - _tall(value, highest)),
                _em(step * 0.88),
                _em(_tall(value, highest)),
            )
            for index, (label, value) in enumerate(items)
        ),
    )
    names = format_html_join(
        "",
        '<text class="middle" x="{}%" y="{}em">{}</text>',
        (
            (_em((index + 0.5) * step), _em(TOP + PLOT + 1.3), label)
            for index, (label, _value) in enumerate(items)
            if index % every == 0
        ),
    )
    return _chart(title, items, headers, _grid(highest) + columns + names, height=TOP + PLOT + 1.8)


def line(title: str, items: Items, *, headers: tuple[str, str]) -> Chart:
    """A line through the items, which are equally far apart in time."""
    highest, last = _highest(items), max(len(items) - 1, 1)
    at = [
        (_em(1 + index * 98 / last), _em(TOP + PLOT - _tall(value, highest)))
        for index, (_label, value) in enumerate(items)
    ]
    curve = format_html_join(
        "",
        '<line class="curve" x1="{}%" y1="{}em" x2="{}%" y2="{}em"/>',
        ((*start, *end) for start, end in pairwise(at)),
    )
    dots = format_html_join("", '<circle class="dot" cx="{}%" cy="{}em" r=".3em"/>', at)
    names = SafeString("")
    if items:
        names = format_html(
            '<text y="{}em">{}</text><text class="value" x="100%" y="{}em">{}</text>',
            _em(TOP + PLOT + 1.3),
            items[0][0],
            _em(TOP + PLOT + 1.3),
            items[-1][0] if len(items) > 1 else "",
        )
    return _chart(title, items, headers, _grid(highest) + curve + dots + names, height=TOP + PLOT + 1.8)


def _chart(title: str, items: Items, headers: tuple[str, str], marks: SafeString, *, height: float) -> Chart:
    description = _describe(items)
    rows = tuple((label, _number(value)) for label, value in items)
    key = hashlib.sha256(repr((title, rows)).encode()).hexdigest()[:8]
    svg = format_html(
        '<svg role="img" aria-labelledby="chart-{0}-title chart-{0}-desc" width="100%" height="{1}em">'
        '<title id="chart-{0}-title">{2}</title><desc id="chart-{0}-desc">{3}</desc>{4}</svg>',
        key,
        _em(height),
        title,
        description,
        marks,
    )
    return Chart(title, description, headers, rows, svg)


def _describe(items: Items) -> str:
    """What a person would see first: the greatest and the least."""
    if not items:
        return _("Belum ada data.")
    most, least = max(items, key=lambda item: item[1]), min(items, key=lambda item: item[1])
    return _("Tertinggi: %(most)s (%(most_value)s). Terendah: %(least)s (%(least_value)s).") % {
        "most": most[0],
        "most_value": _number(most[1]),
        "least": least[0],
        "least_value": _number(least[1]),
    }


def _grid(highest: float) -> SafeString:
    """The base line, and a line at the highest value with its number."""
    return format_html(
        '<line class="grid" x2="100%" y1="{0}em" y2="{0}em"/><text y="{1}em">{2}</text>'
        '<line class="axis" x2="100%" y1="{3}em" y2="{3}em"/>',
        _em(TOP),
        _em(TOP - 0.4),
        _number(round(highest, 3) if highest % 1 else int(highest)),
        _em(TOP + PLOT),
    )


def _highest(items: Items) -> float:
    return max((float(value) for _label, value in items), default=0.0)


def _tall(value: Number, highest: float) -> float:
    return PLOT * float(value) / highest if highest > 0 else 0.0


def _percent(value: Number, highest: float) -> str:
    return _em(100 * float(value) / highest if highest > 0 else 0.0)


def _em(length: float) -> str:
    """Two decimals with a point, whatever the language."""
    return f"{length:.2f}".rstrip("0").rstrip(".")


def _number(value: Number) -> str:
    return formats.number_format(value, use_l10n=True, force_grouping=True)


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"
