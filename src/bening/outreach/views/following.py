"""Calendars, feeds, and following an announcement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from bening.accounts.access import signed_in
from bening.infra.http import page, public
from bening.outreach import queries, services, telling
from bening.outreach.calendars import calendar
from bening.outreach.feeds import feed as atom
from bening.stages.announcements import queries as announcements

if TYPE_CHECKING:
    from bening.stages.announcements.models import Edition

CALENDAR = "text/calendar; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"


@require_safe
@public
def feed(request: HttpRequest) -> HttpResponse:
    """Every announcement and every change, newest first."""
    return _feed("Pengumuman seleksi", "/pengumuman/", request.path, announcements.published_lately())


@require_safe
@public
def feed_of(request: HttpRequest, slug: str) -> HttpResponse:
    """One announcement and its changes."""
    found = list(announcements.editions_at(slug)[:50])
    if not found:
        raise Http404
    return _feed(found[0].terms["title"], f"/pengumuman/{slug}/", request.path, found)


def _feed(title: str, home: str, path: str, editions: Iterable[Edition]) -> HttpResponse:
    site = settings.BENING_SITE
    with override("id"):  # a reader of feeds has no cookie, and the sentence with legal weight is this one
        told = telling.entries(editions, site)
    return HttpResponse(atom(title, site + home, site + path, told, empty_at=now()), content_type=ATOM)


@require_safe
@public
def schedule(request: HttpRequest, slug: str) -> HttpResponse:
    """The timetable of one announcement for any calendar."""
    edition = announcements.editions_at(slug).first()
    if edition is None:
        raise Http404
    return _calendar(edition.terms["title"], [edition])


def _calendar(name: str, editions: list[Edition]) -> HttpResponse:
    with override("id"):
        told = [date for edition in editions for date in telling.dates_of(edition, settings.BENING_SITE)]
    stamp = max((edition.published_at for edition in editions), default=now())
    response = HttpResponse(calendar(name, told, stamp=stamp), content_type=CALENDAR)
    response.headers["Content-Disposition"] = 'inline; filename="jadwal.ics"'
    return response


@require_safe
def my_calendar(request: HttpRequest, key: str) -> HttpResponse:
    """The dates of whoever made this private address; a calendar asks without a cookie."""
    link = queries.calendar_behind(key)
    if link is None:
        raise Http404
    response = _calendar("Tanggal saya", queries.editions_of_interest(link.user))
    response.headers["Cache-Control"] = "private, max-age=3600"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@signed_in
@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    """My dates: every phase of what I applied to or follow, and the private address for my calendar."""
    at = now()
    link = queries.calendar_of(request.user)
    shown = [
        {
            "edition": edition,
            "phases": [p for p in announcements.timetable_in(edition).phases if not p.is_over(at)],
        }
        for edition in queries.editions_of_interest(request.user)
    ]
    address = f"{settings.BENING_SITE}/kalender/{link.key}.ics" if link else ""
    return page(request, "outreach/dates.html", {"shown": shown, "address": address, "at": at})


@signed_in
@require_POST
def renew_address(request: HttpRequest) -> HttpResponse:
    """Make the private address, or take it away."""
    if "hapus" in request.POST:
        services.close_calendar(request.user)
        messages.success(request, _("Alamat kalender Anda sudah dihapus."))
    else:
        services.renew_calendar(request.user, at=now())
        messages.success(request, _("Alamat kalender Anda sudah dibuat. Alamat lama tidak berlaku lagi."))
    return redirect("outreach:dates")


@signed_in
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Follow one announcement, or no longer."""
    announcement = get_object_or_404(announcements.published(), slug=slug)
    if request.method == "POST":
        if "berhenti" in request.POST:
            services.unfollow(announcement, by=request.user)
            messages.success(request, _("Anda tidak lagi mengikuti pengumuman ini."))
        else:
            services.follow(announcement, by=request.user, at=now())
            messages.success(request, _("Anda mengikuti pengumuman ini. Setiap perubahan akan diberitakan."))
        return redirect("outreach:follow", slug)
    context = {
        "announcement": announcement,
        "following": queries.follows(request.user, announcement),
        "calendar": f"{settings.BENING_SITE}/pengumuman/{slug}/jadwal.ics",
        "feed": f"{settings.BENING_SITE}/pengumuman/{slug}/umpan.atom",
    }
    return page(request, "outreach/follow.html", context)
