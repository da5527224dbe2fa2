"""Pages of the head: who is to be assessed, one colleague, plan, feedback, marks; and of whoever decides on
an objection. Nothing that leads to the marks of the selection is shown here.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

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
from bening.objections import queries as objected
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation import queries
from bening.stages.evaluation.charts import own_progress
from bening.stages.evaluation.forms import ReturnForm
from bening.stages.evaluation.forms.performance import DecisionForm, FeedbackForm, MarksForm, PlanForm
from bening.stages.evaluation.instrument import instrument
from bening.stages.evaluation.queries import performance, terms
from bening.stages.evaluation.services import performance as services

BASIS = "PermenPANRB 6/2022"


def _recruitment(request: HttpRequest, slug: str) -> Any:
    institutions = {role.institution_id for role in request.roles}
    return get_object_or_404(announcements.published(), slug=slug, institution__in=institutions)


def _appointment(request: HttpRequest, slug: str, pk: int) -> Any:
    """Somebody on duty whom this rater may assess; 404 for whoever handled the selection marks."""
    announcement = _recruitment(request, slug)
    if performance.knows_marks(announcement, request.user):
        raise Http404
    return get_object_or_404(appointments.on_duty(announcement), pk=pk)


@staff("assessor")
@require_GET
def colleague(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One colleague: plan, progress, feedback, and what can be assessed now."""
    found = _appointment(request, slug, pk)
    return _colleague(request, found, FeedbackForm())


def _colleague(request: HttpRequest, found: Any, form: FeedbackForm, status: int = 200) -> HttpResponse:
    note_access(request.user, found.person, "assessment", at=now())
    steps = performance.progress_of(found, terms.rule_of(found.announcement).periods)
    plans = [(each, performance.goals_of(each)) for each in performance.plans_of(found)]
    context = {
        "announcement": found.announcement,
        "one": performance.colleague(found),
        "plans": plans,
        "may_plan": all(each.state != "proposed" for each, _goals in plans),
        "in_force": performance.plan_in_force(found),
        "due": queries.due_periods(found, day_of(now())),
        "steps": steps,
        "chart": own_progress(steps),
        "feedback": performance.feedback_of(found, found.person),
        "form": form,
    }
    return page(request, "evaluation/colleague.html", context, status=status)


@staff("assessor")
@once
def plan(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Draw up a plan."""
    found = _appointment(request, slug, pk)
    form = PlanForm(request.POST or None)
    back = reverse("evaluation:colleague", args=[slug, pk])
    if request.method == "POST" and form.is_valid():
        services.propose_plan(found, form.goals(), by=request.user, at=now())
        messages.success(request, _("Rencana tersimpan dan menunggu jawaban pegawai."))
        return redirect(back)
    context = {
        "title": _("Susun rencana kinerja"),
        "intro": _("Pegawai membaca dan menjawabnya dalam %(days)s hari kerja.")
        % {"days": instrument().plan_days},
        "back": back,
        "form": form,
    }
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@staff("assessor")
@require_POST
@once
def feedback(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say something about the work."""
    found, form = _appointment(request, slug, pk), FeedbackForm(request.POST)
    if not form.is_valid():
        return _colleague(request, found, form, status=422)
    services.give_feedback(found, form.cleaned_data["text"], by=request.user, at=now())
    messages.success(request, _("Umpan balik tersimpan dan dapat dibaca pegawai."))
    return redirect("evaluation:colleague", slug, pk)


@staff("assessor")
@once
def rate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Mark one colleague for one period as the first rater."""
    found = _appointment(request, slug, pk)
    periods, agreed = queries.due_periods(found, day_of(now())), performance.plan_in_force(found)
    if not periods or agreed is None:
        raise Http404
    form = MarksForm(request.POST or None, goals=agreed.goals, periods=periods)
    if request.method == "POST" and form.is_valid():
        services.rate(
            found,
            form.cleaned_data["period"],
            form.marks(),
            form.cleaned_data["remark"],
            by=request.user,
            at=now(),
        )
        messages.success(request, _("Penilaian tersimpan dan menunggu penilai kedua."))
        return redirect("evaluation:desk", slug)
    return _marks(request, found, agreed, form)


def _marks(request: HttpRequest, found: Any, agreed: Any, form: MarksForm, **more: Any) -> HttpResponse:
    context = {
        "announcement": found.announcement,
        "one": performance.colleague(found),
        "goals": dict(enumerate(performance.goals_of(agreed), start=1)),
        "sections": form.sections(),
        "form": form,
        "source": instrument().formula_source,
        **more,
    }
    return page(request, "evaluation/marks.html", context, status=422 if form.errors else 200)


@staff("assessor")
@once
def assessment(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Complete an assessment as the second rater, without seeing what the first one said."""
    found = _waiting(request, slug, pk)
    form = MarksForm(request.POST or None, goals=found.plan.goals)
    if request.method == "POST" and form.is_valid():
        services.rate_second(found, form.marks(), form.cleaned_data["remark"], by=request.user, at=now())
        messages.success(request, _("Penilaian selesai dan dapat dibaca pegawai yang dinilai."))
        return redirect("evaluation:desk", slug)
    return _second(request, found, form, ReturnForm())


def _waiting(request: HttpRequest, slug: str, pk: int) -> Any:
    waiting = performance.to_mark_second(_recruitment(request, slug), request.user)
    return get_object_or_404(waiting.exclude(plan=None), pk=pk)


def _second(request: HttpRequest, found: Any, form: MarksForm, back: ReturnForm) -> HttpResponse:
    note_access(request.user, found.person, "assessment", at=now())
    found.appointment.person = found.person
    shown = {"assessment": found, "return_form": back}
    answer = _marks(request, found.appointment, found.plan, form, **shown)
    answer.status_code = 422 if form.errors or back.errors else 200
    return answer


@staff("assessor")
@require_POST
@once
def send_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Return an assessment that cannot be completed."""
    found, form = _waiting(request, slug, pk), ReturnForm(request.POST)
    if not form.is_valid():
        return _second(request, found, MarksForm(goals=found.plan.goals), form)
    services.return_assessment(found, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Penilaian dikembalikan."))
    return redirect("evaluation:desk", slug)


# --- whoever decides on an objection ------------------------------------------------------------------


@staff(objected.REVIEWER)
@require_GET
def objections(request: HttpRequest) -> HttpResponse:
    """Objections to assessments that this reviewer may decide on."""
    waiting = objected.waiting_for(request.user, performance.OBJECTION_STAGE)
    return page(request, "evaluation/objections.html", {"waiting": waiting, "at": now()})


@staff(objected.REVIEWER)
@once
def objection(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One objection beside what both raters said, and the decision on each ground."""
    waiting = objected.waiting_for(request.user, performance.OBJECTION_STAGE)
    found = get_object_or_404(waiting, pk=pk)
    contested = performance.assessment_about(found.about)
    if contested is None:
        raise Http404
    grounds = objected.grounds_of(found)
    form = DecisionForm(request.POST or None, grounds=[ground.requirement for ground in grounds])
    if request.method == "POST" and form.is_valid():
        services.answer_objection(found, form.decisions(BASIS), by=request.user, at=now())
        messages.success(request, _("Keputusan tersimpan dan tercatat dalam log publik."))
        return redirect("evaluation:objections")
    note_access(request.user, found.person, "objection", at=now())
    first, second = performance.marks_of(contested)
    context = {
        "objection": found,
        "assessment": contested,
        "pairs": list(zip(first, second, strict=True)),
        "remarks": (queries.evidence_of(contested), performance.second_remark_of(contested)),
        "contested": [
            (ground, form[ground.requirement], form[f"reasoning_{ground.requirement}"]) for ground in grounds
        ],
        "form": form,
    }
    return page(request, "evaluation/objection.html", context, status=422 if form.errors else 200)
