"""Papers of the filing as an officer sees them: what a machine found, the pages as pictures, yes or back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import staff
from bening.accounts.services import note_access
from bening.infra.http import once, page
from bening.reading.render import CannotDraw, NoSuchPage, page_picture
from bening.stages.appointments import queries
from bening.stages.appointments.forms.filing import ReturnPaperForm
from bening.stages.appointments.queries import filing, letters
from bening.stages.appointments.services import filing as services
from bening.stages.appointments.views.filing import sent_file
from bening.stages.appointments.views.steps import recruitment


def _appointment(request: HttpRequest, slug: str, pk: int) -> Any:
    return get_object_or_404(queries.appointments_in(recruitment(request, slug)), pk=pk)


def _paper(request: HttpRequest, slug: str, pk: int, paper: int) -> Any:
    found = get_object_or_404(filing.papers_of(_appointment(request, slug, pk)), pk=paper)
    note_access(request.user, found.person, f"filing:{found.slot}", at=now())
    return found


@staff("secretary", "approver")
@require_GET
def papers(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Every paper asked of one appointee."""
    appointment = _appointment(request, slug, pk)
    slots = filing.slots_of(appointment)
    context = {
        "appointment": appointment,
        "slots": slots,
        "counts": filing.counted(slots),
        "ends": filing.filing_ends(appointment),
        "letters": letters.letters_of(appointment),
    }
    return page(request, "appointments/papers.html", context)


@staff("secretary", "approver")
@require_GET
def paper(request: HttpRequest, slug: str, pk: int, paper: int) -> HttpResponse:
    """One paper."""
    return _page_of(request, _paper(request, slug, pk, paper), ReturnPaperForm())


def _page_of(request: HttpRequest, found: Any, form: ReturnPaperForm, status: int = 200) -> HttpResponse:
    kinds = {role.kind for role in request.roles}
    context = {
        "paper": found,
        "appointment": found.appointment,
        "rule": filing.rule_of(found.appointment.announcement, found.slot),
        "checks": filing.checks_of(found),
        "numbers": range(1, min(found.pages, 10) + 1),
        "may_judge": "secretary" in kinds and found.appointment.state == "filing",
        "form": form,
    }
    return page(request, "appointments/paper.html", context, status=status)


@staff("secretary", "approver")
@require_GET
def picture(request: HttpRequest, slug: str, pk: int, paper: int, number: int) -> HttpResponse:
    """One page, drawn anew from the file, which no officer opens."""
    found = _paper(request, slug, pk, paper)
    try:
        data = page_picture(filing.content(found), found.media_type, number)
    except (NoSuchPage, CannotDraw):
        raise Http404 from None
    response = HttpResponse(data, content_type="image/jpeg")
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@staff("secretary")
@require_POST
@once
def accept(request: HttpRequest, slug: str, pk: int, paper: int) -> HttpResponse:
    """It is as it must be."""
    services.accept_paper(_paper(request, slug, pk, paper), by=request.user, at=now())
    messages.success(request, _("Berkas diterima."))
    return redirect("appointments:papers", slug, pk)


@staff("secretary")
@require_POST
@once
def send_back(request: HttpRequest, slug: str, pk: int, paper: int) -> HttpResponse:
    """It must be mended."""
    found, form = _paper(request, slug, pk, paper), ReturnPaperForm(request.POST)
    if not form.is_valid():
        return _page_of(request, found, form, status=422)
    services.return_paper(found, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Berkas dikembalikan; peserta diberi tahu sampai kapan memperbaikinya."))
    return redirect("appointments:papers", slug, pk)


@staff("secretary", "approver")
@require_GET
def letter(request: HttpRequest, slug: str, pk: int, letter: int) -> HttpResponse:
    """A letter as it was issued; reading it is noted."""
    found = get_object_or_404(letters.letters_of(_appointment(request, slug, pk)), pk=letter)
    person = found.appointment.person
    note_access(request.user, person, f"letter:{found.kind}", at=now())
    return sent_file(letters.content(found, person), "application/pdf", f"{found.kind}.pdf")
