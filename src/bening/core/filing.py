"""The filing after the choice: until when, for whom longer, and what a resignation costs.

Nobody loses a seat for a delay that was not theirs: a paper that is returned, a file that BKN sends back,
and a seat that is offered late each open their own days, counted as working days.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from bening.core.deadlines import is_past, working_deadline
from bening.core.rules import FilingRule

BEFORE_NUMBER = ("filing", "complete")
"""States of an appointment before its employee number is set."""


def filing_end(
    rule: FilingRule,
    *,
    phase_ends: datetime | None,
    called_at: datetime | None = None,
    sent_back_at: datetime | None = None,
    holidays: Collection[date] = (),
) -> datetime | None:
    """Until when papers may be handed in; None if the timetable names no end.

    `called_at`: when the person was called as the next in rank; `sent_back_at`: when BKN last returned
    the file.
    """
    if phase_ends is None:
        return None
    ends = [phase_ends]
    if called_at is not None:
        ends.append(working_deadline(called_at, rule.called_working_days, holidays))
    if sent_back_at is not None:
        ends.append(working_deadline(sent_back_at, rule.mend_working_days, holidays))
    return max(ends)


def mend_end(
    rule: FilingRule, returned_at: datetime, ends: datetime | None, holidays: Collection[date] = ()
) -> datetime:
    """Until when a paper that is returned now may be mended: never before the filing itself ends."""
    own = working_deadline(returned_at, rule.mend_working_days, holidays)
    return max(own, ends) if ends else own


def may_hand_in(
    state: str, outcome: str, *, mend_by: datetime | None, ends: datetime | None, at: datetime
) -> bool:
    """Whether a file may be put into a slot now. `outcome`: what an officer said of what lies there."""
    if state != "filing" or outcome == "accepted":
        return False
    known = [moment for moment in (mend_by, ends) if moment is not None]
    return not known or not is_past(max(known), at)


def is_barred(rule: FilingRule, state: str, *, moved: bool) -> bool:
    """Whether a resignation in this state bars from applying again.

    `moved`: the seat is not of the formasi that was applied for; some years exempt those until the number
    is set.
    """
    return not (rule.exempt_when_moved and moved and state in BEFORE_NUMBER)
