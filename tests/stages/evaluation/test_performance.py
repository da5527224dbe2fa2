"""Plan, feedback, two raters who do not see each other's marks, and an employee who answers or objects."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction

from bening.accounts.models import User
from bening.accounts.services import declare_relative
from bening.core import regulation
from bening.core.decision import Refused
from bening.infra.encryption import lookup
from bening.objections import queries as objected
from bening.stages.appointments.models import Appointment
from bening.stages.evaluation import jobs
from bening.stages.evaluation import queries as evaluation
from bening.stages.evaluation.instrument import instrument
from bening.stages.evaluation.models import Assessment, Feedback, Mark, Plan
from bening.stages.evaluation.queries import performance as queries
from bening.stages.evaluation.services import performance as services
from bening.transparency.queries import record_of
from tests.cast import give_role
from tests.stages.evaluation.conftest import EVIDENCE, GOALS, marked

MARK = {"below": 2, "meets": 3, "above": 4}


# --- planning and feedback ----------------------------------------------------------------------------


def test_plan_is_in_force_once_the_employee_agrees(on_duty, rina, wib, log):
    one = on_duty[0]
    plan = services.propose_plan(one, GOALS, by=rina, at=wib(2025, 4, 2, 9))
    assert queries.plan_in_force(one) is None
    assert GOALS[0][0].encode() not in bytes(plan.goals_sealed)
    with pytest.raises(Refused, match=r"plan\.not_yours"):
        services.agree_to_plan(plan, by=rina, at=wib(2025, 4, 3, 9))

    services.agree_to_plan(plan, by=one.person, at=wib(2025, 4, 3, 9))

    assert queries.goals_of(queries.plan_in_force(one)) == GOALS
    log.audit()


def test_plan_that_is_returned_is_drawn_up_anew(on_duty, rina, wib):
    one, at = on_duty[0], wib(2025, 4, 2, 9)
    plan = services.propose_plan(one, GOALS, by=rina, at=at)
    with pytest.raises(Refused, match=r"plan\.waiting"):
        services.propose_plan(one, GOALS, by=rina, at=at)
    with pytest.raises(Refused, match=r"return\.without_reason"):
        services.return_plan(plan, " ", by=one.person, at=at)
    services.return_plan(plan, "Ukurannya di luar kendali saya.", by=one.person, at=at)

    assert services.propose_plan(one, GOALS, by=rina, at=at).number == 2


def test_plan_that_nobody_answers_comes_into_force_after_its_last_second(on_duty, rina, wib, log):
    plan = services.propose_plan(on_duty[0], GOALS, by=rina, at=wib(2025, 4, 2, 9))
    assert plan.answer_due_at == wib(2025, 4, 14, 23, 59, 59), "the week of Idulfitri is no working week"

    assert services.close_unanswered(plan.answer_due_at) == 0
    assert services.close_unanswered(plan.answer_due_at + timedelta(seconds=1)) == 1
    assert queries.plan_in_force(on_duty[0]).answered_at is None
    log.audit()


@pytest.mark.parametrize(
    ("goals", "told"),
    [([("", "x"), ("x", " ")], "plan.no_goals"), ([("a", "b")] * 9, "plan.too_many_goals")],
)
def test_plan_has_some_goals_with_a_measure(on_duty, rina, quarter, goals, told):
    with pytest.raises(Refused, match=told):
        services.propose_plan(on_duty[0], goals, by=rina, at=quarter)


def test_feedback_is_by_raters_and_the_employee_alone(on_duty, rina, dewi, quarter, log):
    one, other = on_duty
    services.give_feedback(one, "Telaah kedua sangat jelas.", by=rina, at=quarter)
    services.give_feedback(one, "Terima kasih.", by=one.person, at=quarter)

    said = [(row.author.name, words) for row, words in queries.feedback_of(one, one.person)]
    assert said == [(one.person.name, "Terima kasih."), ("Rina Marlina", "Telaah kedua sangat jelas.")]
    assert b"Telaah" not in bytes(Feedback.objects.first().text_sealed)
    for stranger in (other.person, dewi):
        with pytest.raises(Refused, match=r"feedback\.not_yours"):
            services.give_feedback(one, "Saya rasa …", by=stranger, at=quarter)
    with pytest.raises(Refused, match=r"feedback\.empty"):
        services.give_feedback(one, " ", by=rina, at=quarter)
    log.audit()


# --- two raters ---------------------------------------------------------------------------------------


def test_assessment_is_that_of_both_raters(on_duty, rate, share, log):
    one = on_duty[0]
    assessment = rate(one, results=4, behaviour=3)
    assert not queries.assessments_seen_by(one.person).exists(), "one rater alone says nothing"

    share(assessment, results=5, behaviour=2)

    (seen,) = queries.assessments_seen_by(one.person)
    assert (seen.results_mean, seen.behaviour_mean) == (450, 250)
    assert (seen.results, seen.behaviour, seen.rating) == ("above", "meets", "baik")
    first, second = queries.marks_of(seen)
    assert {said.value for said in first} == {3, 4}
    assert {said.value for said in second} == {2, 5}
    assert second[0].evidence == EVIDENCE
    assert not any(EVIDENCE.encode() in bytes(mark.evidence_sealed) for mark in Mark.objects.all())
    assert evaluation.figures(one.announcement)[-1] == ("assessed", 0), "it does not count before the answer"
    assert record_of(seen.entry).event.kind == "performance.recorded"
    log.audit()


def test_not_observed_is_never_a_nought(on_duty, rate, share):
    silent = marked(4, 4)
    for criterion in list(silent)[1:4]:
        silent[criterion] = (None, "")

    done = share(rate(on_duty[0], marks=silent), results=4, behaviour=4)

    assert (done.results_mean, done.behaviour_mean) == (400, 400)
    row = Mark.objects.filter(assessment=done, not_observed=True).first()
    assert (row.value, row.evidence_sealed) == (None, None)
    for changes in ({"value": 0}, {"value": 3}, {"not_observed": False}, {"value": 6, "not_observed": False}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Mark.objects.create(
                **{
                    "assessment": done,
                    "rater": row.rater,
                    "criterion": "x",
                    "value": None,
                    "not_observed": True,
                }
                | changes
            )


def test_too_little_observed_is_no_conclusion(on_duty, rate, wati, quarter):
    half_blind = marked(3, None)
    assessment = rate(on_duty[0], marks=half_blind)

    with pytest.raises(Refused, match=r"assessment\.too_little_observed"):
        services.rate_second(assessment, half_blind, "Sama.", by=wati, at=quarter)
    assert Mark.objects.filter(assessment=assessment).count() == 8, "nothing of the second rater stays"
    for criterion in list(half_blind)[1:5]:
        half_blind[criterion] = (4, "")
    done = services.rate_second(
        assessment, half_blind, "Saya melihat empat di antaranya.", by=wati, at=quarter
    )
    assert done.behaviour == "above"


def test_rating_is_that_of_the_matrix(on_duty, rate, share, quarter):
    rules = regulation.load("cpns-2024")

    at = quarter + timedelta(days=400)
    free = [(one, period) for one in on_duty for period in ("m3", "m6", "m9", "m12")]
    for (one, period), (results, behaviour) in zip(free, product(MARK, repeat=2), strict=False):
        rated = rate(one, period, MARK[results], MARK[behaviour], at=at)
        done = share(rated, MARK[results], MARK[behaviour], at=at)
        assert (done.results, done.behaviour) == (results, behaviour)
        assert done.rating == rules.performance.ratings[results, behaviour]
        assert (done.regulation_digest, done.instrument_digest) == (rules.digest, instrument().digest)


@pytest.mark.parametrize("number", [1, 2, 5])
def test_ends_of_the_scale_need_evidence(on_duty, rate, number):
    bare = marked(3, 3, evidence="")
    bare["results.1"] = (number, " ")
    with pytest.raises(Refused, match=r"assessment\.evidence_missing"):
        rate(on_duty[0], marks=bare)
    with pytest.raises(Refused, match=r"assessment\.evidence_missing"):
        rate(on_duty[0], remark=" ")
    bare["results.1"] = (3, "")
    assert rate(on_duty[0], marks=bare).state == "rated"


@pytest.mark.parametrize("change", ["gone", "more", "six", "nought"])
def test_every_item_is_marked_once_within_the_scale(on_duty, rate, change):
    marks = marked()
    if change == "gone":
        del marks["behaviour.loyal"]
    else:
        marks |= {"more": {"results.2": (3, "x")}, "six": {"results.1": (6, "x")}}.get(
            change, {"results.1": (0, "x")}
        )
    with pytest.raises(Refused, match=r"assessment\.criteria_differ"):
        rate(on_duty[0], marks=marks)


def test_nobody_is_rated_without_a_plan(on_duty, rina, quarter):
    with pytest.raises(Refused, match=r"assessment\.no_plan"):
        services.rate(on_duty[0], "m3", marked(), EVIDENCE, by=rina, at=quarter)


def test_whoever_handled_the_marks_of_the_selection_rates_nobody(
    on_duty, rate, ratna, anton, quarter, batanghari, murni, hasan
):
    give_role(anton, "assessor", batanghari, murni, hasan)
    assessment = rate(on_duty[0])

    for tainted in (ratna, anton):  # she took the marks over, he approved them
        assert not queries.to_mark_second(on_duty[0].announcement, tainted).exists()
        for refused in (
            lambda by: services.rate(on_duty[1], "m3", marked(), EVIDENCE, by=by, at=quarter),
            lambda by: services.rate_second(assessment, marked(), EVIDENCE, by=by, at=quarter),
            lambda by: services.propose_plan(on_duty[1], GOALS, by=by, at=quarter),
            lambda by: services.give_feedback(on_duty[1], "Baik.", by=by, at=quarter),
        ):
            with pytest.raises(Refused, match=r"assessment\.rater_knows_marks"):
                refused(tainted)


def test_raters_are_shown_nothing_that_leads_to_the_marks(on_duty):
    (first, second) = queries.colleagues(on_duty[0].announcement)

    said = f"{first} {second}"
    for one in on_duty:
        assert one.participant not in said
        assert one.person.name in said
    assert set(queries.Colleague.__slots__) == {"pk", "name", "position", "unit", "started_on"}


def test_period_that_is_not_over_is_refused(on_duty, rate, wib):
    with pytest.raises(Refused, match=r"assessment\.not_due"):
        rate(on_duty[0], at=wib(2025, 6, 30, 23, 59, 59))
    with pytest.raises(Refused, match=r"assessment\.not_due"):
        rate(on_duty[0], "m6")
    with pytest.raises(Refused, match=r"assessment\.not_due"):
        rate(on_duty[0], "m5", at=wib(2026, 4, 1))


def test_due_on_counts_whole_months():
    assert evaluation.due_on(Appointment(started_on=date(2025, 11, 30)), 3) == date(2026, 2, 28)


def test_period_is_assessed_once(on_duty, rate):
    rate(on_duty[0])

    with pytest.raises(Refused, match=r"assessment\.not_due"):
        rate(on_duty[0])


def test_only_people_on_duty_are_planned_for(opened, rina, quarter):
    with pytest.raises(Refused, match=r"assessment\.not_on_duty"):
        services.propose_plan(opened[0], GOALS, by=rina, at=quarter)


def test_first_rater_cannot_be_the_second(on_duty, rate, rina, quarter):
    assessment = rate(on_duty[0])

    assert not queries.to_mark_second(on_duty[0].announcement, rina).exists()
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.rate_second(assessment, marked(), EVIDENCE, by=rina, at=quarter)
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.return_assessment(assessment, "Saya ragu.", by=rina, at=quarter)


def test_relative_neither_rates_nor_completes(on_duty, rate, rina, wati, plan, quarter):
    first, second = on_duty
    for one in on_duty:
        plan(one)
    for number, one in enumerate(on_duty):
        User.objects.filter(pk=one.person_id).update(nik_lookup=lookup(f"150401999999999{number}", "nik"))
        one.person.refresh_from_db()
    declare_relative(rina, "1504019999999990", "anak", at=quarter)
    declare_relative(wati, "1504019999999991", "adik", at=quarter)

    with pytest.raises(Refused, match=r"officer\.concerned"):
        rate(first)
    assessment = rate(second)
    assert not queries.to_mark_second(second.announcement, wati).exists()
    with pytest.raises(Refused, match=r"officer\.concerned"):
        services.rate_second(assessment, marked(), EVIDENCE, by=wati, at=quarter)


def test_returned_assessment_is_made_anew(on_duty, rate, wati, quarter, log):
    assessment = rate(on_duty[0])
    with pytest.raises(Refused, match=r"return\.without_reason"):
        services.return_assessment(assessment, "", by=wati, at=quarter)
    services.return_assessment(assessment, "Bukti belum cukup.", by=wati, at=quarter)

    assert rate(on_duty[0]).pk != assessment.pk
    log.audit()


# --- the employee -------------------------------------------------------------------------------------


def test_employee_answers_and_it_counts(on_duty, rate, share, quarter, rina, log):
    one = on_duty[0]
    done = share(rate(one))
    with pytest.raises(Refused, match=r"assessment\.not_yours"):
        services.accept_assessment(done, "Setuju.", by=rina, at=quarter)

    services.accept_assessment(done, "Telaah ke-13 belum dihitung.", by=one.person, at=quarter)

    assert queries.answer_of(done) == "Telaah ke-13 belum dihitung."
    assert evaluation.figures(one.announcement)[-1] == ("assessed", 1)
    with pytest.raises(Refused, match=r"assessment\.not_shared"):
        services.accept_assessment(done, "", by=one.person, at=quarter)
    log.audit()


def test_silence_lets_it_count_after_the_last_second(on_duty, rate, share, wib, log):
    done = share(rate(on_duty[0]))
    assert done.answer_due_at == wib(2025, 7, 8, 23, 59, 59)

    assert services.close_unanswered(done.answer_due_at) == 0
    assert services.close_unanswered(done.answer_due_at + timedelta(seconds=1)) == 1
    done.refresh_from_db()
    assert (done.state, done.answered_at) == ("sealed", None)
    log.audit()


@pytest.mark.parametrize(("answer", "state"), [("accepted", "returned"), ("rejected", "sealed")])
def test_objection_is_decided_by_a_third_person(
    on_duty, rate, share, dewi, rina, quarter, wib, answer, state, log
):
    one = on_duty[0]
    done = share(rate(one), results=2)
    services.object_to_assessment(
        done, {"results": "Dua telaah hilang."}, by=one.person, at=wib(2025, 7, 8, 9)
    )
    objection = objected.objection_about("performance", done.uuid)
    decisions = {"results": (answer, "Berkas telaah diperiksa kembali.", "PermenPANRB 6/2022")}
    give = {"at": wib(2025, 7, 9, 9)}
    with pytest.raises(Refused, match=r"officer\.(no_role|decided_before)"):
        services.answer_objection(objection, decisions, by=rina, **give)

    services.answer_objection(objection, decisions, by=dewi, **give)

    done.refresh_from_db()
    assert done.state == state
    assert ("m3" in evaluation.due_periods(one, date(2025, 7, 9))) is (answer == "accepted")
    log.audit()


def test_objection_is_in_time_and_by_the_employee(on_duty, rate, share, rina, wib):
    one = on_duty[0]
    done = share(rate(one))
    with pytest.raises(Refused, match=r"assessment\.not_yours"):
        services.object_to_assessment(done, {"results": "x"}, by=rina, at=wib(2025, 7, 8, 9))
    with pytest.raises(Refused, match=r"window\.closed"):
        services.object_to_assessment(done, {"results": "x"}, by=one.person, at=wib(2025, 7, 9, 0))
    with pytest.raises(Refused, match=r"objection\.ground_unknown"):
        services.object_to_assessment(done, {"gaji": "x"}, by=one.person, at=wib(2025, 7, 8, 9))
    done.refresh_from_db()
    assert done.state == "shared"


# --- in the database ----------------------------------------------------------------------------------


def test_four_eyes_hold_in_the_database(on_duty, rate, share, rina, wati):
    person = on_duty[0].person
    assessment = rate(on_duty[0])
    for changes in (
        {"second_rater": rina},
        {"second_rater": person},
        {"first_rater": person},
        {"state": "sealed"},
        {"state": "shared", "results": "meets", "behaviour": "meets", "rating": "baik"},
        {"state": "returned", "returned_by": rina, "returned_because": "Ragu."},
        {"state": "returned", "returned_by": wati},
        {"results": "great"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Assessment.objects.filter(pk=assessment.pk).update(**changes)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(
            state="proposed", appointment=on_duty[1], person=on_duty[1].person, number=1, goals=1,
            goals_sealed=b"", proposed_by=on_duty[1].person, proposed_at=assessment.rated_at,
            answer_due_at=assessment.rated_at,
        )  # fmt: skip


def test_what_two_raters_concluded_stays_while_it_waits(on_duty, rate, share):
    done = share(rate(on_duty[0]))
    for changes in ({"rating": "kurang"}, {"results_mean": 100}, {"first_rater": done.second_rater}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Assessment.objects.filter(pk=done.pk).update(**changes)


@pytest.mark.parametrize("table", ["assessment", "plan", "feedback", "mark"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_sealed_rows_refuse_raw_sql(on_duty, sealed, rina, quarter, table, verb):
    services.give_feedback(on_duty[0], "Baik.", by=rina, at=quarter)
    sealed(on_duty[0])

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(f"evaluation_{table}"))


def test_worker_closes_what_nobody_answered_and_then_rests(on_duty, rate, share, monkeypatch, wib, log):
    done = share(rate(on_duty[0]))
    monkeypatch.setattr(jobs, "now", lambda: wib(2025, 7, 9, 0))

    assert jobs.close_unanswered_assessments()
    assert not jobs.close_unanswered_assessments()
    done.refresh_from_db()
    assert done.state == "sealed"
    log.audit()
