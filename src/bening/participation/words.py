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
CHANNELS = {
    "complaint": _("Pengaduan"),
    "lapor": _("Pengaduan yang diteruskan ke SP4N-LAPOR!"),
    "ombudsman": _("Pengaduan yang diteruskan ke Ombudsman"),
    "inspectorate": _("Pengaduan yang diteruskan ke Inspektorat"),
    "consultation": _("Masukan pada konsultasi"),
    "suggestion": _("Usulan di forum"),
    "appeal": _("Keberatan atas moderasi"),
}
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
    "asked": _("Pertanyaan kepada pengadu; tenggat berhenti sementara"),
    "replied": _("Jawaban pengadu; tenggat berjalan lagi"),
    "answered": _("Dijawab"),
    "confirmed": _("Pengadu menyatakan hasilnya"),
    "silent": _("Ditutup karena pengadu tidak menanggapi"),
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

# -- consultations and forum -------------------------------------------------------------------------------

CONSULTATION_KINDS = (
    ("criteria", _("Kriteria dan persyaratan")),
    ("process", _("Proses dan jadwal")),
    ("guide", _("Panduan")),
)
PHASES = {
    "prepared": (_("Disiapkan"), "neutral"),
    "read": (_("Masa membaca"), "info"),
    "comment": (_("Masa memberi masukan"), "waiting"),
    "respond": (_("Masa menanggapi"), "info"),
    "final": (_("Naskah akhir terbit"), "good"),
    "withdrawn": (_("Dihentikan"), "bad"),
}
COMMENT_KINDS = (
    ("question", _("Pertanyaan")),
    ("support", _("Dukungan")),
    ("objection", _("Keberatan")),
    ("proposal", _("Usulan rumusan")),
)
MODES = (
    ("pseudonym", _("Nama samaran (sama dalam satu konsultasi atau topik)")),
    ("name", _("Nama saya")),
    ("organisation", _("Organisasi saya yang terverifikasi")),
)
CHANGES = {
    "changed": (_("Kata-katanya berubah"), "info"),
    "moved": (_("Pindah tempat"), "info"),
    "split": (_("Dipecah"), "info"),
    "merged": (_("Digabung"), "info"),
    "regrouped": (_("Disusun ulang"), "info"),
    "replaced": (_("Diganti"), "info"),
    "new": (_("Baru"), "good"),
    "dropped": (_("Dihapus"), "bad"),
}
DISPOSITIONS = (
    ("accepted", _("Diterima")),
    ("partly", _("Diterima sebagian")),
    ("rejected", _("Tidak diterima")),
    ("already", _("Sudah termuat")),
    ("out_of_scope", _("Di luar naskah ini")),
)
RULES = (
    ("personal_data", _("Memuat data pribadi orang lain")),
    ("insult", _("Menghina atau mengancam")),
    ("hate", _("Merendahkan suku, agama, ras, atau kelompok")),
    ("spam", _("Iklan atau pengulangan")),
    ("off_topic", _("Di luar pokok bahasan")),
    ("unlawful", _("Melanggar hukum")),
)
THREAD_KINDS = (("talk", _("Percakapan")), ("suggestion", _("Usulan")))
STATUSES = (
    ("considered", _("Dipertimbangkan")),
    ("planned", _("Direncanakan")),
    ("done", _("Sudah dilaksanakan")),
    ("declined", _("Tidak dilaksanakan")),
)
APPEAL_STATES = {
    "filed": _("keberatan menunggu putusan"),
    "upheld": _("keberatan diterima"),
    "dismissed": _("keberatan ditolak"),
}
MODERATIONS = {"hide": _("disembunyikan"), "restore": _("ditampilkan kembali"), "approve": _("ditampilkan")}
COMMENT_STATES = {
    "held": (_("Menunggu moderator"), "waiting"),
    "visible": (_("Tampil"), "good"),
    "hidden": (_("Disembunyikan"), "bad"),
    "withdrawn": (_("Ditarik"), "neutral"),
}
HEARING_STATES = {
    "announced": (_("Akan berlangsung"), "waiting"),
    "held": (_("Sudah berlangsung"), "good"),
    "cancelled": (_("Dibatalkan"), "bad"),
}
ORGANISATION_STATES = {
    "proposed": (_("Menunggu verifikasi"), "waiting"),
    "verified": (_("Terverifikasi"), "good"),
    "returned": (_("Dikembalikan"), "bad"),
    "revoked": (_("Dicabut"), "bad"),
}
PLACES = {"forum": _("Forum"), "consultation": _("Konsultasi")}

# -- interests -------------------------------------------------------------------------------------------

DECLARATIONS = (
    ("interest", _("Benturan kepentingan")),
    ("gift", _("Gratifikasi, diterima atau ditolak")),
    ("nothing", _("Nihil: tidak ada yang perlu dinyatakan")),
)
SOURCES = (
    ("applicant", _("Pelamar atau keluarganya")),
    ("colleague", _("Rekan atau atasan")),
    ("vendor", _("Rekanan")),
    ("other", _("Lainnya")),
)
GIFT_STEPS = (
    ("refused", _("Ditolak")),
    ("returned", _("Dikembalikan")),
    ("handed_over", _("Diserahkan ke UPG atau KPK")),
    ("kept", _("Diterima menurut aturan")),
)
FINDINGS = (
    ("in_order", _("Tertib")),
    ("incomplete", _("Tidak lengkap")),
    ("violation", _("Pelanggaran")),
)
AUDIT_STATES = {
    "committed": (_("Undian tertutup"), "waiting"),
    "drawn": (_("Sudah diundi"), "info"),
    "closed": (_("Selesai"), "good"),
}
PRESSURE_STATES = {
    "filed": (_("Menunggu Inspektorat"), "waiting"),
    "taken": (_("Diperiksa Inspektorat"), "info"),
    "closed": (_("Selesai"), "good"),
}
