"""The desk of results: compute, look, publish; decide ties on which the law is silent."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bening.accounts.access import staff
from bening.infra.http import once, page
from bening.stages.announcements import queries as announcements
from bening.stages.results import queries, services, words
from bening.stages.results.forms import CauseForm, OrderForm
from bening.stages.results.models import Ranking

SECRETARY, APPROVER = "secretary", "approver"


def _mine(request: HttpRequest) -> list[int]:
    return [role.institution_id for role in request.roles]


def _holds(request: HttpRequest, kind: str, announcement: Any) -> bool:
    """Whether this person holds a role for the institution of an announcement."""
    return any(
        role.kind == kind and role.institution_id == announcement.institution_id for role in request.roles
    )


def _announcement(request: HttpRequest, slug: str) -> Any:
    return get_object_or_404(announcements.published(), slug=slug, institution__in=_mine(request))


@staff(SECRETARY, APPROVER)
def desk(request: HttpRequest) -> HttpResponse:
    """Every announcement of one's institutions with its stages, and every ranking so far."""
    context = {
        "announcements": announcements.published().filter(institution__in=_mine(request)),
        "rankings": queries.rankings_of(_mine(request)),
        "computing": {role.institution_id for role in request.roles if role.kind == SECRETARY},
        "stages": words.SLUGS.items(),
    }
    return page(request, "results/desk.html", context)


@staff(SECRETARY)
@require_POST
@once
def compute(request: HttpRequest, slug: str, stage: str) -> HttpResponse:
    """Compute one stage from the sealed sheets."""
    if stage not in words.STAGE_OF:
        raise Http404
    announcement = _announcement(request, slug)
    row = services.compute_ranking(announcement, words.STAGE_OF[stage], by=request.user, at=now())
    messages.success(request, _("Peringkat terhitung dan menunggu orang kedua."))
    return redirect("results:ranking", row.pk)


def _ranking_of(request: HttpRequest, pk: int) -> Ranking:
    return get_object_or_404(queries.rankings_of(_mine(request)), pk=pk)


def _looked_at(request: HttpRequest, row: Ranking) -> dict[str, Any]:
    """One ranking from afar, what still waits for a decision, and what this person may do with it."""
    total: Counter[str] = sum(queries.code_counts(row).values(), Counter())
    waiting, own = row.state == "computed", row.computed_by_id == request.user.pk
    second = waiting and not own and _holds(request, APPROVER, row.announcement)
    return {
        "ranking": row,
        "stage": row.stage,
        "totals": [(*named, total[named[0]]) for named in words.counted(total, row.stage)],
        "undecided": queries.places_of(row).filter(code=""),
        "placed": queries.placed_in(row),
        "may_publish": second,
        "may_return": second or (waiting and own),
        "cause_form": CauseForm(),
    }


@staff(SECRETARY, APPROVER)
def ranking(request: HttpRequest, pk: int) -> HttpResponse:
    """One ranking before or after its publication."""
    return page(request, "results/ranking.html", _looked_at(request, _ranking_of(request, pk)))


@staff(APPROVER)
@require_POST
@once
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a ranking as the second person."""
    row = _ranking_of(request, pk)
    services.publish_ranking(row, by=request.user, at=now())
    messages.success(request, _("Hasil terbit dan tercatat dalam log publik."))
    return redirect("results:ranking", row.pk)


@staff(SECRETARY, APPROVER)
@require_POST
@once
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a ranking, or take one's own back."""
    row = _ranking_of(request, pk)
    form = CauseForm(request.POST)
    if not form.is_valid():
        return page(
            request, "results/ranking.html", _looked_at(request, row) | {"cause_form": form}, status=422
        )
    services.return_ranking(row, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Peringkat dikembalikan. Tidak ada hasil yang berlaku darinya."))
    return redirect("results:ranking", row.pk)


@staff(SECRETARY, APPROVER)
@once
def ties(request: HttpRequest, slug: str) -> HttpResponse:
    """The ties that wait for people, the orders proposed, and a form to propose one."""
    announcement = _announcement(request, slug)
    form = OrderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.propose_order(
            announcement,
            form.cleaned_data["participants"],
            form.cleaned_data["ground"],
            by=request.user,
            at=now(),
        )
        messages.success(request, _("Urutan diusulkan dan menunggu orang kedua."))
        return redirect("results:ties", slug)
    context = {
        "announcement": announcement,
        "ties": services.open_ties(announcement),
        "decisions": queries.decisions_of(_mine(request)).filter(announcement=announcement),
        "form": form,
        "may_approve": _holds(request, APPROVER, announcement),
    }
    return page(request, "results/ties.html", context, status=422 if form.errors else 200)


@staff(APPROVER)
@require_POST
@once
def approve_order(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree with a proposed order as the second person."""
    row = get_object_or_404(queries.decisions_of(_mine(request)), pk=pk)
    services.approve_order(row, by=request.user, at=now())
    messages.success(request, _("Urutan disetujui. Hitung peringkat sekali lagi agar berlaku."))
    return redirect("results:ties", row.announcement.slug)


@staff(SECRETARY, APPROVER)
@require_POST
@once
def return_order(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuse a proposed order, or take one's own back."""
    row = get_object_or_404(queries.decisions_of(_mine(request)), pk=pk)
    services.return_order(row, by=request.user, at=now())
    messages.success(request, _("Usulan urutan ditolak."))
    return redirect("results:ties", row.announcement.slug)
