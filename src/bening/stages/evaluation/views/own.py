"""The employee's own pages: plan, feedback, assessments, answers, objections, and what was decided."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import signed_in
from bening.infra.http import once, page
from bening.objections import queries as objected
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation import queries
from bening.stages.evaluation.charts import own_progress
from bening.stages.evaluation.forms import ReturnForm
from bening.stages.evaluation.forms.performance import FeedbackForm, ObjectionForm, ReplyForm
from bening.stages.evaluation.queries import performance, terms
from bening.stages.evaluation.services import performance as services


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Everything about my work, and what waits for me."""
    works = [_work(each, request.user) for each in _on_duty(request)]
    context = {
        "works": works,
        "reply": ReplyForm(),
        "return_form": ReturnForm(),
        "feedback_form": FeedbackForm(),
        "at": now(),
    }
    return page(request, "evaluation/mine.html", context)


def _on_duty(request: HttpRequest) -> Any:
    return appointments.appointments_of(request.user).filter(state="on_duty").order_by("pk")


def _work(appointment: Any, person: Any) -> dict[str, Any]:
    """One employment, opened for the person it is about."""
    appointment.person = person
    rule = terms.rule_of(appointment.announcement)
    steps = performance.progress_of(appointment, rule.periods)
    plan = performance.plans_of(appointment).exclude(state="returned").first()
    return {
        "appointment": appointment,
        "plan": plan,
        "goals": performance.goals_of(plan) if plan else [],
        "steps": steps,
        "chart": own_progress(steps),
        "assessments": [
            _opened(each, person)
            for each in performance.assessments_seen_by(person).filter(appointment=appointment)
        ],
        "feedback": performance.feedback_of(appointment, person),
        "official": [row for row in performance.official_of(person) if row.appointment_id == appointment.pk],
        "training": terms.training_of(appointment),
        "term": terms.term_of(appointment),
        "contract": terms.is_contract(appointment.announcement),
        "decisions": [
            (each, rule.ground(each.ground), terms.told_of(each)) for each in terms.decisions_of(appointment)
        ],
    }


def _opened(assessment: Any, person: Any) -> dict[str, Any]:
    assessment.person = person
    first, second = performance.marks_of(assessment)
    objection = objected.objection_about(performance.OBJECTION_STAGE, assessment.uuid)
    return {
        "row": assessment,
        "pairs": list(zip(first, second, strict=True)),
        "remarks": (queries.evidence_of(assessment), performance.second_remark_of(assessment)),
        "answer": performance.answer_of(assessment),
        "objection": objection,
        "grounds": objected.grounds_of(objection) if objection else [],
    }


@signed_in
@require_POST
@once
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to my plan."""
    plan = get_object_or_404(performance.plans_to_answer(request.user), pk=pk)
    services.agree_to_plan(plan, by=request.user, at=now())
    messages.success(request, _("Rencana kinerja Anda berlaku."))
    return redirect("evaluation:mine")


@signed_in
@once
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return my plan with the reason."""
    plan = get_object_or_404(performance.plans_to_answer(request.user), pk=pk)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.return_plan(plan, form.cleaned_data["because"], by=request.user, at=now())
        messages.success(request, _("Rencana dikembalikan kepada penilai."))
        return redirect("evaluation:mine")
    context = {"title": _("Kembalikan rencana kinerja"), "back": reverse("evaluation:mine"), "form": form}
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
@once
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take note of an assessment, with an answer or without."""
    found = get_object_or_404(performance.assessments_seen_by(request.user), pk=pk, state="shared")
    form = ReplyForm(request.POST)
    answer = form.cleaned_data["answer"] if form.is_valid() else request.POST.get("answer", "")[:2000]
    services.accept_assessment(found, answer, by=request.user, at=now())
    messages.success(request, _("Tanggapan Anda tersimpan. Penilaian ini berlaku."))
    return redirect("evaluation:mine")


@signed_in
@once
def object_to(request: HttpRequest, pk: int) -> HttpResponse:
    """Object to an assessment."""
    found = get_object_or_404(performance.assessments_seen_by(request.user), pk=pk, state="shared")
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found.person = request.user
        services.object_to_assessment(found, form.arguments(), by=request.user, at=now())
        messages.success(request, _("Keberatan Anda diterima dan tercatat dalam log publik."))
        return redirect("evaluation:mine")
    context = {
        "title": _("Ajukan keberatan atas penilaian"),
        "intro": _("Orang ketiga yang tidak menilai Anda memutusnya, butir demi butir, dengan alasan."),
        "back": reverse("evaluation:mine"),
        "form": form,
        "button": _("Kirim keberatan"),
    }
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
@once
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer feedback, or ask for some."""
    found = get_object_or_404(_on_duty(request), pk=pk)
    found.person = request.user
    services.give_feedback(found, request.POST.get("text", "")[:2000], by=request.user, at=now())
    messages.success(request, _("Tulisan Anda tersimpan."))
    return redirect("evaluation:mine")


@signed_in
@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """My marks as a table that a spreadsheet opens."""
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(["periode", "keadaan", "butir", "penilai_1", "penilai_2", "hasil", "perilaku", "predikat"])
    for each in performance.assessments_seen_by(request.user):
        each.person = request.user
        for first, second in zip(*performance.marks_of(each), strict=True):
            write.writerow([
                each.period, each.state, first.criterion, first.value or "", second.value or "",
                each.results, each.behaviour, each.rating,
            ])  # fmt: skip
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="penilaian-saya.csv"'
    return response
