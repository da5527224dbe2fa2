"""May this person apply for this seat? One function for one legal condition, every ground kept.

A rule that does not concern the seat or the person answers None and is left out. What was not stated
is `NO_DATA`, never `NOT_MET`; what only people can judge is `UNCERTAIN`. One application per person
and period is not asked here: the database keeps it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bening.core.decision import Check, Fact
from bening.core.education import (
    accreditation_held,
    cumlaude_accreditation,
    cumlaude_level,
    cumlaude_predicate,
    education_matches,
    foreign_degree_has_equivalence,
    gpa_reaches_minimum,
    level_code,
    school_is_registered,
)
from bening.core.facts import Accreditation, Facts, PracticeRegistration, Qualification, Requirement, Seat
from bening.core.rules import AgeRule, Regulation, Source, names_one_of

__all__ = [
    "RULES",
    "Accreditation",
    "Facts",
    "PracticeRegistration",
    "Qualification",
    "Seat",
    "birthday",
    "evaluate",
    "full_months",
    "full_years",
    "level_code",
]

DISABILITY_TRACK = "disabilitas"
Rule = Callable[[Facts, Seat, Regulation, date], Check | None]


def birthday(born: date, years: int) -> date:
    """The day on which someone reaches an age; born on 29 February: 1 March in ordinary years."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def full_years(born: date, on: date) -> int:
    """Age in whole years."""
    return on.year - born.year - (birthday(born, on.year - born.year) > on)


def full_months(since: date, on: date) -> int:
    """Whole months between two days."""
    return (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)


def age_within_limits(facts: Facts, seat: Seat, regulation: Regulation, on: date) -> Check:
    """Age is looked at on the day of applying; the edge at the greatest age is set by the regulation."""
    rule = regulation.eligibility.age
    maximum, source = _greatest_age(rule, seat, facts)
    evidence: dict[str, Fact] = {"minimum": rule.minimum, "maximum": maximum, "on": on.isoformat()}
    if facts.born is None:
        return Requirement("age.within_limits", source, evidence).no_data("born")
    evidence["age"] = full_years(facts.born, on)
    if evidence["age"] == maximum:
        source = rule.edge_source
    requirement = Requirement("age.within_limits", source, evidence)
    if on < birthday(facts.born, rule.minimum):
        return requirement.not_met("age.too_young")
    if on <= _last_day(rule.edge, facts.born, maximum):
        return requirement.met()
    if not facts.education_level.strip() and on <= _last_day(rule.edge, facts.born, _highest(rule, seat)):
        return requirement.no_data("education_level")
    return requirement.not_met("age.too_old")


def _greatest_age(rule: AgeRule, seat: Seat, facts: Facts) -> tuple[int, Source]:
    """The highest limit that holds for this position and this degree, and where it stands."""
    limits = [(rule.maximum, rule.source)]
    for exception in rule.exceptions:
        held = not exception.levels or level_code(facts.education_level) in exception.levels
        if held and exception.positions.include(seat.position):
            limits.append((exception.maximum, exception.source))
    return max(limits, key=lambda limit: limit[0])


def _highest(rule: AgeRule, seat: Seat) -> int:
    """The limit for this position if the degree were the one that an exception asks for."""
    return max(
        [rule.maximum, *(one.maximum for one in rule.exceptions if one.positions.include(seat.position))]
    )


def _last_day(edge: str, born: date, maximum: int) -> date:
    """The last day on which the greatest age is not passed."""
    if edge == "birthday_included":
        return birthday(born, maximum)
    return birthday(born, maximum + (edge == "whole_year")) - timedelta(days=1)


def disability_is_declared(facts: Facts, seat: Seat, regulation: Regulation, on: date) -> Check | None:
    """The track for persons with a disability asks for it; every other track is open to them too."""
    if seat.track != DISABILITY_TRACK:
        return None
    requirement = Requirement("disability.is_declared", regulation.eligibility.disability)
    if facts.disability is None:
        return requirement.no_data("disability")
    return requirement.met() if facts.disability else requirement.not_met("disability.not_declared")


def track_is_judged_by_people(facts: Facts, seat: Seat, regulation: Regulation, on: date) -> Check | None:
    """Some tracks have conditions that no program should judge, and tracks it does not know."""
    rule = regulation.eligibility
    if seat.track in regulation.tracks and seat.track not in rule.by_people:
        return None
    source = rule.by_people.get(seat.track, Source("", False))
    return Requirement("track.conditions", source, {"track": seat.track}).uncertain("track.for_people")


def service_allows(facts: Facts, seat: Seat, regulation: Regulation, on: date) -> Check:
    """Not CPNS, PNS, TNI or Polri; a PPPK after some months of contract and with consent."""
    rule = regulation.eligibility.service
    requirement = Requirement("service.allows", rule.source, {"service": facts.service})
    if not facts.service.strip():
        return requirement.no_data("service")
    if facts.service in rule.barred:
        return requirement.not_met("service.barred")
    if facts.service != "pppk":
        return requirement.met()
    requirement = replace(requirement, source=rule.pppk_source)
    if facts.pppk_since is None:
        return requirement.no_data("pppk_since")
    months = full_months(facts.pppk_since, on)
    evidence = {**requirement.evidence, "months": months, "least": rule.pppk_months_at_least}
    requirement = replace(requirement, evidence=evidence)
    if months < rule.pppk_months_at_least:
        return requirement.not_met("service.contract_too_short")
    if not rule.pppk_consent or facts.pppk_consent:
        return requirement.met()
    if facts.pppk_consent is None:
        return requirement.no_data("pppk_consent")
    return requirement.not_met("service.consent_missing")


def practice_registration_is_active(
    facts: Facts, seat: Seat, regulation: Regulation, on: date
) -> Check | None:
    """Positions of health care need an STR that is active, of the profession, not of an internship."""
    positions = regulation.eligibility.practice_registration
    if not positions.include(seat.position):
        return None
    held = facts.practice_registration
    evidence: dict[str, Fact] = {"position": seat.position, "on": on.isoformat()}
    if held:
        evidence["profession"] = held.profession
        evidence["valid_to"] = held.valid_to.isoformat() if held.valid_to else ""
    requirement = Requirement("practice_registration.is_active", positions.source, evidence)
    if held is None:
        return requirement.no_data("practice_registration")
    if held.internship:
        return requirement.not_met("practice_registration.internship")
    if held.valid_to is not None and held.valid_to < on:
        return requirement.not_met("practice_registration.expired")
    if not names_one_of(seat.position, (held.profession,)):
        return requirement.uncertain("practice_registration.profession_unclear")
    return requirement.met()


def no_sanction_runs(facts: Facts, seat: Seat, regulation: Regulation, on: date) -> Check:
    """Not barred for having resigned after passing, or by BKN. As declared; lists are for people."""
    rule = regulation.eligibility
    requirement = Requirement("sanction.none_runs", rule.sanction, {"years": rule.sanction_years})
    if facts.sanctioned is None:
        return requirement.no_data("sanctioned")
    return requirement.not_met("sanction.runs") if facts.sanctioned else requirement.met()


RULES: tuple[Rule, ...] = (
    age_within_limits,
    education_matches,
    school_is_registered,
    foreign_degree_has_equivalence,
    accreditation_held,
    gpa_reaches_minimum,
    cumlaude_level,
    cumlaude_predicate,
    cumlaude_accreditation,
    disability_is_declared,
    track_is_judged_by_people,
    practice_registration_is_active,
    service_allows,
    no_sanction_runs,
)


def declarations_made(facts: Facts, regulation: Regulation) -> tuple[Check, ...]:
    """Every clause of the applicant's statement was declared; one check per clause."""
    return tuple(
        _declared(
            facts,
            Requirement(
                f"declaration.{clause.code}",
                clause.source,
                {"clause": clause.text_id, "clause_en": clause.text_en},
            ),
        )
        for clause in regulation.statements
    )


def _declared(facts: Facts, requirement: Requirement) -> Check:
    clause = requirement.code.removeprefix("declaration.")
    if clause not in facts.declarations:
        return requirement.no_data("declarations")
    return requirement.met() if facts.declarations[clause] else requirement.not_met("declaration.not_made")


def evaluate(facts: Facts, seat: Seat, regulation: Regulation, *, on: date) -> tuple[Check, ...]:
    """Ask every rule and keep every answer, so that a person learns all grounds at once.

    `on` is the day of applying in WIB.
    """
    answers = (rule(facts, seat, regulation, on) for rule in RULES)
    return tuple(check for check in answers if check) + declarations_made(facts, regulation)
