"""The list of notices of one person."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from bening.accounts.access import signed_in
from bening.infra.http import page

from . import queries, services
from .kinds import KINDS


@signed_in
def notices(request: HttpRequest) -> HttpResponse:
    """My notices, newest first, in the reader's language."""
    shown = Paginator(queries.notices_of(request.user), 20).get_page(request.GET.get("halaman"))
    for notice in shown:
        notice.subject, notice.body = KINDS[notice.kind].told(notice.context, get_language() or "id")
    unread = any(notice.read_at is None for notice in shown)
    return page(request, "notifications/list.html", {"page_obj": shown, "unread": unread})


@signed_in
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Count them all as read."""
    services.mark_read(request.user, at=now())
    return redirect("notifications:list")
