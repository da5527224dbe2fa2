"""Equal cases: who was refused on a ground that a sanggah showed to be wrong is judged anew."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from bening.core.decision import Reason, Refused
from bening.stages.announcements import queries as announcements
from bening.stages.verification import queries
from bening.stages.verification.models import Reopening

if TYPE_CHECKING:
    from bening.accounts.models import User


@transaction.atomic
def reopen_equal_cases(objection: Any, requirement: str, *, by: User, at: datetime) -> list[Reopening]:
    """Open again every refusal on the same ground of the same requirement; two new people judge each.

    Only once the window for sanggah is over, so that nobody's own objection and this run at once. People
    whose own objection waits are left out: it is answered on its own.
    """
    # gather
    verdict = queries.verdict_about(objection.about)
    announcement = verdict.dossier.application.announcement
    accepted = queries.accepted_ground(objection, requirement)
    window = announcements.timetable_of(announcement).phase("sanggah")
    # decide
    if not any(queries.may_reopen(by, announcement)):
        raise Refused(Reason("officer.no_role"))
    if accepted is None:
        raise Refused(Reason("reopening.ground_not_accepted"))
    if window is None or not window.is_over(at):
        raise Refused(Reason("reopening.window_open"))
    # write
    return [
        Reopening.objects.create(
            verdict=case,
            objection=objection,
            requirement=requirement,
            ground=accepted.ground,
            opened_by=by,
            opened_at=at,
        )
        for case in queries.equal_cases(verdict, requirement, accepted.ground)
    ]
