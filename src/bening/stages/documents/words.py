"""What documents, fields and outcomes are called on the pages of the applicant."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

OUTCOMES = {
    "met": (_("Cocok"), "good"),
    "not_met": (_("Berbeda"), "bad"),
    "uncertain": (_("Perlu dilihat"), "waiting"),
    "no_data": (_("Tidak terbaca"), "neutral"),
}
STATUSES = {
    "waiting": (_("Sedang dibaca"), "info"),
    "late": (_("Belum dibaca"), "neutral"),
    "good": (_("Terbaca, cocok"), "good"),
    "doubt": (_("Perlu dilihat"), "waiting"),
    "asked": (_("Diperiksa petugas"), "info"),
    "unreadable": (_("Tidak terbaca mesin"), "waiting"),
}
FIELDS = {
    "nik": _("NIK"),
    "name": _("Nama"),
    "birth_place": _("Tempat lahir"),
    "birth_date": _("Tanggal lahir"),
    "sex": _("Jenis kelamin"),
    "address": _("Alamat"),
    "programme": _("Program studi"),
    "institution": _("Perguruan tinggi atau sekolah"),
    "number": _("Nomor ijazah"),
    "graduation_date": _("Tanggal lulus"),
    "predicate": _("Predikat"),
    "gpa": _("IPK"),
}
ABOUT = {
    "kind": _("Jenis dokumen"),
    "image": _("Mutu gambar"),
    "nik": _("NIK"),
    "photo": _("Foto"),
    "pdf": _("Tanda tangan digital"),
    "stamp": _("Meterai"),
    "letter": _("Isi surat"),
    "letter.addressee": _("Tujuan surat"),
    "letter.formasi": _("Formasi yang dilamar"),
    "letter.signed": _("Tanda tangan"),
    "letter.dated": _("Tanggal surat"),
    "statement": _("Naskah surat pernyataan"),
    "validity": _("Masa berlaku"),
    "dossier": _("Dibandingkan dengan dokumen lain"),
    "dossier.all_slots_searched": _("Dokumen yang dicari"),
    "file": _("Berkas"),
}
"""Family or code of a check → what it is about."""
