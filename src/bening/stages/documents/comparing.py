"""Papers of different people that are alike: looked for among all of a season once a dossier is submitted.

Words are compared as keyed hashes; portraits are opened for the time of the comparison.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction

from bening.accounts import queries as accounts
from bening.core.decision import Refused
from bening.reading.portraits import PortraitHash
from bening.reading.similar import SHARED_KINDS, Index
from bening.stages.documents import reports
from bening.stages.documents.models import Likeness, Reading

AT_ONCE = 200
PAIRS_AT_MOST = 20
"""Of one paper with others, for each comparison: a photo that everybody has proves nothing twice."""
DOCUMENT, PORTRAIT = "duplicate.same_document", "duplicate.same_portrait"


@dataclass(frozen=True, slots=True)
class Found:
    """Two readings that are alike, and how much."""

    one: int
    other: int
    code: str
    percent: int


def compare_some() -> int:
    """Compare the submitted papers of one kind in one season with all of that kind; how many there were."""
    waiting = Reading.objects.filter(state=Reading.READ, sealed=True, compared=False)
    season, kind = "document__dossier__application__season", "kind"
    first = waiting.order_by(season, kind, "pk").values_list(season, kind).first()
    if first is None:
        return 0
    same = {season: first[0], kind: first[1]}
    new = list(waiting.filter(**same).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    _keep(new, _alike(new, Reading.objects.filter(state=Reading.READ, **same), first[1]))
    return len(new)


@transaction.atomic
def _keep(new: list[int], found: Iterable[Found]) -> None:
    there = set(
        Reading.objects.filter(pk__in={pk for one in found for pk in (one.one, one.other)}).values_list(
            "pk", flat=True
        )
    )
    rows = [
        Likeness(one_id=one.one, other_id=one.other, code=one.code, percent=one.percent)
        for one in found
        if {one.one, one.other} <= there
    ]
    Likeness.objects.bulk_create(rows, ignore_conflicts=True)
    Reading.objects.filter(pk__in=new).update(compared=True)


def _alike(new: list[int], all_of_kind: Any, kind: str) -> list[Found]:
    if kind == "pas_foto":
        return list(_alike_portraits(new, all_of_kind))
    if kind in SHARED_KINDS or kind == "swafoto":
        return []
    return list(_alike_words(new, all_of_kind))


def _alike_words(new: list[int], all_of_kind: Any) -> Iterator[Found]:
    """By words in common; about a second for 5,000 documents."""
    person = "document__dossier__application__person"
    owners, words = {}, {}
    for pk, owner, sealed in all_of_kind.values_list("pk", person, "words").iterator(2000):
        owners[pk], words[pk] = owner, _split(bytes(sealed))
    index = Index((str(pk), found) for pk, found in words.items())
    of_owner: dict[int, set[str]] = {}
    for pk, owner in owners.items():
        of_owner.setdefault(owner, set()).add(str(pk))
    for pk in new:
        if pk not in words:
            continue
        found_alike = index.most_alike(words[pk], but_not=frozenset(of_owner[owners[pk]]))
        for alike in found_alike[:PAIRS_AT_MOST]:
            yield _pair(pk, int(alike.name), DOCUMENT, alike.share)


def _split(sealed: bytes) -> frozenset[str]:
    size = Reading.WORD_BYTES
    return frozenset(sealed[place : place + size].hex() for place in range(0, len(sealed), size))


def _alike_portraits(new: list[int], all_of_kind: Any) -> Iterator[Found]:
    """By the aligned face; the same photo again, not the same person."""
    rows = list(all_of_kind.select_related("document__dossier__application__person"))
    people = {row.pk: row.document.dossier.application.person for row in rows}
    accounts.secrets_of(people.values())
    hashes = {row.pk: found for row in rows if (found := _portrait(row, people[row.pk]))}
    for pk in new:
        yield from islice(_same_photos(pk, hashes, people), PAIRS_AT_MOST)


def _same_photos(pk: int, hashes: dict[int, PortraitHash], people: dict[int, Any]) -> Iterator[Found]:
    for other, found in hashes.items():
        of_others = pk in hashes and people[other].pk != people[pk].pk
        if of_others and hashes[pk].is_same_photo(found):
            yield _pair(pk, other, PORTRAIT, 1 - hashes[pk].distance(found))


def _portrait(row: Reading, person: Any) -> PortraitHash | None:
    try:
        report = reports.opened(row, person)
    except Refused:  # the person was erased
        return None
    return PortraitHash.of_text(report.portrait) if report is not None else None


def _pair(one: int, other: int, code: str, share: float) -> Found:
    """Each pair once, the smaller number first."""
    return Found(min(one, other), max(one, other), code, min(100, round(100 * share)))
