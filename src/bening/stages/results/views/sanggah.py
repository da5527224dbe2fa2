"""The result of one applicant, their sanggah against it, and the desk of those who answer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from bening.accounts.access import signed_in, staff
from bening.accounts.services import note_access
from bening.core import regulation as regulations
from bening.infra.http import once, page
from bening.objections import queries as objected
from bening.stages.announcements import queries as announcements
from bening.stages.registration import queries as registration
from bening.stages.results import queries, services, words
from bening.stages.results.forms import AnswerForm, SanggahForm

REVIEWER = objected.REVIEWER


@signed_in
def mine(request: HttpRequest, pk: int) -> HttpResponse:
    """What was published about me, and what I can do now."""
    application = get_object_or_404(registration.applications_of(request.user), pk=pk)
    at = now()
    timetable = announcements.timetable_of(application.announcement)
    ranking, _place = queries.contestable(application)
    objection = (
        objected.objection_of(request.user, queries.OBJECTION_STAGE, ranking.uuid) if ranking else None
    )
    context = {
        "application": application,
        "places": queries.published_places(application),
        "may_object": ranking is not None and objection is None and timetable.is_open("final_sanggah", at),
        "window": timetable.phase("final_sanggah"),
        "objection": objection,
        "grounds": [(words.GROUNDS[g.requirement], g) for g in objected.grounds_of(objection)]
        if objection
        else [],
    }
    return page(request, "results/mine.html", context)


@signed_in
@once
def sanggah(request: HttpRequest, pk: int) -> HttpResponse:
    """Object to my place in the final result."""
    application = get_object_or_404(registration.applications_of(request.user), pk=pk)
    at = now()
    ranking, place = queries.contestable(application)
    if ranking is None:
        raise Http404
    form = SanggahForm(request.POST or None, grounds=words.GROUNDS)
    if request.method == "POST" and form.is_valid():
        services.file_final_sanggah(application, form.arguments(), by=request.user, at=at)
        messages.success(request, _("Sanggah Anda diterima dan tercatat dalam log publik."))
        return redirect("results:mine", application.pk)
    window = announcements.timetable_of(application.announcement).phase("final_sanggah")
    context = {"application": application, "place": place, "form": form, "window": window, "stage": "final"}
    return page(request, "results/sanggah.html", context, status=422 if form.errors else 200)


@staff(REVIEWER)
def objections(request: HttpRequest) -> HttpResponse:
    """What this reviewer may answer, the most urgent first."""
    waiting = objected.waiting_for(request.user, queries.OBJECTION_STAGE)
    return page(request, "results/objections.html", {"waiting": waiting, "now": now()})


@staff(REVIEWER)
@once
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One objection: the published place, each argument, the answer."""
    waiting = objected.waiting_for(request.user, queries.OBJECTION_STAGE)
    objection = get_object_or_404(waiting, pk=pk)
    ranking = queries.ranking_about(objection.about)
    place = queries.place_in(ranking, objection.subject)
    if place is None:
        raise Http404
    rules = regulations.load(ranking.regulation)
    grounds = objected.grounds_of(objection)
    sources = {ground.requirement: words.ground_source(ground.requirement, rules) for ground in grounds}
    form = AnswerForm(request.POST or None, grounds={code: words.GROUNDS[code] for code in sources})
    if request.method == "POST" and form.is_valid():
        bases = {code: source.basis for code, source in sources.items()}
        services.answer_final_sanggah(objection, form.decisions(bases), by=request.user, at=now())
        messages.success(request, _("Jawaban tersimpan dan tercatat dalam log publik."))
        return redirect("results:objections")
    if request.method == "GET":
        note_access(request.user, objection.person, "objection", at=now())
    context = {
        "objection": objection,
        "ranking": ranking,
        "stage": ranking.stage,
        "place": queries.with_marks(ranking, [place])[0],
        "form": form,
        "contested": [
            {
                "title": words.GROUNDS[ground.requirement],
                "argument": ground.argument,
                "source": sources[ground.requirement],
                "fields": [form[ground.requirement], form[f"reasoning_{ground.requirement}"]],
            }
            for ground in grounds
        ],
    }
    return page(request, "results/answer.html", context, status=422 if form.errors else 200)
