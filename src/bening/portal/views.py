"""Pages across stages."""

from __future__ import annotations

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bening.accounts.access import signed_in, staff
from bening.accounts.forms import NikForm
from bening.infra.http import once, page, public, seen_version, way_back
from bening.portal import opendata, queries, services
from bening.portal.openapi import description
from bening.stages.announcements import queries as announcements
from bening.stages.registration import queries as registration
from bening.transparency.datasets import catalogue as catalogue_of


@public
def home(request: HttpRequest) -> HttpResponse:
    """What is open, how the selection goes, and how anyone can check it."""
    context = {"open": queries.open_now(now()), "logs": queries.log_summary()}
    return page(request, "portal/home.html", context)


@public
def log(request: HttpRequest) -> HttpResponse:
    """The public log for people: its size, fingerprint, newest entries, how to check."""
    logs = queries.log_summary(witnesses=True)
    seasons = [one.season for one in logs]
    wanted = request.GET.get("musim", "")
    season = wanted if wanted in seasons else next(iter(reversed(seasons)), "")
    entries = Paginator(queries.log_entries(season), 25).get_page(request.GET.get("halaman"))
    context = {"logs": logs, "season": season, "entries": entries}
    return page(request, "portal/log.html", context)


@public
def verify(request: HttpRequest) -> HttpResponse:
    """How to check everything oneself."""
    return page(request, "portal/verify.html", {"site": settings.BENING_SITE, "logs": queries.log_summary()})


@public
def data(request: HttpRequest) -> HttpResponse:
    """The open data, table by table."""
    context = {
        "tables": list(queries.tables()),
        "files": list(queries.files()),
        "published": list(opendata.published(now())),
        "language": get_language(),
    }
    return page(request, "portal/data.html", context)


@public
def catalogue(request: HttpRequest) -> HttpResponse:
    """The open data for programs."""
    body = catalogue_of(queries.tables(), queries.files())
    response = HttpResponse(body, content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@public
def datapackage(request: HttpRequest) -> HttpResponse:
    """Every published CSV with the meaning of its columns (Frictionless)."""
    response = HttpResponse(opendata.package(request, now()), content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@public
def openapi(request: HttpRequest) -> HttpResponse:
    """Every public address for programs (OpenAPI 3.1)."""
    response = HttpResponse(description(), content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@staff()
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for this officer, over all recruitments and roles."""
    return page(request, "portal/desk.html", {"work": queries.work_of(request.user), "roles": request.roles})


@signed_in
@once
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Look over everything once more, what was stated and every document, then submit."""
    dossier = queries.own_dossier(request.user, pk)
    if dossier.state != "open":
        return redirect("documents:receipt", pk)
    if request.method == "POST":
        seen = {"draft": seen_version(request, "isian"), "papers": seen_version(request)}
        services.submit_application(dossier, **seen, by=request.user, at=now())
        return redirect("documents:receipt", pk)
    return page(request, "portal/submit.html", queries.submission_of(dossier, now()))


@signed_in
def nik(request: HttpRequest) -> HttpResponse:
    """Put a mistyped NIK right. Needs no key against repetition: the last one holds.

    Guessing which NIK has an account is bounded as at registration.
    """
    form = NikForm(request.POST or None)
    back = way_back(request)
    if form.is_valid():
        if not ratelimit.consume(request, action="nik_known"):
            return ratelimit.respond_429(request)
        services.correct_nik(request.user, form.cleaned_data["nik"])
        messages.success(request, _("NIK diperbaiki."))
        return redirect(back or "accounts:home")
    status = 422 if form.errors else 200
    return page(request, "portal/nik.html", {"form": form, "back": back}, status=status)


@signed_in
@once
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Give up a draft, after being told what that means."""
    found = get_object_or_404(registration.applications_of(request.user), pk=pk)
    application = registration.belonging_to(found, request.user)
    if application.state == "entered":
        return redirect("documents:withdraw", pk)
    if request.method == "POST":
        services.give_up(application, by=request.user, at=now())
        messages.success(request, _("Pendaftaran dibatalkan. Isian dan dokumen Anda sudah dihapus."))
        return redirect("registration:mine")
    return page(request, "portal/withdraw.html", {"application": application})


@signed_in
def journey(request: HttpRequest, pk: int) -> HttpResponse:
    """Where my application stands, what I can do now, what was, what comes next and when."""
    application = get_object_or_404(registration.applications_of(request.user), pk=pk)
    application.person = request.user
    at = now()
    told = queries.standing_of(application, at)
    context = {
        "application": application,
        "standing": told,
        "steps": queries.steps_of(application, told, at),
        "phases": announcements.timetable_of(application.announcement).phases,
        "now": at,
    }
    return page(request, "portal/journey.html", context)


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """What we promise and where we know we fall short."""
    return page(request, "portal/accessibility.html")


@public
def contact(request: HttpRequest) -> HttpResponse:
    """Where to ask, and where to complain."""
    return page(request, "portal/contact.html")


@public
def licence(request: HttpRequest) -> HttpResponse:
    """Under which terms software and data may be used."""
    return page(request, "portal/licence.html")
