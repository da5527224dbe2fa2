"""What officers do about findings: open, act, judge, look at the effect. Every public moment is logged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from bening.accounts import queries as people
from bening.core.deadlines import day_of
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import DatasetPublished, personal_pattern
from bening.core.tlog.canonical import Value
from bening.core.tlog.note import encode64
from bening.infra.db import edit, move
from bening.notifications.services import notify
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation import queries as evaluation
from bening.stages.evaluation.models import Action, Effect, Finding, FindingRecord
from bening.stages.evaluation.periods import period
from bening.stages.evaluation.queries import findings as queries
from bening.transparency import services as transparency
from bening.transparency.datasets import seal_rows

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement

REFERENCES = {
    "assessment": r"m\d{1,2}",
    "report": r"laporan-\d{1,4}",
    "complaint": r"P-[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}",
    "integrity": r"[A-Za-z0-9][A-Za-z0-9./-]{2,39}",
}
NAME = r"[a-z0-9][a-z0-9._/-]{1,79}"
"""The other sources are known by a short name in the address of their page."""


@transaction.atomic
def open_finding(
    announcement: Announcement,
    *,
    source: str,
    reference: str,
    severity: str,
    unit: str,
    title: str,
    detail: str,
    owner: User,
    by: User,
    at: datetime,
) -> Finding:
    """Open a finding: the owner must act within the period of its severity; the log says so.

    `reference`: m3 (assessments of that period), laporan-1, the ticket of a complaint, or the short name
    of a topic, a consultation or an analysis. `title` and `unit` are public, `detail` is not.
    """
    # gather
    last = Finding.objects.filter(announcement=announcement).aggregate(n=Max("number"))["n"] or 0
    # decide
    reasons = [*_faults(announcement, source, reference, (title, unit)), *_owner_faults(announcement, owner)]
    if not queries.may_open(by, announcement.institution):
        reasons.append(Reason("corrective.not_yours"))
    if not detail.strip():
        reasons.append(Reason("corrective.empty"))
    require(Verdict(tuple(reasons)))
    due = period(f"act.{severity}").after(at)
    # write
    try:
        with transaction.atomic():
            finding = Finding.objects.create(
                state="open",
                announcement=announcement,
                institution=announcement.institution,
                number=last + 1,
                source=source,
                reference=reference,
                severity=severity,
                unit=unit.strip(),
                title=title.strip(),
                detail=detail.strip(),
                opened_by=by,
                opened_at=at,
                owner=owner,
                due_at=due,
                alert_at=due,
            )
    except IntegrityError:  # somebody else took the number just now
        raise Refused(Reason("state.already_done")) from None
    _tell_public(finding, "opened", "", at=at)
    _notify(finding, "finding.opened", [owner], at=at)
    return finding


def _faults(
    announcement: Announcement, source: str, reference: str, public: Iterable[str]
) -> Iterable[Reason]:
    if not re.fullmatch(REFERENCES.get(source, NAME), reference):
        yield Reason("corrective.reference_shape")
    elif not _exists(announcement, source, reference):
        yield Reason("corrective.reference_unknown")
    yield from _public_faults(announcement, public)


def _exists(announcement: Announcement, source: str, reference: str) -> bool:
    """Whether what is cited is there, where this stage can know it."""
    if source == "assessment":
        return evaluation.assessments_in(announcement).filter(period=reference, state="sealed").exists()
    if source == "report":
        number = int(reference.partition("-")[2])
        return evaluation.reports_of(announcement).filter(number=number).exists()
    return True


def _public_faults(announcement: Announcement, public: Iterable[str]) -> Iterable[Reason]:
    texts = list(public)
    if not all(text.strip() for text in texts):
        yield Reason("corrective.empty")
    if any(personal_pattern(text) or queries.named_in(text, announcement) for text in texts):
        yield Reason("corrective.names_a_person")


def _owner_faults(announcement: Announcement, owner: User) -> Iterable[Reason]:
    if owner.pk not in {user.pk for user in people.officers_of(announcement.institution)}:
        yield Reason("corrective.owner_unknown")


@transaction.atomic
def hand_over(finding: Finding, owner: User, *, by: User, at: datetime) -> Finding:
    """Make somebody else the owner while nothing waits to be judged; the deadline stays."""
    reasons = list(_owner_faults(finding.announcement, owner))
    if not queries.may_open(by, finding.institution):
        reasons.append(Reason("corrective.not_yours"))
    if finding.state != "open":
        reasons.append(Reason("corrective.not_now"))
    require(Verdict(tuple(reasons)))
    edit(finding, owner=owner)
    _notify(finding, "finding.opened", [owner], at=at)
    return finding


@transaction.atomic
def act(finding: Finding, told: str, evidence: str, *, by: User, at: datetime) -> Action:
    """Say what was done (`told` is public once accepted) and where the evidence is; it waits for a judge."""
    # decide
    reasons = list(_public_faults(finding.announcement, [told]))
    if not queries.may_act(by, finding):
        reasons.append(Reason("corrective.not_yours"))
    if finding.state != "open":
        reasons.append(Reason("corrective.not_now"))
    if not evidence.strip():
        reasons.append(Reason("corrective.evidence_missing"))
    require(Verdict(tuple(reasons)))
    # write
    move(finding, "act", alert_at=None)
    action = Action.objects.create(
        state="filed",
        finding=finding,
        round=finding.round,
        owner=finding.owner,
        told=told.strip(),
        evidence=evidence.strip(),
        acted_by=by,
        acted_at=at,
    )
    _notify(finding, "finding.acted", _judges(finding, action), at=at)
    return action


def _judges(finding: Finding, action: Action | None) -> list[User]:
    """Who may judge, each once."""
    found: dict[int, User] = {}
    for kind in queries.JUDGES:
        found |= {user.pk: user for user in people.people_with(kind, finding.institution)}
    return [user for user in found.values() if queries.may_judge(user, finding, action)]


@transaction.atomic
def accept_action(action: Action, *, by: User, at: datetime) -> Finding:
    """Close the finding as somebody who neither owns it nor acted; its effect is looked at later."""
    finding = action.finding
    require(Verdict(tuple(_against_judge(finding, action, by))))
    move(action, "accept", judged_by=by, judged_at=at)
    earliest, latest = period("effect.earliest").after(at), period("effect.latest").after(at)
    move(finding, "close", effect_from=earliest, effect_due_at=latest, alert_at=earliest)
    _tell_public(finding, "closed", action.told, at=at)
    _notify(finding, "finding.closed", [finding.owner], at=at)
    return finding


def _against_judge(finding: Finding, action: Action, by: User) -> Iterable[Reason]:
    if by.pk in (action.owner_id, action.acted_by_id, finding.owner_id):
        yield Reason("officer.same_person")
    elif not queries.may_judge(by, finding, action):
        yield Reason("corrective.not_yours")


@transaction.atomic
def return_action(action: Action, because: str, *, by: User, at: datetime) -> Finding:
    """Not enough: back to the owner with the reason; the deadline stays as it was."""
    finding = action.finding
    reasons = list(_against_judge(finding, action, by))
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    move(action, "return", judged_by=by, judged_at=at, returned_because=because.strip())
    move(finding, "return", alert_at=finding.due_at)
    _notify(finding, "finding.returned", [finding.owner], at=at)
    return finding


@transaction.atomic
def check_effect(finding: Finding, effective: bool, because: str, *, by: User, at: datetime) -> Finding:
    """Say whether it helped: yes (not before the earliest day) ends it, no opens it with a new deadline."""
    # gather
    action = queries.accepted_action(finding)
    # decide
    if finding.state != "closed" or action is None:
        raise Refused(Reason("corrective.not_now"))
    reasons = [*_against_judge(finding, action, by), *_public_faults(finding.announcement, [because])]
    if effective and finding.effect_from and at < finding.effect_from:
        facts = {"on": day_of(finding.effect_from).isoformat()}
        reasons.append(Reason("corrective.effect_too_early", facts=facts))
    require(Verdict(tuple(reasons)))
    # write
    Effect.objects.create(
        action=action,
        owner=action.owner,
        acted_by=action.acted_by,
        checked_by=by,
        checked_at=at,
        effective=effective,
        because=because.strip(),
    )
    if effective:
        move(finding, "confirm", alert_at=None)
    else:
        due = period(f"act.{finding.severity}").after(at)
        move(
            finding, "reopen", round=finding.round + 1, due_at=due, alert_at=due, effect_from=None,
            effect_due_at=None,
        )  # fmt: skip
    _tell_public(finding, "effective" if effective else "reopened", because.strip(), at=at)
    _notify(finding, "finding.effective" if effective else "finding.reopened", [finding.owner], at=at)
    return finding


def alert(at: datetime) -> int:
    """Tell the owner and those who opened it what is overdue, and the judges whose effect is to be seen."""
    looked = 0
    for finding in queries.due_for_alert(at)[:50]:
        with transaction.atomic():
            _alert(finding, at)
        looked += 1
    return looked


def _alert(finding: Finding, at: datetime) -> None:
    edit(finding, alert_at=None)
    if finding.state == "open":
        openers = people.people_with(queries.OPENERS[0], finding.institution)
        told = {user.pk: user for user in (finding.owner, *openers)}
        _notify(finding, "finding.overdue", told.values(), at=at)
    elif finding.state == "closed":
        _notify(finding, "finding.effect_due", _judges(finding, queries.accepted_action(finding)), at=at)


def _notify(finding: Finding, kind: str, to: Iterable[Any], *, at: datetime) -> None:
    context = {"number": finding.number, "due": finding.due_at.isoformat()}
    for user in to:
        notify(to=user, kind=kind, context=context, at=at)


def _tell_public(finding: Finding, moment: str, told: str, *, at: datetime) -> None:
    """Say one moment of a finding in the log, as a table of one row, after the moments before it."""
    before = queries.records_of(finding).last()
    row = _row(finding, moment, told, at)
    table = seal_rows([row])
    number = before.number + 1 if before else 1
    record = FindingRecord(finding=finding, number=number, moment=moment, values=row)
    record.salt, record.commitment = (
        encode64(part) for part in (table.rows[0].salt, table.rows[0].commitment)
    )
    record.entry = transparency.record(
        DatasetPublished(
            object=announcements.log_object(finding.announcement),
            topic="finding",
            dataset=queries.table_name(record),
            rows=1,
            root=table.root,
        ),
        log=announcements.log_season(finding.announcement),
        answers=[before.entry] if before else [],
        at=at,
    )
    record.save(force_insert=True)


def _row(finding: Finding, moment: str, told: str, at: datetime) -> dict[str, Value]:
    """The public words of one moment: never a person."""
    return {
        "temuan": finding.number,
        "langkah": moment,
        "tanggal": day_of(at).isoformat(),
        "unit": finding.unit,
        "judul": finding.title,
        "berat": finding.severity,
        "sumber": finding.source,
        "rujukan": queries.public_reference(finding),
        "putaran": finding.round,
        "tenggat": day_of(finding.due_at).isoformat(),
        "keterangan": told,
    }
