"""The forum as moderators see it: what waits, appeals, topics, hearings, suggestions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts import queries as people
from bening.accounts.access import staff
from bening.infra.http import once, page
from bening.participation.forms.speaking import (
    DecisionForm,
    HearingForm,
    HideForm,
    MinutesForm,
    OrganisationDecisionForm,
    QuestionForm,
    StatusForm,
    TopicForm,
)
from bening.participation.queries import comments as voices
from bening.participation.queries import forum as queries
from bening.participation.services import commenting
from bening.participation.services import forum as services

moderators = staff(voices.MODERATOR)


@moderators
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for a moderator."""
    context = {
        "held": voices.held_for(request.user)[:100],
        "appeals": voices.appeals_for(request.user)[:100],
        "organisations": voices.organisations_for(request.user)[:100],
        "topics": queries.topics_managed_by(request.user),
        "hearings": queries.hearings_managed_by(request.user)[:20],
        "suggestions": queries.threads(localdate(), kind="suggestion")[:50],
    }
    return page(request, "participation/forum_desk.html", context)


def _form(
    request: HttpRequest,
    title: str,
    form: Any,
    quote: str = "",
    template: str = "infra/form.html",
    **more: Any,
) -> HttpResponse:
    back = reverse("participation:forum_desk")
    context = {"title": title, "quote": quote, "back": back, "form": form, **more}
    return page(request, template, context, status=422 if form.errors else 200)


def _done(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Tersimpan."))
    return redirect("participation:forum_desk")


def _comment(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(voices.moderated_by(request.user), pk=pk)


@moderators
@require_POST
@once
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a held comment."""
    commenting.moderate(_comment(request, pk), "approve", by=request.user, at=now())
    return _done(request)


@moderators
@once
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Hide a comment by a rule, with the reason."""
    found, form = _comment(request, pk), HideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        commenting.moderate(found, "hide", by=request.user, at=now(), **form.cleaned_data)
        return _done(request)
    return _form(request, _("Sembunyikan tulisan"), form, found.body)


@moderators
@once
def decide_appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide on an appeal against somebody else's action."""
    found = get_object_or_404(voices.appeals_for(request.user), pk=pk)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        commenting.decide_appeal(found, by=request.user, at=now(), **form.cleaned_data)
        return _done(request)
    return _form(
        request, _("Putus keberatan"), form, template="participation/decide_appeal.html", appeal=found
    )


@moderators
@once
def decide_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Verify an organisation, or not."""
    found = get_object_or_404(voices.organisations_for(request.user), pk=pk)
    form = OrganisationDecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        commenting.decide_organisation(found, by=request.user, at=now(), **form.cleaned_data)
        return _done(request)
    return _form(
        request, _("Verifikasi organisasi"), form, f"{found.name}, {found.registration}. {found.about}"
    )


@moderators
@once
def status(request: HttpRequest, pk: int) -> HttpResponse:
    """What becomes of a suggestion."""
    threads = queries.threads(localdate(), kind="suggestion").select_related("topic__institution")
    found, form = get_object_or_404(threads, pk=pk), StatusForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.set_status(found, by=request.user, at=now(), **form.cleaned_data)
        return _done(request)
    return _form(request, _("Status usulan"), form, found.title)


@moderators
@once
def topic(request: HttpRequest) -> HttpResponse:
    """Begin a topic."""
    form = TopicForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        institution = people.institutions_of(request.user, voices.MODERATOR)[0]
        services.open_topic(institution, by=request.user, at=now(), **form.cleaned_data)
        return _done(request)
    return _form(request, _("Buka topik"), form)


@moderators
@once
def announce(request: HttpRequest, slug: str) -> HttpResponse:
    """Announce a hearing."""
    found = get_object_or_404(queries.topics_managed_by(request.user), slug=slug)
    form = HearingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.announce_hearing(found, by=request.user, at=now(), **form.cleaned_data)
        return _done(request)
    return _form(request, _("Umumkan dengar pendapat"), form, found.title)


def _hearing(request: HttpRequest, pk: int) -> Any:
    managed = queries.hearings_managed_by(request.user).select_related("topic__institution")
    return get_object_or_404(managed, pk=pk)


@moderators
@once
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what was said and how many came."""
    found, form = _hearing(request, pk), MinutesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.record_hearing(found, by=request.user, at=now(), **form.cleaned_data)
        return _done(request)
    return _form(request, _("Catat notulen"), form, found.title)


@moderators
@once
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a question of a hearing."""
    found, form = _hearing(request, pk), QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.add_question(found, by=request.user, at=now(), **form.cleaned_data)
        return _done(request)
    return _form(request, _("Tambahkan pertanyaan"), form, found.title)
