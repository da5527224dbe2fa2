"""Sentences for what was read or exported, as the person concerned sees them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from .models import AccessRecord

WORDS = {
    "document": gettext_noop("Berkas dibuka"),
    "dossier": gettext_noop("Lamaran dibuka"),
    "answers": gettext_noop("Isian pendaftaran dibuka"),
    "nik": gettext_noop("NIK dibuka"),
    "objection": gettext_noop("Sanggah dibuka"),
    "appointment": gettext_noop("Data pengangkatan dibuka"),
    "assessment": gettext_noop("Penilaian kinerja dibuka"),
    "complaint": gettext_noop("Pengaduan dibuka"),
    "declaration": gettext_noop("Pernyataan kepentingan dibuka"),
    "pressure": gettext_noop("Laporan tekanan dibuka"),
    "export": gettext_noop("Data diunduh"),
    "person.erased": gettext_noop("Data pribadi dihapus"),
}


def told(records: Iterable[AccessRecord]) -> list[AccessRecord]:
    """The records, each with `words`: `document:ktp` becomes "Berkas dibuka: ktp"."""
    found = list(records)
    for record in found:
        what, _colon, detail = record.what.partition(":")
        words = _(WORDS[what]) if what in WORDS else what
        record.words = f"{words}: {detail}" if detail else words
    return found
