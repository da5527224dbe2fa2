"""Pages of appointments: the committee's list, one step at a time, and the appointee's own page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bening.accounts import queries as people
from bening.accounts.access import signed_in, staff
from bening.infra.http import once, page
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries, services
from bening.stages.appointments.forms import BY_KIND, ReturnForm
from bening.stages.registration import queries as registration


def _recruitment(request: HttpRequest, slug: str, *kinds: str) -> Any:
    """The announcement, if this officer has one of the roles in its institution; 404 otherwise."""
    announcement = get_object_or_404(announcements.published(), slug=slug)
    if not any(people.has_role(request.user, kind, announcement.institution) for kind in kinds):
        raise Http404
    return announcement


@staff("secretary", "approver")
def appointments(request: HttpRequest, slug: str) -> HttpResponse:
    """Everyone with a seat, where they stand, what may be recorded or sealed next."""
    announcement = _recruitment(request, slug, "secretary", "approver")
    rows = queries.appointments_in(announcement)
    context = {
        "announcement": announcement,
        "rows": rows,
        "waiting": [
            (step, queries.facts_of(step)) for step in queries.steps_waiting(announcement, request.user)
        ],
        "records": people.has_role(request.user, "secretary", announcement.institution),
        "seals": people.has_role(request.user, "approver", announcement.institution),
        "counts": queries.counts(announcement),
    }
    return page(request, "appointments/list.html", context)


@staff("secretary")
@require_POST
@once
def open_filing(request: HttpRequest, slug: str) -> HttpResponse:
    """Open filing for everyone placed by the final result."""
    announcement = _recruitment(request, slug, "secretary")
    opened = services.open_filing(announcement, by=request.user, at=now())
    messages.success(request, _("Pemberkasan dibuka untuk %(count)s orang.") % {"count": opened})
    return redirect("appointments:list", slug)


@staff("secretary")
@once
def record(request: HttpRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """Record one step; a second officer must seal it."""
    announcement = _recruitment(request, slug, "secretary")
    appointment = get_object_or_404(queries.appointments_in(announcement), pk=pk)
    if kind not in BY_KIND:
        raise Http404
    form = BY_KIND[kind](request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {name: str(value) for name, value in form.cleaned_data.items() if value is not True}
        services.record_step(appointment, kind, facts, by=request.user, at=now())
        messages.success(request, _("Tercatat. Orang kedua harus mengesahkannya."))
        return redirect("appointments:list", slug)
    context = {"announcement": announcement, "appointment": appointment, "kind": kind, "form": form}
    return page(request, "appointments/record.html", context, status=422 if form.errors else 200)


def _waiting_step(request: HttpRequest, pk: int) -> Any:
    for announcement in announcements.published():
        if people.has_role(request.user, "approver", announcement.institution):
            step = queries.steps_waiting(announcement, request.user).filter(pk=pk).first()
            if step is not None:
                return step
    raise Http404


@staff("approver")
@require_POST
@once
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Seal a recorded step."""
    appointment = services.approve_step(_waiting_step(request, pk), by=request.user, at=now())
    messages.success(request, _("Langkah disahkan dan tercatat dalam log publik."))
    return redirect("appointments:list", appointment.announcement.slug)


@staff("approver")
@once
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a record with a reason."""
    step = _waiting_step(request, pk)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.return_step(step, form.cleaned_data["because"], by=request.user, at=now())
        messages.success(request, _("Catatan dikembalikan."))
        return redirect("appointments:list", step.appointment.announcement.slug)
    context = {"title": _("Kembalikan catatan"), "form": form, "button": _("Kembalikan")}
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@signed_in
def mine(request: HttpRequest, pk: int) -> HttpResponse:
    """My own way from the seat to the first day of duty."""
    application = get_object_or_404(registration.applications_of(request.user), pk=pk)
    appointment = queries.appointment_of(application)
    if appointment is None:
        raise Http404
    steps = [(step, queries.facts_of(step)) for step in queries.steps_of(appointment).filter(state="sealed")]
    context = {"application": application, "appointment": appointment, "steps": steps}
    return page(request, "appointments/mine.html", context)
