"""Pages that teach: the self-check, guides, questions, words."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from bening.core.deadlines import day_of
from bening.infra.http import page, public
from bening.outreach import content, queries, rules, services
from bening.outreach.forms import SelfCheckForm
from bening.stages.announcements import queries as announcements
from bening.stages.registration import queries as registration


@require_safe
@public
def newest_self_check(request: HttpRequest) -> HttpResponse:
    """To the self-check of the newest announcement."""
    edition = announcements.in_force().first()
    if edition is None:
        raise Http404
    return redirect("outreach:self_check", edition.announcement.slug)


def self_check(request: HttpRequest, slug: str) -> HttpResponse:
    """A few questions, answered at once; nothing of it is kept but a count.

    Sent with POST, so that no answer stands in an address or a server's log.
    """
    announcement = get_object_or_404(registration.offered(), slug=slug)
    edition = registration.edition_for(announcement)
    form = _form(request.POST or None, edition)
    context: dict[str, Any] = {"announcement": announcement, "edition": edition, "form": form}
    context["programmes"] = registration.programmes_in(announcement.pk, edition.digest)
    if request.method == "POST" and not ratelimit.consume(request, action="self_check"):
        return ratelimit.respond_429(request)
    if form.is_valid():
        at = now()
        found = queries.answer(form.facts(), edition, day_of(at))
        services.count_self_check(announcement, fitting=bool(found.fitting), at=at)
        open_now = announcements.timetable_in(edition).is_open("registration", at)
        context |= {"found": found, "shown": queries.SHOWN, "open": open_now}
    context["used"] = queries.used(announcement)
    return page(request, "outreach/self_check.html", context, status=422 if form.errors else 200)


def _form(data: Any, edition: Any) -> SelfCheckForm:
    rule = announcements.pinned(edition).eligibility
    grades = (*rule.accreditation.grades, *rule.accreditation.not_accredited)
    return SelfCheckForm(data, grades=grades, school_levels=tuple(rule.school_levels))


@require_safe
@public
def guides(request: HttpRequest) -> HttpResponse:
    """Every guide, in the order of the way."""
    return page(request, "outreach/guides.html", {"guides": content.guides()})


@require_safe
@public
def guide(request: HttpRequest, name: str) -> HttpResponse:
    """One guide with the numbers of the rules in force; it says so when they changed after it was read."""
    every = content.guides()
    place = next((number for number, one in enumerate(every) if one.name == name), None)
    if place is None:
        raise Http404
    regulation = rules.in_force()
    context = {
        "guide": every[place],
        "following": every[place + 1] if place + 1 < len(every) else None,
        "facts": rules.facts(regulation),
        "rules": regulation,
        "words": content.words_in(every[place]),
        "stale": rules.fingerprint(regulation) not in every[place].reviewed,
    }
    return page(request, "outreach/guide.html", context)


@require_safe
@public
def questions(request: HttpRequest) -> HttpResponse:
    """The questions that people really ask."""
    context = {"entries": content.questions(), "facts": rules.facts(rules.in_force())}
    return page(request, "outreach/questions.html", context)


@require_safe
@public
def words(request: HttpRequest) -> HttpResponse:
    """The words of the trade."""
    context = {"entries": content.words(), "facts": rules.facts(rules.in_force())}
    return page(request, "outreach/words.html", context)
