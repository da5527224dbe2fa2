"""The committee's pages: the secretary drafts and proposes, the approver publishes or returns."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bening.accounts import queries as people
from bening.accounts.access import staff
from bening.core import regulation as regulations
from bening.core.decision import Reason
from bening.core.timetable import check
from bening.infra.http import once, page
from bening.notifications.kinds import KINDS
from bening.participation.queries import consultations
from bening.stages.announcements import content, drafts, forms, pages, queries, services
from bening.stages.announcements.differences import Differences
from bening.stages.announcements.models import Edition

SECRETARY, APPROVER, OPERATOR = "secretary", "approver", "operator"


def _draft(request: HttpRequest, pk: int) -> Edition:
    """An edition in work that this secretary may change, without its formasi."""
    return get_object_or_404(queries.work_of(request.user, SECRETARY), pk=pk)


def _form(
    request: HttpRequest,
    form: Form,
    title: str,
    back: str,
    template: str = "infra/form.html",
    **more: Any,
) -> HttpResponse:
    """A page for one form; 422 when it came back with faults."""
    status = 422 if form.errors else 200
    return page(request, template, {"form": form, "title": title, "back": back, **more}, status=status)


def _back(edition: Edition) -> str:
    return reverse("announcements:draft", args=[edition.pk])


def _saved(request: HttpRequest, edition: Edition) -> HttpResponse:
    messages.success(request, _("Tersimpan."))
    return redirect("announcements:draft", edition.pk)


@staff(SECRETARY, APPROVER)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What is in work, and what is published, for the institutions of this person."""
    context = {
        "work": queries.work_of(request.user, SECRETARY, APPROVER),
        "published": queries.in_force().filter(
            announcement__in=queries.announcements_of(request.user, SECRETARY, APPROVER)
        ),
        "kinds": {role.kind for role in request.roles},
    }
    return page(request, "announcements/desk.html", context)


@staff(SECRETARY)
@once
def create(request: HttpRequest) -> HttpResponse:
    """Begin a recruitment."""
    institutions = people.institutions_of(request.user, SECRETARY)
    form = forms.AnnouncementForm(
        request.POST or None, institutions=institutions, initial={"institution": institutions.first()}
    )
    if request.method == "POST" and form.is_valid():
        edition = services.create_announcement(**form.cleaned_data, by=request.user, at=now())
        return redirect("announcements:draft", edition.pk)
    return _form(request, form, _("Buat pengumuman"), reverse("announcements:desk"))


@staff(SECRETARY)
@once
def new_edition(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin the next edition of a published announcement."""
    announcement = get_object_or_404(queries.announcements_of(request.user, SECRETARY), slug=slug)
    form = forms.ChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code, note = form.cleaned_data["code"], form.cleaned_data["note"]
        edition = services.start_edition(
            announcement, change_code=code, change_note=note, by=request.user, at=now()
        )
        return redirect("announcements:draft", edition.pk)
    title = _("Versi baru: %(title)s") % {"title": announcement.title}
    return _form(request, form, title, reverse("announcements:desk"), button=_("Mulai versi baru"))


@staff(SECRETARY, OPERATOR)
@once
def outage(request: HttpRequest, slug: str) -> HttpResponse:
    """Declare that a service was down; the edition that gives the time back waits for a second person."""
    announcement = get_object_or_404(queries.announcements_of(request.user, SECRETARY, OPERATOR), slug=slug)
    form = forms.OutageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.declare_outage(announcement, **form.cleaned_data, by=request.user, at=now())
        messages.success(
            request, _("Gangguan dinyatakan. Perpanjangan berlaku setelah disetujui orang kedua.")
        )
        return redirect("announcements:outage", announcement.slug)
    title = _("Nyatakan gangguan: %(title)s") % {"title": announcement.title}
    back = reverse("portal:desk")
    return _form(request, form, title, back, button=_("Usulkan perpanjangan"))


@staff(SECRETARY)
@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The parts of a draft, and what is still missing in each."""
    edition = _draft(request, pk)
    context = {"edition": edition, "parts": drafts.parts(edition), "file": queries.latest_file(edition)}
    return page(request, "announcements/draft.html", context)


@staff(SECRETARY)
@once
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Title and summary."""
    edition = _draft(request, pk)
    given = {name: edition.terms.get(name, "") for name in ("title", "summary")}
    form = forms.DescriptionForm(request.POST or None, initial=given)
    if request.method == "POST" and form.is_valid():
        services.describe_edition(edition, **form.cleaned_data, by=request.user, at=now())
        return _saved(request, edition)
    return _form(request, form, _("Judul dan ringkasan"), _back(edition))


@staff(SECRETARY)
@once
def import_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a listing; what came of it is shown at the file's own address."""
    edition = _draft(request, pk)
    form = forms.FormasiFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, only_own = form.cleaned_data["file"], form.cleaned_data["only_own"]
        row = services.import_formasi(
            edition, file.file, name=file.name, only_own=only_own, by=request.user, at=now()
        )
        return redirect("announcements:file", row.pk)
    return _form(
        request,
        form,
        _("Impor formasi"),
        _back(edition),
        "announcements/import.html",
        intro=_("Semua baris diperiksa dulu. Jika ada satu kesalahan, tidak ada yang diimpor."),
        button=_("Unggah dan periksa"),
        columns=drafts.columns(),
    )


@staff(SECRETARY)
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """How an import goes, or how it went: every fault with its row, column and mend."""
    row = get_object_or_404(queries.files_of(request.user), pk=pk)
    faults = [(fault, Reason(fault["code"], facts=fault["facts"])) for fault in row.faults]
    context = {
        "file": row,
        "edition": row.edition,
        "faults": faults,
        "hidden": row.fault_count - len(faults),
        "foreign": drafts.foreign(row),
    }
    return page(request, "announcements/file.html", context, part="berkas")


@staff(SECRETARY)
@once
def conditions(request: HttpRequest, pk: int) -> HttpResponse:
    """The regulation, shown with its key numbers, and the announcement's own conditions."""
    edition = _draft(request, pk)
    form = forms.ConditionsForm(request.POST or None, initial=forms.ConditionsForm.given(edition.terms))
    if request.method == "POST" and form.is_valid():
        name, chosen = form.cleaned_data.pop("regulation"), form.cleaned_data
        services.choose_regulation(edition, name, by=request.user, at=now())
        slug, *uids = chosen.pop("basis").split() or [""]
        services.set_conditions(edition, **chosen, by=request.user, at=now())
        if slug or edition.terms.get("basis"):
            services.cite_consultation(edition, slug=slug, uids=uids, by=request.user, at=now())
        return _saved(request, edition)
    shown = [(rule, drafts.numbers(rule)) for rule in map(regulations.load, regulations.names())]
    title = _("Peraturan dan ketentuan")
    finals = [(each, consultations.texts_of(each)) for each in consultations.finals()[:10]]
    context = {"regulations": shown, "finals": finals}
    return _form(request, form, title, _back(edition), "announcements/conditions.html", **context)


@staff(SECRETARY)
@once
def timetable(request: HttpRequest, pk: int) -> HttpResponse:
    """First and last day of every phase; saved also while the regulation still objects."""
    edition = _draft(request, pk)
    given = forms.TimetableForm.given(content.dates(edition.terms.get("phases", {})))
    form = forms.TimetableForm(request.POST or None, initial=given)
    if request.method == "POST" and form.is_valid():
        services.set_timetable(edition, form.phases(), by=request.user, at=now())
        return redirect("announcements:timetable", edition.pk)
    regulation = queries.pinned(edition) if edition.terms.get("regulation") else None
    checks = check(queries.timetable_in(edition), regulation) if regulation and given else ()
    return _form(
        request,
        form,
        _("Jadwal"),
        _back(edition),
        "announcements/timetable.html",
        edition=edition,
        regulation=regulation,
        rows=drafts.rows(form, regulation),
        against=drafts.against(checks),
    )


@staff(SECRETARY, APPROVER)
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """An edition in work as the public would see it, what it changes, what still speaks against it."""
    edition = get_object_or_404(queries.work_of(request.user, SECRETARY, APPROVER).defer(None), pk=pk)
    reasons = services.reasons_against(edition)
    shown = pages.overview(edition, now()) if edition.terms.get("regulation") else {"edition": edition}
    differences = queries.differences(edition)
    context = {
        **shown,
        "formasi": pages.drafted(edition),
        "differences": pages.shown(differences),
        "letter": _letter(edition, differences),
        "reasons": reasons,
        "form": forms.ReturnForm(),
        "may_propose": edition.state == "draft" and _holds(request, SECRETARY, edition),
        "may_publish": edition.state == "proposed" and _holds(request, APPROVER, edition),
    }
    return page(request, "announcements/preview.html", context)


def _letter(edition: Edition, found: Differences | None) -> tuple[str, str] | None:
    """Subject and body that everybody who follows or applied gets on publication, read before it is sent."""
    if not found:
        return None
    facts = queries.change_facts(edition, found, settings.BENING_SITE)
    return KINDS["announcement.changed"].told(facts, get_language() or "id")


def _holds(request: HttpRequest, kind: str, edition: Edition) -> bool:
    institution = edition.announcement.institution_id
    return any(role.kind == kind and role.institution_id == institution for role in request.roles)


@staff(SECRETARY)
@require_POST
@once
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the draft to the approver."""
    edition = get_object_or_404(queries.work_of(request.user, SECRETARY).defer(None), pk=pk)
    services.propose_edition(edition, by=request.user, at=now())
    messages.success(request, _("Pengumuman diusulkan. Orang lain harus menyetujuinya."))
    return redirect("announcements:desk")


@staff(APPROVER)
@require_POST
@once
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish what somebody else proposed."""
    edition = get_object_or_404(queries.work_of(request.user, APPROVER).defer(None), pk=pk)
    services.publish_edition(edition, by=request.user, at=now())
    messages.success(request, _("Pengumuman diterbitkan dan tercatat dalam log publik."))
    return redirect("announcements:detail", edition.announcement.slug)


@staff(APPROVER)
@require_POST
@once
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a proposal to its author, with the reason."""
    edition = get_object_or_404(queries.work_of(request.user, APPROVER), pk=pk)
    form = forms.ReturnForm(request.POST)
    if form.is_valid():
        services.return_edition(edition, form.cleaned_data["reason"], by=request.user, at=now())
        messages.success(request, _("Pengumuman dikembalikan kepada penyusunnya."))
        return redirect("announcements:desk")
    return _form(request, form, _("Kembalikan kepada penyusun"), reverse("announcements:desk"))
