"""How announcements are written down in templates: names of codes, days, sizes, differences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django import template
from django.utils import formats
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bening.infra.templatetags.bening import angka, source, tanggal
from bening.stages.announcements import words
from bening.stages.announcements.differences import Change
from bening.stages.announcements.models import Edition, Formasi
from bening.stages.announcements.names import readable
from bening.stages.announcements.pages import Paper, Point

register = template.Library()

register.filter("phase", words.phase)
register.filter("track", words.track)
register.filter("level", words.level)
register.filter("readable", readable)


@register.filter
def told(thing: Any, field: str) -> str:
    """The Indonesian or English text of a value of a regulation."""
    return words.told(thing, field)


@register.filter
def reason_of_change(code: str) -> str:
    """Why an edition was changed."""
    return str(words.CHANGE_REASONS.get(code, code))


@register.filter
def days(span: tuple[date, date] | list[str]) -> str:
    """ "20 Agustus sampai 10 September 2024"; one day alone when both are the same."""
    first, last = (day if isinstance(day, date) else date.fromisoformat(day) for day in span)
    return _days(first, last, get_language())


@lru_cache(maxsize=1024)
def _days(first: date, last: date, language: str) -> str:
    """Kept, because every page of an announcement writes the same days."""
    if first == last:
        return tanggal(first)
    short = "j F" if first.year == last.year else "j F Y"
    return _("%(first)s sampai %(last)s") % {
        "first": formats.date_format(first, short),
        "last": tanggal(last),
    }


@register.filter
def hundredths(value: int) -> str:
    """A grade average kept in hundredths: 2,75."""
    return formats.number_format(float(Fraction(value, 100)), 2)


@register.filter
def kilobytes(value: int) -> str:
    """A limit of size, 1 KB = 1,024 bytes."""
    return f"{angka(value // 1024)} KB"


@register.filter
def media(types: tuple[str, ...]) -> str:
    """Kinds of file as people call them."""
    names = {"application/pdf": "PDF", "image/jpeg": "JPG", "image/png": "PNG"}
    return _(" atau ").join(names.get(one, one) for one in types)


@register.filter
def compared(change: Change) -> str:
    """The name of what differs."""
    return str(words.COMPARED.get(change.name, change.name))


@register.simple_tag
def side(change: Change, value: Any) -> str:
    """One side of a difference, in words."""
    if value in (None, "", [], 0) and change.name in ("min_gpa", "clauses", "summary", "basis"):
        return _("tidak ada")
    return _SIDES.get(change.name, str)(value)


_SIDES: dict[str, Any] = {
    "min_gpa": hundredths,
    "clauses": " ".join,
    "basis": ", ".join,
    "track": words.track,
    "open_to_disability": lambda value: _("ya") if value else _("tidak"),
    "salary_min": lambda value: f"Rp{angka(value)}",
    "salary_max": lambda value: f"Rp{angka(value)}",
    "quota": angka,
    "seats": angka,
}


# --- rows --------------------------------------------------------------------------------------------
#
# Written in Python and not in templates: the announcement is the page that everyone opens, and a row
# costs a third of what the same row costs as template nodes (benchmarks/announcement_page.py).

_FORMASI = (
    '<tr data-code="{}"><th scope="row">{}</th><td>{} <span class="hint">({})</span></td>'
    '<td data-label="{}">{}</td><td data-label="{}">{}</td><td class="number" data-label="{}">{}</td></tr>\n'
)


@register.simple_tag
def formasi_rows(formasi: Iterable[Formasi], edition: Edition, base: str = "") -> SafeString:
    """The rows of the table of formasi; linked below `base` if it is given."""
    level, track, seats = _("Jenjang"), _("Jenis kebutuhan"), _("Kursi")
    several = edition.facets.get("institutions", 1) > 1
    return format_html_join(
        "",
        _FORMASI,
        (
            (
                row.code,
                format_html('<a href="{}{}/">{}</a>', base, row.code, row.position) if base else row.position,
                f"{row.agency} · {row.unit}" if several else row.unit,
                row.code,
                level,
                ", ".join(map(words.level, row.level_codes)),
                track,
                words.track(row.track),
                seats,
                row.quota,
            )
            for row in formasi
        ),
    )


@register.simple_tag
def point_items(points: Iterable[Point]) -> SafeString:
    """Requirements or statements as list items, each with its legal basis, and the clause it rests on."""
    basis = _("Dasar hukum:")
    item = '<li><p>{}</p><p class="hint">{} {}{}</p></li>\n'
    return format_html_join(
        "", item, ((_text(one), basis, source(one.source), _clause(one)) for one in points)
    )


def _text(point: Point) -> SafeString | str:
    """The words of a clause are Indonesian in every language of the page."""
    return format_html('<span lang="id">{}</span>', point.text) if point.url else point.text


def _clause(point: Point) -> SafeString:
    link = ' <a href="{}">{}</a>'
    return format_html(link, point.url, _("Baca pasalnya")) if point.url else SafeString("")


_PAPER = (
    '<tr data-slot="{}"><th scope="row">{}</th><td data-label="{}">{}</td><td data-label="{}">{}</td>'
    '<td data-label="{}">{}</td></tr>\n'
)


@register.simple_tag
def paper_rows(papers: Iterable[Paper]) -> SafeString:
    """The rows of the table of documents."""
    whom, file, basis = _("Untuk"), _("Berkas"), _("Dasar hukum")
    most = _("%(types)s, paling besar %(size)s")
    return format_html_join(
        "",
        _PAPER,
        (
            (
                rule.slot,
                words.told(rule, "title"),
                whom,
                paper.whom,
                file,
                most % {"types": media(rule.media_types), "size": kilobytes(rule.max_bytes)},
                basis,
                source(rule.source),
            )
            for paper in papers
            for rule in (paper.rule,)
        ),
    )
