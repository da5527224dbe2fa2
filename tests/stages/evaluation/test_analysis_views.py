"""Pages of analyses: planned by one officer, registered by another, read by everybody."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from bening.stages.evaluation import analysis_words, jobs
from bening.stages.evaluation.queries import analyses as queries
from bening.stages.evaluation.services import analyses
from bening.stages.evaluation.views import analyses as views
from tests.stages.evaluation.analyses.test_running import fair_rows, intake, plan
from tests.stages.evaluation.test_analyses import QUESTION, propose, run  # noqa: F401 -- the same scene

SENT = {"kind": "fairness", "question": QUESTION, "steps": ["screening", "skd"], "groupings": ["sex"]}


@pytest.fixture(autouse=True)
def clock(monkeypatch, quarter):
    monkeypatch.setattr(views, "now", lambda: quarter)
    monkeypatch.setattr(jobs, "now", lambda: quarter)


def post(client, address, **sent):
    return client.post(address, {"once": str(uuid4()), **sent})


def page_of(name, *arguments):
    return reverse(f"evaluation:{name}", args=["cpns-2024", *arguments])


def test_from_plan_to_answer_through_the_pages(client, announcement, on_duty, dewi, anton, log):
    client.force_login(dewi)
    assert post(client, page_of("analysis_new"), **SENT | {"steps": []}).status_code == 422
    assert post(client, page_of("analysis_new"), **SENT | {"limit": "0.99"}).status_code == 422
    assert post(client, page_of("analysis_new"), **SENT).status_code == 302
    assert page_of("analysis_desk", 1) in client.get(page_of("analyses_desk")).content.decode()
    assert "Menunggu orang kedua" in client.get(page_of("analysis_desk", 1)).content.decode()
    assert post(client, page_of("analysis_register", 1)).status_code == 404

    client.force_login(anton)
    assert post(client, page_of("analysis_return", 1)).status_code == 422
    assert post(client, page_of("analysis_register", 1)).status_code == 302
    client.logout()
    html = client.get(page_of("analysis", 1)).content.decode()
    assert "belum ada yang melihatnya" in html

    client.force_login(dewi)
    assert post(client, page_of("analysis_run", 1)).status_code == 302
    assert post(client, page_of("analysis_run", 1)).status_code == 404
    assert jobs.run_analyses()
    client.logout()
    html = client.get(page_of("analysis", 1), {"lagi": ""}).content.decode()  # past the cache
    assert 'data-verdict="not_enough_data"' in html
    assert QUESTION in client.get(page_of("analyses")).content.decode()
    assert page_of("analyses") in client.get(reverse("evaluation:list")).content.decode()
    log.audit()


def test_proposals_are_not_public(client, propose):  # noqa: F811
    propose()

    assert client.get(page_of("analysis", 1)).status_code == 404
    for name, arguments in (
        ("analysis_plan", (1,)),
        ("analysis_csv", (1,)),
        ("analysis_rows", (1, "plan")),
    ):
        assert client.get(page_of(name, *arguments)).status_code == 404


def test_result_is_not_there_before_it_is_published(client, propose, anton, quarter):  # noqa: F811
    analyses.register_analysis(propose(), by=anton, at=quarter)

    assert client.get(page_of("analysis_plan", 1)).status_code == 200
    assert client.get(page_of("analysis_rows", 1, "data")).status_code == 404
    assert client.get(page_of("analysis_rows", 1, "other")).status_code == 404
    assert client.get(page_of("analysis_csv", 1)).status_code == 404


def test_returned_plan_shows_why(client, propose, dewi, anton):  # noqa: F811
    propose()
    client.force_login(anton)
    assert post(client, page_of("analysis_return", 1), because="Pilih satu kelompok.").status_code == 302

    client.force_login(dewi)
    assert "Pilih satu kelompok." in client.get(page_of("analysis_desk", 1)).content.decode()


def test_pages_of_officers_are_404_for_others(client, propose, joko, ratna):  # noqa: F811
    propose()
    for person in (joko, ratna):
        client.force_login(person)
        for name, arguments in (("analyses_desk", ()), ("analysis_new", ()), ("analysis_desk", (1,))):
            assert client.get(page_of(name, *arguments)).status_code == 404


def test_list_costs_few_queries_however_many(client, run, django_assert_max_num_queries):  # noqa: F811
    for _ in range(3):
        run("funnel")

    with django_assert_max_num_queries(12):
        client.get(page_of("analyses"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_answers_are_sentences_with_a_drawing(language):
    from bening.stages.evaluation.analyses import running

    with translation.override(language):
        fair = analysis_words.answers("fairness", running.run(plan("fairness"), [fair_rows(80, 120)]))
        valid = analysis_words.answers("validity", running.run(plan("validity"), [intake(1)]))
        (only,) = fair
        assert only.sentence
        assert only.label
        assert len(only.shown()) > 10
        drawn = analysis_words.chart("fairness", fair)
        assert 'class="curve"' in drawn.svg
        assert drawn.rows[0][0] == only.label
        assert analysis_words.chart("validity", valid).svg.count("<circle") == 1
        assert analysis_words.headline(fair + valid).startswith("2 ")


def test_funnel_is_drawn_as_shares():
    from bening.stages.evaluation.analyses import publishing, running

    given = publishing.funnel({f"v{n}": (200, 40 + n) for n in range(8)} | {"strict": (200, 110)})
    found = analysis_words.answers("funnel", running.run(plan("funnel"), [given]))

    assert analysis_words.chart("funnel", found).svg.count("<circle") == 9
    assert [each.label for each in found if each.sentence.startswith("Berbeda")] == ["Pemeriksa strict"]


def test_nothing_is_drawn_where_nothing_could_be_computed(run):  # noqa: F811
    analysis = run("agreement")

    found = analysis_words.answers("agreement", queries.rows_of(analysis, "result"))

    assert analysis_words.chart("agreement", found) is None
    assert found[0].sentence == "Data belum cukup untuk menyimpulkan."
