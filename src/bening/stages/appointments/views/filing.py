"""The appointee's own pages of the filing: each paper, the curriculum, the letters."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bening.accounts.access import signed_in
from bening.core.decision import Reason
from bening.infra.http import once, page
from bening.stages.appointments import letter_words, letters_pdf, queries
from bening.stages.appointments.forms.filing import CurriculumForm
from bening.stages.appointments.queries import filing, letters
from bening.stages.appointments.services import filing as services

ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


def own(request: HttpRequest, pk: int) -> Any:
    """My own appointment, or 404."""
    return get_object_or_404(queries.appointments_of(request.user), application_id=pk)


def sent_file(data: bytes, media_type: str, name: str) -> HttpResponse:
    """A file that no browser opens by itself and no cache keeps."""
    response = HttpResponse(data, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _slot(appointment: Any, name: str) -> filing.Slot:
    found = next((slot for slot in filing.slots_of(appointment) if slot.rule.slot == name), None)
    if found is None:
        raise Http404
    return found


@signed_in
def upload(request: HttpRequest, pk: int, slot: str) -> HttpResponse:
    """One paper: what is asked, what was found, the file sent now. The same file again is the same paper."""
    appointment = own(request, pk)
    found, problems = _slot(appointment, slot), ()
    may = filing.may_hand_in(appointment, found, now())
    if request.method == "POST":
        data, problems = _sent(request, found.rule)
        intake = None if problems else services.look_at(found.rule, data)
        problems = problems or intake.problems
        if not problems:
            services.hand_in(appointment, found.rule, data, intake, by=request.user, at=now())
            messages.success(request, _("Berkas diterima. Sistem membacanya, lalu petugas memeriksanya."))
            return redirect("appointments:mine", pk)
    context = {
        "appointment": appointment,
        "slot": found,
        "problems": problems,
        "may": may,
        "checks": filing.checks_of(found.paper) if found.paper else [],
    }
    return page(request, "appointments/upload.html", context, status=422 if problems else 200)


def _sent(request: HttpRequest, rule: Any) -> tuple[bytes, tuple[Reason, ...]]:
    """The bytes of the file, or why it was not even read."""
    sent = request.FILES.get("berkas")
    size = getattr(request, "upload_refused", 0) or (sent.size if sent else 0)
    if size > rule.max_bytes:
        facts = {"size": size, "largest": rule.max_bytes}
        return b"", (Reason("file.too_large", rule.source.basis, facts),)
    return (b"", (Reason("file.not_chosen"),)) if sent is None else (sent.read(), ())


@signed_in
@require_GET
def content(request: HttpRequest, pk: int, slot: str) -> HttpResponse:
    """My own file."""
    found = _slot(own(request, pk), slot)
    if found.paper is None:
        raise Http404
    data = filing.content(found.paper)
    return sent_file(data, found.paper.media_type, f"{slot}.{ENDINGS[found.paper.media_type]}")


@signed_in
@once
def curriculum(request: HttpRequest, pk: int) -> HttpResponse:
    """What the curriculum says."""
    appointment = own(request, pk)
    form = CurriculumForm(request.POST or None, initial=filing.curriculum_of(appointment))
    if request.method == "POST" and form.is_valid():
        services.save_curriculum(appointment, form.cleaned_data, by=request.user, at=now())
        messages.success(request, _("Daftar riwayat hidup tersimpan. Unduh, tanda tangani, lalu unggah."))
        return redirect("appointments:mine", pk)
    context = {
        "title": _("Daftar riwayat hidup (DRH)"),
        "intro": _("Nama, kelahiran, dan pendidikan diambil dari lamaran Anda."),
        "back": reverse("appointments:mine", args=[pk]),
        "form": form,
    }
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
def curriculum_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The curriculum, to be printed and signed."""
    appointment = own(request, pk)
    if not filing.curriculum_of(appointment):
        raise Http404
    return sent_file(
        letters_pdf.drawn(letter_words.curriculum(appointment), now()), "application/pdf", "drh.pdf"
    )


@signed_in
@require_GET
def letter(request: HttpRequest, pk: int, letter: int) -> HttpResponse:
    """A letter about me."""
    found = get_object_or_404(letters.letters_of(own(request, pk)), pk=letter)
    return sent_file(letters.content(found, request.user), "application/pdf", f"{found.kind}.pdf")
