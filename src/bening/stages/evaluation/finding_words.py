"""Findings in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

SOURCE_CHOICES = (
    ("assessment", gettext_lazy("Penilaian berkala")),
    ("report", gettext_lazy("Laporan evaluasi")),
    ("complaint", gettext_lazy("Pengaduan")),
    ("forum", gettext_lazy("Forum warga")),
    ("consultation", gettext_lazy("Konsultasi publik")),
    ("integrity", gettext_lazy("Integritas: laporan tanpa nama, atau audit pernyataan kepentingan")),
    ("survey", gettext_lazy("Survei kepuasan")),
    ("fairness", gettext_lazy("Analisis keadilan seleksi")),
    ("validity", gettext_lazy("Analisis ketepatan seleksi")),
    ("verifier", gettext_lazy("Analisis putusan verifikator")),
)
SEVERITY_CHOICES = (
    ("minor", gettext_lazy("Ringan")),
    ("major", gettext_lazy("Sedang")),
    ("critical", gettext_lazy("Berat")),
)
STATES = {
    "open": (gettext_noop("Belum ditindaklanjuti"), "waiting"),
    "acted": (gettext_noop("Tindak lanjut sedang diperiksa"), "info"),
    "closed": (gettext_noop("Ditutup, pengaruhnya sedang dilihat"), "info"),
    "effective": (gettext_noop("Selesai dan berpengaruh"), "good"),
}
MOMENTS = {
    "opened": gettext_noop("Temuan dibuka"),
    "closed": gettext_noop("Tindak lanjut diterima"),
    "effective": gettext_noop("Tindakan berpengaruh, temuan selesai"),
    "reopened": gettext_noop("Tindakan belum berpengaruh, temuan dibuka kembali"),
}
_NAMES = dict(SOURCE_CHOICES) | dict(SEVERITY_CHOICES)


def name(code: str) -> str:
    """A source or a severity."""
    return str(_NAMES[code])


def moment(code: str) -> str:
    """One public moment."""
    return _(MOMENTS[code])


def state(code: str) -> tuple[str, str]:
    """A state and its tone."""
    text, tone = STATES[code]
    return _(text), tone
