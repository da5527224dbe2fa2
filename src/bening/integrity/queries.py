"""Reading what is not sealed: the registry, the receivers, what is published."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from bening.core.integrity import CATEGORIES, coarse, independent
from bening.core.padding import SIZE
from bening.core.tlog.canonical import canonical

from .deadlines import Kept
from .models import (
    Act,
    Batch,
    Holder,
    Identity,
    IdentityRequest,
    Report,
    ReportKey,
    Site,
    Tombstone,
    Unit,
)

INVESTIGATOR, CUSTODIAN, ESCROW = "investigator", "custodian", "escrow"


def salt() -> bytes:
    """The salt of this installation's receipts; made when the registry is first loaded."""
    return bytes(Site.objects.get().salt)


def units() -> QuerySet[Unit]:
    """Every office that can be named in a report."""
    return Unit.objects.order_by("pk")


def unit_name(code: str) -> str:
    """The name of an office, or its code when the registry has forgotten it."""
    found = Unit.objects.filter(code=code).first()
    return found.name if found else code


def parents() -> dict[str, str]:
    """Who stands over whom."""
    return dict(Unit.objects.values_list("code", "parent"))


def holders(*kinds: str) -> list[Holder]:
    """Those who have keys now, of some kinds."""
    return list(Holder.objects.filter(active=True, kind__in=kinds).select_related("unit").order_by("code"))


def holder(pk: int) -> Holder | None:
    """One holder who still has a key that counts."""
    return Holder.objects.filter(pk=pk, active=True).select_related("unit").first()


def holder_by_code(code: str) -> Holder | None:
    """One active holder by the name of their key."""
    return Holder.objects.filter(code=code, active=True).select_related("unit").first()


def free_of(implicated: Iterable[str], kind: str, avoided: Iterable[str] = ()) -> list[Holder]:
    """Holders of a kind who are not implicated, not under somebody who is, not avoided by the reporter."""
    over, named, unwanted = parents(), tuple(implicated), set(avoided)
    return [
        each
        for each in holders(kind)
        if each.code not in unwanted and independent(each.unit.code, named, over)
    ]


def ready() -> bool:
    """Whether reports can be taken: somebody can open them."""
    return Holder.objects.filter(active=True, kind=INVESTIGATOR).exists() and Site.objects.exists()


def holders_text() -> str:
    """The public list of all who have keys, as canonical JSON; its digest goes into the log every day."""
    told: list[Any] = [
        {"kind": each.kind, "unit": each.unit.code, "title": each.title, "key": bytes(each.public).hex()}
        for each in holders(INVESTIGATOR, CUSTODIAN, ESCROW)
    ]
    return canonical(told).decode()


def batch_file(batch: Batch) -> bytes:
    """What is published of one day: its leaves in order, and who could open reports."""
    leaves = bytes(batch.leaves)
    told: dict[str, Any] = {
        "v": 1,
        "day": batch.day.isoformat(),
        "leaves": [leaves[place : place + SIZE].hex() for place in range(0, len(leaves), SIZE)],
        "holders": batch.holders,
    }
    return canonical(told)


def holders_digest(text: str) -> str:
    """As the log says it."""
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def committed_day(report: Report) -> date | None:
    """The day whose batch holds this report's leaf."""
    if not report.committed:
        return None
    leaf = bytes(report.leaf)
    for batch in Batch.objects.filter(day__gte=report.received_on).order_by("day"):
        leaves = bytes(batch.leaves)
        if any(leaves[place : place + SIZE] == leaf for place in range(0, len(leaves), SIZE)):
            return batch.day
    return None


# -- for those who have a key -------------------------------------------------------------------


def promises(reports: Iterable[Report]) -> dict[UUID, Kept]:
    """For each report when somebody reacted and answered, in one query."""
    known = {each.pk: each.received_on for each in reports}
    first: dict[tuple[UUID, str], date] = {}
    done = Act.objects.filter(report__in=known, act__in=("examined", "answered", "closed")).order_by("pk")
    for each in done:
        for kind in ("reacted",) if each.act == "examined" else ("reacted", "answered"):
            first.setdefault((each.report, kind), each.day)
    return {
        pk: Kept(day, first.get((pk, "reacted")), first.get((pk, "answered"))) for pk, day in known.items()
    }


def reports_of(holder: Holder) -> QuerySet[Report]:
    """Every report this investigator has the key of, newest day first."""
    mine = ReportKey.objects.filter(holder=holder).values("report")
    return Report.objects.filter(pk__in=mine).order_by("-received_on", "pk")


def report_by_id(text: str) -> Report | None:
    """One report by its identifier, for the two offices."""
    try:
        return Report.objects.filter(pk=UUID(text)).first()
    except ValueError:
        return None


def sealed_key(report: Report, holder: Holder) -> bytes:
    """The report's key as it was sealed to this holder."""
    return bytes(ReportKey.objects.get(report=report, holder=holder).sealed)


def receivers(report: Report) -> list[Holder]:
    """The investigators who have the key of a report."""
    keys = ReportKey.objects.filter(report=report, holder__kind=INVESTIGATOR).values("holder")
    return list(Holder.objects.filter(pk__in=keys).select_related("unit").order_by("code"))


def requests_of(holder: Holder) -> QuerySet[IdentityRequest]:
    """Requests for a name that this person made or has to decide."""
    mine = Q(custodian=holder) | Q(investigator=holder)
    return IdentityRequest.objects.filter(mine).select_related("investigator", "custodian", "report")


def has_identity(report: Report) -> bool:
    """Whether the reporter gave a name to a custodian."""
    return Identity.objects.filter(report=report).exists()


def acts(report: Report) -> QuerySet[Act]:
    """What was done with a report, in order."""
    return Act.objects.filter(report=report.pk).select_related("holder").order_by("pk")


# -- for everybody ------------------------------------------------------------------------------


def quarter_before(on: date) -> date:
    """The first day of the running quarter: figures count what came before it, so no day shows in them."""
    return date(on.year, 3 * ((on.month - 1) // 3) + 1, 1)


def figures(on: date, outcome: str = "") -> dict[str, int | None]:
    """Reports by category up to the end of the last quarter; None for fewer than five.

    With `outcome` only those that ended so; ask for it once a quarter, for it changes within one.
    """
    until = quarter_before(on)
    standing = Report.objects.filter(received_on__lt=until)
    gone = Tombstone.objects.filter(month__lt=f"{until:%Y-%m}")
    if outcome:
        standing, gone = standing.filter(outcome=outcome), gone.filter(outcome=outcome)
    counts = Counter(standing.values_list("category", flat=True))
    counts.update(gone.values_list("category", flat=True))
    return coarse({category: counts[category] for category in CATEGORIES})


def kept_figures(on: date) -> dict[str, int | None]:
    """How many reports up to the last quarter somebody reacted to in time (`kept`), and not (`broken`)."""
    until = quarter_before(on)
    standing = Report.objects.filter(received_on__lt=until)
    counts = Counter(
        "broken" if each.broken("acknowledge", until) else "kept"
        for each in promises(standing).values()
        if each.due("acknowledge") < until
    )
    gone = Tombstone.objects.filter(month__lt=f"{until:%Y-%m}", in_time__isnull=False)
    counts.update("kept" if each else "broken" for each in gone.values_list("in_time", flat=True))
    return coarse({name: counts[name] for name in ("kept", "broken")})


def figures_file(on: date) -> bytes:
    """What is published of a quarter for the main site: coarse figures; 0 for what is not told."""
    received, founded = figures(on), figures(on, "founded")
    told: dict[str, Any] = {
        "v": 1,
        "until": quarter_before(on).isoformat(),
        "received": {name: count or 0 for name, count in received.items()},
        "founded": {name: count or 0 for name, count in founded.items()},
    }
    return canonical(told)


def escrow_openings() -> int:
    """How often both escrow offices opened a report. Told exactly: it is about offices, not reporters."""
    return Act.objects.filter(act="escrow_opened").count()
