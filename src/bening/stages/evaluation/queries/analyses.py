"""Reading plans and results of analyses, and gathering what they are computed from.

What an analysis may see of people stands here in one place: sex, year of life, whether they declared a
disability, and their marks; no name, no address, no number that leaves this module.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse

from bening.core.deadlines import day_of
from bening.core.standing import PASSED, QUALIFIED
from bening.core.tlog.dataset import SALT_SIZE, Row
from bening.core.tlog.merkle import SIZE
from bening.core.tlog.note import decode64
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation.analyses.plans import Plan, read
from bening.stages.evaluation.models import Analysis, AnalysisRow, AnalysisTable, Assessment, Mark
from bening.stages.registration import queries as registration
from bening.stages.results import queries as results
from bening.stages.verification import figures as screening
from bening.stages.verification import queries as verification

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.evaluation.analyses.publishing import Attempt, Taker
    from bening.transparency.datasets import Table

STATED = ("identity.sex", "identity.born", "declarations.disability")
AGES = ((25, "under_25"), (30, "25_to_29"), (200, "30_and_over"))
"""Bands of age in whole years on the first day of registration: below the first number, and so on."""
LEVELS = {"below": 1.0, "meets": 3.0, "above": 5.0}
HIGHEST = 100


def analyses_of(announcement: Announcement) -> QuerySet[Analysis]:
    """Every plan that stands in the log, and what came of it, in the order of registering."""
    told = Analysis.objects.filter(announcement=announcement, state__in=("registered", "asked", "published"))
    return told.select_related("announcement").prefetch_related("tables__entry").order_by("number")


def recruitments() -> QuerySet[Announcement]:
    """Recruitments of which something was asked, the newest first."""
    told = Analysis.objects.filter(state__in=("registered", "asked", "published"))
    return announcements.published().filter(pk__in=told.values("announcement"))


def analyses_in(announcement: Announcement) -> QuerySet[Analysis]:
    """Everything officers of the institution see, proposals and returned ones too."""
    found = Analysis.objects.filter(announcement=announcement)
    return found.select_related("announcement", "proposed_by", "approved_by").order_by("number")


def asked() -> QuerySet[Analysis]:
    """What the worker must compute, the oldest first."""
    return Analysis.objects.filter(state="asked").select_related("announcement").order_by("asked_at", "pk")


def plan_of(analysis: Analysis) -> Plan:
    """The plan from its published bytes."""
    return read(analysis.plan.encode())


def rows_of(analysis: Analysis, part: str) -> list[dict[str, str]]:
    """The lines of one of its tables: data or result; none before it is published."""
    found = AnalysisRow.objects.filter(table__analysis=analysis, table__part=part).order_by("position")
    return list(found.values_list("values", flat=True))


def table_of(analysis: Analysis, part: str) -> AnalysisTable | None:
    """The plan, data or result as it stands in the log."""
    return AnalysisTable.objects.filter(analysis=analysis, part=part).select_related("entry").first()


def open_rows(analysis: Analysis, part: str) -> Iterator[Row]:
    """The lines as open data, straight from the table."""
    found = AnalysisRow.objects.filter(table__analysis=analysis, table__part=part).order_by("position")
    for row in found:
        yield Row(decode64(row.commitment, SIZE), decode64(row.salt, SALT_SIZE), row.values)


def dataset_name(analysis: Analysis, part: str) -> str:
    """Under which name the log and the catalogue know one of its tables."""
    return f"{analysis.announcement.slug}/analisis-{analysis.number}/{part}"


def datasets() -> list[Table]:
    """Every plan, data and result that the log knows, as tables of the catalogue."""
    from bening.transparency.datasets import Table

    told = AnalysisTable.objects.filter(entry__idx__isnull=False)
    return [
        Table(
            name=dataset_name(each.analysis, each.part),
            kind=f"analysis-{each.part}",
            announcement=each.analysis.announcement.slug,
            url=reverse(
                "evaluation:analysis_rows",
                args=[each.analysis.announcement.slug, each.analysis.number, each.part],
            ),
            log=each.analysis.announcement.season,
            entry=each.entry.idx,
        )
        for each in told.select_related("analysis__announcement", "entry").order_by("pk")
    ]


def waiting_to_register(announcement: Announcement, officer: User) -> QuerySet[Analysis]:
    """Plans that this officer may register: not their own."""
    return analyses_in(announcement).filter(state="proposed").exclude(proposed_by=officer)


# ---------------------------------------------------------------- whether the data are there


def is_ready(analysis: Analysis, at: datetime) -> bool:
    """Whether everything a plan asks for is final: an analysis of half the people would be final as well."""
    announcement, plan = analysis.announcement, plan_of(analysis)
    if plan.kind == "validity":
        return results.final_ranking(announcement) is not None and _works(announcement) != {}
    if plan.kind == "ratings":
        return Assessment.objects.filter(announcement=announcement, state="sealed", formula__gt=0).exists()
    if plan.kind == "fairness":
        return all(_is_over(step, announcement, at) for step in plan.data["steps"])
    return _is_over("screening", announcement, at)


def _is_over(step: str, announcement: Announcement, at: datetime) -> bool:
    if step == "screening":
        return announcements.timetable_of(announcement).has_begun("skd", at)
    if step == "skd":
        return results.ranking_of(announcement, "skd") is not None
    return results.final_ranking(announcement) is not None


# ---------------------------------------------------------------- what they are computed from


@dataclass(frozen=True, slots=True)
class Passage:
    """One participant at one step: formasi and whether they passed."""

    participant: str
    formasi: str
    passed: bool


def attempts(announcement: Announcement, plan: Plan, at: datetime) -> Iterator[Attempt]:
    """Everyone at every step of the plan, by the groups of the plan."""
    from bening.stages.evaluation.analyses.publishing import Attempt

    groups = _groups(announcement, plan.data["groupings"])
    for step in plan.data["steps"]:
        for each in _passages(step, announcement, at):
            if each.participant in groups:
                yield Attempt(step, each.formasi, groups[each.participant], each.passed)


def _passages(step: str, announcement: Announcement, at: datetime) -> Iterator[Passage]:
    if step == "screening":
        for verdict in verification.screening(announcement, at):
            application = verdict.dossier.application
            yield Passage(application.number, application.formasi_code, verdict.outcome == QUALIFIED)
        return
    skd = step == "skd"
    ranking = results.ranking_of(announcement, "skd") if skd else results.final_ranking(announcement)
    for place in results.places_of(ranking) if ranking else ():
        if place.skd_total is not None:  # those who did not come were judged by nobody
            passed = place.code == "P/L" if skd else place.code in PASSED
            yield Passage(place.participant, place.formasi, passed)


def _groups(announcement: Announcement, groupings: Iterable[str]) -> dict[str, dict[str, str]]:
    """Participant → grouping → group."""
    phase = announcements.timetable_of(announcement).phase("registration")
    first_day = day_of(phase.starts) if phase else None
    wanted = set(groupings)
    return {
        participant: {
            name: group for name, group in _all_groups(said, first_day).items() if name in wanted and group
        }
        for participant, said in registration.stated_by_all(announcement, STATED).items()
    }


def _all_groups(said: Mapping[str, Any], first_day: date | None) -> dict[str, str]:
    sex = {"P": "female", "L": "male"}.get(said["identity.sex"], "")
    disability = {"ya": "disabled", "tidak": "not_disabled"}.get(said["declarations.disability"], "")
    return {"sex": sex, "age": _age_band(said["identity.born"], first_day), "disability": disability}


def _age_band(born: str, first_day: date | None) -> str:
    if not born or first_day is None:
        return ""
    day = date.fromisoformat(born)
    years = first_day.year - day.year - ((first_day.month, first_day.day) < (day.month, day.day))
    return next(name for below, name in AGES if years < below)


def takers(announcement: Announcement) -> Iterator[Taker]:
    """Everyone who took the SKD with the marks they have, 0 to 100, and how they work, if that was judged."""
    from bening.stages.evaluation.analyses.publishing import Taker

    skd, final = results.ranking_of(announcement, "skd"), results.final_ranking(announcement)
    most = announcements.regulation_of(announcement).skd.maximum["total"]
    field = {place.participant: place.skb100 for place in results.places_of(final)} if final else {}
    works = _works(announcement)
    for place in results.places_of(skd) if skd else ():
        if place.skd_total is not None:
            second = field.get(place.participant, "")
            work = works.get(place.participant) if second else None
            yield Taker(place.skd_total * HIGHEST / most, float(second) if second else None, work)


def _works(announcement: Announcement) -> dict[str, float]:
    """Participant → the mean of results and behaviour over every sealed assessment, 1 to 5.

    From the marks of the two raters; an assessment from before there were marks has three levels alone,
    which are spread over the same scale.
    """
    numbers = {each.pk: each.participant for each in appointments.appointments_in(announcement)}
    sealed = Assessment.objects.filter(announcement=announcement, state="sealed")
    said: dict[str, list[float]] = defaultdict(list)
    for row in sealed.only("appointment_id", "results", "behaviour", "results_mean", "behaviour_mean"):
        if row.results_mean is None or row.behaviour_mean is None:
            work = (LEVELS[row.results] + LEVELS[row.behaviour]) / 2
        else:
            work = (row.results_mean + row.behaviour_mean) / 200
        said[numbers[row.appointment_id]].append(work)
    return {participant: sum(marks) / len(marks) for participant, marks in said.items()}


def rated_twice(announcement: Announcement) -> list[tuple[float, float]]:
    """Each person: the mean mark of the first and of the second raters over every sealed assessment.

    Not-a-number where a rater observed nothing at all. Who first and second are does not matter here.
    """
    sealed = Mark.objects.filter(assessment__announcement=announcement, assessment__state="sealed")
    said: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    rows = sealed.order_by("assessment__person", "pk")
    for person, rater, first, value in rows.values_list(
        "assessment__person", "rater", "assessment__first_rater", "value"
    ):
        marks = said[person][rater != first]
        if value is not None:
            marks.append(value)
    return [(_mean_of(first), _mean_of(second)) for first, second in said.values()]


def _mean_of(marks: list[int]) -> float:
    return sum(marks) / len(marks) if marks else float("nan")


def judgements(announcement: Announcement) -> Counter[tuple[str, str]]:
    """How often each two words met where two people judged a requirement blind: met or not."""
    words = (
        tuple("met" if word == "met" else "not_met" for word in said)
        for said in screening.double_judgements(announcement)
        if len(said) == 2
    )
    return Counter((first, second) for first, second in words)


def refusals(announcement: Announcement) -> dict[str, tuple[int, int]]:
    """Each verifier by their mark of the season: how many dossiers they judged, how many they refused."""
    return {
        point.who: (point.judged, point.counted) for point in screening.verifiers(announcement, named=False)
    }


def usual_data(announcement: Announcement, kind: str) -> dict[str, tuple[str, ...]]:
    """What a plan says of its data beyond what people choose: the weights of the regulation."""
    if kind != "validity":
        return {}
    final = announcements.regulation_of(announcement).final
    return {"weights": tuple(_decimal(weight) for weight in (final.skd_weight, final.skb_weight))}


def _decimal(weight: Any) -> str:
    return str((Decimal(weight.numerator) / Decimal(weight.denominator)).normalize())


def earlier_rows(analysis: Analysis) -> list[dict[str, str]]:
    """What was published of the same kind and recruitment before: new figures must not tell of few people."""
    found = AnalysisRow.objects.filter(
        table__analysis__announcement=analysis.announcement,
        table__analysis__kind=analysis.kind,
        table__part="data",
    )
    return list(found.order_by("table", "position").values_list("values", flat=True))
