"""Rules on education: the programme, its accreditation, the school, distinction, the GPA.

Law: PermenPANRB 27/2021 Ps. 5 and the yearly decrees; the basis of each rule is in the regulation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from bening.core.decision import Check, Fact, Outcome
from bening.core.facts import Accreditation, Facts, Qualification, Requirement, Seat, decimal
from bening.core.programmes import Alike, codes_of, compare
from bening.core.rules import Regulation, words_of

CUMLAUDE_TRACK = "cumlaude"

_NAMES_OF_LEVELS = {
    "sd": ("sd", "sekolah dasar"),
    "sltp": ("sltp", "smp"),
    "slta": ("slta", "sma", "smk", "smk slta kejuruan", "slta keguruan"),
    "d1": ("d1", "d i", "d 1", "diploma i"),
    "d2": ("d2", "d ii", "d 2", "diploma ii"),
    "d3": ("d3", "d iii", "d 3", "diploma iii", "diploma iii sarjana muda"),
    "d4": ("d4", "d iv", "d 4", "diploma iv", "sarjana terapan"),
    "s1": ("s1", "s 1", "s 1 sarjana", "sarjana"),
    "s2": ("s2", "s 2", "s 2 magister", "magister"),
    "s3": ("s3", "s 3", "s 3 doktor", "doktor"),
}
_CODE_OF = {name: code for code, names in _NAMES_OF_LEVELS.items() for name in names}
_ONE = r"(?:d-?(?:iv|iii|ii|i|[1-4])|s-?[123]|profesi|spesialis|subspesialis)"
_DESIGNATION = re.compile(rf"({_ONE}(?:/{_ONE})*) (.+)")


def level_code(text: str) -> str:
    """One code for the many ways to write a level ("Diploma IV", "D-IV" -> `d4`); else its own words."""
    words = words_of(text)
    return _CODE_OF.get(words, words)


def degree(programme: str) -> tuple[frozenset[str], str]:
    """The levels that a programme's own name gives, and the rest of it, case and spaces folded.

    "D-IV/S-1 AKUNTANSI" gives d4 and s1; "KEHUTANAN" gives none.
    """
    folded = " ".join(programme.casefold().split())
    found = _DESIGNATION.fullmatch(folded)
    if not found:
        return frozenset(), folded
    return frozenset(map(level_code, found[1].split("/"))), found[2]


def _levels(level: str, programme: str) -> frozenset[str]:
    """The levels of a degree: what the programme's name says goes before the column beside it."""
    return degree(programme)[0] or frozenset({level_code(level)})


def _contradicts(facts: Facts, listed: Qualification) -> bool:
    """Whether the level that was stated is neither in the programme's name nor in the list."""
    stated = level_code(facts.education_level)
    named = degree(facts.programme)[0]
    return bool(named) and stated not in named and stated != level_code(listed.level)


def education_matches(facts: Facts, seat: Seat, regulation: Regulation, on: date) -> Check:
    """The programme is one of those the formasi lists: no guess at related fields, and no "no" on a guess.

    Names are compared by `core.programmes`; what is not sure of a name, people decide.
    """
    source = regulation.eligibility.education
    evidence: dict[str, Fact] = {
        "level": facts.education_level,
        "programme": facts.programme,
        "codes": " ".join(codes_of(facts.programme)),
        "accepted": "; ".join(listed.programme for listed in seat.qualifications),
    }
    requirement = Requirement("education.is_listed", source, evidence)
    for fact in ("education_level", "programme"):
        if not getattr(facts, fact).strip():
            return requirement.no_data(fact)
    mine = _levels(facts.education_level, facts.programme)
    alike = [(compare(one.programme, facts.programme), one) for one in seat.qualifications]
    possible = [(sure, one) for sure, one in alike if mine & _levels(one.level, one.programme)]
    matching = [one for sure, one in possible if sure is Alike.SAME]
    if not matching:
        return _unlisted(requirement, {sure for sure, _ in possible}, {sure for sure, _ in alike})
    if all(_contradicts(facts, one) for one in matching):
        return requirement.uncertain("education.level_contradicts")
    return requirement.met()


def _unlisted(requirement: Requirement, at_level: set[Alike], anywhere: set[Alike]) -> Check:
    """What is said of a programme that is not surely listed at its level."""
    if Alike.UNSURE in at_level:
        return requirement.uncertain("education.name_unsure")
    if anywhere & {Alike.SAME, Alike.UNSURE}:
        return requirement.not_met("education.level_differs")
    return requirement.not_met("education.not_listed")


def school_is_registered(facts: Facts, seat: Seat, regulation: Regulation, on: date) -> Check | None:
    """A school diploma is registered with the ministry. Not asked of other degrees."""
    if not _from_school(facts, regulation):
        return None
    requirement = Requirement("school.is_registered", regulation.eligibility.school)
    if facts.school_registered is None:
        return requirement.no_data("school_registered")
    return requirement.met() if facts.school_registered else requirement.not_met("school.not_registered")


def _from_school(facts: Facts, regulation: Regulation) -> bool:
    return level_code(facts.education_level) in regulation.eligibility.school_levels


def foreign_degree_has_equivalence(
    facts: Facts, seat: Seat, regulation: Regulation, on: date
) -> Check | None:
    """A foreign degree has its equivalence (penyetaraan). Not asked of others."""
    if facts.foreign_degree is False or _from_school(facts, regulation):
        return None
    requirement = Requirement("equivalence.is_shown", regulation.eligibility.foreign_degree)
    if facts.foreign_degree is None:
        return requirement.no_data("foreign_degree")
    if facts.equivalence is None:
        return requirement.no_data("equivalence")
    if facts.equivalence:
        return requirement.met()
    return _unless_not_stated(requirement, facts, "equivalence.missing", "education_level")


def accreditation_held(facts: Facts, seat: Seat, regulation: Regulation, on: date) -> Check | None:
    """Institution or programme was accredited on the day of graduation. Not asked of foreign degrees."""
    if facts.foreign_degree or _from_school(facts, regulation):
        return None
    rule = regulation.eligibility.accreditation
    requirement = Requirement("accreditation.held_at_graduation", rule.source, _accreditations(facts))
    if facts.graduated_on is None:
        return requirement.no_data("graduated_on")
    found = {
        name: _held(one, facts.graduated_on, regulation, rule.grades) for name, one in _both(facts).items()
    }
    if Outcome.MET in found.values():
        return requirement.met()
    if Outcome.UNCERTAIN in found.values():
        return requirement.uncertain("accreditation.unclear")
    for name, outcome in found.items():
        if outcome is Outcome.NO_DATA:
            return requirement.no_data(name)
    code = "accreditation.not_held_at_graduation"
    return _unless_not_stated(requirement, facts, code, "education_level", "foreign_degree")


def _unless_not_stated(requirement: Requirement, facts: Facts, code: str, *deciding: str) -> Check:
    """A "no" only if every fact is known that decides whether the rule concerns the person at all."""
    for fact in deciding:
        if getattr(facts, fact) in (None, ""):
            return requirement.no_data(fact)
    return requirement.not_met(code)


def _both(facts: Facts) -> dict[str, Accreditation | None]:
    return {
        "institution_accreditation": facts.institution_accreditation,
        "programme_accreditation": facts.programme_accreditation,
    }


def _accreditations(facts: Facts) -> dict[str, Fact]:
    """What the certificates say, plain; days as ISO dates, empty where none is known."""
    evidence: dict[str, Fact] = {"graduated_on": _day(facts.graduated_on)}
    for name, one in _both(facts).items():
        evidence[name] = one.grade if one else ""
        evidence[f"{name}_from"] = _day(one.valid_from) if one else ""
        evidence[f"{name}_to"] = _day(one.valid_to) if one else ""
    return evidence


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _one_of(word: str, words: Iterable[str]) -> bool:
    return words_of(word) in map(words_of, words)


def _held(
    one: Accreditation | None, graduated_on: date, regulation: Regulation, grades: tuple[str, ...]
) -> Outcome:
    """Whether one accreditation held on that day with one of the grades, given by a known body."""
    rule = regulation.eligibility.accreditation
    if one is None or not one.grade.strip():
        return Outcome.NO_DATA
    if _one_of(one.grade, rule.not_accredited):
        return Outcome.NOT_MET
    if one.valid_from is None or one.valid_to is None:
        return Outcome.NO_DATA
    if not one.valid_from <= graduated_on <= one.valid_to:
        return Outcome.NOT_MET
    if not _one_of(one.body, rule.bodies) or not _one_of(one.grade, rule.grades):
        return Outcome.UNCERTAIN
    return Outcome.MET if _one_of(one.grade, grades) else Outcome.NOT_MET


def cumlaude_level(facts: Facts, seat: Seat, regulation: Regulation, on: date) -> Check | None:
    """Track cumlaude is for S-1 and above; a D-IV is none. The level that counts is the programme's."""
    if seat.track != CUMLAUDE_TRACK:
        return None
    rule = regulation.eligibility.cumlaude
    requirement = Requirement("cumlaude.level_allowed", rule.source, {"level": facts.education_level})
    if not facts.education_level.strip():
        return requirement.no_data("education_level")
    allowed = level_code(facts.education_level) in rule.levels
    return requirement.met() if allowed else requirement.not_met("cumlaude.level_too_low")


def cumlaude_predicate(facts: Facts, seat: Seat, regulation: Regulation, on: date) -> Check | None:
    """The diploma says so; of a foreign degree, a letter says that it is equal to cumlaude."""
    if seat.track != CUMLAUDE_TRACK:
        return None
    requirement = Requirement("cumlaude.is_shown", regulation.eligibility.cumlaude.source)
    fact = "equal_to_cumlaude" if facts.foreign_degree else "cumlaude"
    shown: bool | None = getattr(facts, fact)
    if shown is None:
        return requirement.no_data(fact)
    if shown:
        return requirement.met()
    return _unless_not_stated(requirement, facts, "cumlaude.not_shown", "foreign_degree")


def cumlaude_accreditation(facts: Facts, seat: Seat, regulation: Regulation, on: date) -> Check | None:
    """Both institution and programme held the highest grade on the day of graduation."""
    if seat.track != CUMLAUDE_TRACK or facts.foreign_degree:
        return None
    rule = regulation.eligibility.cumlaude
    requirement = Requirement("cumlaude.both_highest_grade", rule.source, _accreditations(facts))
    if facts.graduated_on is None:
        return requirement.no_data("graduated_on")
    found = {
        name: _held(one, facts.graduated_on, regulation, rule.grades) for name, one in _both(facts).items()
    }
    if Outcome.NOT_MET in found.values():
        return _unless_not_stated(requirement, facts, "cumlaude.grade_too_low", "foreign_degree")
    for name, outcome in found.items():
        if outcome is Outcome.NO_DATA:
            return requirement.no_data(name)
    if Outcome.UNCERTAIN in found.values():
        return requirement.uncertain("accreditation.unclear")
    return requirement.met()


def gpa_reaches_minimum(facts: Facts, seat: Seat, regulation: Regulation, on: date) -> Check | None:
    """The GPA reaches what the announcement asks, if it asks: there is no national minimum."""
    if seat.min_gpa is None:
        return None
    rule = regulation.eligibility
    evidence: dict[str, Fact] = {"minimum": decimal(seat.min_gpa), "scale": rule.gpa_scale}
    if facts.gpa is not None:
        evidence["gpa"] = decimal(facts.gpa)
    requirement = Requirement("gpa.reaches_minimum", rule.gpa, evidence)
    if facts.gpa is None:
        return requirement.no_data("gpa")
    if facts.gpa_kind != "ipk" or facts.gpa > rule.gpa_scale:
        return requirement.uncertain("gpa.other_scale")
    return requirement.met() if facts.gpa >= seat.min_gpa else requirement.not_met("gpa.below_minimum")
