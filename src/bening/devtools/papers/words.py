"""How papers write dates and numbers."""

from __future__ import annotations

from datetime import date

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
OLD_MONTHS = [
    "Januari",
    "Pebruari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "Nopember",
    "Desember",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHORT = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
_ONES = [
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
]


def long(on: date, months: list[str] = MONTHS) -> str:
    """17 Agustus 2020."""
    return f"{on.day} {months[on.month - 1]} {on.year}"


def old(on: date) -> str:
    """17 Nopember 2010, as it was spelled long ago."""
    return long(on, OLD_MONTHS)


def padded(on: date) -> str:
    """07 Agustus 2020."""
    return f"{on.day:02d} {MONTHS[on.month - 1]} {on.year}"


def english(on: date) -> str:
    """August 17, 2020."""
    return f"{ENGLISH[on.month - 1]} {on.day}, {on.year}"


def dashed(on: date) -> str:
    """17-08-2020."""
    return f"{on:%d-%m-%Y}"


def slashed(on: date) -> str:
    """17/08/2020."""
    return f"{on:%d/%m/%Y}"


def short(on: date) -> str:
    """17 Agu 2020."""
    return f"{on.day} {SHORT[on.month - 1]} {on.year}"


def spelled(number: int) -> str:
    """A whole number below ten thousand in Indonesian words."""
    if number < 12:
        return _ONES[number]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    if number < 100:
        return _joined(f"{_ONES[number // 10]} puluh", number % 10)
    if number < 1000:
        return _joined("seratus" if number < 200 else f"{_ONES[number // 100]} ratus", number % 100)
    return _joined("seribu" if number < 2000 else f"{_ONES[number // 1000]} ribu", number % 1000)


def _joined(head: str, rest: int) -> str:
    return f"{head} {spelled(rest)}" if rest else head
