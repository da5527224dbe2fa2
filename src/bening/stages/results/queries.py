"""Reading rankings. Other stages may import this module and nothing else of ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from bening.core.tlog.dataset import SALT_SIZE, Row
from bening.core.tlog.merkle import SIZE
from bening.core.tlog.note import decode64
from bening.stages.results.models import AFTER_SANGGAH, FINAL, SKD, Place, Ranking, TieInput

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


# --- open data ------------------------------------------------------------------------------------


def open_rows(ranking: Ranking) -> Iterator[Row]:
    """The ranking as it is published, straight from the table."""
    for place in places_of(ranking).iterator(2000):
        yield _row(place, place_values(place))


def open_inputs(ranking: Ranking) -> Iterator[Row]:
    """What was looked at beyond the marks, for those whose place needed it."""
    for given in TieInput.objects.filter(ranking=ranking).order_by("participant"):
        yield _row(given, input_values(given))


def _row(stored: Place | TieInput, values: dict[str, Any]) -> Row:
    return Row(decode64(stored.commitment, SIZE), decode64(stored.salt, SALT_SIZE), values)


def place_values(place: Place) -> dict[str, Any]:
    """One place by the names of the exchange format; what does not exist is left out."""
    values: dict[str, Any] = {
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


def input_values(given: TieInput) -> dict[str, Any]:
    """One input by the names of the exchange format; what was not looked at is left out."""
    values: dict[str, Any] = {
        "participant": given.participant,
        "gpa": given.gpa,
        "gpa_kind": given.gpa_kind,
        "born": given.born.isoformat() if given.born else "",
        "preferred_units": given.preferred_units,
        "decided": given.decided or None,
    }
    return {name: value for name, value in values.items() if value not in (None, "")}
