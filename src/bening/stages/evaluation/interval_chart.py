"""Points with the range they may lie in, as a drawing beside a table; words keep the size of the page's text.

Lengths are percent and em, colours come from classes, like the other charts (`infra.charts`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, isfinite, log

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from bening.infra.charts import Chart

ROW = 3.0
"""Height of one line, in em."""
FOOT = 2.2
"""Room for the scale below, in em."""
WIDEST = log(4)
"""A ratio of four or a quarter lies at the edge."""


@dataclass(frozen=True, slots=True)
class Interval:
    """One point; `low` and `high` are None where it has no range."""

    label: str
    middle: float
    low: float | None
    high: float | None


SCALES = {
    "ratio": (exp(-WIDEST), exp(WIDEST), (0.25, 0.5, 1.0, 2.0, 4.0)),
    "relation": (-1.0, 1.0, (-1.0, -0.5, 0.0, 0.5, 1.0)),
    "share": (0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0)),
}
"""Name → the least and greatest value drawn, and the values written below."""


def intervals(
    title: str, items: Sequence[Interval], *, scale: str, middle: float | None, headers: tuple[str, str]
) -> Chart:
    """One line for each item, on one scale; `middle` is the value that means "no difference"."""
    marks = format_html_join("", "{}", ((_line(row, each, scale),) for row, each in enumerate(items)))
    bottom = len(items) * ROW
    names = format_html_join(
        "",
        '<line class="grid" x1="{0}%" x2="{0}%" y1="0" y2="{1}em"/>'
        '<text class="{4}" x="{0}%" y="{2}em">{3}</text>',
        (
            (
                _at(value, scale),
                _em(bottom),
                _em(bottom + 1.2),
                number_format(value, 2 if value % 0.5 else 1),
                side,
            )
            for value, side in zip(SCALES[scale][2], ("", "middle", "middle", "middle", "value"), strict=True)
        ),
    )
    if middle is not None:
        names += format_html(
            '<line class="axis" x1="{0}%" x2="{0}%" y1="0" y2="{1}em"/>', _at(middle, scale), _em(bottom)
        )
    rows = tuple((each.label, told(each)) for each in items)
    description = _("Setiap titik adalah angkanya, garisnya rentang ketidakpastian.")
    description += " " + " ".join(f"{label}: {figure}." for label, figure in rows)
    key = hashlib.sha256(repr((title, rows)).encode()).hexdigest()[:8]
    svg = format_html(
        '<svg role="img" aria-labelledby="chart-{0}-title chart-{0}-desc" width="100%" height="{1}em">'
        '<title id="chart-{0}-title">{2}</title><desc id="chart-{0}-desc">{3}</desc>{4}{5}</svg>',
        key,
        _em(bottom + FOOT),
        title,
        description,
        names,
        marks,
    )
    return Chart(title, description, headers, rows, svg)


def told(each: Interval) -> str:
    """The point and its range in figures."""
    point = number_format(each.middle, 2) if isfinite(each.middle) else _("tanpa batas")
    if each.low is None or each.high is None:
        return point
    high = number_format(each.high, 2) if isfinite(each.high) else _("tanpa batas")
    return _("%(point)s (%(low)s sampai %(high)s)") % {
        "point": point,
        "low": number_format(each.low, 2),
        "high": high,
    }


def _line(row: int, each: Interval, scale: str) -> str:
    top = row * ROW
    drawn = format_html('<text x="0" y="{}em">{}</text>', _em(top + 1), each.label)
    if each.low is not None and each.high is not None:
        drawn += format_html(
            '<line class="curve" x1="{}%" x2="{}%" y1="{}em" y2="{}em"/>',
            _at(each.low, scale),
            _at(each.high, scale),
            _em(top + 1.9),
            _em(top + 1.9),
        )
    return drawn + format_html(
        '<circle class="dot" cx="{}%" cy="{}em" r=".38em"/>', _at(each.middle, scale), _em(top + 1.9)
    )


def _at(value: float, scale: str) -> str:
    """Where a value lies, in percent; what lies beyond the scale is drawn at its edge."""
    low, high, _names = SCALES[scale]
    value = min(max(value, low), high) if value != inf else high
    part = log(value / low) / log(high / low) if scale == "ratio" else (value - low) / (high - low)
    return _em(1 + 98 * part)


def _em(length: float) -> str:
    """Two decimals with a point, whatever the language."""
    return f"{length:.2f}".rstrip("0").rstrip(".")
