"""The papers of one dossier beside each other: one person, agreeing dates, the right programme, nothing lost.

A paper is only against its owner where two of its facts say so; a missing paper is looked for in every
other file first. (Batanghari 2019: two letters called missing lay in the file of another slot.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bening.core.decision import Check, Fact, Outcome
from bening.core.facts import Seat, decimal
from bening.core.programmes import Alike, compare
from bening.core.programmes import plain as plain_programme
from bening.reading.checking import met, no_data, not_met, uncertain
from bening.reading.lines import squeezed
from bening.reading.report import KINDS, Report
from bening.reading.who import Likeness, compare_names

SURE = 0.8
"""Confidence of a value from which on it is used beside other papers."""
WITHOUT_NAMES = frozenset({"pas_foto", "swafoto", "kk", "akreditasi", "lain"})
"""Kinds that name nobody, or several people."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """What one page of a file is, on its own; `lain` where that is not sure."""

    page: int
    kind: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One file of the dossier: the slot it was put in, what reading gave, and what its pages are."""

    slot: str
    report: Report
    pages: tuple[PageKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A proposal: the file of one slot belongs into another."""

    origin: str
    target: str


def check_dossier(
    papers: Sequence[Paper], *, claims: Mapping[str, str], required: Sequence[str], seat: Seat | None = None
) -> tuple[Check, ...]:
    """All checks across papers. `claims`: what was typed, by names of `FIELDS`. `required`: slots."""
    return (
        same_person(papers, claims),
        dates_agree(papers, claims),
        *(programme_is_listed(papers, claims, seat) if seat else ()),
        *(gpa_suffices(papers, claims, seat) if seat else ()),
        *all_slots_searched(papers, required),
    )


def moves(papers: Sequence[Paper], slots: Sequence[str]) -> tuple[Move, ...]:
    """Files that lie in a wrong slot while their own is free, or could change places. Proposals only."""
    lies_in = {paper.slot: paper.report.kind for paper in papers}
    found = []
    for paper in papers:
        kind = paper.report.kind
        wrong = kind in slots and kind != paper.slot and paper.slot in KINDS and kind != "lain"
        if wrong and lies_in.get(kind, "") != kind:
            found.append(Move(paper.slot, kind))
    return tuple(found)


def _read(paper: Paper, name: str) -> str:
    """A value that reading is sure of, or nothing."""
    read = paper.report.fields.get(name)
    return read.value if read is not None and read.confidence >= SURE else ""


def _matched(paper: Paper, name: str) -> bool:
    """Whether the typed value was found in this paper."""
    return any(
        check.code == f"match.{name}" and check.outcome is Outcome.MET for check in paper.report.checks
    )


def same_person(papers: Sequence[Paper], claims: Mapping[str, str]) -> Check:
    """Every paper that names somebody names the applicant, in any spelling that is usual."""
    code, typed = "dossier.same_person", claims.get("name", "")
    own = next((_read(paper, "name") for paper in papers if paper.report.kind == "ktp"), "")
    asked, looked, doubts = typed or own, 0, []
    for paper in papers:
        if paper.report.kind in WITHOUT_NAMES:
            continue
        read = _read(paper, "name")
        if typed and _matched(paper, "name"):
            looked += 1
        elif asked and read:
            looked += 1
            likeness = compare_names(asked, read)
            if likeness is Likeness.OTHER and _born_otherwise(paper, claims):
                return not_met(code, "dossier.other_person", slot=paper.slot, typed=asked, read=read)
            if likeness is not Likeness.SAME:
                doubts.append((paper.slot, read))
    if doubts:
        slot, read = doubts[0]
        return uncertain(code, "dossier.name_differs", slot=slot, typed=asked, read=read, papers=len(doubts))
    if not looked:
        return no_data(code, "dossier.no_names")
    return met(code, papers=looked)


def _born_otherwise(paper: Paper, claims: Mapping[str, str]) -> bool:
    """Whether this paper also gives another day of birth: the second fact."""
    born, read = claims.get("birth_date", ""), _read(paper, "birth_date")
    return bool(born and read) and born != read and not _matched(paper, "birth_date")


def dates_agree(papers: Sequence[Paper], claims: Mapping[str, str]) -> Check:
    """Birth and graduation are on the same days in all papers that give them."""
    code, looked = "dossier.dates", 0
    for name in ("birth_date", "graduation_date"):
        typed, given = claims.get(name, ""), {}
        for paper in papers:
            read = typed if typed and _matched(paper, name) else _read(paper, name)
            if read and paper.report.kind not in WITHOUT_NAMES:
                given[paper.slot] = read
        looked += len(given)
        first = typed or next(iter(given.values()), "")
        for slot, read in given.items():
            if read != first:
                return uncertain(code, "dossier.date_differs", slot=slot, typed=first, read=read, field=name)
    return met(code, dates=looked) if looked else no_data(code, "dossier.no_dates")


def programme_is_listed(papers: Sequence[Paper], claims: Mapping[str, str], seat: Seat) -> Iterator[Check]:
    """The programme on the diploma is among those of the formasi; a name that may be is left to people."""
    code = "dossier.programme"
    if not seat.qualifications:
        return
    accepted = "; ".join(one.programme for one in seat.qualifications)[:200]
    read = _values(papers, "programme", claims)
    if not read:
        yield no_data(code, "dossier.programme_not_read", accepted=accepted)
        return
    found = {_listed(one, seat) for one in read.values()}
    names = {plain_programme(one) for one in read.values()}
    told: dict[str, Fact] = {"read": next(iter(read.values())), "accepted": accepted}
    if found == {Alike.SAME}:
        yield met(code, **told)
    elif found == {Alike.OTHER} and len(read) > 1 and len(names) == 1:
        yield not_met(code, "dossier.programme_not_listed", **told)
    else:
        yield uncertain(code, "dossier.programme_not_listed", **told)


def _listed(read: str, seat: Seat) -> Alike:
    """The most that is sure of a programme that was read; engines drop spaces, so letters alone may do."""
    accepted = [one.programme for one in seat.qualifications]
    if squeezed(plain_programme(read)) in {squeezed(plain_programme(one)) for one in accepted}:
        return Alike.SAME
    found = {compare(one, read) for one in accepted}
    return next((sure for sure in (Alike.SAME, Alike.UNSURE) if sure in found), Alike.OTHER)


def _values(papers: Sequence[Paper], name: str, claims: Mapping[str, str]) -> dict[str, str]:
    """Slot → value, of diploma and transcript: the typed one where it was found there, else what was read."""
    typed = claims.get(name, "")
    found = {}
    for paper in papers:
        if paper.report.kind in ("ijazah", "transkrip"):
            value = typed if typed and _matched(paper, name) else _read(paper, name)
            if value:
                found[paper.slot] = value
    return found


def gpa_suffices(papers: Sequence[Paper], claims: Mapping[str, str], seat: Seat) -> Iterator[Check]:
    """The average on the transcript reaches the announced minimum, if there is one."""
    code = "dossier.gpa"
    if seat.min_gpa is None:
        return
    minimum = decimal(seat.min_gpa)
    transcripts = [paper for paper in papers if paper.report.kind == "transkrip"]
    read = next(iter(_values(transcripts or papers, "gpa", claims).values()), "")
    gpa, typed = _fraction(read), _fraction(claims.get("gpa", ""))
    if gpa is None:
        yield no_data(code, "dossier.gpa_not_read", minimum=minimum)
    elif gpa >= seat.min_gpa:
        yield met(code, read=read, minimum=minimum)
    else:
        both = typed is not None and typed < seat.min_gpa
        yield (not_met if both else uncertain)(code, "dossier.gpa_too_low", read=read, minimum=minimum)


def _fraction(text: str) -> Fraction | None:
    try:
        return Fraction(text.replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return None


def all_slots_searched(papers: Sequence[Paper], required: Sequence[str]) -> Iterator[Check]:
    """For each required paper that is not in its slot: where else it lies, looked for on every page."""
    code = "dossier.all_slots_searched"
    by_slot = {paper.slot: paper for paper in papers}
    pages = sum(max(1, len(paper.pages)) for paper in papers)
    missing = [slot for slot in required if slot in KINDS and _is_missing(by_slot.get(slot), slot)]
    for slot in missing:
        place = _found(papers, slot)
        if place:
            yield uncertain(code, "dossier.found_elsewhere", slot=slot, found_in=place[0], page=place[1])
        else:
            yield uncertain(code, "dossier.found_nowhere", slot=slot, files=len(papers), pages=pages)
    if not missing:
        yield met(code, files=len(papers), pages=pages)


def _is_missing(paper: Paper | None, slot: str) -> bool:
    """No file, or surely another kind and none of its pages the right one."""
    if paper is None:
        return True
    kinds = {paper.report.kind, *(page.kind for page in paper.pages)}
    return not kinds & {slot, "lain"}


def _found(papers: Sequence[Paper], kind: str) -> tuple[str, int] | None:
    """(Slot, page) of another file that is of that kind, as a whole or on one of its pages."""
    for paper in papers:
        if paper.report.kind == kind and paper.slot != kind:
            return paper.slot, 1
    for paper in papers:
        for page in paper.pages:
            if page.kind == kind and paper.slot != kind:
                return paper.slot, page.page
    return None
