"""Pages that tell where a recruitment stands: the committee's, and one printable page for everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from bening.accounts.access import staff
from bening.infra.http import page, public
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation import analysis_words, monitoring_words
from bening.stages.evaluation.queries import monitoring as queries

COMMITTEE = ("secretary", "approver", "supervisor", "evaluator", "publisher", "inspector")


@staff(*COMMITTEE)
@require_GET
def committee(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the queues are, and what will miss its deadline at the pace of the last week."""
    held = {role.institution_id for role in request.roles if role.kind in COMMITTEE}
    announcement = get_object_or_404(announcements.published(), slug=slug, institution__in=held)
    at = now()
    context = {
        "announcement": announcement,
        "at": at,
        "window": queries.WINDOW,
        "queues": queries.queues(announcement, at),
        "phases": queries.phases(announcement, at),
        "late": queries.late(announcement, at),
    }
    return page(request, "evaluation/monitoring.html", context)


@public
def summary(request: HttpRequest, slug: str) -> HttpResponse:
    """One page for the head of the regency, the council and everybody, made to be printed."""
    announcement = get_object_or_404(announcements.published(), slug=slug)
    at = now()
    found = queries.summary(announcement, at)
    answers = [
        (each, analysis_words.headline(analysis_words.answers(each.kind, rows)))
        for each, rows in found["analyses"]
    ]
    context = found | {
        "announcement": announcement,
        "at": at,
        "answers": answers,
        "chart": monitoring_words.way(found["figures"]),
    }
    return page(request, "evaluation/summary.html", context)
