"""Consultations as those who run them see them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts import queries as people
from bening.accounts.access import staff
from bening.infra.http import once, page
from bening.participation import drafting
from bening.participation.forms.consultations import (
    BecauseForm,
    ConsultationForm,
    DraftForm,
    MoveForm,
    ResponseForm,
)
from bening.participation.phases import MAY, phase_of
from bening.participation.queries import comments as voices
from bening.participation.queries import consultations as queries
from bening.participation.queries import lineage
from bening.participation.services import answering, consulting

facilitators = staff(queries.FACILITATOR)


@facilitators
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """What I run, and what waits for a second person."""
    context = {
        "consultations": queries.managed_by(request.user),
        "versions": queries.versions_waiting(request.user),
        "responses": queries.responses_waiting(request.user),
        "now": now(),
    }
    return page(request, "participation/consultations_desk.html", context)


@facilitators
@once
def create(request: HttpRequest) -> HttpResponse:
    """Prepare a consultation."""
    form = ConsultationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        institution = people.institutions_of(request.user, queries.FACILITATOR)[0]
        made = consulting.create_consultation(institution, by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("Konsultasi disiapkan. Usulkan rancangannya kepada orang kedua."))
        return redirect("participation:consultation_desk", made.slug)
    return _form(request, _("Siapkan konsultasi"), form, reverse("participation:consultations_desk"))


def _form(request: HttpRequest, title: str, form: Any, back: str, quote: str = "") -> HttpResponse:
    context = {"title": title, "quote": quote, "back": back, "form": form}
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


def _managed(request: HttpRequest, slug: str) -> Any:
    return get_object_or_404(queries.managed_by(request.user).select_related("institution"), slug=slug)


@facilitators
@require_GET
def consultation(request: HttpRequest, slug: str) -> HttpResponse:
    """One consultation: its draft, its groups of comments, what is still unanswered."""
    found = _managed(request, slug)
    draft, last = queries.draft_of(found), queries.versions_of(found).first()
    context = {
        "consultation": found,
        "draft": draft,
        "changes": lineage.changes_between(last, draft) if draft and last else [],
        "versions": queries.versions_of(found),
        "rows": queries.side_by_side(found, all_states=True),
        "unanswered": queries.unanswered(found).count(),
        "ungrouped": queries.comments_on(found).filter(cluster=None, state__in=("visible", "held")).count(),
        "may": MAY[phase_of(found, now())],
        "now": now(),
    }
    return page(request, "participation/consultation_desk.html", context)


@facilitators
@once
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Write the version in work."""
    found = _managed(request, slug)
    held = queries.draft_of(found) or queries.versions_of(found).first()
    wordings = queries.wordings_of(held)
    if held.state == "published":
        initial = {"text": drafting.typed(drafting.carried_on(wordings))}
    else:
        text = drafting.typed(wordings)
        initial = {"text": text, "changelog": held.changelog, "final": held.final}
    form = DraftForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        consulting.save_draft(found, by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("Rancangan tersimpan."))
        return redirect("participation:consultation_desk", slug)
    return _form(request, _("Susun versi"), form, reverse("participation:consultation_desk", args=[slug]))


@facilitators
@require_POST
@once
def propose(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand the draft to the second person."""
    found = _managed(request, slug)
    version = get_object_or_404(found.versions.select_related("consultation__institution"), state="draft")
    consulting.propose_version(version, by=request.user, at=now())
    messages.success(request, _("Diusulkan. Orang kedua menerbitkannya."))
    return redirect("participation:consultation_desk", slug)


def _waiting_version(request: HttpRequest, slug: str) -> Any:
    waiting = queries.versions_waiting(request.user).select_related("consultation__institution")
    return get_object_or_404(waiting, consultation__slug=slug)


@facilitators
@once
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """What the second person reads before publishing; sending it back needs a reason."""
    version, form = _waiting_version(request, slug), BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        consulting.return_version(version, form.cleaned_data["because"], by=request.user, at=now())
        messages.success(request, _("Dikembalikan."))
        return redirect("participation:consultations_desk")
    before = queries.versions_of(version.consultation).first()
    context = {
        "version": version,
        "texts": queries.texts_of(version),
        "changes": lineage.changes_between(before, version) if before else [],
        "before": before,
        "unanswered": queries.unanswered(version.consultation).count(),
        "undone": lineage.promises_undone(version) if version.final else [],
        "contested": voices.contested(queries.comments_on(version.consultation), now()),
        "form": form,
    }
    return page(request, "participation/review_version.html", context, status=422 if form.errors else 200)


@facilitators
@require_POST
@once
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish as the second person."""
    consulting.publish_version(_waiting_version(request, slug), by=request.user, at=now())
    messages.success(request, _("Terbit dan tercatat dalam log publik."))
    return redirect("participation:consultation_desk", slug)


@facilitators
@require_POST
@once
def cluster(request: HttpRequest, slug: str) -> HttpResponse:
    """Put alike comments together."""
    made = answering.cluster_comments(_managed(request, slug), by=request.user, at=now())
    messages.success(request, _("%(n)s kelompok dibuat. Periksa, pindahkan yang keliru.") % {"n": made})
    return redirect("participation:consultation_desk", slug)


@facilitators
@once
def move(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put one comment into another group."""
    found = _managed(request, slug)
    said = get_object_or_404(
        queries.comments_on(found).select_related(
            "clause_text__version__consultation__institution", "cluster"
        ),
        pk=pk,
    )
    same = queries.clusters_without_answer(found).filter(clause=said.clause_text.clause_id)
    form = MoveForm(request.POST or None, clusters=list(same))
    if request.method == "POST" and form.is_valid():
        target = form.clusters.get(form.cleaned_data["cluster"])
        answering.move_comment(said, target, by=request.user, at=now())
        return redirect("participation:consultation_desk", slug)
    back = reverse("participation:consultation_desk", args=[slug])
    return _form(request, _("Pindahkan masukan"), form, back, said.body)


@facilitators
@once
def respond(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Propose the answer to a group."""
    found = _managed(request, slug)
    group = get_object_or_404(
        queries.clusters_without_answer(found).select_related("consultation__institution", "clause"), pk=pk
    )
    form = ResponseForm(
        request.POST or None, changes=lineage.possible_changes(group), dropped=lineage.dropped_in(group)
    )
    if request.method == "POST" and form.is_valid():
        answering.propose_response(group, by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("Tanggapan diusulkan. Orang kedua menerbitkannya."))
        return redirect("participation:consultation_desk", slug)
    back = reverse("participation:consultation_desk", args=[slug])
    return _form(request, _("Tanggapi masukan"), form, back, group.title)


@facilitators
@once
def review_response(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What the second person reads before publishing an answer."""
    waiting = queries.responses_waiting(request.user).filter(cluster__consultation__slug=slug)
    found = get_object_or_404(waiting, pk=pk)
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and "terbit" in request.POST:
        answering.publish_response(found, by=request.user, at=now())
        messages.success(request, _("Tanggapan terbit; yang memberi masukan diberi tahu."))
        return redirect("participation:consultations_desk")
    if request.method == "POST" and form.is_valid():
        answering.return_response(found, form.cleaned_data["because"], by=request.user, at=now())
        messages.success(request, _("Dikembalikan."))
        return redirect("participation:consultations_desk")
    rows = queries.side_by_side(found.cluster.consultation, all_states=True)
    row = next(each for each in rows if each.cluster.pk == found.cluster_id)
    context = {"response": found, "row": row, "form": form}
    status = 422 if request.method == "POST" else 200
    return page(request, "participation/review_response.html", context, status=status)


@facilitators
@once
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """End it without a final text."""
    found, form = _managed(request, slug), BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        consulting.withdraw_consultation(found, form.cleaned_data["because"], by=request.user, at=now())
        messages.success(request, _("Konsultasi dihentikan."))
        return redirect("participation:consultations_desk")
    back = reverse("participation:consultation_desk", args=[slug])
    return _form(request, _("Hentikan konsultasi"), form, back)
