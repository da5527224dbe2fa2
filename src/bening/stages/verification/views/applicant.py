"""The applicant's own pages: what was decided, why, what can be done until when, and the proof."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bening.accounts.access import signed_in
from bening.infra.http import once, page
from bening.objections import queries as objected
from bening.stages.announcements import queries as announcements
from bening.stages.documents import queries as documents
from bening.stages.registration import queries as registration
from bening.stages.verification import queries, record, services
from bening.stages.verification.forms import SanggahForm
from bening.stages.verification.requirements import requirements_of
from bening.stages.verification.words import title_of
from bening.transparency import queries as transparency


def _own(request: HttpRequest, pk: int) -> Any:
    """One application of this person, or 404; it knows its person without another query."""
    application = get_object_or_404(registration.applications_of(request.user), pk=pk)
    application.person = request.user
    return application


@signed_in
@require_GET
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided on my dossier, requirement by requirement, and what I can do now."""
    application, at = _own(request, pk), now()
    timetable = announcements.timetable_of(application.announcement)
    verdicts = queries.visible_verdicts(application, at)
    dossier = documents.dossier_of(application)
    context = {
        "application": application,
        "dossier": dossier,
        "supplements": queries.supplements_of(dossier) if dossier else (),
        "verdicts": [_shown(verdict) for verdict in verdicts],
        "last": verdicts[-1] if verdicts else None,
        "titles": _titles(verdicts, application),
        "phases": {phase.name: phase for phase in timetable.phases},
        "window_open": timetable.is_open("sanggah", at),
        "window_over": timetable.phase("sanggah") and timetable.phase("sanggah").is_over(at),
        "accepts": [one["programme"] for one in application.formasi.qualifications],
        **_objection(verdicts, request.user, timetable.has_begun("post_sanggah", at)),
    }
    return page(request, "verification/result.html", context)


def _shown(verdict: Any) -> dict[str, Any]:
    findings = list(verdict.findings.all())
    return {
        "verdict": verdict,
        "against": [one for one in findings if not one.met],
        "met": [one for one in findings if one.met],
    }


def _titles(verdicts: list[Any], application: Any) -> dict[str, str]:
    if not verdicts:
        return {}
    dossier = verdicts[0].dossier
    dossier.application = application
    return {requirement.code: title_of(requirement) for requirement in requirements_of(dossier)}


def _objection(verdicts: list[Any], person: Any, answers_visible: bool) -> dict[str, Any]:
    """My objection to the first verdict, with its answers once everybody's may be seen."""
    found = objected.objection_of(person, "verification", verdicts[0].uuid) if verdicts else None
    if found is None:
        return {"objection": None}
    found.person = person
    answered = found.state == "answered" and answers_visible
    return {"objection": found, "grounds": objected.grounds_of(found), "answered": answered}


@signed_in
@once
def sanggah(request: HttpRequest, pk: int) -> HttpResponse:
    """File a sanggah: an argument for each requirement that was found not met."""
    application, at = _own(request, pk), now()
    verdicts = queries.visible_verdicts(application, at)
    if not verdicts or verdicts[0].outcome != "tms":
        raise Http404
    verdict, titles = verdicts[0], _titles(verdicts, application)
    failed = [finding for finding in verdict.findings.all() if not finding.met]
    form = SanggahForm(request.POST or None, findings=failed, titles=titles)
    if request.method == "POST" and form.is_valid():
        services.file_sanggah(verdict, form.arguments(), by=request.user, at=at)
        messages.success(request, _("Sanggahan Anda diterima dan tercatat dalam log publik."))
        return redirect("verification:result", application.pk)
    timetable = announcements.timetable_of(application.announcement)
    context = {
        "application": application,
        "form": form,
        "failed": [(finding, form[finding.requirement]) for finding in failed],
        "titles": titles,
        "window": timetable.phase("sanggah"),
        "open": timetable.is_open("sanggah", at),
        "answer": timetable.phase("sanggah_answer"),
    }
    return page(request, "verification/sanggah.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
def proof(request: HttpRequest, pk: int, round: str) -> HttpResponse:
    """The proof that a verdict on me stands in the log, for checking with `bening verify`."""
    verdict = _visible(request, pk, round)
    receipt = transparency.receipt(verdict.entry)
    if receipt is None:
        raise Http404
    return _download(receipt, f"putusan-{round}.tlog-proof", "text/plain; charset=utf-8")


@signed_in
@require_GET
def opening(request: HttpRequest, pk: int, round: str) -> HttpResponse:
    """What the entry about me commits to, with the salts: my own copy."""
    return _download(record.opening(_visible(request, pk, round)), f"bukaan-{round}.json", "application/json")


@signed_in
@require_GET
def findings(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What the program had found when my dossier was sorted (the `number`th time), with its opening."""
    dossier = documents.dossier_of(_own(request, pk))
    kept = list(queries.supplements_of(dossier)) if dossier else []
    if not 0 < number <= len(kept):
        raise Http404
    supplement = kept[number - 1]
    supplement.dossier = dossier
    body = documents.findings_file(dossier, supplement.entry, queries.findings_in(supplement))
    return _download(body, f"temuan-{number}.json", "application/json")


def _visible(request: HttpRequest, pk: int, round: str) -> Any:
    verdicts = queries.visible_verdicts(_own(request, pk), now())
    found = next((verdict for verdict in verdicts if verdict.round == round), None)
    if found is None:
        raise Http404
    return found


def _download(body: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(body, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
