"""An outage of a service that applicants need: declared by one person, confirmed by another as an edition."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from bening.core.decision import Reason, Refused
from bening.core.outages import SERVICES, days_lost, extended
from bening.core.reasons import fill
from bening.core.sentences.shape import Sentence
from bening.stages.announcements import content, queries
from bening.stages.announcements.models import Announcement, Edition
from bening.stages.announcements.services.drafting import set_timetable, start_edition
from bening.stages.announcements.services.publishing import propose_edition

if TYPE_CHECKING:
    from bening.accounts.models import User

OUTAGE = "outage"
"""The reason of change under which an edition gives time back."""
NOTE = Sentence(
    "Layanan {service} terganggu {began:moment} sampai {ended:moment}. Waktu ditambah {days} hari "
    "untuk semua. {fallback}",
    "",
)


@transaction.atomic
def declare_outage(
    announcement: Announcement, service: str, began: datetime, ended: datetime, *, by: User, at: datetime
) -> Edition:
    """Propose an edition that gives the lost days back to everybody; a second person publishes it.

    Refused once the registration is over, for an outage outside of it, and while another edition is in work.
    """
    # gather
    registration = queries.timetable_of(announcement).phase("registration")
    # decide
    if service not in SERVICES or ended <= began:
        raise Refused(Reason("outage.not_understood"))
    if registration is None or registration.is_over(at):
        raise Refused(Reason("outage.registration_over"))
    days = days_lost(began, ended, registration)
    if days == 0:
        raise Refused(Reason("outage.outside_registration"))
    # write
    note = _note(service, began, ended, days)
    edition = start_edition(announcement, change_code=OUTAGE, change_note=note, by=by, at=at)
    phases = content.dates(edition.terms["phases"])
    told = {"service": service, "began": began.isoformat(), "ended": ended.isoformat(), "days": days}
    edition.terms = {**edition.terms, "outages": [*edition.terms.get("outages", []), told]}
    edition = set_timetable(edition, extended(phases, days), by=by, at=at)
    return propose_edition(edition, by=by, at=at)


def _note(service: str, began: datetime, ended: datetime, days: int) -> str:
    facts = {
        "service": SERVICES[service].name.id,
        "began": began.isoformat(),
        "ended": ended.isoformat(),
        "days": days,
        "fallback": SERVICES[service].fallback.id,
    }
    return fill(NOTE, facts, "id")
