"""The practice test: choose, sit, see what it would be worth. Nothing is kept but a count.

Without an account and without a session: when it began stands signed in the address, the answers only
in the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from allauth.core import ratelimit
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from bening.core import regulation as regulations
from bening.core.rules import GENERAL_TRACK, Regulation, Threshold
from bening.infra.http import page, public
from bening.outreach import practice, queries, rules, services
from bening.outreach.forms import ENDLESS, LONGER, PracticeForm

SIGNER = signing.Signer(salt="practice", sep=".")
LONGEST = timedelta(days=1)
"""After a day nobody is still sitting: the time is no longer told."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One practice test as its address describes it. `began` is None if that cannot be told."""

    chosen: Mapping[str, str]
    regulation: Regulation
    items: tuple[practice.Item, ...]
    began: datetime | None
    minutes: int | None

    @property
    def threshold(self) -> Threshold:
        """Of the chosen track; of the general one where the regulation does not know it."""
        known = self.regulation.skd.thresholds
        return known.get(self.chosen["jalur"], known[GENERAL_TRACK])

    @property
    def ends(self) -> datetime | None:
        """When the time is over, if there is a limit."""
        return self.began + timedelta(minutes=self.minutes) if self.began and self.minutes else None


@require_safe
@public
def start(request: HttpRequest) -> HttpResponse:
    """What the test is like, and which paper to take."""
    regulation = rules.in_force()
    context = {
        "form": PracticeForm(newest=regulation.name),
        "rules": regulation,
        "parts": [(part, len(practice.items(part))) for part in practice.PARTS],
        "used": queries.practised(),
    }
    return page(request, "outreach/practice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # nobody's answers may be lost to an expired cookie; the only thing this can do is count
def sit(request: HttpRequest) -> HttpResponse:
    """The paper; sent back, the time left with all answers kept, or the result.

    Whoever ends with questions left is asked once whether they mean it.
    """
    sitting = _sitting(request)
    if request.method != "POST" and sitting.began is None:
        return redirect(_address(sitting.chosen, now()))
    context: dict[str, Any] = {"sitting": sitting, "address": request.get_full_path(), "at": now()}
    answers = {item.key: request.POST.get(item.key, "") for item in sitting.items}
    marked = practice.numbered(sitting.items, answers)
    empty = [one for one in marked if not one.given]
    wishes_to_end = request.method == "POST" and "selesai" in request.POST
    if wishes_to_end and ("yakin" in request.POST or not empty):
        return _result(request, sitting, answers, context)
    context |= {
        "parts": practice.by_part(marked),
        "open": empty,
        "looked": request.method == "POST",
        "asked": wishes_to_end,
        "left": _minutes_between(now(), sitting.ends),
    }
    return page(request, "outreach/practice_paper.html", context)


def _result(
    request: HttpRequest, sitting: Sitting, answers: Mapping[str, str], context: dict[str, Any]
) -> HttpResponse:
    at = now()
    if ratelimit.consume(request, action="practice"):  # beyond it the test is marked all the same
        services.count_practice_test(sitting.chosen["bagian"], at=at)
    result = practice.mark(sitting.items, answers, sitting.regulation.skd, sitting.threshold)
    taken = None if sitting.began is None else -(-int((at - sitting.began).total_seconds()) // 60)
    context |= {
        "result": result,
        "parts": practice.by_part(result.marked),
        "taken": taken,
        "late": bool(sitting.ends and at > sitting.ends),
        "again": _query(sitting.chosen),
    }
    return page(request, "outreach/practice_result.html", context)


def _sitting(request: HttpRequest) -> Sitting:
    chosen = PracticeForm(request.GET, newest=rules.in_force().name).chosen()
    regulation = regulations.load(chosen["aturan"])
    items = practice.paper(chosen["bagian"], chosen["paket"])
    limit = practice.minutes(items, regulation.skd_paper, longer=chosen["waktu"] == LONGER)
    began = _began(request.GET.get("mulai", ""))
    return Sitting(chosen, regulation, items, began, None if chosen["waktu"] == ENDLESS else limit)


def _began(signed: str) -> datetime | None:
    try:
        moment = datetime.fromtimestamp(int(SIGNER.unsign(signed)), UTC)
    except signing.BadSignature:
        return None
    return moment if now() - moment < LONGEST else None


def _address(chosen: Mapping[str, str], at: datetime) -> str:
    signed = SIGNER.sign(str(int(at.timestamp())))
    return f"{reverse('outreach:practice_paper')}?{_query(chosen)}&{urlencode({'mulai': signed})}"


def _query(chosen: Mapping[str, str]) -> str:
    return urlencode(dict(chosen))


def _minutes_between(at: datetime, ends: datetime | None) -> int | None:
    return None if ends is None else max(0, int((ends - at).total_seconds()) // 60)
