"""The applicant's pages: a list of tasks, one page for each section, the choice, the rules."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import signed_in
from bening.core.deadlines import day_of
from bening.infra.db import Stale
from bening.infra.http import once, page, seen_version, way_back
from bening.stages.announcements import queries as announcements
from bening.stages.registration import forms, queries, services
from bening.stages.registration.models import Application
from bening.stages.registration.words import INTRODUCTIONS, SECTIONS

PER_PAGE = 20


def _own(request: HttpRequest, pk: int, queryset: Any = queries.applications_of) -> Application:
    """One application of this person, or 404; it knows its person without another query."""
    found = get_object_or_404(queryset(request.user), pk=pk)
    return queries.belonging_to(found, request.user)


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Every application of mine."""
    found = list(queries.applications_of(request.user).order_by("-started_at"))
    if len(found) == 1:
        return redirect("registration:detail", found[0].pk)
    return page(request, "registration/mine.html", {"applications": found})


@signed_in
@once
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin, from an announcement or from one of its formasi (`?formasi=code`)."""
    announcement = get_object_or_404(queries.offered(), slug=slug)
    code = (request.POST if request.method == "POST" else request.GET).get("formasi", "")
    formasi = announcements.formasi_in(announcement).filter(code=code).first() if code else None
    if request.method == "POST":
        draft = services.start_application(announcement, formasi, by=request.user, at=now())
        return redirect("registration:detail", draft.pk)
    timetable = announcements.timetable_in(queries.edition_for(announcement))
    context = {
        "announcement": announcement,
        "formasi": formasi,
        "phase": timetable.phase("registration"),
        "open": timetable.is_open("registration", now()),
    }
    return page(request, "registration/start.html", context)


@signed_in
@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of tasks of a draft; what was stated, once entered."""
    application = _own(request, pk)
    if application.state != "draft":
        return _entered(request, application)
    edition = queries.edition_of(queries.with_answers(application))
    rows = queries.answers_of(application)
    context = {
        "application": application,
        "phase": announcements.timetable_in(edition).phase("registration"),
        "tasks": _tasks(application, rows),
        "done": sum(row.complete for row in rows.values() if row.section != "placement")
        + (application.formasi is not None),
        "count": len(SECTIONS),
        "ready": not queries.lacking(application),
        "units": application.formasi is not None and queries.other_units(application.formasi),
    }
    return page(request, "registration/detail.html", context)


def _entered(request: HttpRequest, application: Application) -> HttpResponse:
    context: dict[str, Any] = {"application": application}
    if application.state == "entered":
        context["biodata"] = queries.biodata_of(application)
        statements = announcements.statements_in(queries.edition_of(application))
        english = get_language() == "en"
        context["clauses"] = [one.text_en if english else one.text_id for one in statements]
    return page(request, "registration/entered.html", context)


def _tasks(application: Application, rows: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(section, its name, how far it is) in order."""
    far = {None: "new", True: "done", False: "begun"}
    names = [(section, name) for section, name in SECTIONS.items() if section != "placement"]
    return [
        (section, name, far[rows[section].complete if section in rows else None]) for section, name in names
    ]


# --- sections -----------------------------------------------------------------------------------------


@signed_in
def section(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """One section: shown with what was typed so far, saved as it is, marked while incomplete."""
    application = _own(request, pk, queries.drafts_of)
    if application.state != "draft":
        return redirect("registration:detail", pk)
    if request.method == "POST":
        return _save(request, application, section)
    row = queries.answers_of(application).get(section)
    form = _form(request, application, section, queries.opened(application, row) if row else None)
    context = {"version": row.version if row else 0, "saved_at": row.saved_at if row else None}
    return _section_page(request, application, section, form, context)


def _save(request: HttpRequest, application: Application, section: str) -> HttpResponse:
    form = _form(request, application, section, request.POST)
    if form is None:
        raise Http404
    later = "nanti" in request.POST
    try:
        row = services.save_section(
            application,
            section,
            form.typed(),
            complete=form.is_valid(),
            seen=seen_version(request),
            by=request.user,
            at=now(),
        )
    except Stale:  # the typed text must not be lost: the page shows it again, beside what is saved
        row = queries.answers_of(application).get(section)
        context = {"version": row.version if row else 0, "stale": True}
        return _section_page(request, application, section, form, context, status=409)
    if not row.complete and not later:
        context = {"version": row.version, "saved_at": row.saved_at, "kept": True}
        return _section_page(request, application, section, form, context, status=422)
    told = _("Tersimpan.") if row.complete else _("Tersimpan, tetapi bagian ini belum lengkap.")
    messages.success(request, told)
    if later:
        return redirect("registration:detail", application.pk)
    return redirect(way_back(request)) if way_back(request) else _onward(application, section)


def _onward(application: Application, section: str) -> HttpResponse:
    """The section that comes next; after the last one the choice, or the rules if the choice is made."""
    following = {"identity": "contact", "contact": "education", "education": "declarations"}
    if section in following:
        return redirect("registration:section", application.pk, following[section])
    chosen = application.formasi_id is not None
    return redirect("registration:review" if chosen else "registration:formasi", application.pk)


def _form(
    request: HttpRequest, application: Application, section: str, given: Any
) -> forms.SectionForm | None:
    """The form of a section, bound to what was typed; none where another question comes first."""
    plain = {"identity": forms.IdentityForm, "contact": forms.ContactForm}
    if section in plain:
        first = {"name_ktp": request.user.name} if section == "identity" else None
        return plain[section](given, initial=first)
    if section == "placement":
        if application.formasi is None:
            return None
        return forms.PlacementForm(given, units=queries.other_units(application.formasi))
    rules = queries.rules_of(queries.edition_of(application))
    if section == "declarations":
        return forms.DeclarationsForm(given, rules=rules, language=get_language() or "id")
    return _education_form(request, application, given, rules)


def _education_form(
    request: HttpRequest, application: Application, given: Any, rules: Any
) -> forms.EducationForm | None:
    """The questions that fit the level: of a school diploma, or of a degree.

    Where the chosen formasi takes one level alone, it need not be asked.
    """
    level = request.GET.get("level") or (given or {}).get("level", "") or _only_level(application)
    if not forms.LevelForm({"level": level}).is_valid():
        return None
    if given is not None and given.get("level") != level:
        given = {**given, "level": level}
    if level in rules.eligibility.school_levels:
        return forms.SchoolForm(given, initial={"level": level})
    return forms.DegreeForm(given, initial={"level": level}, rules=rules)


def _only_level(application: Application) -> str:
    """The level of education that the chosen formasi takes, if it is one."""
    asked = application.formasi.qualifications if application.formasi is not None else ()
    levels = {one["level"] for one in asked}
    return levels.pop() if len(levels) == 1 else ""


def _section_page(
    request: HttpRequest,
    application: Application,
    section: str,
    form: forms.SectionForm | None,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    context |= {
        "application": application,
        "section": section,
        "title": SECTIONS[section],
        "introduction": INTRODUCTIONS[section],
        "form": form,
        "back": way_back(request),
    }
    if section == "identity":
        context["warnings"] = queries.nik_warnings(request.user, form.typed()) if form.is_bound else []
    if section == "education":
        context["level_form"] = forms.LevelForm(initial={"level": form["level"].value() if form else ""})
        edition = queries.edition_of(application)
        context["programmes"] = queries.programmes_in(application.announcement_id, edition.digest)
    return page(request, f"registration/section_{section}.html", context, status=status)


# --- the choice ---------------------------------------------------------------------------------------


@signed_in
@require_GET
def formasi(request: HttpRequest, pk: int) -> HttpResponse:
    """The formasi on offer, each with what fits and what does not, by the very rules that decide."""
    application = _own(request, pk)
    if application.state != "draft":
        return redirect("registration:detail", pk)
    announcement = application.announcement
    form = forms.FormasiFilter(request.GET or None)
    rows = announcements.formasi_of(announcement.slug, **form.narrowed())
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("halaman"))
    edition = queries.edition_of(application)
    fits = queries.fits(queries.facts_of(application), shown, edition, day_of(now()))
    context = {"application": application, "filter": form, "page_obj": shown, "fits": fits}
    return page(request, "registration/formasi.html", context)


@signed_in
@require_POST
def choose(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Take one formasi as the choice."""
    application = _own(request, pk)
    chosen = get_object_or_404(announcements.formasi_in(application.announcement), code=code)
    services.choose_formasi(application, chosen, by=request.user, at=now())
    messages.success(request, _("Formasi dipilih. Anda masih dapat menggantinya sebelum lamaran dikirim."))
    return redirect("registration:detail", pk)


# --- the rules ----------------------------------------------------------------------------------------


@signed_in
@require_GET
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Every check on what was typed, with its basis, and what still stands against applying."""
    application = _own(request, pk)
    if application.state != "draft":
        return redirect("registration:detail", pk)
    found = queries.review(application, now())
    context = {
        "application": application,
        "review": found,
        "warnings": queries.nik_warnings(request.user, found.biodata.get("identity", {})),
    }
    return page(request, "registration/review.html", context)
