"""Whether the formasi rows still say what the sealed edition says: they drive eligibility and search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bening.stages.announcements import content, queries
from bening.stages.announcements.models import Formasi

if TYPE_CHECKING:
    from bening.stages.announcements.models import Announcement

SAID_BY_THE_EDITION = tuple(
    field.name for field in Formasi._meta.concrete_fields if field.name not in ("id", "announcement")
)


def differences(announcement: Announcement) -> Iterator[str]:
    """Each formasi row that was changed, added or taken away beside the edition in force, by its code."""
    told = {row.code: row for row in content.formasi_rows(queries.edition_in_force(announcement))}
    stored = {row.code: row for row in queries.formasi_in(announcement)}
    for code in sorted(told.keys() ^ stored.keys()):
        yield f"formasi {code} of {announcement.slug} is only {'in the edition' if code in told else 'a row'}"
    for code in sorted(told.keys() & stored.keys()):
        changed = [
            name for name in SAID_BY_THE_EDITION if getattr(told[code], name) != getattr(stored[code], name)
        ]
        if changed:
            yield f"formasi {code} of {announcement.slug}: {', '.join(changed)} differ from the edition"
