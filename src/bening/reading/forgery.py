"""Fields of one paper that contradict each other: a sign of a false paper, or of a slip of its issuer.

Never more than a sign. An old NIK with a wrong date is legal, a diploma may be numbered a year later; so
each contradiction is UNCERTAIN at most and a person asks. A sign that cannot be looked at makes no check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from bening.core.decision import Check, Fact, Outcome
from bening.core.identifiers import check_nik
from bening.reading.checking import met, uncertain
from bening.reading.lines import squeezed
from bening.reading.report import Field

NUMBERED_LATER = 1
"""Years by which a diploma may be numbered before or after the year of graduation."""
YOUNGEST = 15
"""Years of age below which nobody has graduated from a school that counts."""
NINA = re.compile(r"([0-9]{5})((?:19|20)[0-9]{2})([0-9]{5})([0-9])")
"""National diploma number: programme (5), year (4), sequence (5), check digit, which is not published."""
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_DIPLOMAS = frozenset({"ijazah", "transkrip"})


def check_signs(
    kind: str, fields: Mapping[str, Field], *, programmes: Mapping[str, str] | None = None
) -> tuple[Check, ...]:
    """Every sign that can be looked at in the fields that were read.

    `programmes`: code of a study programme (5 digits) → its institution, as the ministry lists them.
    """
    checks = [*_nik(kind, fields), *_age(fields)]
    if kind in _DIPLOMAS:
        checks += [*_year(fields), *_institution(fields, programmes or {})]
    return tuple(checks)


def _nik(kind: str, fields: Mapping[str, Field]) -> Iterator[Check]:
    """The NIK against the date of birth and the sex on the same card: a warning only."""
    nik = fields.get("nik")
    if kind != "ktp" or nik is None:
        return
    sex = fields["sex"].value if "sex" in fields else ""
    found = check_nik(nik.value, _date(fields, "birth_date"), sex)
    doubts = [check for check in found if check.outcome in (Outcome.UNCERTAIN, Outcome.NOT_MET)]
    if doubts:
        signs = " ".join(check.code.partition(".")[2] for check in doubts)
        yield uncertain("nik.consistent", "nik.contradicts_card", signs=signs)
    else:
        yield met("nik.consistent")


def _date(fields: Mapping[str, Field], name: str) -> date | None:
    try:
        return date.fromisoformat(fields[name].value)
    except (KeyError, ValueError):
        return None


def _age(fields: Mapping[str, Field]) -> Iterator[Check]:
    born, graduated = _date(fields, "birth_date"), _date(fields, "graduation_date")
    if born is None or graduated is None:
        return
    told = {"born": born.isoformat(), "graduated_on": graduated.isoformat()}
    if graduated.year - born.year >= YOUNGEST:
        yield met("forgery.age", **told)
    else:
        yield uncertain("forgery.age", "forgery.graduated_too_young", **told)


def year_in(number: str) -> int | None:
    """The year that a diploma number carries, or None where it carries none for sure."""
    national = NINA.fullmatch(squeezed(number))
    if national:
        return int(national[2])
    years = _YEAR.findall(number)
    return int(years[-1]) if len(set(years)) == 1 else None


def _year(fields: Mapping[str, Field]) -> Iterator[Check]:
    graduated = _date(fields, "graduation_date")
    year = year_in(fields["number"].value) if "number" in fields else None
    if graduated is None or year is None:
        return
    told: dict[str, Fact] = {"year": year, "graduated_on": graduated.isoformat()}
    if abs(year - graduated.year) <= NUMBERED_LATER:
        yield met("forgery.number_year", **told)
    else:
        yield uncertain("forgery.number_year", "forgery.other_year", **told)


def _institution(fields: Mapping[str, Field], programmes: Mapping[str, str]) -> Iterator[Check]:
    if "number" not in fields or "institution" not in fields:
        return
    national = NINA.fullmatch(squeezed(fields["number"].value))
    listed = programmes.get(national[1]) if national else None
    if listed is None:
        return
    read = fields["institution"].value
    if squeezed(listed) in squeezed(read) or squeezed(read) in squeezed(listed):
        yield met("forgery.number_institution", institution=read)
    else:
        yield uncertain("forgery.number_institution", "forgery.other_institution", read=read, listed=listed)
