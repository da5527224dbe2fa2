"""Clauses across versions: what became of them, and where what was said about them is read now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from bening.core.lineage import Family, Step, families, heirs
from bening.core.wording import Piece, differences
from bening.participation import drafting
from bening.participation.models import ClauseOrigin, ClauseText, Cluster, Comment, Response, Version
from bening.participation.queries.comments import with_tombstones
from bening.participation.queries.consultations import wordings_of


@dataclass(frozen=True, slots=True)
class History:
    """The versions of one consultation by number."""

    steps: dict[int, Step]

    def between(self, older: int, newer: int) -> list[Step]:
        """Every version after `older` up to `newer`."""
        return [self.steps[number] for number in sorted(self.steps) if older < number <= newer]

    def heirs(self, uid: str, older: int, newer: int) -> tuple[str, ...]:
        """The clauses of version `newer` that carry on a clause of version `older`."""
        return heirs(uid, self.between(older, newer))


def history(consultation_id: int, draft: Version | None = None) -> History:
    """Published versions, and a `draft` if one is given, in two queries."""
    wanted = Q(version__state="published") | Q(version=draft)
    rows = ClauseText.objects.filter(wanted, version__consultation=consultation_id)
    clauses: dict[int, list[str]] = defaultdict(list)
    for number, uid in rows.order_by("position").values_list("version__number", "clause__uid"):
        clauses[number].append(uid)
    came = ClauseOrigin.objects.filter(wanted, version__consultation=consultation_id)
    origins: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for number, uid, origin in came.values_list("version__number", "clause__uid", "origin__uid"):
        origins[number][uid].add(origin)
    return History(
        {
            number: Step(tuple(found), {uid: frozenset(of) for uid, of in origins[number].items()})
            for number, found in clauses.items()
        }
    )


# -- what changed ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one clause, or of several that hang together.

    `kind` as in `core.lineage`, and `changed` for other words in the same clause. `pieces`: old and new
    wording word by word; titles belong to it when they changed too.
    """

    kind: str
    old: tuple[drafting.Wording, ...]
    new: tuple[drafting.Wording, ...]
    pieces: tuple[Piece, ...]


def changes_between(older: Version, newer: Version) -> list[Change]:
    """Everything that differs between two versions, in the order of the newer one."""
    old = {each.uid: each for each in wordings_of(older)}
    new = {each.uid: each for each in wordings_of(newer)}
    told = history(newer.consultation_id, newer)
    found = families(tuple(old), told.between(older.number, newer.number))
    changes = (_change(each, old, new) for each in found)
    return [each for each in changes if each.kind != "kept"]


def _change(family: Family, old: dict[str, drafting.Wording], new: dict[str, drafting.Wording]) -> Change:
    before = tuple(old[uid] for uid in family.old)
    after = tuple(new[uid] for uid in family.new)
    titled = [each.label for each in before] != [each.label for each in after]
    pieces = differences(_whole(before, titled), _whole(after, titled))
    kind = family.kind
    if kind == "kept" and any(piece.kind != "same" for piece in pieces):
        kind = "changed"
    return Change(kind, before, after, pieces)


def _whole(wordings: tuple[drafting.Wording, ...], titled: bool) -> str:
    return "\n\n".join(f"{each.label}\n{each.text}" if titled else each.text for each in wordings)


# -- what was said ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gone:
    """A clause that no clause of the version carries on: its last wording, and what was said about it."""

    text: ClauseText
    said: list[ClauseText]


def clauses_with_comments(version: Version) -> tuple[list[ClauseText], list[Gone]]:
    """The clauses of a version, and those that were dropped on the way to it.

    Each has `said`: comments on its own wording; `came_of`: the clauses it came out of in this version; and
    `inherited`: earlier wordings of it, or of what it came out of, each with the comments (`said`) that were
    made on them and stay with them.
    """
    rows = _texts_up_to(version)
    shown = {row.clause.uid: row for row in rows if row.version_id == version.pk}
    told, gone = history(version.consultation_id), {}
    for uid, row in shown.items():
        row.inherited = []
        row.came_of = sorted(told.steps[version.number].origins.get(uid, ()))
    for row in rows:
        if row.version_id == version.pk:
            continue
        carried = told.heirs(row.clause.uid, row.version.number, version.number)
        for uid in carried:
            shown[uid].inherited += [row] if row.said else []
        if not carried:
            before = gone[row.clause.uid].said if row.clause.uid in gone else []
            gone[row.clause.uid] = Gone(row, [*before, *([row] if row.said else [])])
    return list(shown.values()), list(gone.values())


def _texts_up_to(version: Version) -> QuerySet[ClauseText]:
    """Every published wording up to a version, oldest first, each with its comments as `said`."""
    comments = Prefetch("comments", with_tombstones(Comment.objects.all()), to_attr="said")
    found = ClauseText.objects.filter(
        version__consultation=version.consultation_id,
        version__state="published",
        version__number__lte=version.number,
    )
    found = found.select_related("clause", "version").prefetch_related(comments)
    return found.order_by("version__number", "position")


# -- what may be answered --------------------------------------------------------------------------------


def _commented(cluster: Cluster) -> ClauseText | None:
    first = cluster.comments.select_related("clause_text__version").order_by("pk").first()
    return first.clause_text if first else None


def possible_changes(cluster: Cluster) -> list[ClauseText]:
    """Later published wordings, of the clause or of what it became, that say something else; newest first."""
    said = _commented(cluster)
    if said is None:
        return []
    told, number = history(cluster.consultation_id), said.version.number
    later = ClauseText.objects.filter(
        version__consultation=cluster.consultation_id, version__state="published", version__number__gt=number
    ).select_related("version", "clause")
    return [
        each
        for each in later.exclude(text=said.text).order_by("-version__number", "position")
        if each.clause.uid in told.heirs(cluster.clause.uid, number, each.version.number)
    ]


def dropped_in(cluster: Cluster) -> Version | None:
    """The published version in which the commented clause ended without an heir."""
    said = _commented(cluster)
    if said is None:
        return None
    told, first = history(cluster.consultation_id), said.version.number
    later = Version.objects.filter(
        consultation=cluster.consultation_id, state="published", number__gt=first
    ).order_by("number")
    ended = (each for each in later if not told.heirs(cluster.clause.uid, first, each.number))
    return next(ended, None)


def promises_undone(version: Version) -> list[Response]:
    """Published answers whose accepted wording stands no more in any clause of a version.

    A warning to the second person, no refusal: the wording may have become a better one since.
    """
    told = history(version.consultation_id, version)
    words = {each.uid: each.text for each in wordings_of(version)}
    answers = Response.objects.filter(
        cluster__consultation=version.consultation_id, state="published", changed_to__isnull=False
    ).select_related("cluster", "changed_to__clause", "changed_to__version")
    return [
        each
        for each in answers.order_by("pk")
        if each.changed_to.text
        not in {
            words[uid]
            for uid in told.heirs(each.changed_to.clause.uid, each.changed_to.version.number, version.number)
        }
    ]
