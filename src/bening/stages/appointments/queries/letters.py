"""Reading letters of appointment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from bening.accounts import queries as people
from bening.infra.storage import private_store
from bening.stages.appointments import queries
from bening.stages.appointments.models import Appointment, Letter

if TYPE_CHECKING:
    from bening.accounts.models import User

STATES = {"sk": ("numbered", "on_duty"), "spmt": ("on_duty",)}
"""From which state on a letter may be issued."""


def letters_of(appointment: Appointment) -> QuerySet[Letter]:
    """Every letter, oldest first; one that was corrected stays on file."""
    return Letter.objects.filter(appointment=appointment).order_by("pk")


def in_force(appointment: Appointment, kind: str) -> Letter | None:
    """The letter of a kind that nothing replaced."""
    replaced = replaced_in(appointment)
    found = letters_of(appointment).filter(kind=kind)
    return next((letter for letter in found if letter.pk not in replaced), None)


def replaced_in(appointment: Appointment) -> set[int]:
    """Letters that a later one corrected."""
    return set(letters_of(appointment).exclude(replaces=None).values_list("replaces", flat=True))


def may_issue(appointment: Appointment) -> list[str]:
    """The kinds of letters that may be issued now."""
    return [kind for kind, states in STATES.items() if appointment.state in states]


def letter_context(appointment_id: int, kind: str) -> str:
    """What a stored letter is bound to."""
    return f"appointments/{appointment_id}/letter/{kind}"


def content(letter: Letter, person: User) -> bytes:
    """The bytes of a letter, opened with the person's key."""
    context = letter_context(letter.appointment_id, letter.kind)
    return people.unseal_for(person, private_store().get(letter.key), context)


def number_facts(appointment: Appointment) -> dict[str, str]:
    """The employee number and its TMT, as sealed."""
    step = queries.steps_of(appointment).filter(kind="number", state="sealed").last()
    return queries.facts_of(step) if step else {}
