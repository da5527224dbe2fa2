"""Adding a step to a complaint: numbered, its text sealed, a commitment in the log."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.db.models import Max

from bening.accounts import services as accounts
from bening.core.tlog.canonical import Value
from bening.participation.models import Complaint, ComplaintStep
from bening.participation.queries import complaints as queries
from bening.participation.services import statements

ABOUT = "complaint"


def add_step(
    complaint: Complaint,
    kind: str,
    *,
    at: datetime,
    actor: Any = None,
    text: str = "",
    facts: dict[str, Any] | None = None,
) -> ComplaintStep:
    """Add what happened, in the caller's transaction. Its number is its place: no two at once."""
    last = ComplaintStep.objects.filter(complaint=complaint).aggregate(n=Max("number"))["n"] or 0
    step = ComplaintStep(
        complaint=complaint, number=last + 1, kind=kind, at=at, actor=actor, facts=facts or {}
    )
    if text:
        context = queries.sealing(complaint, f"step/{step.number}")
        step.body = accounts.seal_for(complaint.person, text.encode(), context)
    step.entry = statements.commit_to(
        ABOUT,
        f"{kind}.{step.number}",
        complaint.pk,
        committed(complaint, step, text),
        person=complaint.person,
        log=complaint.season,
        at=at,
    )
    step.save(force_insert=True)
    return step


def committed(complaint: Complaint, step: ComplaintStep, text: str) -> dict[str, Value]:
    """What the log's commitment to a step holds; a text by its digest."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {
        "nomor": complaint.ticket,
        "langkah": step.number,
        "jenis": step.kind,
        "teks": f"sha256:{digest}",
        "fakta": {name: str(value) for name, value in sorted(step.facts.items())},
    }


def openings(complaint: Complaint) -> list[tuple[int, bytes]]:
    """Number and opening of every step, for the complainant alone."""
    texts = {told.number: told.text for told in queries.steps_of(complaint)}
    return [
        (
            step.number,
            statements.opening(
                ABOUT,
                f"{step.kind}.{step.number}",
                complaint.pk,
                committed(complaint, step, texts[step.number]),
                person=complaint.person,
                log=complaint.season,
                entry=step.entry,
            ),
        )
        for step in queries.recorded_steps(complaint)
    ]
