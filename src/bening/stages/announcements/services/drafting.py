"""Drafting an announcement, one part at a time. A draft may be incomplete; proposing it may not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from bening.core import regulation as regulations
from bening.core.decision import Reason, Refused
from bening.infra.db import edit
from bening.participation.queries import consultations
from bening.stages.announcements import queries
from bening.stages.announcements.models import Announcement, Edition

if TYPE_CHECKING:
    from bening.accounts.models import Institution, User


def create_announcement(
    institution: Institution, *, title: str, slug: str, season: str, by: User, at: datetime
) -> Edition:
    """Begin a recruitment: the announcement and its first, empty draft."""
    try:
        with transaction.atomic():
            announcement = Announcement.objects.create(
                institution=institution, slug=slug, title=title, season=season, created_by=by, created_at=at
            )
    except IntegrityError:
        raise Refused(Reason("announcement.slug_taken", facts={"slug": slug})) from None
    return Edition.objects.create(
        announcement=announcement,
        number=1,
        state="draft",
        terms={"title": title, "summary": "", "min_gpa": 0, "clauses": []},
        created_by=by,
    )


@transaction.atomic
def start_edition(
    announcement: Announcement, *, change_code: str, change_note: str, by: User, at: datetime
) -> Edition:
    """Begin the next edition from the newest published one, with the reason for the change."""
    if Edition.objects.filter(announcement=announcement).exclude(state="published").exists():
        raise Refused(Reason("edition.another_in_work"))
    last = Edition.objects.filter(announcement=announcement, state="published").order_by("-number").first()
    if last is None:
        raise Refused(Reason("edition.none_published"))
    return Edition.objects.create(
        announcement=announcement,
        number=last.number + 1,
        state="draft",
        terms={**last.terms, "change": {"code": change_code, "note": change_note}},
        formasi=last.formasi,
        facets=last.facets,
        created_by=by,
    )


def describe_edition(edition: Edition, *, title: str, summary: str, by: User, at: datetime) -> Edition:
    """Say what the announcement is called and what it is about."""
    return _write(edition, title=title, summary=summary)


def choose_regulation(edition: Edition, name: str, *, by: User, at: datetime) -> Edition:
    """Bind the draft to one version of the rules, by the digest of its file."""
    regulation = regulations.load(name)
    return _write(edition, regulation={"name": name, "digest": regulation.digest})


def set_timetable(
    edition: Edition, phases: Mapping[str, tuple[date, date]], *, by: User, at: datetime
) -> Edition:
    """Set first and last day of every phase. What the regulation says against it is told when proposing."""
    days = {name: [first.isoformat(), last.isoformat()] for name, (first, last) in phases.items()}
    return _write(edition, phases=days)


def set_conditions(
    edition: Edition, *, min_gpa: int, clauses: Sequence[str], by: User, at: datetime
) -> Edition:
    """Set the announcement's own conditions: least grade average in hundredths (0 = none), own clauses."""
    return _write(edition, min_gpa=min_gpa, clauses=list(clauses))


def cite_consultation(edition: Edition, *, slug: str, uids: Sequence[str], by: User, at: datetime) -> Edition:
    """Rest the announcement's own conditions on clauses of a final consultation; an empty slug: on none.

    The wording and the digest of the final text are kept, so that the edition says it all by itself.
    """
    found = consultations.cited(slug, list(uids)) if slug else []
    if slug and (not found or {each.uid for each in found} != set(uids)):
        raise Refused(Reason("announcement.clause_unknown", facts={"slug": slug}))
    basis: dict[str, Any] = {}
    if found:
        clauses = [{"id": each.uid, "label": each.label, "text": each.text} for each in found]
        basis = {"consultation": slug, "title": found[0].title, "sha256": found[0].sha256, "clauses": clauses}
    return _write(edition, basis=basis)


def _write(edition: Edition, **terms: Any) -> Edition:
    require_draft(edition)
    return edit(edition, terms={**edition.terms, **terms})


def require_draft(edition: Edition) -> None:
    """Refuse to change what was proposed or published."""
    if edition.state != "draft":
        raise Refused(Reason("edition.not_draft"))


def unfinished_file(edition: Edition) -> bool:
    """Whether an import still runs for this draft."""
    file = queries.latest_file(edition)
    return file is not None and file.finished_at is None
