"""Which documents one applicant must hand in, which they may, and what is still missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bening.core.facts import Facts
from bening.core.rules import DocumentRule, Regulation


def concerns(rule: DocumentRule, track: str, position: str, facts: Facts) -> bool:
    """Whether a slot is for this applicant: for all, for the track, the position, or by a fact.

    An optional slot without any condition is for all as well.
    """
    if rule.always or track in rule.tracks:
        return True
    if rule.positions is not None and rule.positions.include(position):
        return True
    if any(getattr(facts, fact) for fact in rule.facts):
        return True
    return rule.optional and not (rule.tracks or rule.positions or rule.facts)


def offered_documents(
    regulation: Regulation, track: str, position: str, facts: Facts
) -> tuple[DocumentRule, ...]:
    """Every slot to show, required and optional, in the regulation's order."""
    return tuple(rule for rule in regulation.documents if concerns(rule, track, position, facts))


def required_documents(
    regulation: Regulation, track: str, position: str, facts: Facts
) -> tuple[DocumentRule, ...]:
    """Those without which the dossier cannot be sealed, in the regulation's order."""
    offered = offered_documents(regulation, track, position, facts)
    return tuple(rule for rule in offered if not rule.optional)


def missing(required: Iterable[DocumentRule], present_slots: Collection[str]) -> tuple[DocumentRule, ...]:
    """Required slots in which there is no file yet.

    For the applicant only: before a person calls a document missing, they look into every other slot
    too (in Batanghari 2019 two letters were there, in another file).
    """
    return tuple(rule for rule in required if rule.slot not in present_slots)
