"""Reading complaints. Whose a complaint is, and who may handle it, is decided here."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from bening.accounts import queries as accounts
from bening.core.deadlines import Pause
from bening.infra.storage import private_store
from bening.participation import periods
from bening.participation.models import Complaint, ComplaintEvidence, ComplaintStep, Part

OFFICER, INSPECTOR = "complaint_officer", "inspector"
INSPECTED = ("fees", "conduct")
"""Categories that the inspectorate sees from the first day."""
SEEN_BY_INSPECTORS = 2
LAST_STEP = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One step with its text unsealed."""

    number: int
    kind: str
    at: datetime
    facts: dict[str, Any]
    text: str


def complaints_of(person: Any) -> QuerySet[Complaint]:
    """Everything this person complained about, newest first."""
    return Complaint.objects.filter(person_id=person.pk).order_by("-filed_at", "-pk")


def complaints_for(officer: Any) -> QuerySet[Complaint]:
    """What this officer may open: own institutions, neither named nor concerned, nobody related."""
    own = accounts.institutions_of(officer, OFFICER)
    inspected = accounts.institutions_of(officer, INSPECTOR)
    raised = Q(escalation__gte=SEEN_BY_INSPECTORS) | Q(category__in=INSPECTED)
    kept_out = Part.objects.filter(complaint=OuterRef("pk"), user_id=officer.pk).exclude(part="handler")
    return (
        Complaint.objects.filter(Q(institution__in=own) | Q(institution__in=inspected) & raised)
        .exclude(Exists(kept_out))
        .exclude(person_id__in=accounts.related_people(officer))
        .select_related("person", "institution", "handler")
        .order_by(F("alert_at").asc(nulls_last=True), "filed_at", "pk")
    )


def waiting_count(officer: Any) -> int:
    """How many complaints wait for this officer: unassigned ones, and own ones to be answered."""
    open_ones = Q(state="filed") | Q(state="handled", handler_id=officer.pk)
    return complaints_for(officer).filter(open_ones).count()


def handlers_for(complaint: Complaint) -> list[Any]:
    """Officers who may handle this complaint, by name."""
    kinds = [OFFICER]
    if complaint.escalation >= SEEN_BY_INSPECTORS or complaint.category in INSPECTED:
        kinds.append(INSPECTOR)
    found: dict[int, Any] = {}
    for kind in kinds:
        found |= {user.pk: user for user in accounts.people_with(kind, complaint.institution)}
    for pk in Part.objects.filter(complaint=complaint).exclude(part="handler").values_list("user", flat=True):
        found.pop(pk, None)
    related = accounts.related_people(complaint.person)
    return sorted((user for pk, user in found.items() if pk not in related), key=lambda user: user.name)


def due_for_alert(at: datetime) -> QuerySet[Complaint]:
    """Complaints the job has to look at, the longest waiting first."""
    return (
        Complaint.objects.filter(alert_at__lte=at)
        .select_related("person", "institution")
        .order_by("alert_at", "pk")
    )


def sealing(complaint: Complaint, what: str) -> str:
    """The context under which a text of a complaint is sealed."""
    return f"complaint/{complaint.pk}/{what}"


def text_of(complaint: Complaint) -> dict[str, str]:
    """Subject, story and whom it names, unsealed. Whoever shows it to an officer notes the access."""
    sealed = accounts.unseal_for(complaint.person, complaint.text, sealing(complaint, "text"))
    told: dict[str, str] = json.loads(sealed)
    return told


def steps_of(complaint: Complaint) -> list[Told]:
    """Everything that happened, with its texts, in order."""
    told = []
    for step in ComplaintStep.objects.filter(complaint=complaint).order_by("number"):
        text = ""
        if step.body is not None:
            context = sealing(complaint, f"step/{step.number}")
            text = accounts.unseal_for(complaint.person, step.body, context).decode()
        told.append(Told(step.number, step.kind, step.at, step.facts, text))
    return told


def pauses_of(complaint: Complaint) -> list[Pause]:
    """When the clock stood still."""
    return [Pause(each.begins_at, each.ends_at) for each in complaint.pauses.order_by("pk")]


def evidence_of(complaint: Complaint) -> QuerySet[ComplaintEvidence]:
    """The files of a complaint, oldest first."""
    return ComplaintEvidence.objects.filter(complaint=complaint).order_by("pk")


def evidence_bytes(evidence: ComplaintEvidence, person: Any) -> bytes:
    """The file as it was handed in."""
    sealed = private_store().get(evidence.key)
    return accounts.unseal_for(person, sealed, f"complaint/{evidence.complaint_id}/evidence")


def known_keys(keys: Iterable[str]) -> set[str]:
    """Which of these files of the private store belong to a complaint; for the sweep."""
    return set(ComplaintEvidence.objects.filter(key__in=list(keys)).values_list("key", flat=True))


def recorded_steps(complaint: Complaint) -> list[ComplaintStep]:
    """Steps that stand in the public log, with their entries."""
    found = ComplaintStep.objects.filter(complaint=complaint, entry__isnull=False)
    return list(found.select_related("entry__log").order_by("number"))


def holidays_told(complaint: Complaint) -> list[tuple[str, bool]]:
    """On which lists of holidays the deadlines of this complaint rest; for a year without one: its number."""
    years = {
        moment.year
        for moment in (complaint.opened_at, complaint.triage_due_at, complaint.answer_due_at)
        if moment
    }
    return [periods.holidays_known(year) or (str(year), False) for year in sorted(years)]
