"""Reading objections and their grounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from bening.accounts import queries as accounts
from bening.core.tlog.canonical import Value

from .models import Ground, Objection

REVIEWER = "objection_reviewer"


@dataclass(frozen=True, slots=True)
class OpenGround:
    """One ground with its texts unsealed. Whoever shows it to an officer notes the access."""

    requirement: str
    argument: str
    answer: str
    reasoning: str
    legal_basis: str


def objection_about(stage: str, about: UUID) -> Objection | None:
    """The objection against one decision about one person, if it was filed."""
    return Objection.objects.filter(stage=stage, about=about).order_by("filed_at").first()


def objection_of(person: Any, stage: str, about: UUID) -> Objection | None:
    """This person's objection against a decision that concerns many (a ranking)."""
    return Objection.objects.filter(stage=stage, about=about, person_id=person.pk).first()


def objections_of(person: Any) -> QuerySet[Objection]:
    """Everything this person objected to, newest first."""
    return Objection.objects.filter(person_id=person.pk).order_by("-filed_at", "-pk")


def objections_about(stage: str, about: UUID) -> QuerySet[Objection]:
    """Every objection against one decision, oldest first."""
    return Objection.objects.filter(stage=stage, about=about).order_by("filed_at", "pk")


def waiting(institution: Any, stage: str | None = None) -> QuerySet[Objection]:
    """Objections without an answer, the most urgent first."""
    found = Objection.objects.filter(institution=institution, state="filed")
    return (found.filter(stage=stage) if stage else found).order_by("answer_due_at", "filed_at", "pk")


def waiting_for(reviewer: Any, stage: str) -> QuerySet[Objection]:
    """What this reviewer may answer: for own institutions, not own decisions, nobody related."""
    institutions = accounts.institutions_of(reviewer, REVIEWER)
    took_part = Q(first_officer_id=reviewer.pk) | Q(second_officer_id=reviewer.pk)
    concerned = Q(person_id__in=accounts.related_people(reviewer))
    return (
        Objection.objects.filter(institution__in=institutions, stage=stage, state="filed")
        .exclude(took_part)
        .exclude(concerned)
        .select_related("person", "institution")
        .order_by("answer_due_at", "filed_at", "pk")
    )


def open_count(stage: str, abouts: Iterable[UUID]) -> int:
    """How many objections against these decisions wait for an answer."""
    return Objection.objects.filter(stage=stage, about__in=list(abouts), state="filed").count()


def waiting_abouts(stage: str) -> QuerySet[Objection]:
    """The decisions against which an objection still waits for its answer, to be used in a subquery."""
    return Objection.objects.filter(stage=stage, state="filed").values("about")


def abouts(stage: str) -> QuerySet[Any]:
    """The decisions of a stage that somebody objected to."""
    return Objection.objects.filter(stage=stage).values("about")


def answers_of(objection: Objection) -> dict[str, str]:
    """Requirement → accepted | rejected, without the texts."""
    return dict(Ground.objects.filter(objection=objection).values_list("requirement", "answer"))


def answered(stage: str, abouts: Iterable[UUID]) -> QuerySet[Objection]:
    """Answered objections against these decisions, newest first."""
    found = Objection.objects.filter(stage=stage, about__in=abouts, state="answered")
    return found.prefetch_related("grounds").order_by("-answered_at", "-pk")


def counts_about(stage: str, abouts: QuerySet[Any]) -> tuple[int, int]:
    """(how many objections against these decisions, how many of them with a ground accepted)."""
    filed = Objection.objects.filter(stage=stage, about__in=abouts)
    accepted = filed.filter(grounds__answer="accepted").distinct()
    return filed.count(), accepted.count()


def filed_count(stage: str, season: str) -> int:
    """How many objections were filed in a season."""
    return Objection.objects.filter(stage=stage, season=season).count()


def accepted_count(stage: str, season: str) -> int:
    """How many objections of a season had at least one ground accepted."""
    accepted = Objection.objects.filter(stage=stage, season=season, grounds__answer="accepted")
    return accepted.distinct().count()


def pace(stage: str, season: str, since: datetime) -> tuple[int, int]:
    """(objections of a season that wait for an answer, how many were answered since a moment)."""
    found = Objection.objects.filter(stage=stage, season=season)
    return found.filter(state="filed").count(), found.filter(answered_at__gte=since).count()


def overdue_count(stage: str, season: str, at: datetime) -> int:
    """How many objections of a season were answered too late, or are unanswered past their day."""
    late = Q(answered_at__gt=F("answer_due_at")) | Q(state="filed", answer_due_at__lt=at)
    return Objection.objects.filter(late, stage=stage, season=season).count()


def grounds_of(objection: Objection) -> list[OpenGround]:
    """The grounds with their texts, in the order they were written."""
    rows = Ground.objects.filter(objection=objection).order_by("pk")
    return [_open(objection, row) for row in rows]


def _open(objection: Objection, row: Ground) -> OpenGround:
    def text(sealed: bytes | None, what: str) -> str:
        if sealed is None:
            return ""
        return accounts.unseal_for(
            objection.person, sealed, sealing(objection, row.requirement, what)
        ).decode()

    return OpenGround(
        row.requirement,
        text(row.argument, "argument"),
        row.answer,
        text(row.reasoning, "reasoning"),
        row.legal_basis,
    )


def sealing(objection: Objection, requirement: str, what: str) -> str:
    """The context under which a text of a ground is sealed: it opens nowhere else."""
    return f"objection/{objection.pk}/{requirement}/{what}"


# -- what the log's commitments hold, so that a receipt can open them later ------------------------------


def filed_fields(objection: Objection, requirements: Iterable[str]) -> dict[str, Value]:
    """Fields of `objection.filed`: against which decision, on which requirements."""
    content: dict[str, Value] = {"tentang": str(objection.about), "syarat": sorted(requirements)}
    return {"subjek": objection.subject, "isi": content, "aktor": "pelamar"}


def answered_fields(
    objection: Objection, grounds: Iterable[tuple[str, str, str]], mark: str
) -> dict[str, Value]:
    """Fields of `objection.answered`: (requirement, answer, legal basis) of each ground; who answered."""
    told: list[Value] = [
        {"syarat": requirement, "jawaban": answer, "dasar": basis}
        for requirement, answer, basis in sorted(grounds)
    ]
    return {"subjek": objection.subject, "isi": {"jawaban": told}, "aktor": [mark]}
