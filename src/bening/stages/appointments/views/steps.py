"""Pages of appointments: the committee's list, one step at a time, and the appointee's own page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import signed_in, staff
from bening.accounts.services import note_access
from bening.core import lifecycle
from bening.core.filing import is_barred
from bening.infra.http import once, page
from bening.stages.announcements import queries as announcements
from bening.stages.announcements.words import told
from bening.stages.appointments import letters_pdf, queries, services
from bening.stages.appointments.forms import BY_KIND, ReturnForm
from bening.stages.appointments.queries import filing, letters
from bening.stages.appointments.services import letters as issuing
from bening.stages.registration import queries as registration

PER_PAGE = 100
STATES = lifecycle.APPOINTMENT.states()


def recruitment(request: HttpRequest, slug: str) -> Any:
    """The announcement, if this officer's role is for its institution; 404 otherwise."""
    institutions = {role.institution_id for role in request.roles}
    return get_object_or_404(announcements.published(), slug=slug, institution__in=institutions)


@staff("secretary", "approver")
@require_GET
def appointments(request: HttpRequest, slug: str) -> HttpResponse:
    """Every seat, where it stands, what may be recorded or sealed next."""
    announcement = recruitment(request, slug)
    kinds = {role.kind for role in request.roles if role.institution_id == announcement.institution_id}
    found = queries.appointments_in(announcement)
    chosen = request.GET.get("keadaan", "")
    listed = found.filter(state=chosen) if chosen in STATES else found
    shown = Paginator(listed, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "announcement": announcement,
        "rows": shown,
        "page_obj": shown,
        "chosen": chosen,
        "ends": filing.ends_of(row for row in shown if row.state == "filing"),
        "papers": filing.counts_in(announcement),
        "now": now(),
        "waiting": queries.steps_waiting(announcement, request.user) if "approver" in kinds else (),
        "recorded": queries.recorded_kinds(announcement),
        "records": "secretary" in kinds,
        "counts": queries.counts(announcement),
        "to_judge": filing.to_judge(announcement),
    }
    return page(request, "appointments/list.html", context)


@staff("secretary")
@require_POST
@once
def open_filing(request: HttpRequest, slug: str) -> HttpResponse:
    """Open filing for everyone placed by the final result."""
    opened = services.open_filing(recruitment(request, slug), by=request.user, at=now())
    messages.success(request, _("Pemberkasan dibuka untuk %(count)s orang.") % {"count": opened})
    return redirect("appointments:list", slug)


@staff("secretary")
@once
def record(request: HttpRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """Record one step; a second officer must seal it."""
    announcement = recruitment(request, slug)
    appointment = get_object_or_404(queries.appointments_in(announcement), pk=pk)
    if kind not in BY_KIND:
        raise Http404
    slots = filing.slots_of(appointment) if kind == "complete" else []
    empty = [(slot.rule.slot, told(slot.rule, "title")) for slot in slots if slot.paper is None]
    form = BY_KIND[kind](request.POST or None, empty=empty)
    if request.method == "POST" and form.is_valid():
        services.record_step(appointment, kind, form.facts(), by=request.user, at=now())
        messages.success(request, _("Tercatat. Orang kedua harus mengesahkannya."))
        return redirect("appointments:list", slug)
    context = {"announcement": announcement, "appointment": appointment, "kind": kind, "form": form}
    context |= {"slots": slots, "can_sign": letters_pdf.can_sign()}
    if kind == "resign":
        context |= _cost(appointment)
    return page(request, "appointments/record.html", context, status=422 if form.errors else 200)


def _cost(appointment: Any) -> dict[str, Any]:
    """What a resignation costs, for the page."""
    rule = announcements.regulation_of(appointment.announcement).filing
    barred = is_barred(rule, appointment.state, moved=queries.was_moved(appointment))
    return {"rule": rule, "barred": barred}


def _waiting(request: HttpRequest, pk: int) -> Any:
    """A recorded step that this approver may seal or return; 404 otherwise."""
    for announcement in announcements.published().filter(
        institution__in={role.institution_id for role in request.roles}
    ):
        step = queries.steps_waiting(announcement, request.user).filter(pk=pk).first()
        if step is not None:
            return step
    raise Http404


@staff("approver")
@require_GET
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """One recorded step as the second person sees it, with everything that differs from what is on file."""
    return _step(request, _waiting(request, pk), ReturnForm())


def _step(request: HttpRequest, found: Any, form: ReturnForm, status: int = 200) -> HttpResponse:
    facts = queries.facts_of(found)
    note_access(request.user, found.person, "appointment", at=now())
    context = {
        "step": found,
        "appointment": found.appointment,
        "facts": facts,
        "warnings": queries.warnings_of(found, facts),
        "form": form,
        "can_sign": letters_pdf.can_sign(),
    }
    if found.kind == "complete":
        context["slots"] = filing.slots_of(found.appointment)
        context["seen"] = filing.seen_in(facts, found.appointment.announcement)
    if found.kind == "resign":
        context |= _cost(found.appointment)
    return page(request, "appointments/step.html", context, status=status)


@staff("approver")
@require_POST
@once
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Seal a recorded step."""
    found = _waiting(request, pk)
    if found.kind in letters.STATES:
        issuing.issue_letter(found, by=request.user, at=now())
        messages.success(request, _("Surat terbit; pegawai dapat mengunduhnya."))
    else:
        services.approve_step(found, by=request.user, at=now())
        messages.success(request, _("Langkah disahkan dan tercatat dalam log publik."))
    return redirect("appointments:list", found.appointment.announcement.slug)


@staff("approver")
@require_POST
@once
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a record with a reason."""
    found, form = _waiting(request, pk), ReturnForm(request.POST)
    if not form.is_valid():
        return _step(request, found, form, status=422)
    services.return_step(found, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Catatan dikembalikan."))
    return redirect("appointments:list", found.appointment.announcement.slug)


@signed_in
@require_GET
def mine(request: HttpRequest, pk: int) -> HttpResponse:
    """My own way from the seat to the first day of duty, and what to bring until when."""
    application = get_object_or_404(registration.applications_of(request.user), pk=pk)
    appointment = queries.appointment_of(application)
    if appointment is None:
        raise Http404
    announcement = application.announcement
    timetable, slots = announcements.timetable_of(announcement), filing.slots_of(appointment)
    context = {
        "application": application,
        "appointment": appointment,
        "formasi": announcements.formasi_by_code(announcement, appointment.formasi_code),
        "steps": queries.sealed_steps(appointment, request.user),
        "slots": slots,
        "counts": filing.counted(slots),
        "ends": filing.filing_ends(appointment),
        "stated": bool(filing.curriculum_of(appointment)),
        "letters": letters.letters_of(appointment),
        "replaced": letters.replaced_in(appointment),
        "probation": timetable.phase("probation"),
        **_cost(appointment),
    }
    return page(request, "appointments/mine.html", context)
