"""Pages of those who keep the basic training and the decisions on probations and contracts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import staff
from bening.accounts.services import note_access
from bening.core.deadlines import day_of
from bening.infra.http import once, page
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation.forms import ReturnForm
from bening.stages.evaluation.forms.terms import OutcomeForm, TrainingForm
from bening.stages.evaluation.queries import performance
from bening.stages.evaluation.queries import terms as queries
from bening.stages.evaluation.services import terms as services


def _recruitment(request: HttpRequest, slug: str) -> Any:
    institutions = {role.institution_id for role in request.roles}
    return get_object_or_404(announcements.published(), slug=slug, institution__in=institutions)


@staff("secretary", "approver")
@require_GET
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """Everyone on duty with training, last rating and end of the term; what waits for a second person."""
    announcement, at = _recruitment(request, slug), now()
    kinds = {role.kind for role in request.roles if role.institution_id == announcement.institution_id}
    names = {one.pk: one for one in performance.colleagues(announcement)}
    rows = [(names[each.appointment], each) for each in queries.standings(announcement)]
    context = {
        "announcement": announcement,
        "kinds": kinds,
        "rows": rows,
        "on": day_of(at),
        "rule": queries.rule_of(announcement),
        "trainings": queries.trainings_waiting(announcement, request.user) if "approver" in kinds else [],
        "decisions": queries.decisions_waiting(announcement, request.user) if "approver" in kinds else [],
    }
    return page(request, "evaluation/terms.html", context)


@staff("secretary", "approver")
@require_GET
def one(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One person: what is on record, what can be proposed today and what cannot, with the law."""
    found = get_object_or_404(appointments.on_duty(_recruitment(request, slug)), pk=pk)
    note_access(request.user, found.person, "assessment", at=now())
    rule, training = queries.rule_of(found.announcement), queries.training_of(found)
    context = {
        "announcement": found.announcement,
        "may_record": any(role.kind == "secretary" for role in request.roles),
        "appointment": found,
        "one": performance.colleague(found),
        "term": queries.term_of(found),
        "rule": rule,
        "training": training,
        "rating": queries.last_rating(found),
        "grounds": queries.standing_grounds(found, day_of(now())),
        "decisions": [
            (each, rule.ground(each.ground), queries.told_of(each)) for each in queries.decisions_of(found)
        ],
    }
    return page(request, "evaluation/term.html", context)


@staff("secretary")
@once
def training(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Record the result of the basic training."""
    found = get_object_or_404(appointments.on_duty(_recruitment(request, slug)), pk=pk)
    form = TrainingForm(request.POST or None)
    back = reverse("evaluation:term", args=[slug, pk])
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        services.record_training(
            found, form.hundredths(), told["held_on"], told["document"], by=request.user, at=now()
        )
        messages.success(request, _("Hasil pelatihan tersimpan dan menunggu orang kedua."))
        return redirect(back)
    context = {"title": _("Catat hasil pelatihan dasar"), "back": back, "form": form}
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@staff("secretary")
@once
def propose(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Propose an outcome on one of the grounds that stand today."""
    found = get_object_or_404(appointments.on_duty(_recruitment(request, slug)), pk=pk)
    standing = [ground for ground, against in queries.standing_grounds(found, day_of(now())) if not against]
    form = OutcomeForm(request.POST or None, grounds=standing)
    back = reverse("evaluation:term", args=[slug, pk])
    if request.method == "POST" and form.is_valid():
        services.propose_outcome(found, by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("Usul tersimpan dan menunggu persetujuan orang kedua."))
        return redirect(back)
    context = {
        "title": _("Usulkan keputusan"),
        "intro": _("Hanya alasan yang syaratnya sudah tercatat yang dapat dipilih."),
        "back": back,
        "form": form,
    }
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


# --- the second person --------------------------------------------------------------------------------


@staff("approver")
@require_GET
def judge(request: HttpRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    """What waits, in full, with the two answers to it."""
    return _judge(request, kind, _waiting(request, slug, kind, pk), ReturnForm())


def _waiting(request: HttpRequest, slug: str, kind: str, pk: int) -> Any:
    waiting = {"pelatihan": queries.trainings_waiting, "keputusan": queries.decisions_waiting}.get(kind)
    if waiting is None:
        raise Http404
    return get_object_or_404(waiting(_recruitment(request, slug), request.user), pk=pk)


def _judge(request: HttpRequest, kind: str, found: Any, form: ReturnForm, status: int = 200) -> HttpResponse:
    note_access(request.user, found.person, "assessment", at=now())
    announcement = found.appointment.announcement
    context = {
        "kind": kind,
        "row": found,
        "one": performance.colleague(found.appointment),
        "announcement": announcement,
        "form": form,
    }
    if kind == "pelatihan":
        context["document"] = queries.training_document(found)
    else:
        context["told"] = queries.told_of(found)
        context["ground"] = queries.rule_of(announcement).ground(found.ground)
    return page(request, "evaluation/term_waiting.html", context, status=status)


@staff("approver")
@require_POST
@once
def approve(request: HttpRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    """Seal it as the second person."""
    found = _waiting(request, slug, kind, pk)
    act = services.approve_training if kind == "pelatihan" else services.approve_outcome
    act(found, by=request.user, at=now())
    messages.success(request, _("Disahkan dan tercatat dalam log publik."))
    return redirect("evaluation:terms", slug)


@staff("approver")
@require_POST
@once
def send_back(request: HttpRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    """Send it back with the reason."""
    found, form = _waiting(request, slug, kind, pk), ReturnForm(request.POST)
    if not form.is_valid():
        return _judge(request, kind, found, form, status=422)
    act = services.return_training if kind == "pelatihan" else services.return_outcome
    act(found, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Dikembalikan."))
    return redirect("evaluation:terms", slug)
