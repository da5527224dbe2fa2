"""Reading the filing: which papers are asked for, what lies in each slot, until when it may be mended."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, QuerySet

from bening.accounts import queries as people
from bening.core import filing as core
from bening.core.decision import Check, Outcome
from bening.core.rules import DocumentRule
from bening.core.timetable import Phase
from bening.infra.storage import private_store
from bening.participation.periods import holidays
from bening.reading.findings import Limits
from bening.reading.wire import check_from_json
from bening.stages.announcements import queries as announcements
from bening.stages.appointments.models import Appointment, Curriculum, Letter, Paper, Step
from bening.stages.documents import queries as documents

if TYPE_CHECKING:
    from bening.stages.announcements.models import Announcement

REMIND = timedelta(days=3)
"""So long before the end of a filing that is not complete its person is reminded."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One paper that is asked for, and what lies there now."""

    rule: DocumentRule
    paper: Paper | None

    @property
    def required(self) -> bool:
        """Whether the filing is not complete without it."""
        return self.rule.always and not self.rule.optional

    @property
    def state(self) -> str:
        """empty, waiting (read, not judged), accepted or returned."""
        return "empty" if self.paper is None else self.paper.outcome or "waiting"


def rules_of(announcement: Announcement) -> tuple[DocumentRule, ...]:
    """Every paper of the filing, in the regulation's order."""
    return announcements.regulation_of(announcement).filing_documents


def rule_of(announcement: Announcement, slot: str) -> DocumentRule | None:
    """What is asked of one slot; None if there is none such."""
    return next((rule for rule in rules_of(announcement) if rule.slot == slot), None)


def papers_of(appointment: Appointment) -> QuerySet[Paper]:
    """What lies in the slots now."""
    found = Paper.objects.filter(appointment=appointment, superseded=False)
    return found.select_related("appointment__announcement").order_by("pk")


def slots_of(appointment: Appointment) -> list[Slot]:
    """Every paper asked for with what lies there; one query."""
    lying = {paper.slot: paper for paper in papers_of(appointment)}
    return [Slot(rule, lying.get(rule.slot)) for rule in rules_of(appointment.announcement)]


def counted(slots: list[Slot]) -> dict[str, int]:
    """How many slots are in which state."""
    states = [slot.state for slot in slots]
    return {state: states.count(state) for state in ("empty", "waiting", "accepted", "returned")}


def told(slots: list[Slot]) -> dict[str, str]:
    """What the step "complete" says of the papers: how many were accepted, and one digest of them all."""
    accepted = {
        slot.rule.slot: slot.paper.sha256 for slot in slots if slot.paper and slot.state == "accepted"
    }
    packed = json.dumps(accepted, sort_keys=True, separators=(",", ":")).encode()
    return {"accepted": str(len(accepted)), "papers": hashlib.sha256(packed).hexdigest()}


def seen_in(facts: Mapping[str, str], announcement: Announcement) -> list[DocumentRule]:
    """The papers of which, as a step says, only the original was seen."""
    seen = facts.get("seen", "").split(",")
    return [rule for rule in rules_of(announcement) if rule.slot in seen]


def counts_in(announcement: Announcement) -> dict[int, dict[str, int]]:
    """How many papers of each appointment are waiting, accepted, returned; one query."""
    lying = Paper.objects.filter(appointment__announcement=announcement, superseded=False).order_by()
    found: dict[int, dict[str, int]] = {}
    for pk, outcome, count in lying.values_list("appointment", "outcome").annotate(n=Count("pk")):
        found.setdefault(pk, {})[outcome or "waiting"] = count
    return found


def to_judge(announcement: Announcement) -> int:
    """How many papers of a recruitment wait for an officer."""
    waiting = Paper.objects.filter(appointment__announcement=announcement, superseded=False, outcome="")
    return waiting.filter(appointment__state="filing").count()


def limits_of(rule: DocumentRule) -> Limits:
    """What one file may be, as the first look wants it."""
    return Limits(rule.media_types, rule.min_bytes, rule.max_bytes, rule.max_pages, rule.source.basis)


def ends_of(found: Iterable[Appointment]) -> dict[int, datetime | None]:
    """Until when each of these appointments of one recruitment may be filed; three queries for any number.

    The end of the phase; later for one who was called, whose file BKN sent back, whose paper was returned.
    """
    rows = list(found)
    if not rows:
        return {}
    announcement = rows[0].announcement
    rule, phase = announcements.regulation_of(announcement).filing, _phase(announcement)
    sent_back = dict(_last(Step.objects.filter(kind="send_back", state="sealed"), rows, "sealed_at"))
    mended = dict(_last(Paper.objects.filter(outcome="returned", superseded=False), rows, "mend_by"))
    ends = {}
    for row in rows:
        end = core.filing_end(
            rule,
            phase_ends=phase.ends if phase else None,
            called_at=row.opened_at if row.replaces_id else None,
            sent_back_at=sent_back.get(row.pk),
            holidays=holidays(),
        )
        known = [moment for moment in (end, mended.get(row.pk)) if moment is not None]
        ends[row.pk] = max(known, default=None)
    return ends


@dataclass(frozen=True, slots=True)
class Closing:
    """An appointment whose filing ends soon while papers are still open."""

    appointment: Appointment
    ends: datetime
    papers: int


def closing(at: datetime) -> Iterator[Closing]:
    """Every filing that ends within `REMIND` and is not complete. A few queries for each recruitment."""
    by_announcement: dict[int, list[Appointment]] = {}
    found = Appointment.objects.filter(state="filing").select_related("announcement", "person")
    for row in found.exclude(pk__in=_recorded("complete")).order_by("pk"):
        by_announcement.setdefault(row.announcement_id, []).append(row)
    for rows in by_announcement.values():
        ends, counts = ends_of(rows), counts_in(rows[0].announcement)
        asked = sum(rule.always and not rule.optional for rule in rules_of(rows[0].announcement))
        for row in rows:
            end, accepted = ends[row.pk], counts.get(row.pk, {}).get("accepted", 0)
            if end is not None and at <= end <= at + REMIND and accepted < asked:
                yield Closing(row, end, asked - accepted)


def _recorded(kind: str) -> QuerySet[Step]:
    """Appointments of which a step of this kind waits for its second person."""
    return Step.objects.filter(kind=kind, state="recorded").values("appointment")


def _phase(announcement: Announcement) -> Phase | None:
    return announcements.timetable_of(announcement).phase("filing")


def _last(found: QuerySet[Any], rows: list[Appointment], field: str) -> QuerySet[Any]:
    """(appointment, latest `field`) of these rows."""
    of_these = found.filter(appointment__in=[row.pk for row in rows])
    return of_these.order_by().values_list("appointment").annotate(last=Max(field))


def filing_ends(appointment: Appointment) -> datetime | None:
    """Until when papers of one appointment may be handed in."""
    return ends_of([appointment])[appointment.pk]


def may_hand_in(appointment: Appointment, slot: Slot, at: datetime) -> bool:
    """Whether a file may be put into this slot now."""
    paper = slot.paper
    return core.may_hand_in(
        appointment.state,
        paper.outcome if paper else "",
        mend_by=paper.mend_by if paper else None,
        ends=_general_end(appointment),
        at=at,
    )


def _general_end(appointment: Appointment) -> datetime | None:
    """The end for every slot; that of one returned paper opens its own slot alone."""
    phase = _phase(appointment.announcement)
    sent_back = Step.objects.filter(appointment=appointment, kind="send_back", state="sealed")
    return core.filing_end(
        announcements.regulation_of(appointment.announcement).filing,
        phase_ends=phase.ends if phase else None,
        called_at=appointment.opened_at if appointment.replaces_id else None,
        sent_back_at=sent_back.aggregate(last=Max("sealed_at"))["last"],
        holidays=holidays(),
    )


def mended_by(appointment: Appointment, at: datetime) -> datetime:
    """Until when a paper that is returned now may be mended."""
    rule = announcements.regulation_of(appointment.announcement).filing
    return core.mend_end(rule, at, _general_end(appointment), holidays())


def storage_context(appointment_id: int, slot: str) -> str:
    """What a stored paper is bound to."""
    return f"appointments/{appointment_id}/{slot}"


def content(paper: Paper) -> bytes:
    """The bytes as handed in, opened with the person's key."""
    context = storage_context(paper.appointment_id, paper.slot)
    return people.unseal_for(paper.person, private_store().get(paper.key), context)


def checks_context(paper_id: int) -> str:
    """What the sealed checks of a paper are bound to."""
    return f"appointments/paper/{paper_id}"


def checks_of(paper: Paper) -> list[Check]:
    """What the machine found, opened with the person's key; what is open comes first."""
    if paper.checks is None:
        return []
    told = json.loads(people.unseal_for(paper.person, bytes(paper.checks), checks_context(paper.pk)))
    found = [check_from_json(one) for one in told]
    return sorted(found, key=lambda check: check.outcome is Outcome.MET)


def applied_sha256(appointment: Appointment, slot: str) -> str:
    """The digest of the same paper in the sealed dossier of the application; empty if there is none."""
    dossier = documents.dossier_of(appointment.application)
    if dossier is None:
        return ""
    found = documents.documents_of(dossier).filter(slot=slot).values_list("sha256", flat=True).first()
    return found or ""


def waiting_to_read(at: datetime) -> QuerySet[Paper]:
    """Papers that no machine has read, the longest waiting first; those that are being read left out."""
    waiting = Paper.objects.filter(state=Paper.WAITING, superseded=False).exclude(leased_until__gt=at)
    return waiting.select_related("appointment__announcement", "appointment__application", "person").order_by(
        "uploaded_at", "pk"
    )


def known_keys(keys: list[str]) -> set[str]:
    """Those of these stored files that a paper or a letter names."""
    named = (Paper.objects, Letter.objects)
    return {key for rows in named for key in rows.filter(key__in=keys).values_list("key", flat=True)}


# -- the curriculum ----------------------------------------------------------------------------------------


def curriculum_context(appointment_id: int) -> str:
    """What a sealed curriculum is bound to."""
    return f"appointments/{appointment_id}/drh"


def curriculum_of(appointment: Appointment) -> dict[str, Any]:
    """What the appointee stated, opened with their key; empty before that."""
    found = Curriculum.objects.filter(appointment=appointment).first()
    if found is None:
        return {}
    sealed = people.unseal_for(appointment.person, found.content, curriculum_context(appointment.pk))
    stated: dict[str, Any] = json.loads(sealed)
    return stated
