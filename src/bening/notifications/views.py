"""The notices of one person, how they want their letters, and every letter that this site may send."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bening.accounts.access import signed_in
from bening.infra.http import page, public

from . import queries, services
from .forms import NAMES, ChoicesForm
from .kinds import GROUPS, KINDS, group_of


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


@signed_in
def choices(request: HttpRequest) -> HttpResponse:
    """How I want the letters of each group."""
    form = ChoicesForm(request.POST or None, chosen=queries.preferences_of(request.user))
    if form.is_valid():
        services.choose_deliveries(request.user, form.cleaned_data, at=now())
        messages.success(request, _("Pilihan Anda sudah disimpan."))
        return redirect("notifications:choices")
    context = {"form": form, "address": request.user.email}
    return page(request, "notifications/choices.html", context, status=422 if form.errors else 200)


@require_safe
@public
def samples(request: HttpRequest) -> HttpResponse:
    """Every letter that this site sends, in its words: what is not here does not come from us."""
    language = get_language() or "id"
    letters: dict[str, list[dict[str, str]]] = {group.name: [] for group in GROUPS}
    for name, kind in KINDS.items():
        subject, body = kind.blank(language)
        letters[group_of(name).name].append({"kind": name, "subject": subject, "body": body})
    groups = [(NAMES[name], found) for name, found in letters.items()]
    return page(request, "notifications/samples.html", {"groups": groups})
