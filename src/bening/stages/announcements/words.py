"""The words for phases, tracks, levels, reasons of change and compared items, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bening.core.sentences import words
from bening.core.sentences.shape import Sentence

CHANGE_REASONS = {
    "formasi_changed": _("Penetapan formasi berubah"),
    "timetable_changed": _("Jadwal berubah"),
    "error_corrected": _("Kesalahan tulis diperbaiki"),
    "requirement_clarified": _("Persyaratan diperjelas"),
    "higher_order": _("Ketentuan instansi pusat berubah"),
    "outage": _("Layanan yang dibutuhkan pelamar terganggu"),
}
SERVICES = {
    "e-meterai": _("e-meterai"),
    "dukcapil": _("Data kependudukan (NIK dan KK)"),
    "pddikti": _("Pangkalan data pendidikan tinggi"),
    "situs": _("Situs ini"),
}
"""Services that may fail, as the form of an outage names them."""
COMPARED = {
    "title": _("Judul"),
    "summary": _("Ringkasan"),
    "regulation": _("Peraturan yang dipakai"),
    "regulation_digest": _("Sidik jari berkas peraturan"),
    "min_gpa": _("IPK paling rendah"),
    "clauses": _("Pernyataan tambahan"),
    "basis": _("Dasar konsultasi"),
    "position": _("Jabatan"),
    "unit": _("Unit penempatan"),
    "track": _("Jenis kebutuhan"),
    "quota": _("Jumlah kursi"),
    "open_to_disability": _("Terbuka bagi penyandang disabilitas"),
    "salary_min": _("Penghasilan paling rendah"),
    "salary_max": _("Penghasilan paling tinggi"),
}


def reads_english() -> bool:
    """Whether this reader chose English."""
    return (get_language() or "").startswith("en")


def phase(code: str) -> str:
    """The name of a phase, as the beginning of a line."""
    return _capital(words.PHASES, code)


def track(code: str) -> str:
    """The name of a track."""
    return _capital(words.TRACKS, code)


def level(code: str) -> str:
    """The name of a level of education."""
    return _capital(words.LEVELS, code)


def _capital(names: dict[str, Sentence], code: str) -> str:
    named = names.get(code)
    text = code if named is None else named.en if reads_english() else named.id
    return text[:1].upper() + text[1:]


def told(thing: Any, field: str) -> str:
    """`field_id` or `field_en` of a value of a regulation; its title has no ending in Indonesian."""
    indonesian = f"{field}_id" if hasattr(thing, f"{field}_id") else field
    return getattr(thing, f"{field}_en" if reads_english() else indonesian)
