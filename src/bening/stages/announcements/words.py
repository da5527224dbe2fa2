"""The words for tracks, levels, phases and reasons of change, as the public reads them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

TRACKS = {
    "umum": _("Umum"),
    "cumlaude": _("Lulusan terbaik (cumlaude)"),
    "diaspora": _("Diaspora"),
    "disabilitas": _("Penyandang disabilitas"),
    "papua": _("Putra/putri Papua"),
    "kalimantan": _("Putra/putri Kalimantan"),
    "daerah_tertinggal": _("Putra/putri daerah tertinggal"),
}
LEVELS = {
    "sd": _("SD"),
    "sltp": _("SMP sederajat"),
    "slta": _("SMA/SMK sederajat"),
    "d1": _("Diploma I"),
    "d2": _("Diploma II"),
    "d3": _("Diploma III"),
    "d4": _("Diploma IV"),
    "s1": _("S-1"),
    "profesi": _("Profesi"),
    "s2": _("S-2"),
    "spesialis": _("Spesialis"),
    "s3": _("S-3"),
}
PHASES = {
    "announcement": _("Pengumuman"),
    "registration": _("Pendaftaran"),
    "screening": _("Seleksi administrasi"),
    "screening_result": _("Pengumuman hasil seleksi administrasi"),
    "sanggah": _("Masa sanggah"),
    "sanggah_answer": _("Jawab sanggah"),
    "post_sanggah": _("Pengumuman pascasanggah"),
    "skd": _("Seleksi kompetensi dasar (SKD)"),
    "skd_result": _("Pengumuman hasil SKD"),
    "skb": _("Seleksi kompetensi bidang (SKB)"),
    "final_result": _("Pengumuman hasil akhir"),
    "final_sanggah": _("Masa sanggah hasil akhir"),
    "final_answer": _("Jawab sanggah hasil akhir"),
    "final_post": _("Pengumuman pascasanggah hasil akhir"),
    "filing": _("Pengisian riwayat hidup dan pemberkasan"),
    "appointment": _("Usul dan penetapan NIP"),
    "probation": _("Masa percobaan"),
}
CHANGE_REASONS = {
    "formasi_changed": _("Penetapan kebutuhan (formasi) diubah"),
    "timetable_changed": _("Jadwal diubah"),
    "error_corrected": _("Kesalahan tulis diperbaiki"),
    "requirement_clarified": _("Persyaratan diperjelas"),
    "higher_order": _("Ketentuan instansi pusat berubah"),
}
ITEMS = {
    "title": _("Judul"),
    "summary": _("Ringkasan"),
    "regulation": _("Peraturan yang dipakai"),
    "regulation_digest": _("Sidik jari berkas peraturan"),
    "min_gpa": _("IPK paling rendah"),
    "clauses": _("Ketentuan khusus dalam surat pernyataan"),
    "position": _("Jabatan"),
    "unit": _("Unit penempatan"),
    "track": _("Jenis kebutuhan"),
    "quota": _("Jumlah kursi"),
    "open_to_disability": _("Terbuka bagi penyandang disabilitas"),
    "salary_min": _("Penghasilan paling rendah"),
    "salary_max": _("Penghasilan paling tinggi"),
}
