"""What may be done with rankings: compute, publish, return; decide a tie on which the law is silent."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from bening.accounts import queries as people
from bening.core import ranking as engine
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import DatasetPublished, RankingComputed, ResultFinal
from bening.core.tlog import dataset
from bening.core.tlog.note import encode64
from bening.infra.db import move
from bening.notifications.services import notify
from bening.objections import queries as objections
from bening.objections import services as objections_services
from bening.stages.announcements import queries as announcements
from bening.stages.registration import queries as registration
from bening.stages.results import computation, queries
from bening.stages.results.computation import Computation
from bening.stages.results.models import AFTER_SANGGAH, FINAL, SKD, Place, Ranking, TieDecision, TieInput
from bening.stages.selection import queries as selection
from bening.transparency import services as transparency

ENGINE = "bening-1"
"""Name of the rules of computation; it changes when the same inputs could give other places."""


# --- computing ------------------------------------------------------------------------------------


@transaction.atomic
def compute_ranking(announcement: Any, stage: str, *, by: Any, at: datetime) -> Ranking:
    """Compute one stage from the sealed sheets in force. A second person publishes it, or returns it."""
    # gather
    edition = announcements.edition_in_force(announcement)
    regulation = announcements.pinned(edition)
    sheets = queries.sheets_for(announcement, stage)
    replaced = queries.replaced_by(announcement, stage)
    # decide
    require(Verdict((*_concerned(announcement, by), *_may_compute(announcement, stage, sheets, at))))
    # write
    computed = compute(announcement, stage, sheets)
    places = _sealed(
        computation.place_fields(place, regulation) | {"position": number}
        for number, place in enumerate(computed.places, start=1)
    )
    grounds = queries.grounds_of_orders(announcement, computed.orders)
    inputs = _sealed(
        computation.input_fields(line) | {"ground": grounds.get(line.participant, "")}
        for line in computed.inputs
    )
    earlier = Ranking.objects.filter(announcement=announcement, stage=stage)
    ranking = Ranking.objects.create(
        state="computed",
        announcement=announcement,
        stage=stage,
        number=(earlier.aggregate(last=Max("number"))["last"] or 0) + 1,
        skd_sheet=sheets["skd"],
        skb_sheet=sheets.get("skb"),
        regulation=regulation.name,
        regulation_digest=regulation.digest,
        edition_digest=edition.digest,
        engine=ENGINE,
        rows=len(places),
        root=queries.root_of([Place(**row) for row in places]),
        inputs=len(inputs),
        inputs_root=queries.root_of([TieInput(**row) for row in inputs]),
        supersedes=replaced,
        computed_by=by,
        computed_at=at,
    )
    _store(Place, ranking, places)
    _store(TieInput, ranking, inputs)
    return ranking


def _concerned(announcement: Any, by: Any) -> Iterable[Reason]:
    """Nobody computes or publishes a ranking in which they stand themselves."""
    if registration.numbers_of(announcement, [by.pk]):
        yield Reason("officer.concerned")


def _may_compute(announcement: Any, stage: str, sheets: Mapping[str, Any], at: datetime) -> Iterable[Reason]:
    if Ranking.objects.filter(announcement=announcement, stage=stage, state="computed").exists():
        yield Reason("ranking.waiting")
    if "skd" not in sheets:
        yield Reason("ranking.no_skd_sheet")
        return
    if stage == SKD:
        return
    skd = queries.ranking_of(announcement, SKD)
    if skd is None or skd.skd_sheet_id != sheets["skd"].pk:
        yield Reason("ranking.skd_not_published")
    if "skb" not in sheets:
        yield Reason("ranking.no_skb_sheet")
    elif sheets["skb"].follows_id != sheets["skd"].pk:
        yield Reason("ranking.skb_of_other_skd")
    if stage == FINAL and queries.ranking_of(announcement, AFTER_SANGGAH):
        yield Reason("ranking.after_sanggah_published")
    if stage == AFTER_SANGGAH:
        yield from _sanggah_over(announcement, at)


def _sanggah_over(announcement: Any, at: datetime) -> Iterable[Reason]:
    """The result after sanggah waits for the window to close and for every answer."""
    final = queries.ranking_of(announcement, FINAL)
    if final is None:
        yield Reason("ranking.final_not_published")
        return
    window = announcements.timetable_of(announcement).phase("final_sanggah")
    if window is not None and not window.is_over(at):
        yield Reason("ranking.sanggah_window_open")
    waiting = objections.open_count(queries.OBJECTION_STAGE, queries.contested(announcement))
    if waiting:
        yield Reason("ranking.sanggah_unanswered", facts={"count": waiting})


def compute(announcement: Any, stage: str, sheets: Mapping[str, Any]) -> Computation:
    """The engine on the sealed sheets; reads, decides, writes nothing."""
    formasi = announcements.formasi_lines(announcement)
    regulation = announcements.regulation_of(announcement)
    if stage == SKD:
        return computation.compute_skd(formasi, selection.score_lines(sheets["skd"]), regulation)
    lines = selection.score_lines(sheets["skd"], sheets["skb"])
    orders = queries.decided_orders(announcement)
    return computation.compute_final(formasi, lines, regulation, registration.tie_data(announcement), orders)


def _sealed(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "salt": encode64(secrets.token_bytes(dataset.SALT_SIZE))} for row in rows]


def _store(model: Any, ranking: Ranking, rows: Sequence[Mapping[str, Any]]) -> None:
    stored = [model(ranking=ranking, **row) for row in rows]
    for row in stored:
        row.commitment = encode64(queries.commitment_of(row))
    model.objects.bulk_create(stored, batch_size=1000)


# --- publishing -----------------------------------------------------------------------------------


@transaction.atomic
def publish_ranking(ranking: Ranking, *, by: Any, at: datetime) -> Ranking:
    """A second person takes the ranking over: from here it is sealed, public and in the log."""
    # gather
    edition = announcements.edition_in_force(ranking.announcement)
    sheets = queries.sheets_for(ranking.announcement, ranking.stage)
    # decide
    require(Verdict(tuple(_may_publish(ranking, edition, sheets, by, at))))
    # write
    entries = _tell(ranking, edition, sheets, at)
    move(ranking, "approve", approved_by=by, published_at=at, **entries)
    _notify_everyone(ranking, at)
    return ranking


def _notify_everyone(ranking: Ranking, at: datetime) -> None:
    """A notice to everyone who has a place in it; what it is, they read on the site."""
    ranked = set(queries.places_of(ranking).values_list("participant", flat=True))
    entered = registration.entered_for(ranking.announcement).select_related("person")
    for application in entered:
        if application.number in ranked:
            notify(to=application.person, kind="ranking.published", context={}, at=at)


PHASES = {SKD: "skd_result", FINAL: "final_result", AFTER_SANGGAH: "final_post"}


def _may_publish(
    ranking: Ranking, edition: Any, sheets: Mapping[str, Any], by: Any, at: datetime
) -> Iterable[Reason]:
    if by.pk == ranking.computed_by_id:
        yield Reason("officer.same_person")
    yield from _concerned(ranking.announcement, by)
    if not announcements.timetable_in(edition).has_begun(PHASES[ranking.stage], at):
        yield Reason("ranking.too_early")
    waiting = queries.places_of(ranking).filter(code="").count()
    if waiting:
        yield Reason("ranking.places_undecided", facts={"count": waiting})
    used = {"skd": ranking.skd_sheet_id, "skb": ranking.skb_sheet_id}
    if any(sheet.pk != used[kind] for kind, sheet in sheets.items()):
        yield Reason("ranking.sheet_corrected")
    replaced = queries.replaced_by(ranking.announcement, ranking.stage)
    if (replaced.pk if replaced else None) != ranking.supersedes_id:
        yield Reason("ranking.other_in_force")
    if edition.digest != ranking.edition_digest or not _still_follows(ranking, sheets):
        yield Reason("ranking.no_longer_follows")


def _still_follows(ranking: Ranking, sheets: Mapping[str, Any]) -> bool:
    """Whether computing again gives, row for row, what stands in the table."""
    regulation = announcements.regulation_of(ranking.announcement)
    again = compute(ranking.announcement, ranking.stage, sheets)
    return (
        [queries.fields_of(place) for place in queries.places_of(ranking)]
        == [computation.place_fields(place, regulation) for place in again.places]
        and queries.root_of(queries.places_of(ranking)) == ranking.root
        and queries.root_of(queries.inputs_of(ranking)) == ranking.inputs_root
    )


def _tell(ranking: Ranking, edition: Any, sheets: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """The log entry of the ranking, and one for what was looked at beyond the marks, if anything was."""
    kind = ResultFinal if ranking.stage == AFTER_SANGGAH else RankingComputed
    log = announcements.log_season(ranking.announcement)
    inputs = [edition.root, *(sheet.root for sheet in sheets.values())]
    event = kind(
        object=announcements.log_object(ranking.announcement),
        stage=ranking.stage,
        dataset=queries.dataset_name(ranking),
        rows=ranking.rows,
        root=ranking.root,
        regulation=ranking.regulation,
        rules=ranking.regulation_digest,
        inputs=(*inputs, *([ranking.inputs_root] if ranking.inputs else [])),
        engine=ranking.engine,
    )
    answers = [edition.entry, *(sheet.entry for sheet in sheets.values())]
    if ranking.supersedes is not None:
        answers.append(ranking.supersedes.entry)
    entry = transparency.record(event, log=log, answers=tuple(answers), at=at)
    inputs_entry = None
    if ranking.inputs:
        beyond = DatasetPublished(
            object=announcements.log_object(ranking.announcement),
            topic="ties",
            dataset=queries.inputs_name(ranking),
            rows=ranking.inputs,
            root=ranking.inputs_root,
        )
        inputs_entry = transparency.record(beyond, log=log, answers=(entry,), at=at)
    return {"entry": entry, "inputs_entry": inputs_entry}


@transaction.atomic
def return_ranking(ranking: Ranking, because: str, *, by: Any, at: datetime) -> Ranking:
    """Refuse a computed ranking, or take one's own back; it stays as it is, without effect."""
    if not because.strip():
        raise Refused(Reason("ranking.cause_missing"))
    second = None if by.pk == ranking.computed_by_id else by
    return move(ranking, "return", returned_because=because.strip(), approved_by=second)


# --- sanggah of the final result ------------------------------------------------------------------


@transaction.atomic
def file_final_sanggah(application: Any, arguments: Mapping[str, str], *, by: Any, at: datetime) -> Any:
    """Object to one's place in the final result, ground by ground, within the window, once.

    `arguments`: one of `queries.GROUNDS` → the argument. Only for those who did not pass.
    """
    announcement = application.announcement
    ranking, place = queries.contestable(application)
    if ranking is None or place is None:
        raise Refused(Reason("sanggah.nothing_to_object_to"))
    timetable = announcements.timetable_of(announcement)
    window, answer = timetable.phase("final_sanggah"), timetable.phase("final_answer")
    return objections_services.file_objection(
        stage=queries.OBJECTION_STAGE,
        about=ranking.uuid,
        institution=announcement.institution,
        season=announcements.log_season(announcement),
        rules=announcements.edition_digest(announcement),
        person=registration.person_of(application),
        first_officer=ranking.computed_by,
        second_officer=ranking.approved_by,
        allowed=list(queries.GROUNDS),
        arguments=arguments,
        window=window,
        answer_due_at=answer.ends if answer else None,
        answers=[ranking.entry],
        by=by,
        at=at,
        subject=place.participant,
    )


@transaction.atomic
def answer_final_sanggah(
    objection: Any, decisions: Mapping[str, tuple[str, str, str]], *, by: Any, at: datetime
) -> Any:
    """Answer every ground: (accepted | rejected, reasoning, legal basis).

    An accepted ground changes no place by itself: the committee corrects the score sheet, and the
    result after sanggah is computed from it.
    """
    return objections_services.answer_objection(objection, decisions, by=by, at=at)


# --- ties on which the law is silent --------------------------------------------------------------


@transaction.atomic
def propose_order(
    announcement: Any, participants: Sequence[str], ground: str, *, by: Any, at: datetime
) -> TieDecision:
    """Propose in which order participants stand whom the law leaves equal, with a public ground.

    The order must name everyone of one open tie and may not contradict what the law does say.
    """
    # gather
    ties = open_ties(announcement)
    regulation = announcements.regulation_of(announcement)
    # decide
    tie = next((tie for tie in ties if {one.participant for one in tie} == set(participants)), None)
    if tie is None or len(set(participants)) != len(participants):
        raise Refused(Reason("tie.not_open"))
    _not_concerned(announcement, participants, by)
    by_number = {one.participant: one for one in tie}
    wrong = engine.contradiction([by_number[number] for number in participants], regulation)
    if wrong:
        raise Refused(
            Reason(
                "tie.law_decides", regulation.final.tie_source.basis, {"first": wrong[0], "second": wrong[1]}
            )
        )
    if not ground.strip():
        raise Refused(Reason("tie.ground_missing"))
    # write
    return TieDecision.objects.create(
        state="proposed",
        announcement=announcement,
        participants=list(participants),
        ground=ground.strip(),
        proposed_by=by,
        proposed_at=at,
    )


def _not_concerned(announcement: Any, participants: Iterable[str], by: Any) -> None:
    """Here people decide, not the law: so neither the participants themselves nor their relatives."""
    if registration.numbers_of(announcement, people.related_people(by)) & set(participants):
        raise Refused(Reason("officer.concerned"))


@transaction.atomic
def approve_order(decision: TieDecision, *, by: Any, at: datetime) -> TieDecision:
    """A second person agrees: from the next computation on the order is an input of the ranking."""
    if by.pk == decision.proposed_by_id:
        raise Refused(Reason("officer.same_person"))
    _not_concerned(decision.announcement, decision.participants, by)
    return move(decision, "approve", approved_by=by, sealed_at=at)


@transaction.atomic
def return_order(decision: TieDecision, *, by: Any, at: datetime) -> TieDecision:
    """Refuse a proposed order, or take one's own back."""
    second = None if by.pk == decision.proposed_by_id else by
    return move(decision, "return", approved_by=second, sealed_at=at)


def open_ties(announcement: Any) -> tuple[tuple[Any, ...], ...]:
    """The ties that wait for people on the sheets in force, decisions taken so far included."""
    sheets = queries.sheets_for(announcement, FINAL)
    if set(sheets) != {"skd", "skb"}:
        return ()
    return compute(announcement, FINAL, sheets).open_ties
