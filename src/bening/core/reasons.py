"""Reasons as sentences, in Indonesian and English, filled from their facts.

Every code of a `Reason`, and of a `Check` (there: the requirement, as it is when all is well), has its
sentence here. In braces stands the name of a fact, and after a colon how to write it:

    {age}            as it is                     {ends:moment}    20 September 2024 pukul 23.59 WIB
    {on:date}        20 September 2024            {size:size}      200 KB
    {gpa:decimal}    3,51 (en: 3.51)              {rows:number}    46.101 (en: 46,101)
    {phase:phase} {track:track} {level:level} {fact:fact} {service:service} {slot:paper} {field:read}
    {service:outage} {service:fallback}
                     the name of a code
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from string import Formatter
from typing import Any

from bening.core.deadlines import WIB
from bening.core.decision import Reason
from bening.core.education import level_code
from bening.core.outages import SERVICES
from bening.core.sentences import (
    accounts,
    analyses,
    announcements,
    appointments,
    common,
    comparison,
    documents,
    eligibility,
    findings,
    fitting,
    identifiers,
    integrity,
    objections,
    participation,
    performance,
    pictures,
    reading,
    reading_match,
    reading_papers,
    registration,
    results,
    selection,
    standing,
    survey,
    tables,
    timetable,
    verification,
    words,
)
from bening.core.sentences.shape import Sentence

__all__ = ["CATALOGUE", "Sentence", "sentence"]

_GROUPS = (
    common,
    comparison,
    eligibility,
    identifiers,
    timetable,
    standing,
    tables,
    announcements,
    registration,
    documents,
    fitting,
    accounts,
    verification,
    appointments,
    objections,
    integrity,
    participation,
    selection,
    results,
    findings,
    reading,
    pictures,
    reading_match,
    reading_papers,
    analyses,
    survey,
    performance,
)
CATALOGUE: dict[str, Sentence] = {code: told for group in _GROUPS for code, told in group.SENTENCES.items()}

_YES_NO = {"id": ("tidak", "ya"), "en": ("no", "yes")}
UNKNOWN = "…"
"""Stands where a fact is not given: a sentence with a hole is better than no page."""
KILOBYTE = 1024


def sentence(reason: Reason, language: str = "id") -> str:
    """The sentence of a reason. Any language but English gets the Indonesian one.

    A code without a sentence of its own takes that of its family (`declaration.x`: `declaration`),
    and failing that is shown itself: a test finds codes without a sentence, a reader never meets a crash.
    """
    told = CATALOGUE.get(reason.code) or CATALOGUE.get(reason.code.partition(".")[0])
    if told is None:
        return reason.code
    return fill(told, reason.facts, language)


def fill(told: Sentence, facts: Mapping[str, Any], language: str = "id") -> str:
    """A sentence with its facts put in; also for sentences that are not of a reason (a notice)."""
    language = "en" if language.startswith("en") else "id"
    text: str = _Filler(language).vformat(getattr(told, language), (), facts)
    return text[:1].upper() + text[1:]


class _Filler(Formatter):
    """Puts facts into a sentence; what cannot be written as asked is written as it is."""

    def __init__(self, language: str) -> None:
        self._language = language

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        """The fact, or a hole."""
        return kwargs.get(str(key), UNKNOWN)

    def format_field(self, value: Any, format_spec: str) -> Any:
        """The fact in words of the language."""
        if isinstance(value, bool):
            return _YES_NO[self._language][value]
        try:
            return _WRITERS[format_spec](value, self._language)
        except (ValueError, TypeError, OverflowError):
            return str(value)


def _date(value: Any, language: str) -> str:
    day = date.fromisoformat(value)
    return f"{day.day} {words.MONTHS[language][day.month - 1]} {day.year}"


def _moment(value: Any, language: str) -> str:
    moment = datetime.fromisoformat(value)
    moment = moment.replace(tzinfo=WIB) if moment.tzinfo is None else moment.astimezone(WIB)
    day = _date(moment.date().isoformat(), language)
    if language == "en":
        return f"{day}, {moment:%H:%M} WIB"
    return f"{day} pukul {moment:%H.%M} WIB"


def _decimal(value: Any, language: str) -> str:
    return str(value) if language == "en" else str(value).replace(".", ",")


def _number(value: Any, language: str) -> str:
    grouped = f"{int(value):,}"
    return grouped if language == "en" else grouped.replace(",", ".")


def _size(value: Any, language: str) -> str:
    """Bytes as KB, or as MB with one decimal; rounded up: a file over the limit never looks within it."""
    size = int(value)
    if size < KILOBYTE * KILOBYTE:
        return f"{-(-size // KILOBYTE)} KB"
    tenths = -(-size * 10 // (KILOBYTE * KILOBYTE))
    return _decimal(f"{tenths // 10}.{tenths % 10}", language) + " MB"


def _named(names: Mapping[str, Sentence]) -> Callable[[Any, str], str]:
    """A writer that gives the name of a code, or the code itself if it has none."""

    def write(value: Any, language: str) -> str:
        name: str = getattr(names[value], language) if value in names else str(value)
        return name

    return write


def _level(value: Any, language: str) -> str:
    code = level_code(str(value))
    return _named(words.LEVELS)(code, language) if code in words.LEVELS else str(value)


_WRITERS: dict[str, Callable[[Any, str], str]] = {
    "": lambda value, language: str(value),
    "date": _date,
    "moment": _moment,
    "decimal": _decimal,
    "number": _number,
    "size": _size,
    "phase": _named(words.PHASES),
    "track": _named(words.TRACKS),
    "fact": _named(words.FACTS),
    "service": _named(words.SERVICES),
    "outage": _named({code: one.name for code, one in SERVICES.items()}),
    "fallback": _named({code: one.fallback for code, one in SERVICES.items()}),
    "kind": _named(words.KINDS),
    "level": _level,
    "paper": _named(words.PAPERS),
    "read": _named(words.READ),
}
