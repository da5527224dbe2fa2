"""What waits for an officer in participation, for the desk of all work."""

from __future__ import annotations

from typing import Any

from . import comments, complaints, consultations, interests


def work_of(officer: Any, kinds: set[str]) -> list[tuple[str, str, int]]:
    """(kind of work, name of its page, how much waits) for each of the officer's roles."""
    found = []
    if kinds & {complaints.OFFICER, complaints.INSPECTOR}:
        found.append(("complaints", "participation:complaints_desk", complaints.waiting_count(officer)))
    if consultations.FACILITATOR in kinds:
        waiting = (
            consultations.versions_waiting(officer).count() + consultations.responses_waiting(officer).count()
        )
        found.append(("consultations", "participation:consultations_desk", waiting))
    if comments.MODERATOR in kinds:
        waiting = comments.held_for(officer).count() + comments.appeals_for(officer).count()
        found.append(("moderation", "participation:forum_desk", waiting))
    if interests.INSPECTOR in kinds:
        found.append(("inspection", "participation:inspection_desk", interests.waiting_count(officer)))
    return [*found, ("interests", "participation:my_interests", 0)]
