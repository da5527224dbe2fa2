"""Pages of the survey: slips, kiosk, paper, moderation, the result for everybody."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from bening.infra.models import AnsweredRequest
from bening.stages.evaluation import survey_words
from bening.stages.evaluation.models import SurveyAnswer, SurveyRemark
from bening.stages.evaluation.queries import survey as queries
from bening.stages.evaluation.services import survey as services
from bening.stages.evaluation.survey_rules import ELEMENTS
from bening.stages.evaluation.views import survey as views
from tests.stages.evaluation.test_survey import at, fill, later, proposed, survey  # noqa: F401 -- the same scene

SAID = {name: "4" for name in ELEMENTS}
FORM = {
    "title": "Survei 2026",
    "starts": "2026-11-01",
    "ends": "2026-11-30",
    "counters": "Disdukcapil; KTP elektronik; 1.937\n\nBKPSDMD; Loket informasi; 100",
}


@pytest.fixture(autouse=True)
def clock(monkeypatch, at):  # noqa: F811
    monkeypatch.setattr(views, "now", lambda: at)


def post(client, address, **sent):
    return client.post(address, {"once": str(uuid4()), **sent})


def page_of(name, *arguments):
    return reverse(f"evaluation:{name}", args=arguments)


def test_from_proposal_to_answer_by_slip(client, batanghari, dewi, anton, hendra, log):
    client.force_login(dewi)
    assert post(client, page_of("survey_new"), **FORM | {"counters": "Disdukcapil; 100"}).status_code == 422
    assert post(client, page_of("survey_new"), **FORM).status_code == 302
    assert "Menunggu orang kedua" in client.get(page_of("survey_desk", 1)).content.decode()
    assert client.get(page_of("survey", 1)).status_code == 404, "a proposal is not public"
    client.force_login(anton)
    assert post(client, page_of("survey_open", 1)).status_code == 302
    (first, _second) = queries.points_of(queries.surveys_for(anton).get())
    assert (first.unit, first.service, first.served) == ("Disdukcapil", "KTP elektronik", 1937)
    assert client.post(page_of("survey_slips", 1, first.pk), {"number": "0"}).status_code == 422

    html = client.post(page_of("survey_slips", 1, first.pk), {"number": "2"}).content.decode()

    codes = re.findall(r"<code>([0-9A-Z-]{14})</code>", html)
    assert len(codes) == 2
    assert html.count('class="segno"') == 2
    client.logout()
    typed = client.post(page_of("survey_code"), {"code": codes[0].replace("-", " ").lower()})
    assert typed.status_code == 302
    answer = typed.headers["Location"]
    assert client.post(answer, SAID | {"u4": ""}).status_code == 422
    assert client.post(answer, SAID | {"remark": "Cepat sekali."}).headers["Location"] == page_of(
        "survey_thanks"
    )
    assert client.get(answer).status_code == 404, "the slip is spent"
    assert client.post(answer, SAID).status_code == 404
    assert SurveyAnswer.objects.count() == 1
    assert SurveyRemark.objects.get().text == "Cepat sekali."
    log.audit()


def test_no_record_of_requests_knows_a_slip(client, survey, anton, at):  # noqa: F811
    """The keys of forms are kept with a moment; an answer by slip leaves none."""
    (code,) = services.print_slips(queries.points_of(survey)[0], 1, by=anton, at=at)
    before = AnsweredRequest.objects.count()

    assert client.post(page_of("survey_answer", code), SAID).status_code == 302

    assert AnsweredRequest.objects.count() == before
    assert "no-store" in client.get(page_of("survey_answer", code)).headers["Cache-Control"]


def test_kiosk_takes_one_visitor_after_the_other(client, survey, anton):  # noqa: F811
    point = queries.points_of(survey)[2]
    client.force_login(anton)
    html = client.post(page_of("survey_kiosk_open", 1, point.pk)).content.decode()
    key = re.search(r"/survei/layar/([\w-]+)/", html).group(1)
    client.logout()
    assert client.get(page_of("survey_kiosk", "guess")).status_code == 404
    kiosk = page_of("survey_kiosk", key)

    for _ in range(2):
        assert "Loket informasi" in client.get(kiosk).content.decode()
        sent = post(client, kiosk, **SAID)
        assert sent.status_code == 302
    assert f"url={kiosk}" in client.get(sent.headers["Location"]).content.decode()
    same = {"once": str(uuid4()), **SAID}
    client.post(kiosk, same)
    client.post(kiosk, same)

    assert SurveyAnswer.objects.filter(channel="kiosk", point=point).count() == 3, "a double tap counts once"


def test_kiosk_ends_with_the_survey(client, survey, anton, at, later, monkeypatch):  # noqa: F811
    key = services.open_kiosk(queries.points_of(survey)[0], by=anton, at=at)
    monkeypatch.setattr(views, "now", lambda: later)

    assert client.get(page_of("survey_kiosk", key)).status_code == 404


def test_paper_is_counted_apart(client, survey, dewi):  # noqa: F811
    point = queries.points_of(survey)[0]
    client.force_login(dewi)
    paper = page_of("survey_paper", 1, point.pk)
    assert client.get(paper).status_code == 200
    assert post(client, paper, **SAID | {"u1": "7"}).status_code == 422
    assert post(client, paper, **SAID).status_code == 302

    assert queries.progress(survey)[0].answers == {"paper": 1}


def test_moderation_through_the_pages(client, survey, dewi, at):  # noqa: F811
    point = queries.points_of(survey)[0]
    for text in ("Kursinya kurang.", "Pak Anton lambat."):
        services.answer_at_kiosk(point, [4] * 9, text, at=at)
    good, bad = (SurveyRemark.objects.get(text__startswith=start) for start in ("Kursi", "Pak"))
    client.force_login(dewi)
    assert "Kursinya kurang." in client.get(page_of("survey_desk", 1)).content.decode()

    assert post(client, page_of("survey_show", 1, bad.pk)).status_code == 422
    assert post(client, page_of("survey_hide", 1, bad.pk), rule="").status_code == 422
    assert post(client, page_of("survey_hide", 1, bad.pk), rule="personal_data").status_code == 302
    assert post(client, page_of("survey_show", 1, good.pk)).status_code == 302
    assert post(client, page_of("survey_show", 1, good.pk)).status_code == 404


def test_result_is_told_after_the_last_day(client, survey, fill, later, remark_shown, log):  # noqa: F811
    fill(0, 12, [3] * 9)
    html = client.get(page_of("survey", 1)).content.decode()
    assert "masih berlangsung" in html
    assert "data-index" not in html
    assert client.get(page_of("survey_rows", 1)).status_code == 404
    services.publish_survey(survey, at=later)

    html = client.get(page_of("survey", 1), {"lagi": ""}).content.decode()

    assert 'data-index="76.92"' in html
    assert "Kursinya kurang." in html
    assert "<svg" in html
    assert page_of("survey", 1) in client.get(page_of("surveys")).content.decode()
    log.audit()


@pytest.fixture
def remark_shown(survey, dewi, at):  # noqa: F811
    services.answer_at_kiosk(queries.points_of(survey)[0], [4] * 9, "Kursinya kurang.", at=at)
    services.show_remark(SurveyRemark.objects.get(), by=dewi, at=at)


def test_result_of_few_has_no_figures(client, survey, fill, later):  # noqa: F811
    fill(0, 3)
    services.publish_survey(survey, at=later)

    html = client.get(page_of("survey", 1)).content.decode()
    assert "terlalu sedikit" in html
    assert "data-index" not in html


def test_proposer_cannot_open_and_others_find_nothing(client, proposed, dewi, anton, joko):  # noqa: F811
    client.force_login(dewi)
    assert post(client, page_of("survey_open", 1)).status_code == 404
    client.force_login(joko)
    for address in (page_of("surveys_desk"), page_of("survey_desk", 1), page_of("survey_new")):
        assert client.get(address).status_code == 404
    client.force_login(anton)
    assert post(client, page_of("survey_return", 1), because="").status_code == 422
    assert post(client, page_of("survey_return", 1), because="Tambah loket.").status_code == 302
    assert "Tambah loket." in client.get(page_of("survey_desk", 1)).content.decode()


def test_poster_leads_to_where_the_code_is_typed(client, survey, dewi):  # noqa: F811
    client.force_login(dewi)

    assert page_of("survey_code") in client.get(page_of("survey_poster", 1)).content.decode()


def test_every_element_has_a_question_with_four_answers():
    for language in ("id", "en"):
        with translation.override(language):
            for name in ELEMENTS:
                assert survey_words.QUESTIONS[name]
                assert survey_words.NAMES[name]
                assert len({str(word) for word in survey_words.ANSWERS[name]}) == 4
