"""The exchange with BKN: proposals out, answers in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from bening.accounts.access import staff
from bening.accounts.services import note_access
from bening.core.decision import Reason
from bening.infra.http import once, page
from bening.stages.appointments import layout
from bening.stages.appointments.forms.filing import AnswerForm, ProposalForm
from bening.stages.appointments.queries import proposals as proposed
from bening.stages.appointments.services import proposals as services
from bening.stages.appointments.views.filing import sent_file
from bening.stages.appointments.views.steps import recruitment

ANSWERED = (
    gettext_lazy("Nomor peserta, seperti dalam usul"),
    gettext_lazy("nip bila ditetapkan, kembali bila berkas dikembalikan"),
    gettext_lazy("18 angka, hanya bila hasil nip"),
    gettext_lazy("TMT sebagai tahun-bulan-hari, hanya bila hasil nip"),
    gettext_lazy("Mengapa dikembalikan, hanya bila hasil kembali; peserta membacanya"),
)
"""What stands in each column of an answer, in the order of `layout.ANSWERED`."""
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@staff("secretary")
@once
def proposals(request: HttpRequest, slug: str) -> HttpResponse:
    """What was sent to BKN, and one more proposal."""
    announcement = recruitment(request, slug)
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = services.propose_numbers(
            announcement, form.cleaned_data["effective_on"], by=request.user, at=now()
        )
        messages.success(request, _("Usul nomor %(n)s siap diunduh.") % {"n": made.number})
        return redirect("appointments:proposals", slug)
    context = {
        "announcement": announcement,
        "ready": proposed.ready(announcement).count(),
        "proposals": proposed.proposals_of(announcement),
        "columns": layout.PROPOSED,
        "form": form,
    }
    return page(request, "appointments/proposals.html", context, status=422 if form.errors else 200)


@staff("secretary")
@require_GET
def download(request: HttpRequest, slug: str, number: int, form: str) -> HttpResponse:
    """The file of a proposal; reading it is noted for each person in it."""
    found = get_object_or_404(proposed.proposals_of(recruitment(request, slug)), number=number)
    if form not in TYPES:
        raise Http404
    for one in proposed.appointments_of(found):
        note_access(request.user, one.person, f"proposal:{number}", at=now())
    return sent_file(proposed.file_of(found, form), TYPES[form], f"usul-nip-{number}.{form}")


@staff("secretary")
@once
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the answer of BKN; every fault is told with its row."""
    announcement = recruitment(request, slug)
    form, faults = AnswerForm(request.POST or None, request.FILES or None), ()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["answer"]
        count, faults = services.import_answer(announcement, file, by=request.user, at=now())
        if not faults:
            messages.success(request, _("%(n)s jawaban tercatat. Orang kedua mengesahkannya.") % {"n": count})
            return redirect("appointments:list", slug)
    told = [(fault, Reason(fault.code, facts={"most": services.LONGEST_REASON})) for fault in faults]
    columns = zip(layout.ANSWERED, ANSWERED, strict=True)
    context: dict[str, Any] = {"announcement": announcement, "form": form, "faults": told, "columns": columns}
    return page(request, "appointments/answer.html", context, status=422 if faults or form.errors else 200)
