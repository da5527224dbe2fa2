"""Ratings and figures in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

WORDS = {
    "sangat_baik": gettext_noop("Sangat baik"),
    "baik": gettext_noop("Baik"),
    "butuh_perbaikan": gettext_noop("Butuh perbaikan"),
    "kurang": gettext_noop("Kurang"),
    "sangat_kurang": gettext_noop("Sangat kurang"),
    "above": gettext_noop("di atas ekspektasi"),
    "meets": gettext_noop("sesuai ekspektasi"),
    "below": gettext_noop("di bawah ekspektasi"),
    "seats": gettext_noop("Kursi yang tersedia"),
    "entered": gettext_noop("Pendaftar yang mengakhiri pendaftaran"),
    "dossiers_sealed": gettext_noop("Berkas lengkap yang disegel"),
    "ms_first": gettext_noop("Memenuhi syarat pada putusan pertama"),
    "tms_first": gettext_noop("Tidak memenuhi syarat pada putusan pertama"),
    "objections_filed": gettext_noop("Sanggahan yang diajukan"),
    "objections_accepted": gettext_noop("Sanggahan yang diterima, sebagian atau seluruhnya"),
    "ms_after_sanggah": gettext_noop("Memenuhi syarat setelah sanggah"),
    "assessed": gettext_noop("Pegawai baru yang sudah dinilai"),
    "rated_good": gettext_noop("Predikat baik atau sangat baik"),
    "rated_below_good": gettext_noop("Predikat di bawah baik"),
    "appointment_filing": gettext_noop("Pengangkatan: pemberkasan"),
    "appointment_complete": gettext_noop("Pengangkatan: menunggu NIP"),
    "appointment_numbered": gettext_noop("Pengangkatan: menunggu SPMT"),
    "appointment_on_duty": gettext_noop("Pengangkatan: sudah bertugas"),
    "appointment_resigned": gettext_noop("Pengangkatan: mengundurkan diri"),
}


def told(code: str) -> str:
    """A rating, level or figure as the reader knows it."""
    if code in WORDS:
        return _(WORDS[code])
    if code.startswith("rating_"):
        return _("Predikat: %(rating)s") % {"rating": _(WORDS[code.removeprefix("rating_")])}
    stage, _underscore, result = code.partition("_")
    if result == "undecided":
        result = _("belum ditetapkan")
    if stage == "skd":
        return _("SKD, kode %(code)s") % {"code": result}
    return _("Hasil akhir, kode %(code)s") % {"code": result}


def period(code: str) -> str:
    """A period of probation: `m3` is month 3."""
    return _("Bulan ke-%(month)s") % {"month": code.removeprefix("m")}
