"""The log for everyone: read only, no cookie, no session, readable from any other site."""

from __future__ import annotations

import base64
import binascii
import gzip
import hashlib
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from bening.core.tlog.canonical import canonical
from bening.core.tlog.tiles import WIDTH, parse_place
from bening.infra.http import page, public

from . import browser, queries, single_file
from .models import Log

TEXT = "text/plain; charset=utf-8"
BYTES = "application/octet-stream"
FOR_EVER = "public, max-age=31536000, immutable"
A_WEEK = "public, max-age=604800, immutable"
A_MINUTE = "public, max-age=60"
FRESH = "no-cache"

View = Callable[..., HttpResponseBase]


def open_to_all(view: View) -> View:
    """Answer GET and HEAD for any site; nothing sets a cookie or asks who is there."""

    @require_safe
    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return wrapper


def _answer(content: bytes | str, kind: str, caching: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Cache-Control": caching})


def _log(season: str) -> Log:
    return get_object_or_404(queries.logs(), season=season)


@open_to_all
def well_known(request: HttpRequest) -> HttpResponseBase:
    """Which logs there are, where, signed by which keys, and where the open data begin."""
    logs = [
        {
            "season": log.season,
            "origin": log.origin,
            "path": f"/log/{log.season}/",
            "key": log.key,
            "acknowledgement_key": log.acknowledgement_key,
        }
        for log in queries.logs()
    ]
    told = {"v": 1, "logs": logs, "data": "/data/index.json"}
    return JsonResponse(told, headers={"Cache-Control": A_MINUTE})


@open_to_all
def program(request: HttpRequest) -> HttpResponseBase:
    """`bening verify` as one file: for a Python without anything installed."""
    response = _answer(single_file.build(), "text/x-python; charset=utf-8", A_MINUTE)
    response.headers["Content-Disposition"] = f'attachment; filename="{single_file.NAME}"'
    return response


@public
@require_safe
def receipt_page(request: HttpRequest) -> HttpResponse:
    """Where an applicant drops a receipt and sees what was sealed; the browser does all of it."""
    return page(request, "transparency/receipt.html", {})


@require_safe
def receipt_copy(request: HttpRequest) -> HttpResponse:
    """The same page as one file, to be kept and opened without us."""
    response = _answer(browser.whole_page(), "text/html; charset=utf-8", FRESH)
    response.headers["Content-Disposition"] = 'attachment; filename="periksa-tanda-terima.html"'
    return response


@open_to_all
def checkpoint(request: HttpRequest, season: str) -> HttpResponseBase:
    """The newest signed checkpoint."""
    newest = queries.checkpoint(_log(season))
    if newest is None:
        raise Http404
    tag = f'"{hashlib.sha256(newest.note.encode()).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag, "Cache-Control": FRESH})
    response = _answer(newest.note, TEXT, FRESH)
    response.headers["ETag"] = tag
    return response


@open_to_all
def checkpoint_at(request: HttpRequest, season: str, size: str) -> HttpResponseBase:
    """The checkpoint that was released at one size."""
    found = queries.checkpoint_at(_log(season), int(size))
    if found is None or str(int(size)) != size:
        raise Http404
    return _answer(found.note, TEXT, FRESH)


@open_to_all
def checkpoints(request: HttpRequest, season: str) -> HttpResponseBase:
    """Every checkpoint that was ever released, one a line, oldest first."""
    rows = queries.checkpoints(_log(season))
    lines: Iterator[bytes] = (canonical({"size": size, "note": note}) + b"\n" for size, note in rows)
    return StreamingHttpResponse(lines, content_type="application/jsonl", headers={"Cache-Control": FRESH})


@open_to_all
def tile(request: HttpRequest, season: str, level: str, place: str) -> HttpResponseBase:
    """256 hashes of the tree, or the first so many of them."""
    parsed = parse_place(place)
    if parsed is None or str(int(level)) != level or int(level) > 63:
        raise Http404
    n, width = parsed
    data = queries.tile(_log(season), int(level), n, width)
    if not data:
        raise Http404
    return _answer(data, BYTES, FOR_EVER if width == WIDTH else A_WEEK)


@open_to_all
def entries(request: HttpRequest, season: str, place: str) -> HttpResponseBase:
    """256 entries in full, or the first so many of them; compressed for whoever takes gzip."""
    parsed = parse_place(place)
    data = queries.bundle(_log(season), *parsed) if parsed else None
    if parsed is None or data is None:
        raise Http404
    response = _answer(data, BYTES, FOR_EVER if parsed[1] == WIDTH else A_WEEK)
    response.headers["Vary"] = "Accept-Encoding"
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response.content = gzip.compress(data, compresslevel=6, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
    return response


@open_to_all
def policy(request: HttpRequest, season: str) -> HttpResponseBase:
    """Whose signatures a checkpoint needs (C2SP tlog-policy)."""
    return _answer(queries.policy(_log(season)), TEXT, A_MINUTE)


@open_to_all
def state(request: HttpRequest, season: str) -> HttpResponseBase:
    """What the database says about the log, so that an outsider can hold it against the checkpoint."""
    return JsonResponse(queries.state(_log(season)), headers={"Cache-Control": FRESH})


@open_to_all
def proof(request: HttpRequest, season: str, leaf: str) -> HttpResponseBase:
    """The receipt of the entry with this leaf hash (base 64 for addresses, without its last =)."""
    log = _log(season)
    try:
        wanted = base64.b64decode(leaf + "=", altchars=b"-_", validate=True)
    except binascii.Error:
        raise Http404 from None
    entry = queries.entry_by_leaf(log, wanted)
    receipt = queries.receipt(entry) if entry else None
    if receipt is None:
        raise Http404
    response = _answer(receipt, TEXT, A_MINUTE)
    response.headers["Content-Disposition"] = f'attachment; filename="bening-{leaf[:8]}.tlog-proof"'
    return response
