"""Reading consultations: versions, clauses, comments, answers. Announcements cite final clauses from here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, QuerySet

from bening.accounts import queries as accounts
from bening.core.wording import Piece, differences
from bening.participation import drafting
from bening.participation.models import (
    ClauseOrigin,
    ClauseText,
    Cluster,
    Comment,
    Consultation,
    Response,
    Version,
)
from bening.participation.queries.comments import with_tombstones

FACILITATOR = "facilitator"


def shown() -> QuerySet[Consultation]:
    """Every consultation the public may see, the newest first."""
    found = Consultation.objects.filter(state__in=("open", "final", "withdrawn"))
    return found.select_related("institution").order_by("-comment_from", "-pk")


def managed_by(facilitator: Any) -> QuerySet[Consultation]:
    """Consultations of the institutions of this facilitator."""
    own = accounts.institutions_of(facilitator, FACILITATOR)
    return Consultation.objects.filter(institution__in=own).order_by("-created_at", "-pk")


def versions_of(consultation: Consultation) -> QuerySet[Version]:
    """Published versions, newest first."""
    return Version.objects.filter(consultation=consultation, state="published").order_by("-number")


def draft_of(consultation: Consultation) -> Version | None:
    """The version in work, if there is one."""
    return Version.objects.filter(consultation=consultation).exclude(state="published").first()


def texts_of(version: Version) -> QuerySet[ClauseText]:
    """The clauses of a version in order."""
    return ClauseText.objects.filter(version=version).select_related("clause").order_by("position")


def wordings_of(version: Version) -> list[drafting.Wording]:
    """The clauses of a version as they are typed and published."""
    origins: dict[int, list[str]] = defaultdict(list)
    came = ClauseOrigin.objects.filter(version=version).order_by("origin__uid")
    for clause, uid in came.values_list("clause", "origin__uid"):
        origins[clause].append(uid)
    return [
        drafting.Wording(each.clause.uid, each.label, each.text, tuple(origins[each.clause_id]))
        for each in texts_of(version)
    ]


def file_of(version: Version) -> bytes:
    """The published file of a version."""
    return drafting.published(version.consultation.slug, version.number, version.final, wordings_of(version))


def comments_on(consultation: Consultation) -> QuerySet[Comment]:
    """Everything said about a consultation."""
    return Comment.objects.filter(clause_text__version__consultation=consultation)


def unanswered(consultation: Consultation) -> QuerySet[Comment]:
    """Visible or held comments without a published answer: while there is one, there is no final text."""
    answered = Response.objects.filter(cluster=OuterRef("cluster"), state="published")
    waiting = comments_on(consultation).filter(state__in=("visible", "held"))
    return waiting.filter(~Exists(answered)).order_by("pk")


def counts_of(consultation: Consultation) -> dict[str, int]:
    """How many comments by kind and how many wait for an answer, in two queries."""
    said = comments_on(consultation).filter(state="visible")
    found = dict(said.values_list("kind").annotate(n=Count("pk")).order_by("kind"))
    return {**found, "all": sum(found.values()), "unanswered": unanswered(consultation).count()}


@dataclass(frozen=True, slots=True)
class Answered:
    """A cluster beside its answer: what was said, what was answered, which words changed."""

    cluster: Cluster
    comments: list[Comment]
    response: Response | None
    changes: tuple[Piece, ...]


def side_by_side(consultation: Consultation, *, all_states: bool = False) -> list[Answered]:
    """Every cluster with its comments and its answer (unpublished ones only with `all_states`)."""
    comments = with_tombstones(Comment.objects.select_related("clause_text").exclude(state="withdrawn"))
    states = ("proposed", "published") if all_states else ("published",)
    responses = Response.objects.filter(state__in=states).select_related(
        "changed_to__clause", "changed_to__version", "dropped_in"
    )
    clusters = (
        Cluster.objects.filter(consultation=consultation)
        .select_related("clause")
        .prefetch_related(
            Prefetch("comments", comments, to_attr="said"),
            Prefetch("responses", responses, to_attr="answers"),
        )
        .order_by("clause__uid", "pk")
    )
    return [_answered(cluster) for cluster in clusters if cluster.said]


def _answered(cluster: Any) -> Answered:
    response = cluster.answers[0] if cluster.answers else None
    changes: tuple[Piece, ...] = ()
    if response is not None and (response.changed_to or response.dropped_in):
        became = response.changed_to.text if response.changed_to else ""
        changes = differences(cluster.said[0].clause_text.text, became)
    return Answered(cluster, cluster.said, response, changes)


def answers_of(consultation: Consultation) -> QuerySet[Response]:
    """Published answers with what their files tell."""
    found = Response.objects.filter(cluster__consultation=consultation, state="published")
    return found.select_related("changed_to__clause", "changed_to__version", "dropped_in").order_by("pk")


def clusters_without_answer(consultation: Consultation) -> QuerySet[Cluster]:
    """Clusters that still have no answer, proposed or published."""
    answered = Response.objects.filter(cluster=OuterRef("pk")).exclude(state="returned")
    return Cluster.objects.filter(~Exists(answered), consultation=consultation).order_by("pk")


def responses_waiting(facilitator: Any) -> QuerySet[Response]:
    """Answers that somebody else proposed and this facilitator may publish or return."""
    own = accounts.institutions_of(facilitator, FACILITATOR)
    found = Response.objects.filter(state="proposed", cluster__consultation__institution__in=own)
    return (
        found.exclude(author_id=facilitator.pk)
        .select_related("cluster__consultation", "author")
        .order_by("pk")
    )


def versions_waiting(facilitator: Any) -> QuerySet[Version]:
    """Versions that somebody else drafted and this facilitator may publish or return."""
    own = accounts.institutions_of(facilitator, FACILITATOR)
    found = Version.objects.filter(state="proposed", consultation__institution__in=own)
    return found.exclude(drafted_by_id=facilitator.pk).select_related("consultation").order_by("pk")


def authors_of(consultation: Consultation) -> list[Any]:
    """Everybody who said something that can be seen."""
    said = comments_on(consultation).filter(state="visible").select_related("person").order_by("person", "pk")
    return list({each.person_id: each.person for each in said}.values())


# -- for announcements -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cited:
    """One clause of a final text, as an announcement cites it."""

    consultation: str
    title: str
    uid: str
    label: str
    text: str
    sha256: str


def finals() -> QuerySet[Version]:
    """Final texts, newest first: what an announcement may rest on."""
    found = Version.objects.filter(final=True, state="published").select_related("consultation")
    return found.order_by(F("published_at").desc(), "-pk")


def cited(slug: str, uids: list[str]) -> list[Cited]:
    """These clauses of the final text of a consultation, in its order; unknown ones are left out."""
    found = ClauseText.objects.filter(
        clause__uid__in=uids,
        version__consultation__slug=slug,
        version__final=True,
        version__state="published",
    )
    rows = found.select_related("clause", "version__consultation").order_by("position")
    return [
        Cited(slug, row.version.consultation.title, row.clause.uid, row.label, row.text, row.version.sha256)
        for row in rows
    ]
