"""What the worker does for appointments: a machine reads the papers that wait; ends are called to mind."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.timezone import now

from bening.core.deadlines import day_of
from bening.core.decision import Refused
from bening.infra.encryption import CannotOpen
from bening.reading.findings import Limits
from bening.reading.pictures import LIMITS, Unreadable
from bening.reading.pool import Pool
from bening.stages.appointments.filing_checks import question_about
from bening.stages.appointments.models import Paper
from bening.stages.appointments.queries import filing as queries
from bening.stages.appointments.services import filing as services

logger = logging.getLogger(__name__)
HELPING = 20
"""So many papers before the worker does something else."""
PAUSE = timedelta(minutes=30)
"""Between two looks for filings that end soon."""
_looked: list[datetime] = []
WHOLE = Limits(LIMITS.media_types, 1, LIMITS.largest, 20)


def read_filing_papers() -> bool:
    """Read a helping of what waits, one after the other; True if there was any.

    The process that reads is started for the helping and ended after it: filing is rare, and its memory is
    wanted elsewhere. A worker that is killed leaves a lease that runs out.
    """
    if settings.BENING_READERS < 1:
        return False
    paper = services.take_next(at=now())
    if paper is None:
        return False
    pool = Pool(1, maker=settings.BENING_READING_ENGINE)
    try:
        for _ in range(HELPING):
            if paper is None:
                break
            _read(paper, pool)
            paper = services.take_next(at=now())
    finally:
        pool.close()
    return True


def _read(paper: Paper, pool: Pool) -> None:
    appointment = paper.appointment
    try:
        data = queries.content(paper)
        question = question_about(appointment.application, paper.slot, day_of(paper.uploaded_at))
        report = pool.inspect([data], question, WHOLE)
    except (FileNotFoundError, CannotOpen, Refused, Unreadable):  # replaced, erased, or it ended its reader
        services.give_up(paper)
        return
    try:
        services.keep(paper, report)
    except Refused:  # its person was erased meanwhile: nothing of it is kept
        services.give_up(paper)


def remind_filing() -> bool:
    """Remind those whose filing ends soon; True if anybody was told. Nobody is told twice of the same end."""
    at = now()
    if _looked and timedelta() <= at - _looked[0] < PAUSE:
        return False
    _looked[:] = [at]
    return services.remind_closing(at=at) > 0
