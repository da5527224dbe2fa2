"""The reviewers' desk: one objection with its document, the first verdict, the argument and the answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bening.accounts import queries as people
from bening.accounts.access import staff
from bening.accounts.services import note_access
from bening.infra.http import once, page
from bening.objections import queries as objected
from bening.stages.announcements import queries as announcements
from bening.stages.verification import pages, queries, services
from bening.stages.verification.forms import AnswerForm, public_name, reasoning_name
from bening.stages.verification.requirements import requirements_of
from bening.stages.verification.views.pictures import drawn

OPENED = "objection"
"""How it is written down that a reviewer opened somebody's objection."""


@staff("objection_reviewer")
@require_GET
def objections(request: HttpRequest) -> HttpResponse:
    """How many objections wait, and the one to be answered now: nobody picks."""
    waiting = objected.waiting_for(request.user, "verification").count()
    mine = {role.institution_id for role in request.roles}
    recruitments = [one for one in announcements.published() if one.institution_id in mine]
    context = {
        "waiting": waiting,
        "objection": queries.next_objection(request.user) if waiting else None,
        "now": now(),
        "recruitments": recruitments,
    }
    return page(request, "verification/objections.html", context)


def _open(request: HttpRequest, pk: UUID) -> Any:
    """The objection to be answered now, or one that this reviewer opened before; 404 otherwise."""
    objection = get_object_or_404(objected.waiting_for(request.user, "verification"), pk=pk)
    if not queries.may_review(request.user, objection):
        raise Http404
    opened = people.accesses_to(objection.person).filter(actor_id=request.user.pk, what=OPENED).exists()
    if not opened and objection != queries.next_objection(request.user):
        raise Http404
    return objection


@staff("objection_reviewer")
@once
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One objection, ground by ground; every other document is at hand too."""
    objection = _open(request, pk)
    verdict = queries.verdict_about(objection.about)
    requirements = requirements_of(verdict.dossier)
    grounds = {ground.requirement: ground for ground in objected.grounds_of(objection)}
    form = AnswerForm(request.POST or None, codes=grounds)
    if request.method == "POST" and form.is_valid():
        bases = {requirement.code: requirement.legal_basis for requirement in requirements}
        services.answer_sanggah(
            objection, form.decisions(bases), precedents=form.precedents(), by=request.user, at=now()
        )
        messages.success(request, _("Jawaban tersimpan dan tercatat dalam log publik."))
        return redirect("verification:objections")
    note_access(request.user, objection.person, OPENED, at=now())
    rows = pages.rows_of(verdict.dossier, requirements, verdict, hints=pages.hints_of(verdict.dossier))
    context = {"objection": objection, "form": form, "now": now(), **_parted(rows, grounds, form)}
    context |= pages.seat_of(verdict.dossier)
    return page(request, "verification/answer.html", context, status=422 if form.errors else 200)


def _parted(rows: list[dict[str, Any]], grounds: dict[str, Any], form: AnswerForm) -> dict[str, Any]:
    """The contested requirements with argument and answer, and the rest of the dossier."""
    contested = [row for row in rows if row["code"] in grounds]
    for row in contested:
        row["ground"] = grounds[row["code"]]
        row["answer"], row["reasoning"] = form[row["code"]], form[reasoning_name(row["code"])]
        row["public"] = form[public_name(row["code"])]
    return {"contested": contested, "others": [row for row in rows if row["code"] not in grounds]}


@staff("objection_reviewer")
@require_GET
def picture(request: HttpRequest, pk: UUID, slot: str, number: int) -> HttpResponse:
    """A picture of a page of a contested dossier."""
    objection = _open(request, pk)
    return drawn(request, queries.verdict_about(objection.about).dossier, slot, number)
