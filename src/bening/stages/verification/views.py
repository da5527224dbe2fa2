"""Pages of verification: desk, one dossier, objections, the applicant's result and sanggah."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bening.accounts import queries as people
from bening.accounts.access import signed_in, staff
from bening.accounts.services import note_access
from bening.infra.http import once, page
from bening.objections import queries as objected
from bening.reading.render import NoSuchPage, page_picture
from bening.stages.announcements import queries as announcements
from bening.stages.documents import queries as documents
from bening.stages.registration import queries as registration
from bening.stages.verification import queries, services
from bening.stages.verification.forms import AnswerForm, JudgementForm, ReturnForm, SanggahForm
from bening.stages.verification.words import title_of

STEPS = {"propose": "verifier", "approve": "supervisor"}


@staff("verifier", "supervisor")
def desk(request: HttpRequest) -> HttpResponse:
    """How much waits for this officer in each recruitment, and what already lies on the desk."""
    rows = []
    for announcement in announcements.published():
        for step, kind in STEPS.items():
            if people.has_role(request.user, kind, announcement.institution):
                waiting = queries.waiting_to_propose if step == "propose" else queries.waiting_to_approve
                rows.append((announcement, step, waiting(announcement, request.user).count()))
    held = queries.allocations_of(request.user)
    return page(request, "verification/desk.html", {"rows": rows, "held": held})


@staff("verifier", "supervisor")
@require_POST
@once
def take(request: HttpRequest, slug: str, step: str) -> HttpResponse:
    """Take the next dossier of the queue."""
    announcement = get_object_or_404(announcements.published(), slug=slug)
    if not people.has_role(request.user, STEPS.get(step, ""), announcement.institution):
        raise Http404
    allocation = services.allocate_next(request.user, step, announcement, at=now())
    if allocation is None:
        messages.info(request, _("Tidak ada berkas yang menunggu Anda saat ini."))
        return redirect("verification:desk")
    return redirect("verification:allocation", allocation.pk)


@staff("verifier", "supervisor")
@once
def allocation(request: HttpRequest, pk: int) -> HttpResponse:
    """One dossier: documents beside the questions (first step), or beside the proposal (second step)."""
    row = get_object_or_404(queries.allocations_of(request.user), pk=pk)
    requirements = queries.requirements_of(row.dossier)
    context = _dossier_context(row.dossier, requirements) | {"allocation": row}
    if row.step == "approve":
        verdict = queries.proposed_verdict(row.dossier)
        context |= {"verdict": verdict, "return_form": ReturnForm()}
        return page(request, "verification/approve.html", context)
    form = JudgementForm(request.POST or None, requirements=requirements)
    if request.method == "POST" and form.is_valid():
        services.propose_verdict(row, form.judgements(), by=request.user, at=now())
        messages.success(request, _("Usulan Anda tersimpan dan menunggu orang kedua."))
        return redirect("verification:desk")
    context |= {"form": form, "returned": queries.last_return(row.dossier)}
    return page(request, "verification/judge.html", context, status=422 if form.errors else 200)


@staff("supervisor")
@require_POST
@once
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Seal the proposed verdict as the second person."""
    row = get_object_or_404(queries.allocations_of(request.user), pk=pk, step="approve")
    services.approve_verdict(row, by=request.user, at=now())
    messages.success(request, _("Putusan disahkan dan tercatat dalam log publik."))
    return redirect("verification:desk")


@staff("supervisor")
@require_POST
@once
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the proposal with a reason."""
    row = get_object_or_404(queries.allocations_of(request.user), pk=pk, step="approve")
    form = ReturnForm(request.POST)
    if not form.is_valid():
        requirements = queries.requirements_of(row.dossier)
        context = _dossier_context(row.dossier, requirements) | {"allocation": row, "return_form": form}
        context["verdict"] = queries.proposed_verdict(row.dossier)
        return page(request, "verification/approve.html", context, status=422)
    services.return_verdict(row, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Usulan dikembalikan. Verifikator lain akan menilainya."))
    return redirect("verification:desk")


@staff("verifier", "supervisor")
def picture(request: HttpRequest, pk: int, slot: str, page: int) -> HttpResponse:
    """A picture of one page of a document that lies on this officer's desk; the reading is recorded."""
    row = get_object_or_404(queries.allocations_of(request.user), pk=pk)
    return _picture(request, row.dossier, slot, page)


def _picture(request: HttpRequest, dossier: Any, slot: str, number: int) -> HttpResponse:
    document = get_object_or_404(documents.documents_of(dossier), slot=slot)
    try:
        data = page_picture(documents.content(document), document.media_type, number)
    except NoSuchPage:
        raise Http404 from None
    if number == 1:
        note_access(request.user, dossier.application.person, f"document:{slot}", at=now())
    response = HttpResponse(data, content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=600"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _dossier_context(dossier: Any, requirements: Any) -> dict[str, Any]:
    """Documents and claims; nothing that says who the person is beyond the document under check."""
    claims = registration.stated(
        dossier.application,
        ["education.level", "education.programme", "education.gpa", "education.graduated_on"],
    )
    found = {document.slot: document for document in documents.documents_of(dossier)}
    shown = [
        {
            "requirement": requirement,
            "title": title_of(requirement),
            "document": found.get(requirement.code),
            "pages": range(1, found[requirement.code].pages + 1) if requirement.code in found else (),
        }
        for requirement in requirements
    ]
    return {"dossier": dossier, "formasi": dossier.application.formasi, "claims": claims, "shown": shown}


@staff("objection_reviewer")
def objections(request: HttpRequest) -> HttpResponse:
    """Objections that wait for an answer, the most urgent first."""
    waiting = objected.waiting_for(request.user, "verification")
    return page(request, "verification/objections.html", {"waiting": waiting, "now": now()})


@staff("objection_reviewer")
@once
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One objection: the contested document, the rule, the first verdict, the argument, the answer."""
    objection = get_object_or_404(objected.waiting_for(request.user, "verification"), pk=pk)
    verdict = queries.verdict_about(objection.about)
    requirements = queries.requirements_of(verdict.dossier)
    titles = {requirement.code: title_of(requirement) for requirement in requirements}
    bases = {requirement.code: requirement.legal_basis for requirement in requirements}
    grounds = objected.grounds_of(objection)
    form = AnswerForm(request.POST or None, codes=[ground.requirement for ground in grounds], titles=titles)
    if request.method == "POST" and form.is_valid():
        services.answer_sanggah(objection, form.decisions(bases), by=request.user, at=now())
        messages.success(request, _("Jawaban tersimpan dan tercatat dalam log publik."))
        return redirect("verification:objections")
    findings = {finding.requirement: finding for finding in verdict.findings.all()}
    context = _dossier_context(verdict.dossier, requirements)
    context |= {
        "objection": objection,
        "form": form,
        "contested": [
            {
                "ground": ground,
                "title": titles.get(ground.requirement, ground.requirement),
                "finding": findings.get(ground.requirement),
                "fields": [form[ground.requirement], form[f"reasoning_{ground.requirement}"]],
            }
            for ground in grounds
        ],
    }
    return page(request, "verification/answer.html", context, status=422 if form.errors else 200)


@staff("objection_reviewer")
def objection_picture(request: HttpRequest, pk: UUID, slot: str, page: int) -> HttpResponse:
    """A picture of a page of a contested dossier."""
    objection = get_object_or_404(objected.waiting_for(request.user, "verification"), pk=pk)
    return _picture(request, queries.verdict_about(objection.about).dossier, slot, page)


@signed_in
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided on my dossier, requirement by requirement, and what I can do now."""
    application = get_object_or_404(registration.applications_of(request.user), pk=pk)
    at = now()
    dossier = documents.dossier_of(application)
    titles = {r.code: title_of(r) for r in queries.requirements_of(dossier)} if dossier else {}
    timetable = announcements.timetable_of(application.announcement)
    first = queries.initial_verdict(application)
    context = {
        "application": application,
        "dossier": dossier,
        "verdicts": queries.visible_verdicts(application, at),
        "titles": titles,
        "result_phase": timetable.phase("screening_result"),
        "window": timetable.phase("sanggah"),
        "window_open": timetable.is_open("sanggah", at),
        "objection": objected.objection_about("verification", first.uuid) if first else None,
        "answers_visible": queries.sanggah_results_visible(application.announcement, at),
    }
    if context["objection"]:
        context["grounds"] = objected.grounds_of(context["objection"])
    return page(request, "verification/result.html", context)


@signed_in
@once
def sanggah(request: HttpRequest, pk: int) -> HttpResponse:
    """File a sanggah: an argument for each requirement that was found not met."""
    application = get_object_or_404(registration.applications_of(request.user), pk=pk)
    at = now()
    visible = queries.visible_verdicts(application, at)
    if not visible or visible[0].outcome != "tms":
        raise Http404
    verdict = visible[0]
    failed = [finding for finding in verdict.findings.all() if not finding.met]
    titles = {r.code: title_of(r) for r in queries.requirements_of(verdict.dossier)}
    form = SanggahForm(request.POST or None, findings=failed, titles=titles)
    if request.method == "POST" and form.is_valid():
        services.file_sanggah(verdict, form.arguments(), by=request.user, at=at)
        messages.success(request, _("Sanggahan Anda diterima dan tercatat dalam log publik."))
        return redirect("verification:result", application.pk)
    window = announcements.timetable_of(application.announcement).phase("sanggah")
    context = {"application": application, "form": form, "failed": failed, "titles": titles, "window": window}
    return page(request, "verification/sanggah.html", context, status=422 if form.errors else 200)
