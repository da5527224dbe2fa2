"""The basic training once, and a probation or a contract decided by two people on a ground of the law."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from bening.core.decision import Refused
from bening.stages.evaluation.models import TermDecision, TrainingResult
from bening.stages.evaluation.queries import terms as queries
from bening.stages.evaluation.services import terms as services
from bening.transparency.queries import record_of

PAPER = "STTPP 2025/0147 tanggal 3 September 2025"


@pytest.fixture
def at(wib):
    return wib(2025, 9, 10, 9)


@pytest.fixture
def over(wib):
    """The first day after the year."""
    return wib(2026, 4, 1, 9)


@pytest.fixture
def trained(hendra, anton, at):
    """`trained(appointment, mark)`: a sealed result of the basic training."""

    def make(appointment, mark=8450):
        told = services.record_training(appointment, mark, date(2025, 9, 3), PAPER, by=hendra, at=at)
        return services.approve_training(told, by=anton, at=at)

    return make


@pytest.fixture
def propose(hendra, over):
    def make(appointment, ground, **changes):
        usual = {"document": "Surat 800/1/2026", "because": "", "until": None, "by": hendra, "at": over}
        return services.propose_outcome(appointment, ground, **usual | changes)

    return make


@pytest.mark.parametrize(("mark", "band"), [(9001, "sangat_memuaskan"), (9000, "memuaskan"), (6000, "")])
def test_band_of_the_training_is_that_of_the_regulation(on_duty, trained, mark, band, log):
    result = trained(on_duty[0], mark)

    assert (result.band, queries.training_of(on_duty[0])) == (band, result)
    assert queries.training_document(result) == PAPER
    assert PAPER.encode() not in bytes(result.document_sealed)
    assert record_of(result.entry).event.kind == "performance.recorded"
    log.audit()


def test_training_is_taken_once_and_sealed_by_another(on_duty, hendra, anton, at):
    told = services.record_training(on_duty[0], 7000, date(2025, 9, 3), PAPER, by=hendra, at=at)
    assert queries.training_of(on_duty[0]) is None, "recorded is not sealed"
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.approve_training(told, by=hendra, at=at)
    with pytest.raises(Refused, match=r"state\.already_done"):
        services.record_training(on_duty[0], 9000, date(2025, 9, 3), PAPER, by=hendra, at=at)
    assert not queries.trainings_waiting(on_duty[0].announcement, hendra).exists()
    with pytest.raises(Refused, match=r"return\.without_reason"):
        services.return_training(told, " ", by=anton, at=at)
    services.return_training(told, "Nilai tertukar.", by=anton, at=at)

    assert services.record_training(on_duty[0], 9000, date(2025, 9, 3), PAPER, by=hendra, at=at).pk != told.pk


def test_training_is_a_mark_with_its_paper_on_people_on_duty(on_duty, opened, hendra, at):
    for mark, paper, told in (
        (10001, PAPER, "mark_range"),
        (-1, PAPER, "mark_range"),
        (7000, " ", "document"),
    ):
        with pytest.raises(Refused, match=told):
            services.record_training(on_duty[0], mark, date(2025, 9, 3), paper, by=hendra, at=at)
    with pytest.raises(Refused, match=r"officer\.concerned"):
        services.record_training(on_duty[0], 7000, date(2025, 9, 3), PAPER, by=on_duty[0].person, at=at)


def test_whoever_passed_all_is_appointed_by_two(on_duty, trained, sealed, propose, hendra, anton, over, log):
    one = on_duty[0]
    trained(one)
    sealed(one)
    decision = propose(one, "passed", because="Semua syarat terpenuhi.")
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.approve_outcome(decision, by=hendra, at=over)

    services.approve_outcome(decision, by=anton, at=over)

    assert (queries.term_of(one).decided, decision.legal_basis, decision.verified) == (
        "appoint",
        "PP 11/2017 Ps. 36",
        False,
    )
    assert queries.told_of(decision)["because"] == "Semua syarat terpenuhi."
    for again in ("passed", "resigned"):
        with pytest.raises(Refused, match=r"term\.already_ended"):
            propose(one, again)
    log.audit()


def test_nothing_is_proposed_that_does_not_stand_on_its_ground(on_duty, trained, sealed, propose, wib):
    one = on_duty[0]
    with pytest.raises(Refused, match=r"term\.training_passed") as refused:
        propose(one, "passed", at=wib(2026, 3, 31, 9))
    assert {reason.code for reason in refused.value.reasons} == {
        "term.term_over",
        "term.training_passed",
        "term.rating_reached",
    }
    with pytest.raises(Refused, match=r"term\.training_failed"):
        propose(one, "training_failed")
    with pytest.raises(Refused, match=r"term\.ground_unknown"):
        propose(one, "still_needed")
    with pytest.raises(Refused, match=r"term\.document_missing"):
        propose(one, "resigned", document=" ")
    trained(one, 5999)
    assert propose(one, "training_failed").outcome == "dismiss"


def test_only_a_sealed_assessment_carries_a_ground(on_duty, trained, rate, share, propose, quarter):
    one = on_duty[0]
    trained(one)
    share(rate(one))
    with pytest.raises(Refused, match=r"term\.rating_reached"):
        propose(one, "passed")


def test_extension_moves_the_end_of_the_term(on_duty, propose, anton, over):
    decision = propose(on_duty[0], "training_later", until=date(2026, 10, 1))
    assert queries.term_of(on_duty[0]).ends == date(2026, 4, 1), "proposed is not decided"
    services.approve_outcome(decision, by=anton, at=over)

    assert queries.term_of(on_duty[0]) == queries.Term(True, date(2026, 10, 1), "")


def test_nobody_is_assessed_after_their_service_ended(on_duty, propose, rate, anton, over):
    services.approve_outcome(propose(on_duty[0], "resigned"), by=anton, at=over)

    with pytest.raises(Refused, match=r"assessment\.not_due"):
        rate(on_duty[0])
    assert rate(on_duty[1]).state == "rated"


def test_returned_proposal_does_not_count_and_one_waits_at_a_time(on_duty, propose, hendra, anton, over):
    decision = propose(on_duty[0], "resigned")
    with pytest.raises(Refused, match=r"state\.already_done"):
        propose(on_duty[0], "died")
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.return_outcome(decision, "Salah.", by=hendra, at=over)
    services.return_outcome(decision, "Surat belum ada.", by=anton, at=over)

    assert queries.term_of(on_duty[0]).decided == ""
    assert propose(on_duty[0], "resigned").number == 2


def test_contract_begins_is_renewed_and_ends(on_duty, propose, sealed, anton, over, wib, monkeypatch, log):
    monkeypatch.setattr(
        queries, "is_contract", lambda announcement: True
    )  # no recruitment of PPPK has rules yet
    one = on_duty[0]
    with pytest.raises(Refused, match=r"term\.not_begun"):
        propose(one, "resigned")
    with pytest.raises(Refused, match=r"training\.not_asked"):
        services.record_training(one, 7000, date(2025, 9, 3), PAPER, by=anton, at=over)
    begun = propose(one, "contract_signed", until=date(2026, 4, 1), at=wib(2025, 4, 1, 9))
    services.approve_outcome(begun, by=anton, at=wib(2025, 4, 2, 9))
    with pytest.raises(Refused, match=r"state\.already_done"):
        propose(one, "contract_signed", until=date(2026, 5, 1))
    with pytest.raises(Refused, match=r"term\.rating_reached"):
        propose(one, "still_needed", until=date(2027, 4, 1))
    sealed(one)

    services.approve_outcome(propose(one, "still_needed", until=date(2027, 4, 1)), by=anton, at=over)

    assert queries.term_of(one) == queries.Term(True, date(2027, 4, 1), "")
    services.approve_outcome(propose(one, "resigned"), by=anton, at=over)
    assert queries.term_of(one).decided == "end"
    log.audit()


def test_two_people_hold_in_the_database(on_duty, propose, hendra, anton, over, at):
    decision = propose(on_duty[0], "resigned")
    result = services.record_training(on_duty[0], 7000, date(2025, 9, 3), PAPER, by=hendra, at=at)
    for row, first in ((decision, "proposed_by"), (result, "recorded_by")):
        for changes in (
            {"approved_by": hendra},
            {"approved_by": on_duty[0].person},
            {first: on_duty[0].person},
            {"state": "sealed"},
            {"state": "returned", "returned_by": hendra, "returned_because": "Ragu."},
            {"state": "returned", "returned_by": anton},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                type(row).objects.filter(pk=row.pk).update(**changes)
    for changes in ({"outcome": "promote"}, {"legal_basis": ""}, {"ground": "died"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            TermDecision.objects.filter(pk=decision.pk).update(**changes)
    with pytest.raises(IntegrityError), transaction.atomic():
        TrainingResult.objects.filter(pk=result.pk).update(mark=9900)


@pytest.mark.parametrize("table", ["trainingresult", "termdecision"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_sealed_rows_refuse_raw_sql(on_duty, trained, propose, anton, over, table, verb):
    trained(on_duty[0])
    services.approve_outcome(propose(on_duty[0], "resigned"), by=anton, at=over)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(f"evaluation_{table}"))
