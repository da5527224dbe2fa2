"""Declaring interests and gifts, auditing at random, and reporting pressure to the inspectorate."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from datetime import date, datetime
from typing import Any

from django.db import transaction

from bening.accounts import queries as people
from bening.accounts import services as accounts
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import AuditCommitted, AuditDrawn
from bening.core.tlog.canonical import Value
from bening.core.tlog.note import encode64
from bening.infra.db import move
from bening.notifications.services import notify
from bening.participation import drafting
from bening.participation.models import Audit, AuditFinding, Declaration, Pressure
from bening.participation.queries import interests as queries
from bening.participation.services import statements
from bening.participation.services.complaints import named_people
from bening.transparency.services import record

LONGEST = 4000
SEED_SIZE = 32


@transaction.atomic
def declare(
    institution: Any,
    *,
    kind: str,
    on: date,
    detail: str,
    source: str = "",
    value: int | None = None,
    disposition: str = "",
    corrects: Declaration | None = None,
    by: Any,
    at: datetime,
) -> Declaration:
    """Declare an interest, a gift with what became of it, or that there is nothing. Refusals count too."""
    # gather
    roles = [role for role in people.roles_of(by) if role.institution_id == institution.pk]
    season = statements.season(at)
    identity = uuid.uuid4()
    # decide
    reasons = [] if roles else [Reason("officer.no_role")]
    if kind == "gift" and (value is None or not disposition):
        reasons.append(Reason("declaration.gift_incomplete"))
    if kind != "nothing" and not detail.strip():
        reasons.append(Reason("comment.empty"))
    require(Verdict((*reasons, *_may_correct(corrects, by))))
    # write
    if kind != "gift":
        source, value, disposition = "", None, ""
    told: dict[str, Value] = {"jenis": kind, "hari": on.isoformat(), "sumber": source, "tindak": disposition}
    told["nilai"] = "" if value is None else str(value)
    told["rincian"] = f"sha256:{hashlib.sha256(detail.strip().encode()).hexdigest()}"
    return Declaration.objects.create(
        id=identity,
        person=by,
        institution=institution,
        mark=accounts.officer_mark(by, season),
        roles=" ".join(sorted({role.kind for role in roles})),
        kind=kind,
        on=on,
        source=source,
        value=value,
        disposition=disposition,
        detail=accounts.seal_for(by, detail.strip()[:LONGEST].encode(), f"declaration/{identity}"),
        season=season,
        corrects=corrects,
        declared_at=at,
        entry=statements.commit_to("declaration", kind, identity, told, person=by, log=season, at=at),
    )


def _may_correct(corrects: Declaration | None, by: Any) -> Any:
    if corrects is None:
        return
    if corrects.person_id != by.pk:
        yield Reason("declaration.not_yours")
    if Declaration.objects.filter(corrects=corrects).exists():
        yield Reason("state.already_done")


# -- audits ----------------------------------------------------------------------------------------------


@transaction.atomic
def commit_audit(institution: Any, sample: int, *, by: Any, at: datetime) -> Audit:
    """Fix whom may be drawn and the seed's digest, before anybody knows the seed's draw."""
    # gather
    season = statements.season(at)
    marks = sorted(accounts.officer_mark(user, season) for user in people.officers_of(institution))
    seed = secrets.token_bytes(SEED_SIZE)
    # decide
    reasons = list(_inspects(by, institution))
    if not 0 < sample <= len(marks):
        reasons.append(Reason("audit.sample", facts={"most": len(marks)}))
    require(Verdict(tuple(reasons)))
    # write
    event = AuditCommitted(
        object=f"audit/{institution.code}/{at:%Y-%m-%d}",
        sha256=drafting.digest(seed),
        list=drafting.digest(queries.list_file(marks)),
        sample=sample,
    )
    return Audit.objects.create(
        institution=institution,
        season=season,
        marks=marks,
        sample=sample,
        sealed_seed=accounts.seal_for(by, seed, f"audit/{institution.pk}"),
        committed_by=by,
        committed_at=at,
        entry=record(event, log=season, at=at),
        state="committed",
    )


@transaction.atomic
def draw_audit(audit: Audit, *, by: Any, at: datetime) -> Audit:
    """Tell the seed as the second person and draw; from here anybody can draw again."""
    reasons = list(_inspects(by, audit.institution))
    if by.pk == audit.committed_by_id:
        reasons.append(Reason("officer.same_person"))
    require(Verdict(tuple(reasons)))
    seed = accounts.unseal_for(audit.committed_by, audit.sealed_seed, f"audit/{audit.institution_id}")
    event = AuditDrawn(
        object=f"audit/{audit.institution.code}/{audit.committed_at:%Y-%m-%d}", seed=encode64(seed)
    )
    return move(
        audit,
        "draw",
        seed=encode64(seed),
        drawn=queries.draw(seed, audit.marks, audit.sample),
        drawn_by=by,
        drawn_at=at,
        drawn_entry=record(event, log=audit.season, answers=[audit.entry], at=at),
    )


@transaction.atomic
def find(audit: Audit, mark: str, result: str, note: str, *, by: Any, at: datetime) -> AuditFinding:
    """Write down what was found about a drawn officer, never about oneself; the last finding closes it."""
    reasons = list(_inspects(by, audit.institution))
    if audit.state != "drawn" or mark not in audit.drawn:
        reasons.append(Reason("audit.not_drawn"))
    if queries.findings_of(audit).filter(mark=mark).exists():
        reasons.append(Reason("state.already_done"))
    if mark == accounts.officer_mark(by, audit.season):
        reasons.append(Reason("officer.concerned"))
    if not note.strip():
        reasons.append(Reason("comment.empty"))
    require(Verdict(tuple(reasons)))
    made = AuditFinding.objects.create(
        audit=audit, mark=mark, result=result, note=note.strip()[:600], inspector=by, at=at
    )
    if queries.findings_of(audit).count() == len(audit.drawn):
        move(audit, "close")
    return made


def _inspects(by: Any, institution: Any) -> Any:
    if not people.has_role(by, queries.INSPECTOR, institution):
        yield Reason("officer.no_role")


# -- pressure --------------------------------------------------------------------------------------------


@transaction.atomic
def report_pressure(institution: Any, text: str, *, by: Any, at: datetime) -> Pressure:
    """Report that one is pressed: to the inspectorate alone, and to nobody whom the report names."""
    # decide
    reasons = []
    if not any(role.institution_id == institution.pk for role in people.roles_of(by)):
        reasons.append(Reason("officer.no_role"))
    if not text.strip():
        reasons.append(Reason("comment.empty"))
    require(Verdict(tuple(reasons)))
    # write
    identity, season = uuid.uuid4(), statements.season(at)
    told: dict[str, Value] = {"teks": f"sha256:{hashlib.sha256(text.strip().encode()).hexdigest()}"}
    report = Pressure.objects.create(
        id=identity,
        institution=institution,
        person=by,
        season=season,
        text=accounts.seal_for(by, text.strip()[:LONGEST].encode(), f"pressure/{identity}/text"),
        kept_from=sorted(user.pk for user in named_people(institution, text) if user.pk != by.pk),
        filed_at=at,
        entry=statements.commit_to("pressure", "filed", identity, told, person=by, log=season, at=at),
        state="filed",
    )
    for inspector in people.people_with(queries.INSPECTOR, institution):
        if inspector.pk not in {*report.kept_from, by.pk}:
            notify(to=inspector, kind="pressure.filed", context={}, at=at)
    return report


@transaction.atomic
def take_pressure(report: Pressure, *, by: Any, at: datetime) -> Pressure:
    """Take it into one's hands."""
    if report.pk not in {each.pk for each in queries.pressure_for(by)}:
        raise Refused(Reason("officer.no_role"))
    return move(report, "take", inspector=by, taken_at=at)


@transaction.atomic
def close_pressure(report: Pressure, outcome: str, *, by: Any, at: datetime) -> Pressure:
    """Close it with what came of it; the reporter reads that."""
    reasons = []
    if report.inspector_id != by.pk:
        reasons.append(Reason("officer.no_role"))
    if not outcome.strip():
        reasons.append(Reason("comment.empty"))
    require(Verdict(tuple(reasons)))
    sealed = accounts.seal_for(
        report.person, outcome.strip()[:LONGEST].encode(), f"pressure/{report.pk}/outcome"
    )
    notify(to=report.person, kind="pressure.closed", context={}, at=at)
    return move(report, "close", outcome=sealed, closed_at=at)
