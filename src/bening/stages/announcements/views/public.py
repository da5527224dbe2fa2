"""What everyone sees: announcements, the explorer of formasi, every edition and what it changed."""

from __future__ import annotations

from importlib.resources import files

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from bening.core import regulation as regulations
from bening.infra.http import page, public
from bening.stages.announcements import content, pages, queries
from bening.stages.announcements.forms import SearchForm
from bening.stages.announcements.models import Edition, Formasi

ROWS_A_PAGE = 30
UNCHANGING = "public, max-age=31536000, immutable"


@require_safe
@public
def index(request: HttpRequest) -> HttpResponse:
    """Every announcement, newest first, with what is open now."""
    at = now()
    shown = [
        {"edition": edition, "open": queries.timetable_in(edition).is_open("registration", at)}
        for edition in queries.in_force()
    ]
    return page(request, "announcements/index.html", {"announcements": shown, "at": at})


@require_safe
@public
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One announcement: what is open, until when, for whom, on what terms. Two queries."""
    editions = _editions(slug)
    context = pages.overview(editions[0], now())
    return page(
        request,
        "announcements/detail.html",
        {**context, "editions": editions, "formasi": pages.listed(editions[0])},
    )


@require_safe
@public
def explorer(request: HttpRequest, slug: str) -> HttpResponse:
    """Search and filter the formasi of one announcement. Three queries, however many formasi."""
    edition = _in_force(slug)
    form = SearchForm(request.GET, edition.facets)
    rows = queries.formasi_of(slug, **form.filters()).only(*queries.IN_A_TABLE)
    found = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {"edition": edition, "announcement": edition.announcement, "form": form, "page_obj": found}
    return page(request, "announcements/explorer.html", context, part="hasil")


@require_safe
@public
def formasi(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """One formasi: seats, accepted programmes, requirements and papers for exactly this seat."""
    edition = _in_force(slug)
    try:
        row = queries.formasi_by_code(edition.announcement, code)
    except Formasi.DoesNotExist:
        raise Http404 from None
    context = pages.seat(row, edition, now())
    return page(request, "announcements/formasi.html", context)


@require_safe
@public
def editions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every edition of an announcement."""
    found = _editions(slug)
    context = {"editions": found, "announcement": found[0].announcement, "edition": found[0]}
    return page(request, "announcements/editions.html", context)


@require_safe
@public
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One edition and what it changed against the one before. Unchanging; two queries."""
    found = _whole(slug, number)
    changes = queries.differences(found) if number > 1 else None
    context = pages.overview(found, now())
    return page(request, "announcements/edition.html", {**context, "differences": pages.shown(changes)})


@require_safe
def document(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The canonical bytes of an edition; their SHA-256 is in the log."""
    found = _whole(slug, number)
    return _bytes(content.document(found), found.digest)


@require_safe
def schedule(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The canonical bytes of its timetable; their SHA-256 is in the log."""
    data = content.schedule(_whole(slug, number))
    return _bytes(data, content.digest_of(data))


@require_safe
def table(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The formasi as an open table, one line each; the root over them is in the log."""
    found = _whole(slug, number)
    lines = b"".join(row.line() for row in queries.open_rows(found))
    return _bytes(lines, found.root, "application/jsonl; charset=utf-8")


@require_safe
def regulation(request: HttpRequest, name: str) -> HttpResponse:
    """The file of a regulation; its SHA-256 is what editions pin."""
    if name not in regulations.names():
        raise Http404
    data = files("bening.regulations").joinpath(f"{name}.toml").read_bytes()
    response = HttpResponse(data, content_type="text/plain; charset=utf-8")
    response.headers["ETag"] = f'"{content.digest_of(data)}"'
    return response


def _bytes(data: bytes, tag: str, kind: str = "application/json") -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    told = {"ETag": f'"{tag}"', "Cache-Control": UNCHANGING, "Access-Control-Allow-Origin": "*"}
    for name, value in told.items():
        response.headers[name] = value
    return response


def _editions(slug: str) -> list[Edition]:
    found = list(queries.editions_at(slug))
    if not found:
        raise Http404
    return found


def _in_force(slug: str) -> Edition:
    found = queries.editions_at(slug).first()
    if found is None:
        raise Http404
    return found


def _whole(slug: str, number: int) -> Edition:
    """One published edition with its formasi."""
    found = queries.editions_at(slug).defer(None).filter(number=number).first()
    if found is None:
        raise Http404
    return found
