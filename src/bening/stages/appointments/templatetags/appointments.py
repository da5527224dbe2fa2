"""Steps, states and facts of an appointment in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from bening.core.decision import Check, Outcome
from bening.infra.templatetags.bening import tag, tanggal
from bening.stages.appointments.queries import letters

if TYPE_CHECKING:
    from bening.stages.appointments.models import Appointment

register = template.Library()

STEPS = {
    "complete": gettext_noop("Pemberkasan lengkap"),
    "send_back": gettext_noop("Dikembalikan BKN"),
    "number": gettext_noop("NIP ditetapkan"),
    "start": gettext_noop("Mulai bertugas"),
    "resign": gettext_noop("Mengundurkan diri"),
    "sk": gettext_noop("SK pengangkatan CPNS"),
    "spmt": gettext_noop("SPMT"),
}
STATES = {
    "filing": (gettext_noop("pemberkasan"), "waiting"),
    "complete": (gettext_noop("menunggu NIP"), "waiting"),
    "numbered": (gettext_noop("menunggu SPMT"), "info"),
    "on_duty": (gettext_noop("sudah bertugas"), "good"),
    "resigned": (gettext_noop("mengundurkan diri"), "bad"),
}
FACTS = {
    "number": gettext_noop("NIP"),
    "effective": gettext_noop("TMT CPNS"),
    "day": gettext_noop("Hari pertama bertugas"),
    "because": gettext_noop("Dasar"),
    "why": gettext_noop("Alasan BKN"),
    "unit": gettext_noop("Unit penempatan"),
    "accepted": gettext_noop("Berkas yang diunggah dan diterima"),
    "letter": gettext_noop("Nomor surat"),
    "dated": gettext_noop("Tanggal surat"),
    "signatory": gettext_noop("Penanda tangan"),
    "office": gettext_noop("Jabatan penanda tangan"),
    "sha256": gettext_noop("SHA-256 berkas"),
}
WRITTEN = ("why", "unit", "signatory", "office")
"""Facts in somebody's own words, which stay Indonesian on an English page."""
DIGEST = 64
"""Letters of a SHA-256; its beginning is enough to tell files apart."""
CAUSES = {
    "letter": gettext_noop("surat pengunduran diri"),
    "deadline": gettext_noop("pemberkasan tidak lengkap sampai batas waktu"),
}


OUTCOMES = {
    Outcome.MET: (gettext_noop("sesuai"), "good"),
    Outcome.NOT_MET: (gettext_noop("berbeda"), "bad"),
    Outcome.UNCERTAIN: (gettext_noop("perlu dilihat"), "waiting"),
    Outcome.NO_DATA: (gettext_noop("tidak terbaca"), "neutral"),
}
PAPERS = {
    "empty": (gettext_noop("belum ada"), "neutral"),
    "waiting": (gettext_noop("menunggu petugas"), "waiting"),
    "accepted": (gettext_noop("diterima"), "good"),
    "returned": (gettext_noop("harus diperbaiki"), "bad"),
}


@register.simple_tag
def paper_tag(state: str) -> SafeString:
    """Where a paper of the filing stands."""
    words, tone = PAPERS[state]
    return tag(_(words), tone)


@register.filter
def step_words(kind: str) -> str:
    """The name of a step."""
    return _(STEPS[kind])


@register.filter
def state_words(state: str) -> str:
    """Where an appointment stands."""
    return _(STATES[state][0])


@register.filter
def state_tone(state: str) -> str:
    """The tone of the tag for it."""
    return STATES[state][1]


@register.filter
def facts_words(facts: Mapping[str, str]) -> list[tuple[str, str, bool]]:
    """(label, value, whether somebody wrote it themselves) of what a step says."""
    told = [(name, value) for name, value in facts.items() if name in FACTS and value]
    return [(_(FACTS[name]), _value(value), name in WRITTEN) for name, value in told]


def _value(value: str) -> str:
    if value in CAUSES:
        return _(CAUSES[value])
    if len(value) == DIGEST:
        return f"{value[:16]}…"
    try:
        return tanggal(date.fromisoformat(value)) if "-" in value else value
    except ValueError:
        return value


@register.filter
def open_kinds(appointment: Appointment) -> tuple[str, ...]:
    """The steps that may be recorded now, and the letters that may be written."""
    return (*appointment.lifecycle.verbs(appointment.state), *letters.may_issue(appointment))


@register.filter
def has_recorded(appointment: Appointment, recorded: set[tuple[int, str]]) -> bool:
    """Whether a step of this appointment waits for its second person."""
    return any(pk == appointment.pk for pk, _kind in recorded)


@register.filter
def of(appointment: Appointment, found: Mapping[int, Any]) -> Any:
    """What a table by appointment says of this one."""
    return found.get(appointment.pk)


@register.simple_tag
def check_tag(check: Check) -> SafeString:
    """What the machine found, as a tag."""
    words, tone = OUTCOMES[check.outcome]
    return tag(_(words), tone)
