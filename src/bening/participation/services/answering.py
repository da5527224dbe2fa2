"""Comments on a draft and their answers: alike ones together, one person answers, another publishes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from bening.core import likeness
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import DraftAnswered
from bening.core.tlog.canonical import canonical
from bening.infra.db import edit, move
from bening.notifications.services import notify
from bening.participation import drafting
from bening.participation.models import ClauseText, Cluster, Comment, Consultation, Response, Version
from bening.participation.phases import allows
from bening.participation.queries import consultations as queries
from bening.participation.queries import lineage
from bening.participation.services.commenting import new_comment
from bening.participation.services.consulting import holds_role
from bening.transparency.services import record

ACCEPTED = ("accepted", "partly")
LONGEST_TITLE = 120


@transaction.atomic
def comment_on(
    text: ClauseText,
    *,
    kind: str,
    body: str,
    proposed: str = "",
    quote: str = "",
    mode: str = "pseudonym",
    organisation: Any = None,
    by: Any,
    at: datetime,
) -> Comment:
    """Say something about one clause of one version, while comments are taken; officials like anybody."""
    consultation = text.version.consultation
    reasons = []
    if text.version.state != "published" or not allows(consultation, "comment", at):
        reasons.append(Reason("consultation.wrong_phase"))
    if kind == "proposal" and not proposed.strip():
        reasons.append(Reason("comment.proposal_without_words"))
    if quote.strip() and quote.strip() not in text.text:
        reasons.append(Reason("comment.quote_not_found"))
    require(Verdict(tuple(reasons)))
    return new_comment(
        by=by,
        at=at,
        scope=f"consultation/{consultation.pk}",
        body=body,
        mode=mode,
        organisation=organisation,
        clause_text=text,
        kind=kind,
        quote=quote.strip(),
        proposed=proposed.strip() if kind == "proposal" else "",
    )


@transaction.atomic
def cluster_comments(consultation: Consultation, *, by: Any, at: datetime) -> int:
    """Put comments without a cluster together that say much the same about a clause; how many clusters."""
    reasons = list(holds_role(by, consultation.institution))
    if not allows(consultation, "cluster", at):
        reasons.append(Reason("consultation.wrong_phase"))
    require(Verdict(tuple(reasons)))
    waiting = queries.comments_on(consultation).filter(cluster=None, state__in=("visible", "held"))
    by_clause: dict[int, list[Comment]] = {}
    for comment in waiting.select_related("clause_text__clause").order_by("pk"):
        by_clause.setdefault(comment.clause_text.clause_id, []).append(comment)
    made = 0
    for comments in by_clause.values():
        for group in likeness.groups([each.body for each in comments]):
            _gather(consultation, [comments[position] for position in group])
            made += 1
    return made


def _gather(consultation: Consultation, members: list[Comment]) -> None:
    clause = members[0].clause_text.clause
    cluster = Cluster.objects.create(consultation=consultation, clause=clause, title=_title(members[0]))
    for each in members:
        edit(each, cluster=cluster)


def _title(comment: Comment) -> str:
    line = " ".join(comment.body.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 2].rsplit(" ", 1)[0] + " …"


@transaction.atomic
def move_comment(comment: Comment, cluster: Cluster | None, *, by: Any, at: datetime) -> Comment:
    """Put a comment into another cluster of the same clause, or (None) into one of its own."""
    consultation = comment.clause_text.version.consultation
    reasons = list(holds_role(by, consultation.institution))
    if any(each and each.responses.exclude(state="returned").exists() for each in (comment.cluster, cluster)):
        reasons.append(Reason("cluster.answered"))
    if cluster and cluster.clause_id != comment.clause_text.clause_id:
        reasons.append(Reason("cluster.other_clause"))
    require(Verdict(tuple(reasons)))
    if cluster is None:
        _gather(consultation, [comment])
        return comment
    return edit(comment, cluster=cluster)


@transaction.atomic
def propose_response(
    cluster: Cluster,
    disposition: str,
    reason: str,
    changed_to: ClauseText | None = None,
    dropped_in: Version | None = None,
    *,
    by: Any,
    at: datetime,
) -> Response:
    """Propose the answer to a cluster.

    Accepting, whole or in part, names what changed: a later wording of the clause or of what it became, or
    the version in which it was dropped.
    """
    # decide
    reasons = list(holds_role(by, cluster.consultation.institution))
    if not allows(cluster.consultation, "respond", at):
        reasons.append(Reason("consultation.wrong_phase"))
    if not reason.strip():
        reasons.append(Reason("response.without_reason"))
    reasons += _change_faults(cluster, disposition, changed_to, dropped_in)
    require(Verdict(tuple(reasons)))
    # write
    try:
        with transaction.atomic():
            return Response.objects.create(
                cluster=cluster,
                disposition=disposition,
                reason=reason.strip(),
                changed_to=changed_to,
                dropped_in=dropped_in,
                author=by,
                proposed_at=at,
                state="proposed",
            )
    except IntegrityError:
        raise Refused(Reason("cluster.answered")) from None


def _change_faults(
    cluster: Cluster, disposition: str, changed_to: ClauseText | None, dropped_in: Version | None
) -> Iterator[Reason]:
    if bool(changed_to) + bool(dropped_in) != (disposition in ACCEPTED):
        yield Reason("response.change_missing")
        return
    possible = lineage.possible_changes(cluster) if changed_to else [lineage.dropped_in(cluster)]
    if disposition in ACCEPTED and (changed_to or dropped_in) not in possible:
        yield Reason("response.nothing_changed")


@transaction.atomic
def return_response(response: Response, because: str, *, by: Any, at: datetime) -> Response:
    """Send a proposed answer back, with the reason."""
    reasons = list(_may_second(response, by))
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    return move(response, "return", approver=by, returned_because=because.strip()[:280])


@transaction.atomic
def publish_response(response: Response, *, by: Any, at: datetime) -> Response:
    """Publish an answer as the second person; everybody who said it is told."""
    # gather
    consultation = response.cluster.consultation
    comments = list(response.cluster.comments.select_related("person", "clause_text__version").order_by("pk"))
    # decide
    reasons = list(_may_second(response, by))
    if not allows(consultation, "respond", at):
        reasons.append(Reason("consultation.wrong_phase"))
    if not comments:
        reasons.append(Reason("cluster.empty"))
    require(Verdict(tuple(reasons)))
    # write
    digest = drafting.digest(response_file(response, comments))
    entry = record(
        DraftAnswered(object=consultation.slug, number=response.pk, sha256=digest),
        log=consultation.season,
        answers=[comments[0].clause_text.version.entry],
        at=at,
    )
    move(response, "publish", approver=by, published_at=at, sha256=digest, entry=entry)
    for person in {each.person_id: each.person for each in comments}.values():
        notify(to=person, kind="consultation.answered", context={"number": response.cluster_id}, at=at)
    return response


def file_of(response: Response) -> bytes:
    """The published file of a published answer, byte for byte what the log's digest speaks of."""
    return response_file(response, list(response.cluster.comments.order_by("pk")))


def response_file(response: Response, comments: list[Comment]) -> bytes:
    """The file of an answer: which comments, how answered, why, which clause changed."""
    changed, change = response.changed_to, ""
    if changed:
        change = f"{changed.clause.uid}/{changed.version.number}"
    elif response.dropped_in:
        change = f"dihapus/{response.dropped_in.number}"
    return (
        canonical(
            {
                "v": 1,
                "kelompok": response.cluster_id,
                "masukan": [each.pk for each in comments],
                "putusan": response.disposition,
                "alasan": response.reason,
                "perubahan": change,
            }
        )
        + b"\n"
    )


def _may_second(response: Response, by: Any) -> Iterator[Reason]:
    yield from holds_role(by, response.cluster.consultation.institution)
    if response.author_id == by.pk:
        yield Reason("officer.same_person")
    if response.state != "proposed":
        yield Reason("state.already_done")
