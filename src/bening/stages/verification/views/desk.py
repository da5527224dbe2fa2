"""The officers' desk: what waits, one dossier at a time, the first and the second decision on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import staff
from bening.infra.http import once, page
from bening.stages.announcements import queries as announcements
from bening.stages.verification import pages, queries, services
from bening.stages.verification.forms import MET, DecideForm, JudgementForm, ReferForm, ReturnForm, note_name
from bening.stages.verification.requirements import requirements_of
from bening.stages.verification.views.public import figured


def may(request: HttpRequest, step: str, announcement: Any) -> bool:
    """Whether this officer does this step for the institution of an announcement."""
    kind = queries.ROLE_OF_STEP.get(step)
    return any(
        role.kind == kind and role.institution_id == announcement.institution_id for role in request.roles
    )


def on_desk(request: HttpRequest, pk: int, *, ahead: bool = False, **narrowed: Any) -> Any:
    """What lies on this officer's desk, while they hold the role for it; 404 otherwise.

    Also once a tie to the applicant was declared, by whomever: from then on nothing of it is shown.
    """
    held = queries.held_by(request.user) if ahead else queries.allocations_of(request.user)
    row = get_object_or_404(held, pk=pk, **narrowed)
    concerned = queries.is_concerned(request.user, row.dossier)
    if concerned or not may(request, row.step, row.dossier.application.announcement):
        raise Http404
    return row


@staff("verifier", "supervisor")
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """How much waits for this officer in each recruitment, and what already lies on the desk."""
    rows = [
        (announcement, step, queries.waiting(announcement, step, request.user).count())
        for announcement in announcements.published()
        for step in queries.ROLE_OF_STEP
        if may(request, step, announcement)
    ]
    clear = [
        (announcement, queries.clear(announcement, request.user).order_by().count())
        for announcement in announcements.published()
        if may(request, queries.SECOND, announcement)
    ]
    held = queries.allocations_of(request.user)
    return page(request, "verification/desk.html", {"rows": rows, "held": held, "clear": clear})


@staff("supervisor")
@require_GET
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """The work of this desk in numbers, for those who answer for it."""
    announcement = get_object_or_404(announcements.published(), slug=slug)
    if not may(request, queries.SECOND, announcement):
        raise Http404
    context = {"announcement": announcement, "out": True, "named": True, **figured(announcement, named=True)}
    return page(request, "verification/figures.html", context)


@staff("verifier", "supervisor")
@require_POST
@once
def take(request: HttpRequest, slug: str, step: str) -> HttpResponse:
    """Take the next dossier of the queue."""
    announcement = get_object_or_404(announcements.published(), slug=slug)
    if not may(request, step, announcement):
        raise Http404
    return _next(request, step, announcement)


def _next(request: HttpRequest, step: str, announcement: Any) -> HttpResponse:
    """On to the next dossier of the same step, or back to the desk when there is none or enough for now."""
    if "berhenti" in request.POST:
        services.release_ahead(request.user, step, at=now())
        return redirect("verification:desk")
    allocation = services.allocate_next(request.user, step, announcement, at=now())
    if allocation is None:
        messages.info(request, _("Tidak ada berkas lagi yang menunggu Anda saat ini."))
        return redirect("verification:desk")
    return redirect("verification:allocation", allocation.pk)


@staff("verifier", "supervisor")
@once
def allocation(request: HttpRequest, pk: int) -> HttpResponse:
    """One dossier, by its step: judge it, judge a proposal blind, decide between two, or approve an MS."""
    row = on_desk(request, pk)
    if row.step in (queries.FIRST, queries.REFERRED):
        return _judge(request, row)
    verdict = queries.proposed_verdict(row.dossier)
    if verdict is None:
        raise Http404
    if row.step == queries.THIRD:
        return _decide(request, row, verdict)
    if verdict.outcome == "tms":
        return _judge_blind(request, row, verdict)
    return _proposal(request, row, verdict, ReturnForm())


def _judge(request: HttpRequest, row: Any, refer: ReferForm | None = None) -> HttpResponse:
    """Every requirement, each with its document; what the program is sure of is marked already."""
    requirements = requirements_of(row.dossier)
    triage = queries.triage_of(row.dossier)
    hints = pages.NO_HINTS if pages.is_unaided(row, triage) else pages.hints_of(row.dossier)
    rows = pages.doubtful_first(pages.rows_of(row.dossier, requirements, hints=hints))
    posted = request.POST if request.method == "POST" and refer is None else None
    form = JudgementForm(
        posted,
        requirements=requirements,
        unseen=pages.unseen(request.user, row, requirements) if posted else (),
        supervisor=row.step == queries.REFERRED,
        initial={shown["code"]: MET for shown in rows if shown["settled"]},
    )
    if posted and form.is_valid():
        services.propose_verdict(row, form.judgements(), by=request.user, at=now())
        messages.success(request, _("Usulan Anda tersimpan dan menunggu orang kedua."))
        return _next(request, row.step, row.dossier.application.announcement)
    context = {
        "returned": queries.last_return(row.dossier),
        "triage": triage,
        "refer_form": refer or ReferForm(),
        "whole": hints.whole,
    }
    status = 422 if form.errors or (refer and refer.errors) else 200
    return _judging(request, row, form, rows, context, status)


def _judge_blind(request: HttpRequest, row: Any, verdict: Any) -> HttpResponse:
    """The second person's own judgement, on what is in dispute and some more; the first stays closed."""
    every = requirements_of(row.dossier)
    asked = queries.asked_again(verdict)
    requirements = [one for one in every if one.code in asked]
    form = JudgementForm(request.POST or None, requirements=requirements, supervisor=True, blind=True)
    if request.method == "POST" and form.is_valid():
        sealed = services.judge_again(row, form.judgements(), by=request.user, at=now())
        if sealed.state == "sealed":
            messages.success(
                request, _("Anda berdua menilai sama. Putusan disahkan dan tercatat dalam log publik.")
            )
        else:
            messages.info(request, _("Penilaian Anda berbeda dengan yang pertama. Orang ketiga memutuskan."))
        return _next(request, row.step, row.dossier.application.announcement)
    rows = pages.rows_of(row.dossier, every)
    others = [shown for shown in rows if shown["code"] not in asked]
    shown = [one for one in rows if one["code"] in asked]
    context = {"blind": True, "others": others, "verdict": verdict}
    return _judging(request, row, form, shown, context, 422 if form.errors else 200)


def _judging(
    request: HttpRequest, row: Any, form: JudgementForm, rows: Any, context: dict[str, Any], status: int
) -> HttpResponse:
    for number, shown in enumerate(rows, start=1):
        shown["number"] = number
        shown["field"], shown["note"] = form[shown["code"]], form[note_name(shown["code"])]
    for number, shown in enumerate(context.get("others", ()), start=len(rows) + 1):
        shown["number"] = number
    context |= {"allocation": row, "form": form, "rows": rows, **pages.seat_of(row.dossier)}
    return page(request, "verification/judge.html", context, status=status)


def _decide(request: HttpRequest, row: Any, verdict: Any) -> HttpResponse:
    """Two judgements side by side, without a word of whose they are; the third person takes one of each."""
    pairs = {finding.requirement: (finding, opinion) for finding, opinion in queries.differences(verdict)}
    sides = {code: pages.sides(verdict, *both) for code, both in pairs.items()}
    form = DecideForm(request.POST or None, sides=sides)
    if request.method == "POST" and form.is_valid():
        services.decide_between(row, form.sides(), by=request.user, at=now())
        messages.success(request, _("Putusan disahkan dan tercatat dalam log publik."))
        return _next(request, row.step, row.dossier.application.announcement)
    rows = pages.rows_of(row.dossier, requirements_of(row.dossier))
    disputed = [shown for shown in rows if shown["code"] in pairs]
    for shown in disputed:
        shown["field"] = form[shown["code"]]
    context = {
        "allocation": row,
        "form": form,
        "rows": disputed,
        "verdict": verdict,
        "return_form": ReturnForm(),
    }
    context["others"] = [shown for shown in rows if shown["code"] not in pairs]
    context |= pages.seat_of(row.dossier)
    return page(request, "verification/decide.html", context, status=422 if form.errors else 200)


def _proposal(
    request: HttpRequest, row: Any, verdict: Any, form: ReturnForm, status: int = 200
) -> HttpResponse:
    """An MS proposed by the first person, to be approved or sent back."""
    unaided = pages.is_unaided(row, queries.triage_of(row.dossier), verdict)
    hints = pages.NO_HINTS if unaided else pages.hints_of(row.dossier)
    rows = pages.rows_of(row.dossier, requirements_of(row.dossier), verdict, hints=hints)
    context = {"allocation": row, "verdict": verdict, "rows": rows, "return_form": form}
    context |= pages.seat_of(row.dossier)
    return page(request, "verification/approve.html", context, status=status)


@staff("verifier")
@require_POST
@once
def refer(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a dossier for which no coded reason fits to a supervisor."""
    row = on_desk(request, pk, step=queries.FIRST)
    form = ReferForm(request.POST)
    if not form.is_valid():
        return _judge(request, row, form)
    services.refer_dossier(row, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Berkas diserahkan kepada penyelia."))
    return _next(request, row.step, row.dossier.application.announcement)


@staff("supervisor")
@require_POST
@once
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Seal the proposed verdict as the second person."""
    row = on_desk(request, pk, step=queries.SECOND)
    services.approve_verdict(row, by=request.user, at=now())
    messages.success(request, _("Putusan disahkan dan tercatat dalam log publik."))
    return _next(request, row.step, row.dossier.application.announcement)


@staff("supervisor")
@require_POST
@once
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the proposal with a reason."""
    row = on_desk(request, pk, step__in=(queries.SECOND, queries.THIRD))
    form = ReturnForm(request.POST)
    if not form.is_valid():
        verdict = get_object_or_404(queries.proposals(), dossier=row.dossier)
        return _proposal(request, row, verdict, form, status=422)
    services.return_verdict(row, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Usulan dikembalikan. Orang lain akan menilainya."))
    return _next(request, row.step, row.dossier.application.announcement)
