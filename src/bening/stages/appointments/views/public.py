"""How far the appointments of a recruitment are, for everybody: counts, no person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from bening.infra.http import page, public
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries
from bening.stages.appointments.charts import seats
from bening.stages.appointments.queries import proposals


@public
def progress(request: HttpRequest, slug: str) -> HttpResponse:
    """Seats by where they stand, and how many went to the next in rank."""
    announcement = get_object_or_404(announcements.published(), slug=slug)
    counts = queries.counts(announcement)
    context = {
        "announcement": announcement,
        "counts": counts,
        "total": sum(counts.values()) - counts.get("resigned", 0),
        "called": queries.called_count(announcement),
        "chart": seats(counts),
        "filing": announcements.timetable_of(announcement).phase("filing"),
        "papers": announcements.regulation_of(announcement).filing_documents,
        "rule": announcements.regulation_of(announcement).filing,
        "sent_back": queries.sent_back_count(announcement),
        "proposals": proposals.proposals_of(announcement).count(),
    }
    return page(request, "appointments/progress.html", context)
