"""Phases, standings and kinds of log entries in the reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from bening.core.deadlines import day_of
from bening.core.decision import Reason
from bening.core.reasons import sentence
from bening.stages.announcements import words
from bening.stages.announcements.templatetags.announcements import days
from bening.transparency.queries import record_of

if TYPE_CHECKING:
    from bening.core.timetable import Phase
    from bening.transparency.models import Entry

register = template.Library()

ENTRIES = {
    "log.genesis": gettext_noop("Log dibuka"),
    "key.rotated": gettext_noop("Kunci log diganti"),
    "witness.policy": gettext_noop("Aturan saksi ditetapkan"),
    "software.released": gettext_noop("Perangkat lunak diperbarui"),
    "schedule.published": gettext_noop("Jadwal diumumkan"),
    "formation.published": gettext_noop("Formasi diumumkan"),
    "rules.published": gettext_noop("Pengumuman dan peraturannya diterbitkan"),
    "outage.declared": gettext_noop("Gangguan layanan dinyatakan, waktu diperpanjang sama untuk semua"),
    "seed.committed": gettext_noop("Angka acak ditetapkan, isinya masih tertutup"),
    "application.submitted": gettext_noop("Seseorang menyegel lamarannya"),
    "application.withdrawn": gettext_noop("Seseorang menarik lamarannya"),
    "verification.auto": gettext_noop("Berkas diperiksa program"),
    "seed.revealed": gettext_noop("Angka acak dibuka, undian dapat diulang"),
    "verification.clear": gettext_noop("Program menemukan semua syarat terpenuhi, satu orang mengesahkan"),
    "verification.human": gettext_noop("Dua orang memutuskan satu berkas"),
    "objection.filed": gettext_noop("Seseorang menyanggah"),
    "objection.answered": gettext_noop("Sanggahan dijawab orang ketiga"),
    "score.batch": gettext_noop("Nilai disegel"),
    "score.corrected": gettext_noop("Nilai dibetulkan"),
    "dataset.published": gettext_noop("Data terbuka diterbitkan"),
    "ranking.computed": gettext_noop("Peringkat dihitung dan diumumkan"),
    "result.final": gettext_noop("Hasil akhir ditetapkan"),
    "appointment.made": gettext_noop("Satu langkah pengangkatan"),
    "integrity.committed": gettext_noop("Komitmen harian atas laporan tanpa nama, tanpa jumlahnya"),
    "statement.recorded": gettext_noop("Satu langkah pengaduan atau pernyataan kepentingan"),
    "draft.published": gettext_noop("Rancangan konsultasi diterbitkan"),
    "draft.answered": gettext_noop("Masukan konsultasi ditanggapi"),
    "audit.committed": gettext_noop("Audit acak ditetapkan, undiannya masih tertutup"),
    "audit.drawn": gettext_noop("Audit acak diundi, undian dapat diulang"),
    "erasure.performed": gettext_noop("Data pribadi dihapus"),
    "incident.declared": gettext_noop("Kejadian pada log diumumkan"),
}


register.filter("phase_name", words.phase)


@register.filter
def phase_days(phase: Phase) -> str:
    """From which day to which a phase lasts."""
    return days((day_of(phase.starts), day_of(phase.ends)))


@register.filter
def standing_text(code: str) -> str:
    """Where an applicant stands, as a sentence."""
    return sentence(Reason(code), get_language() or "id")


STEPS = {
    "registration": gettext_noop("Isian pendaftaran saya"),
    "documents": gettext_noop("Dokumen dan bukti pengiriman"),
    "verification": gettext_noop("Hasil verifikasi berkas"),
    "sanggah": gettext_noop("Ajukan sanggah atas hasil administrasi"),
    "results": gettext_noop("Nilai dan hasil seleksi saya"),
    "final_sanggah": gettext_noop("Ajukan sanggah atas hasil akhir"),
    "appointments": gettext_noop("Pemberkasan dan pengangkatan"),
    "assessments": gettext_noop("Kinerja saya"),
}
WORK = {
    "complaints": gettext_noop("Pengaduan"),
    "consultations": gettext_noop("Konsultasi publik"),
    "moderation": gettext_noop("Moderasi forum"),
    "interests": gettext_noop("Pernyataan kepentingan dan gratifikasi"),
    "inspection": gettext_noop("Audit dan laporan tekanan"),
    "announcements": gettext_noop("Pengumuman"),
    "propose": gettext_noop("Nilai berkas"),
    "approve": gettext_noop("Sahkan putusan"),
    "objections": gettext_noop("Jawab sanggahan"),
    "scores": gettext_noop("Nilai SKD dan SKB"),
    "rankings": gettext_noop("Peringkat dan hasil"),
    "final_objections": gettext_noop("Jawab sanggah hasil akhir"),
    "appointments": gettext_noop("Pengangkatan"),
    "terms": gettext_noop("Masa percobaan dan perjanjian kerja"),
    "work_objections": gettext_noop("Putuskan keberatan atas penilaian kinerja"),
    "evaluation": gettext_noop("Evaluasi"),
    "findings": gettext_noop("Temuan dan tindak lanjut"),
    "roles": gettext_noop("Peran petugas"),
    "outage": gettext_noop("Nyatakan gangguan layanan"),
}
TABLES = {
    "moderation": gettext_noop("Catatan moderasi forum dan konsultasi"),
    "formasi": gettext_noop("Formasi"),
    "skd": gettext_noop("Nilai SKD"),
    "skb": gettext_noop("Nilai SKB"),
    "ranking-skd": gettext_noop("Peringkat SKD"),
    "ranking-final": gettext_noop("Peringkat akhir"),
    "result": gettext_noop("Hasil akhir setelah sanggah"),
    "ties": gettext_noop("Data pemecah nilai sama"),
    "report": gettext_noop("Angka laporan evaluasi"),
    "finding": gettext_noop("Langkah temuan dan tindak lanjut"),
    "analysis-plan": gettext_noop("Rencana analisis"),
    "analysis-data": gettext_noop("Data analisis"),
    "analysis-result": gettext_noop("Hasil analisis"),
    "survey": gettext_noop("Hasil survei kepuasan"),
    "rules": gettext_noop("Pengumuman"),
    "schedule": gettext_noop("Jadwal"),
}


@register.filter
def step_name(kind: str) -> str:
    """What an applicant can read or do."""
    return _(STEPS[kind])


@register.filter
def work_name(kind: str) -> str:
    """One kind of work on an officer's desk."""
    return _(WORK[kind])


@register.filter
def table_name(kind: str) -> str:
    """What a published table or file holds."""
    return _(TABLES[kind]) if kind in TABLES else kind


@register.filter
def entry_kind(entry: Entry) -> str:
    """What an entry of the log is about, in words."""
    kind = record_of(entry).event.kind
    return _(ENTRIES.get(kind, kind))
