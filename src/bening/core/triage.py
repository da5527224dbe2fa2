"""Where a sealed dossier goes: to the clear ones, which one person may approve, or to the desk.

The program may pass or refer, never reject: only when every single check is met is a dossier clear.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bening.core.decision import Check, Outcome
from bening.core.outages import is_set_aside

CLEAR, DESK, SUPERVISOR = "clear", "desk", "supervisor"
ROUTES = (CLEAR, DESK, SUPERVISOR)
"""`supervisor`: referred by a verifier, because no coded ground fits what was found."""


def doubtful(checks: Iterable[Check]) -> list[Check]:
    """What is not met, uncertain or unknown, in order: people look at it.

    Not what an outage left open: its declared fallback holds for everybody alike.
    """
    return [check for check in checks if check.outcome is not Outcome.MET and not is_set_aside(check)]


def route(stated: Sequence[Check], documents: Mapping[str, Sequence[Check]], required: Iterable[str]) -> str:
    """The way of one dossier.

    `stated`: eligibility on what the applicant wrote. `documents`: slot → what reading its file gave. A
    document that is required and of which nothing was checked is in doubt: silence is no "met".
    """
    unread = [slot for slot in required if not documents.get(slot)]
    found = [*stated, *(check for checks in documents.values() for check in checks)]
    return DESK if unread or doubtful(found) else CLEAR
