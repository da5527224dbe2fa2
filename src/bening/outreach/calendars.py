"""A timetable as an iCalendar file (RFC 5545). Pure: no clock, no row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

LINE = 75
"""Octets of a line before it is folded (RFC 5545 §3.1)."""


@dataclass(frozen=True, slots=True)
class Date:
    """One entry: `uid` stays through all editions, so that a calendar moves it instead of doubling it.

    `edition` grows with every change; `alarm`: days before the end at which the calendar speaks up.
    """

    uid: str
    title: str
    starts: datetime
    ends: datetime
    url: str
    edition: int
    alarm: int = 0


def calendar(name: str, dates: Iterable[Date], *, stamp: datetime) -> bytes:
    """The file. `stamp`: when what it says was published."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Bening//Seleksi ASN//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ]
    for date in dates:
        lines += _event(date, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(date: Date, stamp: datetime) -> list[str]:
    alarm = [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(date.title)}",
        f"TRIGGER;RELATED=END:-P{date.alarm}D",
        "END:VALARM",
    ]
    return [
        "BEGIN:VEVENT",
        f"UID:{date.uid}",
        f"DTSTAMP:{_moment(stamp)}",
        f"SEQUENCE:{date.edition}",
        f"DTSTART:{_moment(date.starts)}",
        f"DTEND:{_moment(date.ends)}",
        f"SUMMARY:{_text(date.title)}",
        f"URL:{date.url}",
        "TRANSP:TRANSPARENT",
        *(alarm if date.alarm else []),
        "END:VEVENT",
    ]


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(told: str) -> str:
    """Backslash, semicolon, comma and line break escaped (§3.3.11)."""
    for sign in "\\;,":
        told = told.replace(sign, "\\" + sign)
    return "\\n".join(told.splitlines())


def _folded(line: str) -> bytes:
    """No line longer than 75 octets, none broken within a letter."""
    parts, part = [], b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > LINE - bool(parts):
            parts.append(part)
            part = b""
        part += octets
    return b"\r\n ".join([*parts, part]) + b"\r\n"
