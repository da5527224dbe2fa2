"""Reading the register of interests, audits, and reports of pressure."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from bening.accounts import queries as accounts
from bening.core.tlog.canonical import canonical
from bening.core.tlog.note import decode64
from bening.participation.models import Audit, AuditFinding, Declaration, Pressure

INSPECTOR = "inspector"
YEAR = timedelta(days=365)


def register() -> QuerySet[Declaration]:
    """Everything declared that was not corrected, newest first."""
    corrected = Declaration.objects.filter(corrects__isnull=False).values("corrects")
    found = Declaration.objects.exclude(pk__in=corrected).select_related("institution")
    return found.order_by("-declared_at", "-pk")


def declarations_of(person: Any) -> QuerySet[Declaration]:
    """What this person declared, newest first."""
    return Declaration.objects.filter(person_id=person.pk).order_by("-declared_at", "-pk")


def detail_of(declaration: Declaration) -> str:
    """What only the person and a drawn audit read."""
    context = f"declaration/{declaration.pk}"
    return accounts.unseal_for(declaration.person, declaration.detail, context).decode()


def summary(at: datetime) -> dict[str, int]:
    """How many people with a role declared within a year, how many did not, how many gifts were refused."""
    holders: set[int] = set()
    for institution in accounts.institutions():
        holders |= set(accounts.officers_of(institution).values_list("pk", flat=True))
    recent = Declaration.objects.filter(declared_at__gt=at - YEAR, person__in=holders)
    declared = set(recent.values_list("person", flat=True))
    became = Counter(register().filter(kind="gift").values_list("disposition", flat=True))
    return {
        "holders": len(holders),
        "declared": len(declared),
        "missing": len(holders - declared),
        "gifts": became.total(),
        "refused": became["refused"],
    }


# -- audits ----------------------------------------------------------------------------------------------


def audits() -> QuerySet[Audit]:
    """Every audit, newest first."""
    return Audit.objects.select_related("institution").order_by("-committed_at", "-pk")


def audits_for(inspector: Any) -> QuerySet[Audit]:
    """Audits of the institutions of this inspector."""
    return audits().filter(institution__in=accounts.institutions_of(inspector, INSPECTOR))


def findings_of(audit: Audit) -> QuerySet[AuditFinding]:
    """What was found, in the order it was written."""
    return AuditFinding.objects.filter(audit=audit).order_by("pk")


def list_file(audit_marks: list[str]) -> bytes:
    """The published list of everyone who may be drawn, as the log's digest speaks of it."""
    return canonical({"v": 1, "daftar": sorted(audit_marks)}) + b"\n"


def draw(seed: bytes, marks: list[str], sample: int) -> list[str]:
    """Whom the seed draws: the smallest hashes of seed and mark. Anybody can do it again."""
    return sorted(marks, key=lambda mark: hashlib.sha256(seed + mark.encode()).digest())[:sample]


def holds(audit: Audit) -> bool:
    """Whether the drawn sample is the one its seed draws from its list."""
    return audit.drawn == draw(decode64(audit.seed), audit.marks, audit.sample)


def drawn_declarations(audit: Audit) -> QuerySet[Declaration]:
    """What the drawn officers declared: an inspector reads these in full."""
    found = Declaration.objects.filter(mark__in=audit.drawn, institution=audit.institution)
    return found.select_related("person").order_by("mark", "declared_at")


# -- pressure --------------------------------------------------------------------------------------------


def pressure_of(person: Any) -> QuerySet[Pressure]:
    """What this person reported."""
    return Pressure.objects.filter(person_id=person.pk).order_by("-filed_at")


def pressure_for(inspector: Any) -> list[Pressure]:
    """Reports this inspector may read: of own institutions, not about them or by somebody related."""
    own = accounts.institutions_of(inspector, INSPECTOR)
    free = Q(inspector=None) | Q(inspector_id=inspector.pk)
    found = (
        Pressure.objects.filter(free, institution__in=own)
        .exclude(person_id__in=accounts.related_people(inspector))
        .select_related("person", "institution")
        .order_by("filed_at")
    )
    return [each for each in found if inspector.pk not in each.kept_from]


def pressure_text(report: Pressure) -> str:
    """What was reported. Who shows it notes the access."""
    return accounts.unseal_for(report.person, report.text, f"pressure/{report.pk}/text").decode()


def pressure_outcome(report: Pressure) -> str:
    """What came of it."""
    if report.outcome is None:
        return ""
    return accounts.unseal_for(report.person, report.outcome, f"pressure/{report.pk}/outcome").decode()


def waiting_count(inspector: Any) -> int:
    """How much waits for this inspector."""
    open_audits = audits_for(inspector).exclude(state="closed").count()
    return open_audits + sum(1 for each in pressure_for(inspector) if each.state != "closed")
