"""The short way: clear dossiers, which one person approves with one press."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import staff
from bening.infra.http import once, page
from bening.stages.announcements import queries as announcements
from bening.stages.verification import queries, services
from bening.stages.verification.views.desk import may


def _announcement(request: HttpRequest, slug: str) -> Any:
    announcement = get_object_or_404(announcements.published(), slug=slug)
    if not may(request, queries.SECOND, announcement):
        raise Http404
    return announcement


@staff("supervisor")
@require_GET
def clear(request: HttpRequest, slug: str) -> HttpResponse:
    """Dossiers of which the program found everything met, as many as one press takes."""
    announcement = _announcement(request, slug)
    marks = queries.clear_by_mark(announcement, request.user)
    shown = list(marks.items())[: services.AT_ONCE]
    found = queries.clear(announcement, request.user).filter(pk__in=[number for _, number in shown])
    dossiers = {one.pk: one for one in queries.with_checks(found)}
    context = {
        "announcement": announcement,
        "waiting": len(marks),
        "rows": [{"mark": mark, "dossier": dossiers[number]} for mark, number in shown],
        "sample": queries.seed_of(announcement, queries.SAMPLE),
    }
    return page(request, "verification/clear.html", context)


@staff("supervisor")
@require_POST
@once
def approve(request: HttpRequest, slug: str) -> HttpResponse:
    """Approve the chosen ones as MS, or send them to the desk where two people look at them."""
    announcement = _announcement(request, slug)
    known = queries.clear_by_mark(announcement, request.user)
    chosen = [known[mark] for mark in request.POST.getlist("berkas")[: services.AT_ONCE] if mark in known]
    if "meja" in request.POST:
        count = services.send_to_desk(announcement, chosen, by=request.user, at=now())
        messages.success(request, _("%(n)d berkas dikirim ke meja untuk diperiksa dua orang.") % {"n": count})
    else:
        sealed = services.approve_clear(announcement, chosen, by=request.user, at=now())
        told = {"n": len(sealed)}
        messages.success(request, _("%(n)d berkas disahkan MS dan tercatat dalam log publik.") % told)
    return redirect("verification:clear", announcement.slug)
