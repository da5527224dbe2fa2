"""Reading rankings. Other stages may import this module and nothing else of ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from bening.core.events import written
from bening.core.tlog.dataset import SALT_SIZE, Row, commit_row, dataset_root
from bening.core.tlog.merkle import SIZE
from bening.core.tlog.note import decode64, encode64
from bening.stages.announcements import queries as announcements
from bening.stages.results.models import AFTER_SANGGAH, FINAL, SKD, Place, Ranking, TieDecision, TieInput
from bening.stages.selection import queries as selection
from bening.transparency.datasets import Table

FINAL_STAGES = (FINAL, AFTER_SANGGAH)


def published(announcement: Any | None = None) -> QuerySet[Ranking]:
    """Every published ranking, of one announcement or of all, in the order of publication."""
    rankings = Ranking.objects.filter(state="published").select_related(
        "announcement", "announcement__institution"
    )
    if announcement is not None:
        rankings = rankings.filter(announcement=announcement)
    return rankings.order_by("published_at", "pk")


def ranking_of(announcement: Any, stage: str) -> Ranking | None:
    """The published ranking of one stage that counts: the last of its chain of corrections."""
    return published(announcement).filter(stage=stage).order_by("-number").first()


def final_ranking(announcement: Any) -> Ranking | None:
    """The final ranking in force: the one after the round of sanggah, else the one before it."""
    return ranking_of(announcement, AFTER_SANGGAH) or ranking_of(announcement, FINAL)


def places_of(ranking: Ranking) -> QuerySet[Place]:
    """Everyone of a ranking, formasi by formasi, best first."""
    return Place.objects.filter(ranking=ranking).order_by("position")


def inputs_of(ranking: Ranking) -> QuerySet[TieInput]:
    """What a ranking looked at beyond the marks, in the order of participant numbers."""
    return TieInput.objects.filter(ranking=ranking).order_by("participant")


def sheets_for(announcement: Any, stage: str) -> dict[str, Any]:
    """The sealed sheets in force from which a stage is computed, by test; missing ones left out."""
    kinds = ("skd",) if stage == SKD else ("skd", "skb")
    found = {kind: selection.in_force(announcement, kind) for kind in kinds}
    return {kind: sheet for kind, sheet in found.items() if sheet is not None}


def replaced_by(announcement: Any, stage: str) -> Ranking | None:
    """The published ranking that the next one of this stage takes the place of."""
    current = ranking_of(announcement, stage)
    if current is None and stage == AFTER_SANGGAH:
        return ranking_of(announcement, FINAL)
    return current


def decided_orders(announcement: Any) -> list[list[str]]:
    """The orders two people gave to participants whom the law leaves equal, oldest first."""
    decisions = TieDecision.objects.filter(announcement=announcement, state="sealed").order_by(
        "sealed_at", "pk"
    )
    return [decision.participants for decision in decisions]


def grounds_of_orders(announcement: Any, orders: Iterable[Sequence[str]]) -> dict[str, str]:
    """Why people stand in the orders that counted: participant → ground of the decision."""
    sealed = TieDecision.objects.filter(announcement=announcement, state="sealed").order_by("sealed_at", "pk")
    grounds = {tuple(decision.participants): decision.ground for decision in sealed}
    return {participant: grounds[tuple(order)] for order in orders for participant in order}


def decisions_in(ranking: Ranking) -> list[tuple[list[str], str]]:
    """The orders people gave that a ranking was made with: participants in order, and the ground."""
    given = {each.participant: each for each in inputs_of(ranking) if each.decided}
    ties: dict[tuple[str, str, int | None], list[TieInput]] = {}
    for place in places_of(ranking).filter(participant__in=list(given)):
        each = given[place.participant]
        ties.setdefault((each.ground, place.final, place.skd_total), []).append(each)
    in_order = (sorted(tie, key=lambda each: each.decided) for tie in ties.values())
    return [([each.participant for each in tie], tie[0].ground) for tie in in_order]


OBJECTION_STAGE = "results"


GROUNDS = ("skd_marks", "skb_marks", "rank", "seat")
"""What a sanggah of the final result may be about."""


def contestable(application: Any) -> tuple[Ranking | None, Place | None]:
    """The final ranking and the place one may object to: published, before sanggah, and not passed."""
    ranking = ranking_of(application.announcement, FINAL)
    place = _place(application, ranking)
    if place is None or place.placed_formasi:
        return None, None
    return ranking, place


def ranking_about(about: UUID) -> Ranking:
    """The ranking an objection is about."""
    return published().get(uuid=about)


def contested(announcement: Any) -> list[Any]:
    """The published final rankings a sanggah may be about, by the id that objections know."""
    return list(published(announcement).filter(stage=FINAL).values_list("uuid", flat=True))


def dataset_name(ranking: Ranking) -> str:
    """Under which name the log and the catalogue know the rows of a ranking."""
    return f"{ranking.announcement.slug}/peringkat-{ranking.stage.replace('_', '-')}-{ranking.number}"


def inputs_name(ranking: Ranking) -> str:
    """Under which name the log and the catalogue know what was looked at beyond the marks."""
    return f"{dataset_name(ranking)}-masukan"


def placed_in(ranking: Ranking) -> QuerySet[Place]:
    """Those who have a seat; the appointments stage starts here."""
    return places_of(ranking).exclude(placed_formasi="")


def place_of(application: Any) -> Place | None:
    """What the final ranking in force says about one application; nothing before it is published."""
    return _place(application, final_ranking(application.announcement))


def skd_code(application: Any) -> str:
    """The published code of the SKD (P/L, P, TL, TH, DIS); empty before it is published."""
    place = _place(application, ranking_of(application.announcement, SKD))
    return place.code if place else ""


def _place(application: Any, ranking: Ranking | None) -> Place | None:
    if ranking is None or not application.number:
        return None
    return Place.objects.filter(ranking=ranking, participant=application.number).first()


# --- the public pages -----------------------------------------------------------------------------


def rankings_at(slug: str) -> dict[str, Ranking]:
    """The published rankings in force of one announcement by stage, in one query; empty if none."""
    return {ranking.stage: ranking for ranking in published().filter(announcement__slug=slug)}


def newest_results() -> list[tuple[Any, list[Ranking]]]:
    """Every announcement with results, newest first, each with its rankings in force."""
    found: dict[int, tuple[Any, dict[str, Ranking]]] = {}
    for ranking in published():
        of_one = found.setdefault(ranking.announcement_id, (ranking.announcement, {}))
        of_one[1][ranking.stage] = ranking
    in_order = [(announcement, list(stages.values())) for announcement, stages in found.values()]
    return sorted(in_order, key=lambda each: each[1][-1].published_at, reverse=True)


def code_counts(ranking: Ranking) -> dict[str, Counter[str]]:
    """How many places have each code, formasi by formasi."""
    counts: dict[str, Counter[str]] = {}
    rows = Place.objects.filter(ranking=ranking).values_list("formasi", "code").annotate(Count("pk"))
    for formasi, code, number in rows.order_by():
        counts.setdefault(formasi, Counter())[code] = number
    return counts


def place_in(ranking: Ranking, participant: str) -> Place | None:
    """One participant of a ranking."""
    return Place.objects.filter(ranking=ranking, participant=participant).first()


def beside(place: Place, others: Iterable[str]) -> list[Place]:
    """The places just above and below in the same formasi, and those of some other participants."""
    near = Q(formasi=place.formasi, position__in=[place.position - 1, place.position + 1])
    rows = Place.objects.filter(near | Q(participant__in=list(others)), ranking=place.ranking_id)
    return list(rows.exclude(pk=place.pk).order_by("position"))


def scores_in(ranking: Ranking, formasi: str) -> list[Any]:
    """The score of everyone of a formasi who has one: the SKD total, or the final score as text."""
    field = "skd_total" if ranking.stage == SKD else "final"
    scored = Place.objects.filter(ranking=ranking, formasi=formasi).exclude(**{f"{field}__isnull": True})
    return [value for value in scored.values_list(field, flat=True) if value != ""]


def with_marks(ranking: Ranking, places: Iterable[Place]) -> list[Place]:
    """The places, each with its score rows as `place.skd` and `place.skb` (None where there is none)."""
    rows = list(places)
    sheets = {"skd": ranking.skd_sheet_id, "skb": ranking.skb_sheet_id}
    marks = selection.marks_on([pk for pk in sheets.values() if pk], [place.participant for place in rows])
    for place in rows:
        for kind, sheet in sheets.items():
            setattr(place, kind, marks.get((sheet, place.participant)))
    return rows


# --- the desk -------------------------------------------------------------------------------------


def rankings_of(institutions: Iterable[Any]) -> QuerySet[Ranking]:
    """Every ranking of these institutions, newest first."""
    return (
        Ranking.objects.filter(announcement__institution__in=list(institutions))
        .select_related("announcement", "computed_by", "approved_by", "supersedes", "skd_sheet", "skb_sheet")
        .order_by("-pk")
    )


def waiting_count(announcement: Any) -> int:
    """How many computed rankings and proposed orders wait for a second person."""
    rankings = Ranking.objects.filter(announcement=announcement, state="computed")
    return rankings.count() + TieDecision.objects.filter(announcement=announcement, state="proposed").count()


def decisions_of(institutions: Iterable[Any]) -> QuerySet[TieDecision]:
    """Every decision on a tie of these institutions, newest first."""
    return (
        TieDecision.objects.filter(announcement__institution__in=list(institutions))
        .select_related("announcement", "proposed_by", "approved_by")
        .order_by("-pk")
    )


def published_places(application: Any) -> list[tuple[Ranking, Place]]:
    """What the rankings in force say about one application, stage by stage, with the marks."""
    found = []
    for ranking in rankings_at(application.announcement.slug).values():
        place = _place(application, ranking)
        if place is not None:
            found.append((ranking, with_marks(ranking, [place])[0]))
    return found


# --- open data ------------------------------------------------------------------------------------


def open_rows(ranking: Ranking) -> Iterator[Row]:
    """The ranking as it is published, straight from the table."""
    for place in places_of(ranking).iterator(2000):
        yield _row(place)


def open_inputs(ranking: Ranking) -> Iterator[Row]:
    """What was looked at beyond the marks, for those whose place needed it."""
    for given in inputs_of(ranking):
        yield _row(given)


KINDS = {SKD: "ranking-skd", FINAL: "ranking-final", AFTER_SANGGAH: "result"}


def datasets(announcement: Any | None = None) -> list[Table]:
    """The published rankings for the catalogue of open data; those whose log entry has an index."""
    tables: list[Table] = []
    for ranking in published(announcement).select_related(
        "entry", "inputs_entry", "skd_sheet__announcement", "skb_sheet__announcement"
    ):
        if ranking.entry.idx is not None:
            tables.append(_table(ranking, dataset_name(ranking), KINDS[ranking.stage], ranking.entry))
        if ranking.inputs_entry is not None and ranking.inputs_entry.idx is not None:
            tables.append(_table(ranking, inputs_name(ranking), TIES, ranking.inputs_entry))
    return tables


TIES = "ties"
"""Topic of the table of what was looked at beyond the marks."""


def _table(ranking: Ranking, name: str, kind: str, entry: Any) -> Table:
    """What stands in our table; a verifier compares what the log entry says too with the log."""
    meta: dict[str, Any] = {
        "number": ranking.number,
        "skd": selection.dataset_name(ranking.skd_sheet),
        "time": written(ranking.published_at),
    }
    if ranking.skb_sheet is not None:
        meta["skb"] = selection.dataset_name(ranking.skb_sheet)
    if ranking.inputs:
        meta["ties"] = inputs_name(ranking)
    if kind == TIES:
        meta |= {"topic": TIES, "rows": ranking.inputs, "root": ranking.inputs_root}
    else:
        meta |= {
            "stage": ranking.stage,
            "rows": ranking.rows,
            "root": ranking.root,
            "regulation": ranking.regulation,
            "rules": ranking.regulation_digest,
            "engine": ranking.engine,
        }
    about, season = (
        announcements.log_object(ranking.announcement),
        announcements.log_season(ranking.announcement),
    )
    file = name.removeprefix(f"{ranking.announcement.slug}/peringkat-")
    url = reverse("results:rows", args=(ranking.announcement.slug, file))
    return Table(name, kind, about, url, season, entry.idx, meta)


def rows_of_file(slug: str, file: str) -> Iterator[Row] | None:
    """The rows of one published table by the name of its file; None if there is none."""
    for ranking in published().filter(announcement__slug=slug):
        if dataset_name(ranking) == f"{slug}/{file}":
            return open_rows(ranking)
        if ranking.inputs and inputs_name(ranking) == f"{slug}/{file}":
            return open_inputs(ranking)
    return None


def _row(stored: Place | TieInput) -> Row:
    return Row(decode64(stored.commitment, SIZE), decode64(stored.salt, SALT_SIZE), values_of(stored))


def place_values(place: Place) -> dict[str, Any]:
    """One place by the names of the exchange format; what does not exist is left out."""
    values: dict[str, Any] = {
        "position": place.position,
        "participant": place.participant,
        "formasi": place.formasi,
        "skd_total": place.skd_total,
        "skb100": place.skb100,
        "final": place.final,
        "rank": place.rank,
        "code": place.code,
        "placed_formasi": place.placed_formasi,
        "reason": place.reason,
    }
    return {name: value for name, value in values.items() if value not in (None, "")}


FIELDS = (
    "participant",
    "formasi",
    "skd_total",
    "skb100",
    "final",
    "rank",
    "code",
    "placed_formasi",
    "reason",
)


def fields_of(place: Place) -> dict[str, Any]:
    """What a place says, without where it stands and without its seal."""
    return {name: getattr(place, name) for name in FIELDS}


def values_of(stored: Place | TieInput) -> dict[str, Any]:
    """A stored row by the names of the exchange format."""
    return place_values(stored) if isinstance(stored, Place) else input_values(stored)


def commitment_of(stored: Place | TieInput) -> bytes:
    """The commitment to a row as it stands, with its own salt."""
    return commit_row(values_of(stored), decode64(stored.salt))


def root_of(rows: Iterable[Place | TieInput]) -> str:
    """The root over rows as they stand in the table now; differs once a byte of them is changed."""
    return encode64(dataset_root([commitment_of(row) for row in rows]))


def input_values(given: TieInput) -> dict[str, Any]:
    """One input by the names of the exchange format; what was not looked at is left out."""
    values: dict[str, Any] = {
        "participant": given.participant,
        "gpa": given.gpa,
        "gpa_kind": given.gpa_kind,
        "born": given.born.isoformat() if given.born else "",
        "preferred_units": given.preferred_units,
        "decided": given.decided or None,
        "ground": given.ground,
    }
    return {name: value for name, value in values.items() if value not in (None, "")}
