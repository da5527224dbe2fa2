"""A plan by two people, in the log before anything is computed; a result that everybody computes again."""

import csv
import io
import json
import random

import pytest
from django.db import IntegrityError, connection, transaction

from bening.core.decision import Refused
from bening.stages.evaluation import analysis_words, evaluate_command, jobs
from bening.stages.evaluation.analyses.publishing import Attempt
from bening.stages.evaluation.models import Analysis, AnalysisRow
from bening.stages.evaluation.queries import analyses as queries
from bening.stages.evaluation.services import analyses, performance
from bening.transparency.queries import record_of
from tests.cast import give_role
from tests.stages.evaluation.conftest import marked

QUESTION = "Apakah perempuan dan laki-laki lulus pemeriksaan berkas dengan peluang yang sama?"
DATA = {"steps": ("screening", "skd", "final"), "groupings": ("sex", "age", "disability")}


@pytest.fixture
def propose(announcement, dewi, quarter):
    def make(kind="fairness", **changes):
        usual = {"data": DATA if kind == "fairness" else {}, "by": dewi, "at": quarter}
        question = changes.pop("question", QUESTION)
        return analyses.propose_analysis(announcement, kind, question, **usual | changes)

    return make


@pytest.fixture
def run(propose, dewi, anton, quarter):
    """From plan to published result."""

    def make(kind="fairness", **changes):
        analysis = analyses.register_analysis(propose(kind, **changes), by=anton, at=quarter)
        analyses.ask_analysis(analysis, by=dewi, at=quarter)
        return analyses.publish_analysis(analysis, at=quarter)

    return make


def test_plan_stands_in_the_log_before_data_and_result(run, log):
    analysis = run()

    plan, data, result = (queries.table_of(analysis, part).entry for part in ("plan", "data", "result"))
    log.audit()
    for entry in (plan, data, result):
        entry.refresh_from_db()
    assert plan.idx < data.idx < result.idx
    assert record_of(data).ref == (plan.idx,)
    assert record_of(result).ref == (plan.idx, data.idx)
    assert [record_of(each).event.topic for each in (plan, data, result)] == [
        "analysis-plan",
        "analysis-data",
        "analysis-result",
    ]


def test_result_is_computed_again_from_what_is_published(run, client, tmp_path, log):
    analysis = run()
    log.audit()
    names = {table.name: table.url for table in queries.datasets()}
    base = f"cpns-2024/analisis-{analysis.number}"

    def fetch(address):
        answer = client.get(address)
        return b"".join(answer.streaming_content) if answer.streaming else answer.content

    (tmp_path / "plan.json").write_bytes(fetch(f"/evaluasi/cpns-2024/seleksi/{analysis.number}/rencana.json"))
    (tmp_path / "data.jsonl").write_bytes(fetch(names[f"{base}/data"]))
    code = evaluate_command.main(
        [str(tmp_path / "plan.json"), str(tmp_path / "data.jsonl"), "--out", str(tmp_path / "out.csv")]
    )

    assert code == 0
    with open(tmp_path / "out.csv", newline="") as file:
        mine = list(csv.DictReader(file))
    theirs = [json.loads(line)["baris"] for line in fetch(names[f"{base}/result"]).splitlines()]
    assert mine == theirs
    planned = json.loads(fetch(names[f"{base}/plan"]))["baris"]
    assert json.loads((tmp_path / "plan.json").read_bytes()) == planned
    served = fetch(f"/evaluasi/cpns-2024/seleksi/{analysis.number}/hasil.csv").decode()
    assert list(csv.DictReader(io.StringIO(served))) == theirs


def test_groups_of_few_people_end_at_the_third_verdict(run):
    analysis = run()

    rows = queries.rows_of(analysis, "result")
    assert {row["value"] for row in rows if row["measure"] == "verdict"} == {"not_enough_data"}
    data = queries.rows_of(analysis, "data")
    assert {row["people"] for row in data} == {"4"}
    assert {row["total"] for row in data} == {""}, "four people are never told apart"


def test_attempts_see_groups_and_nothing_else(announcement, on_duty, propose, quarter):
    plan = queries.plan_of(propose())

    found = list(queries.attempts(announcement, plan, quarter))

    assert {each.step for each in found} == {"screening", "skd", "final"}
    assert {name for each in found for name in each.groups} <= {"sex", "age", "disability"}
    assert sum(each.passed for each in found if each.step == "final") == 2
    assert all(isinstance(each, Attempt) for each in found)


def test_takers_have_work_only_once_it_was_judged(announcement, on_duty, sealed):
    before = list(queries.takers(announcement))
    sealed(on_duty[0], results=4, behaviour=3)

    after = list(queries.takers(announcement))

    assert [each.work for each in before] == [None] * 4
    assert [each.work for each in after if each.work is not None] == [3.5]
    assert all(0 < each.skd <= 100 and 0 <= each.skb <= 100 for each in after)


def test_two_raters_are_compared_over_what_each_observed(announcement, on_duty, rate, wati, quarter):
    blind = marked(None, None)
    blind["results.1"] = (5, "Tiga telaah dipakai Bupati.")
    for criterion in list(blind)[1:5]:
        blind[criterion] = (3, "")
    for one, second in zip(on_duty, (marked(4, 2), blind), strict=True):
        done = performance.rate_second(rate(one), second, "Sudah.", by=wati, at=quarter)
        performance.accept_assessment(done, "", by=one.person, at=quarter)

    assert queries.rated_twice(announcement) == [(3.0, (4 + 7 * 2) / 8), (3.0, (5 + 4 * 3) / 5)]


def test_agreement_of_two_raters_is_told_of_many_people_alone(run, sealed, on_duty, log):
    for one in on_duty:
        sealed(one)
    analysis = run("ratings")

    assert queries.rows_of(analysis, "data") == [
        {"group": "rated", "measure": "people", "of": "", "with": "", "value": "2"}
    ]
    (answer,) = analysis_words.answers("ratings", queries.rows_of(analysis, "result"))
    assert (answer.verdict, answer.figures) == ("not_enough_data", {"rated": "2"})
    assert analysis_words.chart("ratings", [answer]) is None
    log.audit()


def test_agreement_of_two_raters_waits_for_an_assessment_that_counts(run, rate, share, on_duty):
    share(rate(on_duty[0]))
    with pytest.raises(Refused, match=r"analysis\.too_early"):
        run("ratings")


@pytest.mark.parametrize("people", [40, 41])
def test_second_publication_of_ratings_never_tells_of_the_one_between(monkeypatch, people):
    dice = random.Random(5)
    rated = [(dice.uniform(1, 5), dice.uniform(1, 5)) for _ in range(people)]
    monkeypatch.setattr(queries, "rated_twice", lambda announcement: rated)
    before = [{"group": "rated", "measure": "people", "of": "", "with": "", "value": "40"}]

    rows = analyses._ratings(None, before)

    assert (len(rows) == 1) is (people == 41)


def test_plan_of_validity_has_the_weights_of_the_regulation(propose):
    assert queries.plan_of(propose("validity")).data == {"weights": ("0.4", "0.6")}


def test_validity_waits_for_work_that_was_judged(
    announcement, on_duty, propose, sealed, dewi, anton, quarter
):
    analysis = analyses.register_analysis(propose("validity"), by=anton, at=quarter)
    with pytest.raises(Refused, match=r"analysis\.too_early"):
        analyses.ask_analysis(analysis, by=dewi, at=quarter)

    sealed(on_duty[0])
    analyses.ask_analysis(analysis, by=dewi, at=quarter)
    analyses.publish_analysis(analysis, at=quarter)

    (verdict,) = [row for row in queries.rows_of(analysis, "result") if row["measure"] == "verdict"]
    assert verdict["value"] == "not_enough_data"


@pytest.mark.parametrize("kind", ["agreement", "funnel"])
def test_every_kind_has_an_answer_even_without_data(run, kind, log):
    analysis = run(kind)

    verdicts = {row["value"] for row in queries.rows_of(analysis, "result") if row["measure"] == "verdict"}
    assert verdicts == {"not_enough_data"}
    log.audit()


def test_screening_is_not_looked_at_before_it_is_over(announcement, propose, anton, dewi, wib):
    analysis = analyses.register_analysis(propose(), by=anton, at=wib(2024, 9, 1, 9))

    with pytest.raises(Refused, match=r"analysis\.too_early"):
        analyses.ask_analysis(analysis, by=dewi, at=wib(2024, 9, 1, 9))


def test_worker_publishes_what_was_asked(propose, anton, dewi, quarter, monkeypatch, log):
    monkeypatch.setattr(jobs, "now", lambda: quarter)
    analysis = analyses.register_analysis(propose(), by=anton, at=quarter)
    assert not jobs.run_analyses(), "registered is not asked"
    analyses.ask_analysis(analysis, by=dewi, at=quarter)

    assert jobs.run_analyses()
    assert not jobs.run_analyses()
    analysis.refresh_from_db()
    assert analysis.state == "published"
    log.audit()


def test_proposer_neither_registers_nor_returns(propose, dewi, anton, quarter, batanghari, murni, hasan):
    give_role(dewi, "publisher", batanghari, murni, hasan)
    analysis = propose()

    assert not queries.waiting_to_register(analysis.announcement, dewi).exists()
    with pytest.raises(Refused, match=r"officer\.same_person"):
        analyses.register_analysis(analysis, by=dewi, at=quarter)
    with pytest.raises(Refused, match=r"officer\.same_person"):
        analyses.return_analysis(analysis, "Kurang jelas.", by=dewi, at=quarter)
    with pytest.raises(Refused, match=r"return\.without_reason"):
        analyses.return_analysis(analysis, " ", by=anton, at=quarter)
    for changes in (
        {"approved_by": dewi},
        {"state": "registered"},
        {"state": "asked"},
        {"state": "published"},
        {"state": "returned", "returned_by": dewi, "returned_because": "x"},
        {"kind": "guess"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Analysis.objects.filter(pk=analysis.pk).update(**changes)


def test_plan_cannot_change_once_it_is_written(propose, anton, quarter):
    analysis = analyses.register_analysis(propose(), by=anton, at=quarter)

    with pytest.raises(IntegrityError), transaction.atomic():
        Analysis.objects.filter(pk=analysis.pk).update(plan=analysis.plan.replace("0.8", "0.9"))


@pytest.mark.parametrize("table", ["analysis", "analysistable", "analysisrow"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_published_analyses_refuse_raw_sql(run, table, verb):
    run()
    assert AnalysisRow.objects.exists()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(f"evaluation_{table}"))


def test_plan_that_cannot_be_carried_out_is_refused(propose):
    with pytest.raises(Refused, match=r"analysis\.plan_wrong"):
        propose(limit="0.99")
    with pytest.raises(Refused, match=r"analysis\.plan_wrong"):
        propose("items")
    with pytest.raises(Refused, match=r"analysis\.question_missing"):
        propose(question="  ")
    with pytest.raises(Refused, match=r"corrective\.names_a_person"):
        propose(question="Apakah Dewi Anggraini menilai adil?")


def test_second_analysis_of_nearly_the_same_people_tells_nothing_new(run, announcement):
    """What was published before is looked at, so that the difference points at nobody."""
    first = run()

    assert queries.earlier_rows(first) == queries.rows_of(first, "data")
    second = run()
    assert len(queries.earlier_rows(second)) == 2 * len(queries.rows_of(first, "data"))
