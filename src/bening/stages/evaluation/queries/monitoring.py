"""Where a recruitment stands: queues and whether they will be empty in time, and one page for everybody.

The public page tells of a stage only what was announced: no interim figure of a verdict before its day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bening.core.forecast import Forecast, forecast
from bening.core.timetable import Phase, Timetable
from bening.objections import queries as objected
from bening.participation.queries import figures as complaints
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation.queries import analyses, findings
from bening.stages.evaluation.queries import figures as all_figures
from bening.stages.evaluation.queries import survey as surveys
from bening.stages.results import queries as results
from bening.stages.verification import figures as screening

if TYPE_CHECKING:
    from bening.stages.announcements.models import Announcement

WINDOW = 7
"""Days over which the pace is measured: a whole week, so that weekends weigh as they do."""

TOLD_AFTER = {"entered": "registration", "dossiers_sealed": "registration"}
"""Figure → the phase after whose last moment it is public: until then it still changes."""
TOLD_FROM = {
    "ms_first": "screening_result",
    "tms_first": "screening_result",
    "objections_filed": "sanggah_answer",
    "objections_accepted": "post_sanggah",
    "ms_after_sanggah": "post_sanggah",
}
"""Figure → the phase from whose first moment it is public; figures in neither table are public anyway."""


@dataclass(frozen=True, slots=True)
class Queue:
    """Something that waits: what, until when, and whether it will be done."""

    code: str
    ends: datetime | None
    told: Forecast


def queues(announcement: Announcement, at: datetime) -> list[Queue]:
    """Screening and both rounds of objections, as far as they have begun."""
    timetable, since = announcements.timetable_of(announcement), at - timedelta(days=WINDOW)
    season = announcement.season
    found = []
    for code, phase_name, (left, done) in (
        ("screening", "screening", screening.screening_pace(announcement, since)),
        ("sanggah", "sanggah_answer", objected.pace("verification", season, since)),
        ("final_sanggah", "final_answer", objected.pace(results.OBJECTION_STAGE, season, since)),
    ):
        if left or done or timetable.is_open(phase_name, at):
            phase = timetable.phase(phase_name)
            ends = phase.ends if phase else None
            found.append(Queue(code, ends, forecast(left, done, WINDOW, at=at, ends=ends)))
    return found


def late(announcement: Announcement, at: datetime) -> list[tuple[str, int | None]]:
    """What is past its day; None where so few are concerned that a number would point at somebody."""
    season = announcement.season
    whole = complaints.by_channel(at)[-1]
    return [
        ("sanggah", objected.overdue_count("verification", season, at)),
        ("final_sanggah", objected.overdue_count(results.OBJECTION_STAGE, season, at)),
        ("findings", sum(row.overdue for row in findings.by_unit(at))),
        ("complaints", whole.overdue),
    ]


def phases(announcement: Announcement, at: datetime) -> list[Phase]:
    """What runs now, then what comes next."""
    timetable = announcements.timetable_of(announcement)
    coming = timetable.next(at)
    return [*timetable.current(at), *([coming] if coming else [])]


def public_figures(announcement: Announcement, at: datetime) -> list[tuple[str, int]]:
    """The figures of the recruitment, each only once its stage was announced."""
    timetable = announcements.timetable_of(announcement)
    return [(name, value) for name, value in all_figures(announcement) if _is_told(name, timetable, at)]


def _is_told(name: str, timetable: Timetable, at: datetime) -> bool:
    if name in TOLD_AFTER:
        phase = timetable.phase(TOLD_AFTER[name])
        return phase is not None and phase.is_over(at)
    return name not in TOLD_FROM or timetable.has_begun(TOLD_FROM[name], at)


def summary(announcement: Announcement, at: datetime) -> dict[str, Any]:
    """Everything of the one page for the head of the regency, the council and everybody."""
    published = [each for each in surveys.told_surveys() if each.state == "published"]
    newest = next((each for each in published if each.institution_id == announcement.institution_id), None)
    lines = surveys.published_lines(newest) if newest else []
    return {
        "phases": phases(announcement, at),
        "figures": public_figures(announcement, at),
        "late": late(announcement, at),
        "analyses": [(each, analyses.rows_of(each, "result")) for each in analyses.analyses_of(announcement)],
        "survey": newest,
        "satisfaction": lines[0] if lines else {},
    }
