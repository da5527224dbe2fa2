"""The applicant's proof that the application was received: for machines (the log's files) and as a PDF."""

from __future__ import annotations

import io
from functools import lru_cache
from importlib.resources import files

import segno
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bening.core.tlog.note import encode64
from bening.infra.templatetags.bening import waktu
from bening.infra.typesetting import typeset
from bening.stages.documents import queries, submission
from bening.stages.documents.models import Dossier
from bening.transparency import queries as transparency


def opening(dossier: Dossier) -> bytes:
    """`bukaan.json`: what the public entry commits to. For the applicant alone."""
    return transparency.opening(
        dossier.entry,
        submission.said(dossier, dossier.digest),
        secret=submission.secret(dossier),
        inner=submission.each_document(queries.documents_of(dossier)),
    )


def findings_opening(dossier: Dossier) -> bytes | None:
    """`temuan.json` of the submission; None of a dossier from before the findings were kept."""
    found = submission.kept_findings(dossier)
    return submission.findings_file(dossier, dossier.findings_entry, found) if found is not None else None


def proof_address(dossier: Dossier) -> str:
    """Where anyone who knows the leaf hash finds the proof that it is in the log."""
    leaf = encode64(bytes(dossier.entry.leaf)).rstrip("=").replace("+", "-").replace("/", "_")
    return f"{settings.BENING_SITE}/log/{dossier.application.season}/proof/{leaf}.tlog-proof"


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (files("bening.stages.documents") / "typst" / "receipt.typ").read_bytes()


def receipt_pdf(dossier: Dossier) -> bytes:
    """The receipt on paper: tagged (PDF/UA-1), the same bytes each time, no name and no NIK on it."""
    return typeset(_template(), _told(dossier), dossier.sealed_at or dossier.opened_at)


def _told(dossier: Dossier) -> dict[str, object]:
    application, address = dossier.application, proof_address(dossier)
    language = get_language() or "id"
    slots = [slot for slot in queries.slots_of(dossier) if slot.document is not None]
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="svg", border=2, xmldecl=False)
    return {
        "language": language,
        "title": _("Bukti pengiriman lamaran"),
        "institution": application.announcement.institution.name,
        "announcement": application.announcement.title,
        "page": _("Halaman"),
        "facts": [
            (_("Nomor peserta"), application.number or ""),
            (_("Formasi"), f"{application.formasi_code} · {application.formasi.position}"),
            (_("Unit"), application.formasi.unit),
            (_("Dikirim"), waktu(dossier.sealed_at)),
            (_("Sidik jari berkas"), dossier.digest),
            (_("Sidik jari pengumuman"), application.edition_digest),
            (_("Urutan dalam log publik"), "" if dossier.entry.idx is None else str(dossier.entry.idx)),
            (_("Sidik jari catatan (leaf)"), encode64(bytes(dossier.entry.leaf))),
        ],
        "documents_title": _("Dokumen yang dikirim"),
        "columns": [_("Dokumen"), _("Halaman"), "SHA-256"],
        "documents": [cell for slot in slots for cell in _row(slot, language)],
        "check_title": _("Periksa sendiri"),
        "check": _(
            "Pindai kode QR untuk mengunduh bukti bahwa catatan ini ada dalam log publik. Bersama berkas "
            "bukaan.json milik Anda, siapa pun dapat memeriksanya dengan perintah bening verify. Jangan "
            "memublikasikan bukaan.json: isinya tentang Anda."
        ),
        "qr": picture.getvalue().decode(),
        "qr_alt": _("Kode QR ke bukti dalam log publik"),
        "address": address,
    }


def _row(slot: queries.Slot, language: str) -> tuple[str, str, str]:
    title = slot.rule.title_en if language == "en" else slot.rule.title_id
    return title, str(slot.document.pages), slot.document.sha256
