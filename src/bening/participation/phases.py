"""Which phase a consultation is in, and what may be done in it: the one place that answers "may I, now?"."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bening.participation.models import Consultation

PHASES = ("read", "comment", "respond", "final")
MAY = {
    "prepared": frozenset({"draft", "publish"}),
    "read": frozenset(),
    "comment": frozenset({"comment", "withdraw_comment"}),
    "respond": frozenset({"cluster", "respond", "draft", "publish", "publish_final"}),
    "final": frozenset(),
    "withdrawn": frozenset(),
}
"""Officials get *respond*, never *comment* out of time: there is no exception for anybody."""


def phase_of(consultation: Consultation, at: datetime) -> str:
    """prepared, read, comment, respond, final or withdrawn."""
    if consultation.state != "open":
        return consultation.state
    if at < consultation.comment_from:
        return "read"
    return "comment" if at <= consultation.comment_until else "respond"


def allows(consultation: Consultation, what: str, at: datetime) -> bool:
    """Whether `what` may be done now."""
    return what in MAY[phase_of(consultation, at)]
