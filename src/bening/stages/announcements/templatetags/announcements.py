"""How announcements are written down in templates: names of codes, days, sizes, differences."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from django import template
from django.utils import formats
from django.utils.translation import gettext as _

from bening.infra.templatetags.bening import angka, tanggal
from bening.stages.announcements import words
from bening.stages.announcements.differences import Change
from bening.stages.announcements.names import readable

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
    if value in (None, "", [], 0) and change.name in ("min_gpa", "clauses", "summary"):
        return _("tidak ada")
    return _SIDES.get(change.name, str)(value)


_SIDES: dict[str, Any] = {
    "min_gpa": hundredths,
    "clauses": " ".join,
    "track": words.track,
    "open_to_disability": lambda value: _("ya") if value else _("tidak"),
    "salary_min": lambda value: f"Rp{angka(value)}",
    "salary_max": lambda value: f"Rp{angka(value)}",
    "quota": angka,
    "seats": angka,
}
