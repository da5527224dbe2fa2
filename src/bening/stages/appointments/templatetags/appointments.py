"""Steps, states and facts of an appointment in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from bening.infra.templatetags.bening import tanggal

if TYPE_CHECKING:
    from bening.stages.appointments.models import Appointment

register = template.Library()

STEPS = {
    "complete": gettext_noop("Pemberkasan lengkap"),
    "number": gettext_noop("NIP ditetapkan"),
    "start": gettext_noop("Mulai bertugas"),
    "resign": gettext_noop("Mengundurkan diri"),
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
}
CAUSES = {
    "letter": gettext_noop("surat pengunduran diri"),
    "deadline": gettext_noop("pemberkasan tidak lengkap sampai batas waktu"),
}


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
def facts_words(facts: Mapping[str, str]) -> list[tuple[str, str]]:
    """(label, value) of what a step says."""
    return [(_(FACTS[name]), _value(value)) for name, value in facts.items() if name in FACTS]


def _value(value: str) -> str:
    if value in CAUSES:
        return _(CAUSES[value])
    try:
        return tanggal(date.fromisoformat(value)) if "-" in value else value
    except ValueError:
        return value


@register.filter
def open_kinds(appointment: Appointment) -> tuple[str, ...]:
    """The steps that may be recorded now."""
    return appointment.lifecycle.verbs(appointment.state)


@register.filter
def has_recorded(appointment: Appointment, recorded: set[tuple[int, str]]) -> bool:
    """Whether a step of this appointment waits for its second person."""
    return any(pk == appointment.pk for pk, _kind in recorded)
