"""Numbers of people: NIK, family card, employee number, participant number.

Structure is checked and what the number says is compared with what was stated. A mismatch is a
warning for people: an old NIK with a wrong date is legal and is not issued anew, and there is no
check digit. Findings never hold the number itself, because it must not leave `accounts`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bening.core.decision import Check, Fact, Outcome, Reason

FEMALE, MALE = "P", "L"
WOMAN_ADDS = 40
PARTICIPANT_DIGITS = 8
_SIXTEEN = re.compile(r"[0-9]{16}")
_EIGHTEEN = re.compile(r"[0-9]{18}")
PROVINCES = frozenset(
    map(
        str,
        (
            *range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66),
            *range(71, 77), 81, 82, *range(91, 97),
        ),
    )
)  # fmt: skip
"""Kemendagri codes of provinces; a new province adds one, so an unknown code is only a warning."""

_BASIS = "UU 23/2006 Ps. 13"
_NIP_BASIS = "Perka BKN 22/2007"


@dataclass(frozen=True, slots=True)
class Nik:
    """A NIK taken apart. `region` is where it was first registered; it never changes on moving."""

    region: str
    day: int
    month: int
    year: int  # two digits: the century is not in the number
    sex: str
    sequence: str

    def is_born(self, born: date) -> bool:
        """Whether the date in the number is that day."""
        return (self.day, self.month, self.year) == (born.day, born.month, born.year % 100)


def read_nik(text: str) -> Nik | None:
    """The parts of a NIK of 16 digits; None if it has not 16 digits."""
    if not _SIXTEEN.fullmatch(text):
        return None
    day = int(text[6:8])
    woman = day > WOMAN_ADDS
    return Nik(
        region=text[:6],
        day=day - WOMAN_ADDS if woman else day,
        month=int(text[8:10]),
        year=int(text[10:12]),
        sex=FEMALE if woman else MALE,
        sequence=text[12:],
    )


def nik_is_usable(text: str) -> bool:
    """Whether an account can be opened with it: 16 digits. All else is a warning."""
    return _SIXTEEN.fullmatch(text) is not None


def check_nik(text: str, born: date | None = None, sex: str = "") -> tuple[Check, ...]:
    """What a NIK says against what was stated (`sex`: `P` woman, `L` man). Only 16 digits is a must."""
    nik = read_nik(text)
    if nik is None:
        return (
            _check("nik.has_16_digits", "nik.not_16_digits", Outcome.NOT_MET, facts={"digits": len(text)}),
        )
    return (
        _check("nik.has_16_digits"),
        _warned(
            "nik.region_known",
            nik.region[:2] in PROVINCES,
            "nik.region_unknown",
            facts={"region": nik.region[:2]},
        ),
        _warned("nik.date_is_real", _is_real(nik), "nik.date_not_real"),
        _warned("nik.has_sequence", nik.sequence != "0000", "nik.sequence_zero"),
        _compared("nik.matches_birth", "nik.other_birth", nik.is_born(born) if born else None, "born"),
        _compared("nik.matches_sex", "nik.other_sex", nik.sex == sex if sex else None, "sex"),
    )


def _is_real(nik: Nik) -> bool:
    """Whether the day exists in one of the two centuries that it may be in."""
    return any(_exists(century + nik.year, nik.month, nik.day) for century in (1900, 2000))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def check_family_card(text: str) -> tuple[Check, ...]:
    """A family card number: 16 digits, beginning with a known province."""
    if not _SIXTEEN.fullmatch(text):
        return (_check("kk.has_16_digits", "kk.not_16_digits", Outcome.NOT_MET, facts={"digits": len(text)}),)
    known = text[:2] in PROVINCES
    return (
        _check("kk.has_16_digits"),
        _warned("kk.region_known", known, "kk.region_unknown", facts={"region": text[:2]}),
    )


def check_nip(text: str, born: date, sex: str, starts: date) -> tuple[Check, ...]:
    """An employee number of a PNS: birth (8), month of start (6), sex 1 man or 2 woman, sequence (3).

    Structure must be right; parts that differ from what is on file are for people to look at.
    """
    if not _EIGHTEEN.fullmatch(text):
        return (
            _check(
                "nip.has_18_digits", "nip.not_18_digits", Outcome.NOT_MET, _NIP_BASIS, {"digits": len(text)}
            ),
        )
    expected = {FEMALE: "2", MALE: "1"}.get(sex)
    return (
        _check("nip.has_18_digits", basis=_NIP_BASIS),
        _warned("nip.matches_birth", text[:8] == f"{born:%Y%m%d}", "nip.other_birth", _NIP_BASIS),
        _warned("nip.matches_start", text[8:14] == f"{starts:%Y%m}", "nip.other_start", _NIP_BASIS),
        _compared(
            "nip.matches_sex", "nip.other_sex", text[14] == expected if expected else None, "sex", _NIP_BASIS
        ),
        _warned("nip.has_sequence", text[15:] != "000", "nip.sequence_zero", _NIP_BASIS),
    )


def is_participant_number(text: str) -> bool:
    """Eight digits, the first not 0, so that no table eats it. Random: it says nothing about a person."""
    return re.fullmatch(rf"[1-9][0-9]{{{PARTICIPANT_DIGITS - 1}}}", text) is not None


def participant_number(random_below: int) -> str:
    """A participant number from a random whole number below `PARTICIPANT_NUMBERS`."""
    if not 0 <= random_below < PARTICIPANT_NUMBERS:
        raise ValueError("the random number is out of range")
    return str(10 ** (PARTICIPANT_DIGITS - 1) + random_below)


PARTICIPANT_NUMBERS = 9 * 10 ** (PARTICIPANT_DIGITS - 1)
"""How many participant numbers there are."""


_NOTHING: Mapping[str, Fact] = {}


def _check(
    code: str,
    reason: str = "",
    outcome: Outcome = Outcome.MET,
    basis: str = _BASIS,
    facts: Mapping[str, Fact] = _NOTHING,
) -> Check:
    why = Reason(reason, basis, facts) if reason else None
    return Check(code, outcome, basis, verified=False, reason=why, evidence=facts)


def _warned(
    code: str, well: bool, reason: str, basis: str = _BASIS, facts: Mapping[str, Fact] = _NOTHING
) -> Check:
    if well:
        return _check(code, basis=basis, facts=facts)
    return _check(code, reason, Outcome.UNCERTAIN, basis, facts)


def _compared(code: str, reason: str, same: bool | None, fact: str, basis: str = _BASIS) -> Check:
    """A comparison with something stated; `same` None = it was not stated."""
    if same is None:
        return _check(code, "facts.missing", Outcome.NO_DATA, basis, {"fact": fact})
    return _warned(code, same, reason, basis)
