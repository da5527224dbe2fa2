"""From draft to published edition: two people, every check, three log entries, one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from bening.core import regulation as regulations
from bening.core import timetable
from bening.core.decision import Outcome, Reason, Refused
from bening.core.events import FormationPublished, OutageDeclared, RulesPublished, SchedulePublished
from bening.infra.db import move
from bening.stages.announcements import content, queries
from bening.stages.announcements.models import Announcement, Edition, Formasi
from bening.stages.announcements.services.drafting import unfinished_file
from bening.transparency import services as transparency

if TYPE_CHECKING:
    from bening.accounts.models import User


def reasons_against(edition: Edition) -> list[Reason]:
    """Everything that is missing or contradicts the regulation, all at once."""
    found = [Reason(code) for code in _missing(edition)]
    if edition.terms.get("regulation"):
        found += _against_regulation(edition)
    earlier = queries.differences(edition)
    if earlier is not None and not earlier:
        found.append(Reason("edition.unchanged"))
    return found


def _missing(edition: Edition) -> Iterator[str]:
    parts = {
        "edition.formasi_missing": edition.facets.get("formasi"),
        "edition.regulation_missing": edition.terms.get("regulation"),
        "edition.timetable_missing": edition.terms.get("phases"),
        "edition.title_missing": edition.terms.get("title"),
        "edition.summary_missing": edition.terms.get("summary"),
        "edition.import_running": not unfinished_file(edition),
        "edition.change_missing": edition.number == 1 or edition.terms.get("change", {}).get("note"),
    }
    return (code for code, there in parts.items() if not there)


def _against_regulation(edition: Edition) -> Iterator[Reason]:
    pin = edition.terms["regulation"]
    regulation = regulations.load(pin["name"])
    if regulation.digest != pin["digest"]:
        yield Reason("edition.regulation_changed", facts={"regulation": pin["name"]})
    for track, (count, _) in edition.facets.get("tracks", {}).items():
        if track not in regulation.tracks:
            source = regulation.skd.source.basis
            yield Reason("edition.track_not_in_regulation", source, {"track": track, "formasi": count})
    if edition.terms.get("phases"):
        for check in timetable.check(queries.timetable_in(edition), regulation):
            if check.outcome is Outcome.NOT_MET:
                yield check.reason or Reason(check.code, check.legal_basis)


def propose_edition(edition: Edition, *, by: User, at: datetime) -> Edition:
    """Hand the draft to a second person; refused with everything that is still missing."""
    if reasons := reasons_against(edition):
        raise Refused(*reasons)
    return move(edition, "propose", proposed_by=by, proposed_at=at, return_reason="")


def return_edition(edition: Edition, reason: str, *, by: User, at: datetime) -> Edition:
    """Give a proposal back to its author, with the reason."""
    return move(edition, "return", return_reason=reason, proposed_by=None, proposed_at=None)


@transaction.atomic
def publish_edition(edition: Edition, *, by: User, at: datetime) -> Edition:
    """Publish what somebody else proposed: sealed, logged, and the formasi of the public pages rebuilt.

    A crash before the commit leaves the proposal as it was; after it, everything is there.
    """
    # decide
    reasons = reasons_against(edition)
    if by.pk == edition.proposed_by_id:
        reasons.append(Reason("edition.four_eyes"))
    if reasons:
        raise Refused(*reasons)
    # write
    digest, root = content.digest_of(content.document(edition)), content.root_of(edition.formasi)
    entries = _record(edition, digest, root, at)
    move(edition, "publish", approved_by=by, published_at=at, digest=digest, root=root, **entries)
    Announcement.objects.filter(pk=edition.announcement_id).update(title=edition.terms["title"])
    rebuild_formasi(edition)
    _tell_outage(edition, at)
    return edition


def _tell_outage(edition: Edition, at: datetime) -> None:
    """An edition that gives time back after an outage is said to be one, for everybody who reads the log."""
    if edition.terms.get("change", {}).get("code") != "outage":
        return
    outage = edition.terms["outages"][-1]
    transparency.record(
        OutageDeclared(
            object=queries.log_object(edition.announcement),
            service=outage["service"],
            edition=edition.number,
            days=outage["days"],
        ),
        log=queries.log_season(edition.announcement),
        answers=[edition.schedule_entry],
        at=at,
    )


def _record(edition: Edition, digest: str, root: str, at: datetime) -> dict[str, Any]:
    """Three entries: the rules with the whole content, the formasi as a table, the timetable."""
    announcement = edition.announcement
    name, pin = queries.log_object(announcement), edition.terms["regulation"]
    rows, seats = edition.facets["formasi"], edition.facets["seats"]
    events = {
        "rules_entry": RulesPublished(name, edition.number, pin["name"], pin["digest"], digest),
        "entry": FormationPublished(name, edition.number, queries.dataset_name(edition), rows, root, seats),
        "schedule_entry": SchedulePublished(
            name, edition.number, content.digest_of(content.schedule(edition))
        ),
    }
    earlier = queries.before(edition)
    log = transparency.open_log(queries.log_season(announcement), at=at)
    return {
        field: transparency.record(
            event, log=log, answers=[getattr(earlier, field)] if earlier else [], at=at
        )
        for field, event in events.items()
    }


@transaction.atomic
def rebuild_formasi(edition: Edition) -> int:
    """Make the formasi rows say what this edition says; rows keep their keys. The number of rows on offer."""
    rows = list(content.formasi_rows(edition))
    updated = [field.name for field in Formasi._meta.concrete_fields if field.name not in _KEYS]
    Formasi.objects.bulk_create(
        rows, 1000, update_conflicts=True, update_fields=updated, unique_fields=["announcement", "code"]
    )
    offered = {row.code for row in rows}
    stored = Formasi.objects.filter(announcement=edition.announcement_id, withdrawn=False)
    gone = [pk for pk, code in stored.values_list("pk", "code") if code not in offered]
    for start in range(0, len(gone), 500):
        Formasi.objects.filter(pk__in=gone[start : start + 500]).update(withdrawn=True)
    return len(rows)


_KEYS = ("id", "announcement", "code")
