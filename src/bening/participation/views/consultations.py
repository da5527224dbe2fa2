"""Consultations as the public sees them: the draft, what was said, what was answered, which words changed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import signed_in
from bening.infra.http import once, page, public
from bening.participation import effort
from bening.participation.feeds import atom
from bening.participation.forms.speaking import ClauseCommentForm
from bening.participation.queries import comments as voices
from bening.participation.queries import consultations as queries
from bening.participation.queries import lineage
from bening.participation.services import answering, commenting


@public
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every consultation with its phase."""
    return page(request, "participation/consultations.html", {"consultations": queries.shown(), "now": now()})


@public
@require_GET
def feed(request: HttpRequest) -> HttpResponse:
    """Consultations as an Atom feed."""
    entries = [
        (reverse("participation:consultation", args=[each.slug]), each.title, each.summary, each.comment_from)
        for each in queries.shown()[:30]
    ]
    return atom(request, _("Konsultasi publik"), entries)


def _shown(slug: str) -> Any:
    return get_object_or_404(queries.shown(), slug=slug)


@public
@require_GET
def consultation(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest text clause by clause, with what was said about it."""
    found = _shown(slug)
    versions = list(queries.versions_of(found))
    return _version_page(request, found, versions, versions[0])


@public
@require_GET
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One version; comments stay with the version they were made on."""
    found = _shown(slug)
    versions = list(queries.versions_of(found))
    wanted = get_object_or_404(queries.versions_of(found), number=number)
    return _version_page(request, found, versions, wanted)


def _version_page(request: HttpRequest, found: Any, versions: list[Any], wanted: Any) -> HttpResponse:
    clauses, gone = lineage.clauses_with_comments(wanted)
    before = next((each for each in versions if each.number < wanted.number), None)
    context = {
        "consultation": found,
        "versions": versions,
        "version": wanted,
        "clauses": clauses,
        "gone": gone,
        "counts": queries.counts_of(found),
        "before": before,
        "subscribed": voices.subscribes(request.user, consultation=found),
        "now": now(),
    }
    return page(request, "participation/consultation.html", context)


@public
@require_GET
def version_file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The published file whose digest stands in the log."""
    wanted = get_object_or_404(
        queries.versions_of(_shown(slug)).select_related("consultation"), number=number
    )
    response = HttpResponse(queries.file_of(wanted), content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@public
@require_GET
def answer_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The published file of an answer whose digest stands in the log."""
    found = get_object_or_404(queries.answers_of(_shown(slug)).select_related("cluster"), pk=pk)
    response = HttpResponse(answering.file_of(found), content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@public
@require_GET
def changes(request: HttpRequest, slug: str, older: int, newer: int) -> HttpResponse:
    """Two versions, word by word."""
    found = _shown(slug)
    first = get_object_or_404(queries.versions_of(found), number=older)
    second = get_object_or_404(queries.versions_of(found), number=newer)
    context = {
        "consultation": found,
        "older": first,
        "newer": second,
        "changes": lineage.changes_between(first, second),
    }
    return page(request, "participation/changes.html", context)


@public
@require_GET
def answers(request: HttpRequest, slug: str) -> HttpResponse:
    """Side by side: what was said, the answer with its reason, the words that changed."""
    found = _shown(slug)
    context = {"consultation": found, "rows": queries.side_by_side(found), "counts": queries.counts_of(found)}
    return page(request, "participation/answers.html", context)


@signed_in
@once
def comment(request: HttpRequest, slug: str, uid: str) -> HttpResponse:
    """Say something about one clause of the newest version."""
    found = _shown(slug)
    newest = queries.versions_of(found).first()
    text = get_object_or_404(
        queries.texts_of(newest).select_related("clause", "version__consultation"), clause__uid=uid
    )
    form = ClauseCommentForm(request.POST or None, organisations=voices.organisations_of(request.user))
    if request.method == "POST" and form.is_valid() and effort.paid(request, form, now()):
        made = answering.comment_on(text, by=request.user, at=now(), **form.cleaned_data)
        said = (
            _("Masukan tampil.") if made.state == "visible" else _("Masukan diterima dan menunggu moderator.")
        )
        messages.success(request, said)
        return redirect(reverse("participation:consultation", args=[slug]) + f"#{uid}")
    asked = effort.asked(request, now())
    context = {"consultation": found, "text": text, "form": form, "effort": asked}
    return page(request, "participation/comment.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Want to be told, or no longer."""
    found = _shown(slug)
    change = commenting.unsubscribe if request.POST.get("berhenti") else commenting.subscribe
    change(request.user, consultation=found)
    return redirect("participation:consultation", slug)
