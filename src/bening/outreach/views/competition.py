"""How many compete, and formasi side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from bening.core.deadlines import day_of
from bening.infra.http import page, public
from bening.outreach import comparing, competition
from bening.stages.announcements import queries as announcements

if TYPE_CHECKING:
    from bening.stages.announcements.models import Edition

ROWS_A_PAGE = 30


@require_safe
@public
def compete(request: HttpRequest, slug: str) -> HttpResponse:
    """Applicants for each formasi until yesterday, searched as in the explorer."""
    edition = _in_force(slug)
    today = day_of(now())
    search = request.GET.get("q", "")[:100]
    rows = announcements.formasi_of(slug, search).only(*announcements.IN_A_TABLE)
    found = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    told = competition.figures(edition.announcement_id, today)
    for row in found:
        row.applicants = told.of(row.code, row.quota)
    context = {
        "edition": edition,
        "announcement": edition.announcement,
        "q": search,
        "page_obj": found,
        "figures": told,
        "today": today,
    }
    return page(request, "outreach/competition.html", context)


@require_safe
@public
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Up to four formasi side by side; what differs is marked."""
    edition = _in_force(slug)
    codes = list(dict.fromkeys(request.GET.getlist("formasi")))[: comparing.MOST]
    rows = {row.code: row for row in announcements.formasi_in(edition.announcement).filter(code__in=codes)}
    chosen = [rows[code] for code in codes if code in rows]
    search = request.GET.get("q", "")[:100]
    offered = announcements.formasi_of(slug, search).only(*announcements.IN_A_TABLE) if search else []
    told = competition.figures(edition.announcement_id, day_of(now()))
    context = {
        "edition": edition,
        "announcement": edition.announcement,
        "chosen": chosen,
        "lines": comparing.lines(chosen, edition, told),
        "q": search,
        "offered": [row for row in offered[:12] if row.code not in rows],
        "room": len(chosen) < comparing.MOST,
        "most": comparing.MOST,
    }
    return page(request, "outreach/compare.html", context)


def _in_force(slug: str) -> Edition:
    found = announcements.editions_at(slug).first()
    if found is None:
        raise Http404
    return found
