"""Codes of participation in the reader's words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

CATEGORIES = (
    ("service", _("Pelayanan petugas")),
    ("information", _("Informasi salah atau tidak ada")),
    ("technical", _("Gangguan situs atau unggahan")),
    ("procedure", _("Prosedur tidak diikuti")),
    ("decision", _("Keputusan yang saya anggap keliru")),
    ("fees", _("Pungutan atau permintaan uang")),
    ("conduct", _("Perilaku petugas")),
    ("personal_data", _("Data pribadi saya")),
)
LEVELS = (
    ("simple", _("Ringan: cukup informasi atau perbaikan kecil")),
    ("ordinary", _("Biasa: perlu diperiksa")),
    ("supervisory", _("Berat: perlu pemeriksaan seperti pengawasan")),
)
OUTCOMES = (
    ("upheld", _("Pengaduan terbukti")),
    ("partly", _("Pengaduan terbukti sebagian")),
    ("not_upheld", _("Pengaduan tidak terbukti")),
    ("outside", _("Di luar kewenangan kami")),
)
PERIODS = {
    "triage": _("Penangan ditetapkan"),
    "simple": _("Jawaban, pengaduan ringan"),
    "ordinary": _("Jawaban, pengaduan biasa"),
    "supervisory": _("Jawaban, pengaduan berat"),
    "confirm": _("Anda menyatakan sudah selesai atau belum"),
}
CLOSED_AS = {
    "resolved": _("Sudah selesai menurut pengadu"),
    "partly": _("Selesai sebagian menurut pengadu"),
    "unresolved": _("Belum selesai menurut pengadu"),
    "silent": _("Ditutup, pengadu tidak menjawab"),
}
OFFICES = (
    ("lapor", _("SP4N-LAPOR!")),
    ("ombudsman", _("Ombudsman Republik Indonesia")),
    ("inspectorate", _("Inspektorat")),
)
COMPLAINT_STATES = {
    "filed": (_("Menunggu penangan"), "waiting"),
    "handled": (_("Sedang ditangani"), "info"),
    "waiting": (_("Menunggu jawaban Anda"), "waiting"),
    "answered": (_("Sudah dijawab"), "good"),
    "closed": (_("Ditutup"), "neutral"),
}
STEPS = {
    "filed": _("Pengaduan diterima"),
    "evidence": _("Bukti ditambahkan"),
    "assigned": _("Penangan ditetapkan"),
    "escalated": _("Dinaikkan karena belum ditangani tepat waktu"),
    "asked": _("Pertanyaan kepada Anda; tenggat dihentikan sementara"),
    "replied": _("Jawaban Anda; tenggat berjalan lagi"),
    "answered": _("Dijawab"),
    "confirmed": _("Anda menyatakan hasilnya"),
    "silent": _("Ditutup karena tidak ada tanggapan Anda"),
    "reopened": _("Dibuka kembali"),
    "handed_over": _("Diteruskan ke lembaga lain"),
    "stepped_back": _("Seorang petugas mengundurkan diri dari pengaduan ini"),
}
LADDER = {
    1: _("seluruh penangan pengaduan"),
    2: _("Inspektorat"),
    3: _("Anda: berkas untuk Ombudsman sudah tersedia"),
}
DESK_STATES = {**COMPLAINT_STATES, "waiting": (_("Menunggu jawaban pengadu"), "waiting")}
