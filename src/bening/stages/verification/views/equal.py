"""Equal cases: what an accepted ground means for others who were refused on the same ground."""

from __future__ import annotations

from typing import Any
from uuid import UUID

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
from bening.stages.verification.words import titles_in


def _announcement(request: HttpRequest, slug: str) -> Any:
    announcement = get_object_or_404(announcements.published(), slug=slug)
    if not any(role.institution_id == announcement.institution_id for role in request.roles):
        raise Http404
    return announcement


@staff("objection_reviewer", "supervisor")
@require_GET
def equal(request: HttpRequest, slug: str) -> HttpResponse:
    """Every accepted ground of a recruitment, with how many equal cases wait to be opened again."""
    announcement = _announcement(request, slug)
    window = announcements.timetable_of(announcement).phase("sanggah")
    context = {
        "announcement": announcement,
        "titles": titles_in(announcement),
        "rows": queries.accepted_grounds(announcement),
        "window": window,
        "over": window is not None and window.is_over(now()),
    }
    return page(request, "verification/equal.html", context)


@staff("objection_reviewer", "supervisor")
@require_POST
@once
def reopen(request: HttpRequest, slug: str, pk: UUID, requirement: str) -> HttpResponse:
    """Open the equal cases of one accepted ground again."""
    announcement = _announcement(request, slug)
    objection = get_object_or_404(queries.answered_objections(announcement), pk=pk)
    opened = services.reopen_equal_cases(objection, requirement, by=request.user, at=now())
    messages.success(request, _("%(n)d putusan dibuka kembali dan menunggu dinilai.") % {"n": len(opened)})
    return redirect("verification:equal", announcement.slug)
