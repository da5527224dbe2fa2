"""The published batches, whose roots anybody recomputes, and the figures of every quarter."""

from __future__ import annotations

import json
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from . import queries

OPEN = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every day, and where the log holds it."""
    return JsonResponse({"v": 1, "days": queries.index()}, headers={**OPEN, "Cache-Control": "no-cache"})


@require_safe
def day(request: HttpRequest, day: str) -> HttpResponse:
    """One batch as it was published."""
    try:
        asked = date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    found = get_object_or_404(queries.days(), day=asked)
    headers = {**OPEN, "Cache-Control": "public, max-age=31536000, immutable"}
    return HttpResponse(found.text, content_type="application/json", headers=headers)


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The coarse figures of every quarter, newest first: 0 means fewer than five, or hidden with another."""
    told = [json.loads(each.text) for each in queries.quarters()]
    return JsonResponse({"v": 1, "quarters": told}, headers={**OPEN, "Cache-Control": "no-cache"})
