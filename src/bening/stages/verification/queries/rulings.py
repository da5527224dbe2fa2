"""Which programmes were found to be among the accepted ones: decided once by two people, used again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, QuerySet

from bening.core.education import level_code
from bening.core.programmes import plain
from bening.stages.registration import queries as registration
from bening.stages.verification.models import Ruling, Verdict

if TYPE_CHECKING:
    from bening.stages.announcements.models import Announcement
    from bening.stages.documents.models import Dossier

ABOUT = "education.is_listed"
"""The requirement that a ruling answers."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a ruling is about: a level and a programme as stated, and all that the formasi accepts."""

    level: str
    stated: str
    accepted: str


def names_in(dossier: Dossier) -> Names | None:
    """The names of one dossier in their one form; None where no programme was stated."""
    application = dossier.application
    said = registration.stated(application, ("education.level", "education.programme"))
    stated = plain(str(said["education.programme"] or ""))[:200]
    levels = {level_code(one["level"]) for one in application.formasi.qualifications}
    accepted = sorted({plain(one["programme"]) for one in application.formasi.qualifications})
    if not stated or not accepted:
        return None
    level = level_code(str(said["education.level"] or ""))[:60]
    return Names(level, stated, "; ".join((*sorted(levels), *accepted)))


def rulings(announcement: Announcement) -> QuerySet[Ruling]:
    """Those in force, by name: of verdicts that no later one took the place of."""
    later = Verdict.objects.filter(supersedes=OuterRef("verdict"), state="sealed")
    standing = Ruling.objects.filter(~Exists(later), announcement=announcement)
    return standing.order_by("stated", "accepted", "pk")


def ruling_on(dossier: Dossier) -> Ruling | None:
    """What was decided of the same names in another dossier; None also where two rulings contradict."""
    names = names_in(dossier)
    if names is None:
        return None
    found = rulings(dossier.application.announcement).filter(
        level=names.level, stated=names.stated, accepted=names.accepted
    )
    others = list(found.exclude(verdict__dossier=dossier))
    return others[0] if len({one.met for one in others}) == 1 else None


def ruled_at(announcement: Announcement) -> datetime | None:
    """When the newest ruling was made."""
    newest: Any = rulings(announcement).order_by("-decided_at").values_list("decided_at", flat=True)
    return newest.first()
