"""Planning an analysis, registering its plan in the log, asking for it; the worker computes and publishes.

Nobody stands between the data and the publication: whoever asks sees the result when everybody does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import DatasetPublished, personal_pattern
from bening.core.suppression import too_close
from bening.core.tlog.canonical import Value
from bening.core.tlog.canonical import parse as parse_canonical
from bening.core.tlog.note import encode64
from bening.infra.db import move
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation.analyses.plans import LIMITS, BadPlan, Plan
from bening.stages.evaluation.models import Analysis, AnalysisRow, AnalysisTable
from bening.stages.evaluation.models.analyses import KINDS
from bening.stages.evaluation.queries import analyses as queries
from bening.stages.evaluation.queries.findings import named_in
from bening.transparency import services as transparency
from bening.transparency.datasets import seal_rows

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement


@transaction.atomic
def propose_analysis(
    announcement: Announcement,
    kind: str,
    question: str,
    *,
    data: Mapping[str, tuple[str, ...]],
    limit: str = "",
    by: User,
    at: datetime,
) -> Analysis:
    """Write a plan; a second person registers it. `limit` empty: the usual one of the kind."""
    # gather
    number = (Analysis.objects.filter(announcement=announcement).aggregate(n=Max("number"))["n"] or 0) + 1
    # decide
    require(Verdict(tuple(_against(announcement, kind, question))))
    try:
        plan = Plan(
            kind=kind,
            object=announcements.log_object(announcement),
            number=number,
            question=" ".join(question.split()),
            data={**data, **queries.usual_data(announcement, kind)},
            limit=limit or LIMITS[kind][1],
            seed=number,
        )
    except BadPlan as error:
        raise Refused(Reason("analysis.plan_wrong", facts={"because": str(error)})) from None
    # write
    try:
        with transaction.atomic():
            return Analysis.objects.create(
                state="proposed",
                announcement=announcement,
                number=number,
                kind=kind,
                plan=plan.written().decode(),
                proposed_by=by,
                proposed_at=at,
            )
    except IntegrityError:  # somebody else took the number just now
        raise Refused(Reason("state.already_done")) from None


def _against(announcement: Announcement, kind: str, question: str) -> Iterable[Reason]:
    if kind not in KINDS:  # questions of extra tests are analysed by `bening evaluate`, from the file
        yield Reason("analysis.plan_wrong", facts={"because": kind})
    if not question.strip():
        yield Reason("analysis.question_missing")
    if personal_pattern(question) or named_in(question, announcement):
        yield Reason("corrective.names_a_person")


@transaction.atomic
def register_analysis(analysis: Analysis, *, by: User, at: datetime) -> Analysis:
    """Register the plan as the second person: from here it stands in the log and cannot change."""
    if by.pk == analysis.proposed_by_id:
        raise Refused(Reason("officer.same_person"))
    move(analysis, "register", approved_by=by, registered_at=at)
    _publish(analysis, "plan", [parse_canonical(analysis.plan.encode())], [], at=at)
    return analysis


@transaction.atomic
def return_analysis(analysis: Analysis, because: str, *, by: User, at: datetime) -> Analysis:
    """Send a plan back with the reason; a better one is a new plan."""
    reasons = []
    if by.pk == analysis.proposed_by_id:
        reasons.append(Reason("officer.same_person"))
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    return move(analysis, "return", returned_by=by, returned_because=because.strip())


@transaction.atomic
def ask_analysis(analysis: Analysis, *, by: User, at: datetime) -> Analysis:
    """Have a registered plan carried out; whatever comes out is published."""
    if not queries.is_ready(analysis, at):
        raise Refused(Reason("analysis.too_early"))
    return move(analysis, "ask", asked_by=by, asked_at=at)


@transaction.atomic
def publish_analysis(analysis: Analysis, *, at: datetime) -> Analysis:
    """Compute what was asked, and publish the table it is computed from and the result, naming the plan."""
    from bening.stages.evaluation.analyses import running  # numpy and scipy: in the worker alone

    # gather
    plan = queries.plan_of(analysis)
    data = _data(analysis, plan, at)
    # decide
    result = running.run(plan, [data])
    # write
    planned = queries.table_of(analysis, "plan")
    assert planned is not None, "an analysis is asked for only after its plan was registered"
    seen = _publish(analysis, "data", data, [planned.entry], at=at)
    _publish(analysis, "result", result, [planned.entry, seen.entry], at=at)
    return move(analysis, "publish", published_at=at)


def _data(analysis: Analysis, plan: Plan, at: datetime) -> list[dict[str, str]]:
    """What may be published of what the plan asks for; small numbers end here."""
    from bening.stages.evaluation.analyses import publishing

    announcement, before = analysis.announcement, queries.earlier_rows(analysis)
    if plan.kind == "fairness":
        return publishing.fairness(queries.attempts(announcement, plan, at), before)
    if plan.kind == "validity":
        return publishing.validity(queries.takers(announcement), before)
    if plan.kind == "agreement":
        return publishing.agreement(queries.judgements(announcement))
    if plan.kind == "ratings":
        return _ratings(announcement, before)
    return publishing.funnel(queries.refusals(announcement))


def _ratings(announcement: Announcement, before: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Two raters of the same people; as many again as before, or so many more that nobody is told apart."""
    import numpy as np

    from bening.stages.evaluation.analyses import publishing

    rated = np.array(queries.rated_twice(announcement), dtype=float).reshape(-1, 2)
    both = int((~np.isnan(rated)).all(axis=1).sum())
    known = [int(row["value"]) for row in before if row["measure"] == "people"]
    if too_close(both, known):
        return [{"group": "rated", "measure": "people", "of": "", "with": "", "value": str(both)}]
    return publishing.ratings(rated)


def _publish(
    analysis: Analysis, part: str, rows: Sequence[Mapping[str, Value]], answers: list[Any], *, at: datetime
) -> AnalysisTable:
    sealed = seal_rows(rows)
    entry = transparency.record(
        DatasetPublished(
            object=announcements.log_object(analysis.announcement),
            topic=f"analysis-{part}",
            dataset=queries.dataset_name(analysis, part),
            rows=sealed.count,
            root=sealed.root,
        ),
        log=announcements.log_season(analysis.announcement),
        answers=answers,
        at=at,
    )
    table = AnalysisTable.objects.create(analysis=analysis, part=part, entry=entry)
    AnalysisRow.objects.bulk_create(
        AnalysisRow(
            table=table,
            position=position,
            values=row.values,
            salt=encode64(row.salt),
            commitment=encode64(row.commitment),
        )
        for position, row in enumerate(sealed.rows)
    )
    return table
