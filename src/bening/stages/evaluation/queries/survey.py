"""Reading the satisfaction survey, and computing what came out of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from bening.accounts import queries as people
from bening.core.deadlines import day_of
from bening.core.satisfaction import Index, measured, rounded
from bening.core.suppression import SMALLEST, hidden
from bening.core.tlog.canonical import Value
from bening.core.tlog.dataset import SALT_SIZE, Row
from bening.core.tlog.merkle import SIZE
from bening.core.tlog.note import decode64
from bening.infra.encryption import lookup
from bening.stages.evaluation.models import (
    Survey,
    SurveyAnswer,
    SurveyPoint,
    SurveyRemark,
    SurveyRow,
    SurveySlip,
)
from bening.stages.evaluation.models.survey import CHANNELS
from bening.stages.evaluation.survey_rules import ELEMENTS, survey_rules

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.transparency.datasets import Table

ALL, UNIT, SERVICE = "all", "unit", "service"
"""Of what a line of the result tells: everything, one unit, one service of a unit."""


def surveys_for(officer: User) -> QuerySet[Survey]:
    """The surveys of the institutions for which this person evaluates or publishes; newest first."""
    held = people.institutions_of(officer, "evaluator", "publisher")
    found = Survey.objects.filter(institution__in=held)
    return found.select_related("institution", "proposed_by", "opened_by").order_by("-number")


def told_surveys() -> QuerySet[Survey]:
    """What the public sees: running and published ones, newest first."""
    found = Survey.objects.filter(state__in=("open", "published"))
    return found.select_related("institution", "entry").order_by("-number")


def ended(on: date) -> QuerySet[Survey]:
    """Running surveys whose last day is over."""
    return Survey.objects.filter(state="open", ends__lt=on).order_by("pk")


def runs(survey: Survey, at: datetime) -> bool:
    """Whether answers are taken at that moment."""
    return survey.state == "open" and survey.starts <= day_of(at) <= survey.ends


def points_of(survey: Survey) -> list[SurveyPoint]:
    """Its services in order."""
    return list(SurveyPoint.objects.filter(survey=survey).order_by("position"))


def point_for(officer: User, pk: int) -> QuerySet[SurveyPoint]:
    """One service, if this officer's institution holds the survey."""
    return SurveyPoint.objects.filter(survey__in=surveys_for(officer), pk=pk).select_related("survey")


def code_mark(code: str) -> str:
    """How a code of a slip is kept: a keyed hash of what was typed, spaces and small letters forgiven."""
    return lookup("".join(code.upper().replace("-", " ").split()), "survey/slip")


def kiosk_mark(key: str) -> str:
    """How the key of a kiosk is kept."""
    return lookup(key, "survey/kiosk")


def slip(code: str) -> SurveySlip | None:
    """The slip with this code, if it may still be used."""
    found = SurveySlip.objects.filter(code=code_mark(code), spent=False)
    return found.select_related("point__survey").first()


def kiosk(key: str) -> QuerySet[SurveyPoint]:
    """The service whose kiosk has this key."""
    return SurveyPoint.objects.filter(kiosk=kiosk_mark(key)).select_related("survey")


@dataclass(frozen=True, slots=True)
class Progress:
    """How one service stands: who should be asked, slips printed, answers by channel."""

    point: SurveyPoint
    needed: int
    slips: int
    answers: Counter[str]

    @property
    def total(self) -> int:
        """All answers."""
        return self.answers.total()


def progress(survey: Survey) -> list[Progress]:
    """For officers: numbers alone, never what was said, so that nobody steers while it runs."""
    said: dict[int, Counter[str]] = defaultdict(Counter)
    rows = SurveyAnswer.objects.filter(point__survey=survey).values_list("point", "channel")
    for point, channel, count in rows.annotate(n=Count("pk")):
        said[point][channel] = count
    printed = SurveySlip.objects.filter(point__survey=survey).values_list("point").annotate(n=Count("pk"))
    slips = dict(printed.order_by())
    return [
        Progress(point, survey_rules().sample(point.served), slips.get(point.pk, 0), said[point.pk])
        for point in points_of(survey)
    ]


def remarks_to_moderate(survey: Survey) -> QuerySet[SurveyRemark]:
    """Remarks nobody has looked at, in the order of their random numbers: not of their coming."""
    held = SurveyRemark.objects.filter(point__survey=survey, state="held")
    return held.select_related("point").order_by("pk")


def remarks_of(survey: Survey) -> list[SurveyRemark]:
    """What was shown, service by service; random within."""
    shown = SurveyRemark.objects.filter(point__survey=survey, state="visible")
    return list(shown.select_related("point").order_by("point__position", "pk"))


def hidden_remarks(survey: Survey) -> int:
    """How many remarks a moderator hid."""
    return SurveyRemark.objects.filter(point__survey=survey, state="hidden").count()


ADDRESSES = frozenset(
    (
        "pak",
        "bapak",
        "bu",
        "ibu",
        "mas",
        "mbak",
        "kak",
        "abang",
        "bang",
        "saudara",
        "saudari",
        "sdr",
        "petugas",
    )
)
"""Before a name: what follows one of these is taken for a name even if it is also a plain word."""


def names_an_officer(text: str, institution: Any) -> bool:
    """Whether a remark names an officer: by two parts of the name, or by one after a form of address.

    One part alone is left to the moderator who reads it: many names are plain words ("Indah", "Sari").
    """
    words = _words(text)
    pairs = set(pairwise(words))
    for name in people.officers_of(institution).values_list("name", flat=True):
        parts = _words(name)
        if pairs & set(pairwise(parts)):
            return True
        if any((address, part) in pairs for address in ADDRESSES for part in parts):
            return True
    return False


def _words(text: str) -> list[str]:
    return "".join(each if each.isalnum() else " " for each in text.casefold()).split()


# ---------------------------------------------------------------- what came out


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the result; without an index where so few answered that it is not told."""

    level: str
    unit: str
    service: str
    served: int
    needed: int
    answers: int
    index: Index | None
    channels: Counter[str]

    def values(self) -> dict[str, Value]:
        """As it is published; a number that is not told is left out."""
        told: dict[str, Value] = {"level": self.level, "unit": self.unit, "service": self.service}
        told |= {"served": self.served, "needed": self.needed}
        if self.index is None:
            return told
        told |= {"answers": self.answers, "index": str(self.index.value), "grade": self.index.grade}
        told |= {name: str(rounded(mean)) for name, mean in zip(ELEMENTS, self.index.means, strict=True)}
        if self.level == ALL:
            told |= {channel: self.channels[channel] for channel in CHANNELS}
        return told


@dataclass(slots=True)
class _Said:
    """How often each answer was given to each element, and over which channel it came."""

    counts: list[Counter[int]]
    channels: Counter[str]

    @property
    def number(self) -> int:
        return self.channels.total()


def results(survey: Survey) -> list[Line]:
    """Everything together, each unit, each service; where a few could be told apart, without an index.

    Services are hidden within their unit, and units among all units, so that nothing follows by subtraction.
    """
    points = points_of(survey)
    said = _said_by_point(survey)
    units: dict[str, list[SurveyPoint]] = {}
    for point in points:
        units.setdefault(point.unit, []).append(point)
    small = hidden({unit: sum(said[each.pk].number for each in found) for unit, found in units.items()})
    lines = [_line(ALL, "", "", points, said, tell=sum(each.number for each in said.values()) >= SMALLEST)]
    for unit, found in units.items():
        lines.append(_line(UNIT, unit, "", found, said, tell=unit not in small))
        few = hidden({each.service: said[each.pk].number for each in found})
        for point in found:
            tell = unit not in small and point.service not in few
            lines.append(_line(SERVICE, unit, point.service, [point], said, tell=tell))
    return lines


def _said_by_point(survey: Survey) -> dict[int, _Said]:
    said: dict[int, _Said] = defaultdict(lambda: _Said([Counter() for _ in ELEMENTS], Counter()))
    rows = SurveyAnswer.objects.filter(point__survey=survey).values_list("point", "channel", *ELEMENTS)
    for point, channel, *answers in rows.iterator():
        each = said[point]
        each.channels[channel] += 1
        for counts, answer in zip(each.counts, answers, strict=True):
            counts[answer] += 1
    return said


def _line(
    level: str, unit: str, service: str, points: Sequence[SurveyPoint], said: dict[int, _Said], *, tell: bool
) -> Line:
    rules = survey_rules()
    number = sum(said[each.pk].number for each in points)
    channels: Counter[str] = sum((said[each.pk].channels for each in points), Counter())
    counts = [
        sum((said[each.pk].counts[place] for each in points), Counter()) for place in range(len(ELEMENTS))
    ]
    found = measured(counts, rules.weight, rules.bands) if tell and number else None
    needed = sum(rules.sample(each.served) for each in points)
    return Line(level, unit, service, sum(each.served for each in points), needed, number, found, channels)


def published_lines(survey: Survey) -> list[dict[str, Any]]:
    """The published lines in order, exactly as they stand in the log."""
    rows = SurveyRow.objects.filter(survey=survey).order_by("position")
    return list(rows.values_list("values", flat=True))


def open_rows(survey: Survey) -> Iterator[Row]:
    """The result as open data."""
    for row in SurveyRow.objects.filter(survey=survey).order_by("position"):
        yield Row(decode64(row.commitment, SIZE), decode64(row.salt, SALT_SIZE), row.values)


def dataset_name(survey: Survey) -> str:
    """Under which name the log and the catalogue know a result."""
    return f"survei/{survey.number}"


def datasets() -> Iterable[Table]:
    """Every published result, as a table of the catalogue."""
    from bening.transparency.datasets import Table

    published = told_surveys().filter(state="published", entry__idx__isnull=False)
    return [
        Table(
            name=dataset_name(survey),
            kind="survey",
            announcement=dataset_name(survey),
            url=reverse("evaluation:survey_rows", args=[survey.number]),
            log=survey.season,
            entry=survey.entry.idx,
        )
        for survey in published
    ]
