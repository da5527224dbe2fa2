"""Phases, standings and kinds of log entries in the reader's words."""

from django import template
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from bening.core.decision import Reason
from bening.core.reasons import sentence
from bening.core.sentences.words import PHASES

register = template.Library()

ENTRIES = {
    "log.genesis": gettext_noop("Log dibuka"),
    "key.rotated": gettext_noop("Kunci log diganti"),
    "witness.policy": gettext_noop("Aturan saksi ditetapkan"),
    "software.released": gettext_noop("Perangkat lunak diperbarui"),
    "schedule.published": gettext_noop("Jadwal diumumkan"),
    "formation.published": gettext_noop("Formasi diumumkan"),
    "rules.published": gettext_noop("Pengumuman dan peraturannya diterbitkan"),
    "application.submitted": gettext_noop("Seseorang menyegel lamarannya"),
    "application.withdrawn": gettext_noop("Seseorang menarik lamarannya"),
    "verification.auto": gettext_noop("Berkas diperiksa program"),
    "verification.human": gettext_noop("Dua orang memutuskan satu berkas"),
    "objection.filed": gettext_noop("Seseorang menyanggah"),
    "objection.answered": gettext_noop("Sanggahan dijawab orang ketiga"),
    "score.batch": gettext_noop("Nilai disegel"),
    "score.corrected": gettext_noop("Nilai dibetulkan"),
    "dataset.published": gettext_noop("Data terbuka diterbitkan"),
    "ranking.computed": gettext_noop("Peringkat dihitung dan diumumkan"),
    "result.final": gettext_noop("Hasil akhir ditetapkan"),
    "appointment.made": gettext_noop("Satu langkah pengangkatan"),
    "erasure.performed": gettext_noop("Data pribadi dihapus"),
    "incident.declared": gettext_noop("Kejadian pada log diumumkan"),
}


@register.filter
def phase_name(code: str) -> str:
    """A phase of the timetable."""
    told = PHASES.get(code)
    if told is None:
        return code
    text = told.en if get_language() == "en" else told.id
    return text[:1].upper() + text[1:]


@register.filter
def standing_text(code: str) -> str:
    """Where an applicant stands, as a sentence."""
    return sentence(Reason(code), get_language() or "id")


@register.filter
def entry_kind(entry: object) -> str:
    """What an entry of the log is about, in words."""
    from bening.transparency.queries import record_of

    kind = record_of(entry).event.kind
    return _(ENTRIES.get(kind, kind))
