"""Issuing letters of appointment: drawn, signed if there is a key, kept, logged, and noticed."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from bening.accounts import services as accounts
from bening.core.decision import Reason, Refused
from bening.infra.crashpoint import crashpoint
from bening.infra.storage import private_store
from bening.stages.appointments import letter_words, letters_pdf, queries
from bening.stages.appointments.models import Letter, Step
from bening.stages.appointments.queries import letters
from bening.stages.appointments.services import steps

if TYPE_CHECKING:
    from bening.accounts.models import User


def issue_letter(step: Step, *, by: User, at: datetime) -> Letter:
    """Seal the SK or the SPMT that somebody else wrote; an earlier one of its kind is replaced, and kept.

    The letter is drawn and signed before the transaction. Its bytes are durable before their row; a crash in
    between leaves a file without a row, which is swept. Its digest is in the log entry.
    """
    # gather and decide
    appointment, facts = step.appointment, queries.facts_of(step)
    steps.check_approval(step, facts, by)
    told = letter_words.letter(appointment, step.kind, facts, letters.number_facts(appointment))
    try:
        pdf, signed = letters_pdf.issued(told, at)
    except letters_pdf.BadLetterKey:
        raise Refused(Reason("letter.key_unusable")) from None
    # write
    context = letters.letter_context(appointment.pk, step.kind)
    store = private_store()
    key = store.put(accounts.seal_for(appointment.person, pdf, context))
    crashpoint("appointments.letter_stored")  # a file that no row names: swept after a day
    row = Letter(
        appointment=appointment,
        step=step,
        kind=step.kind,
        key=key,
        sha256=hashlib.sha256(pdf).hexdigest(),
        signed=signed,
        made_at=at,
    )
    try:
        return _keep(row, {**facts, "sha256": row.sha256}, by, at)
    except BaseException:
        store.delete(key)
        raise


@transaction.atomic
def _keep(row: Letter, facts: dict[str, str], by: User, at: datetime) -> Letter:
    step = row.step
    row.replaces = letters.in_force(row.appointment, row.kind)
    context = queries.facts_context(step.appointment_id, step.kind)
    sealed = accounts.seal_for(step.person, json.dumps(facts).encode(), context)
    steps.seal_step(step, facts, by=by, at=at, facts_sealed=sealed)
    row.save(force_insert=True)
    return row
