"""Figures of performance without a person: what small numbers would tell is left out here, in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bening.core.regulation_people import RATINGS
from bening.core.suppression import FEWEST_IN_A_MEAN, SMALLEST, in_steps, tells_of_few, too_close
from bening.stages.evaluation.models import Assessment
from bening.stages.evaluation.queries import performance, terms

if TYPE_CHECKING:
    from bening.stages.announcements.models import Announcement

__all__ = [
    "FEWEST_IN_A_MEAN",
    "Period",
    "behaviours",
    "periods",
    "rating_groups",
    "ratings",
    "ratings_in_steps",
]

GOOD = RATINGS[:2]


@dataclass(frozen=True, slots=True)
class Period:
    """Of how many people a period is over, and of how many two raters completed it."""

    period: str
    due: int
    done: int


def periods(announcement: Announcement, on: date) -> list[Period]:
    """How far the assessments are: about the raters' work, not about anybody's rating."""
    due, done = Counter[str](), Counter[str]()
    rule = terms.rule_of(announcement)
    for _one, steps in performance.progress_in(announcement, rule.periods):
        for step in steps:
            due[step.period] += step.due_on <= on
            done[step.period] += step.state in performance.DONE
    return [Period(code, due[code], done[code]) for code in rule.periods]


def ratings(announcement: Announcement, before: Iterable[int] = ()) -> list[tuple[str, int]]:
    """How many were assessed, and how they were rated if no group is small.

    `before`: of how many people the same was published earlier; see `rating_groups`.
    """
    sealed = Assessment.objects.filter(announcement=announcement, state="sealed").order_by("pk")
    last = dict(sealed.values_list("person", "rating"))  # a later assessment takes the place of an earlier
    return rating_groups(list(last.values()), before)


def ratings_in_steps(announcement: Announcement, before: Iterable[int] = ()) -> list[tuple[str, int]]:
    """The same for a page that may be looked at every day: it moves by several people at once."""
    last = {person: rating for _pk, person, rating in _settled(announcement)}
    return rating_groups(list(last.values()), before)


def _settled(announcement: Announcement) -> Sequence[tuple[int, int, str]]:
    sealed = Assessment.objects.filter(announcement=announcement, state="sealed").order_by("sealed_at", "pk")
    return in_steps(list(sealed.values_list("pk", "person", "rating")))


def rating_groups(found: Sequence[str], before: Iterable[int] = ()) -> list[tuple[str, int]]:
    """How people were rated, only as finely as no group of fewer than `SMALLEST` is shown.

    Nor are groups shown of fewer than `SMALLEST` people more or less than were shown `before`: the
    difference of two publications would be the rating of whoever came or went.
    """
    if too_close(len(found), before):
        return [("assessed", len(found))]
    counted = Counter(found)
    good = sum(counted[rating] for rating in GOOD)
    fine = [(f"rating_{rating}", counted[rating]) for rating in RATINGS]
    coarse = [("rated_good", good), ("rated_below_good", len(found) - good)]
    shown = next((groups for groups in (fine, coarse) if found and _large(groups)), [])
    return [("assessed", len(found)), *shown]


def _large(groups: list[tuple[str, int]]) -> bool:
    return all(count == 0 or count >= SMALLEST for _name, count in groups)


def behaviours(announcement: Announcement) -> list[tuple[str, float]]:
    """The mean of each behaviour over everyone whose assessment counts; nothing if they are few.

    It moves by several assessments at once, for the page may be looked at every day.
    """
    settled = {pk: person for pk, person, _rating in _settled(announcement)}
    if tells_of_few(len(set(settled.values()))):
        return []
    told = []
    for criterion, marks in sorted(performance.marks_by_criterion(announcement).items()):
        counted = [(settled[pk], value) for pk, value in marks if pk in settled]
        if not tells_of_few(len({person for person, _value in counted})):
            told.append((criterion, sum(value for _person, value in counted) / len(counted)))
    return told
