"""The pages of the head, the employee, the reviewer and the agency; raters see nothing of the selection."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.accounts.queries import accesses_to
from bening.objections import queries as objected
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation import views
from bening.stages.evaluation.queries import performance as queries
from bening.stages.evaluation.services import performance as services
from bening.stages.evaluation.views import agency, own
from bening.stages.evaluation.views import performance as head
from tests.stages.evaluation.conftest import EVIDENCE, GOALS, marked
from tests.stages.evaluation.test_official import nip_of

DESK = reverse("evaluation:desk", args=["cpns-2024"])
MINE = reverse("evaluation:mine")


@pytest.fixture(autouse=True)
def clock(monkeypatch, quarter):
    for module in (views, agency, own, head):
        monkeypatch.setattr(module, "now", lambda: quarter)


def post(client, address, **sent):
    return client.post(address, {"once": str(uuid4()), **sent})


def typed(value="3", evidence=EVIDENCE, **more):
    """A filled form of marks."""
    told = {"remark": EVIDENCE, **more}
    for criterion in marked():
        name = criterion.replace(".", "_")
        told |= {name: value, f"{name}_evidence": evidence}
    return told


def address(name, *args):
    return reverse(f"evaluation:{name}", args=["cpns-2024", *args])


def test_plan_and_feedback_through_the_pages(client, on_duty, rina, log):
    one = on_duty[0]
    client.force_login(rina)
    assert client.get(address("rate", one.pk)).status_code == 404, "no plan, no marks"
    assert post(client, address("plan", one.pk), goal_1="Telaah", measure_1="").status_code == 422
    assert post(client, address("plan", one.pk), goal_1=GOALS[0][0], measure_1=GOALS[0][1]).status_code == 302
    assert post(client, address("feedback", one.pk), text="").status_code == 422
    assert post(client, address("feedback", one.pk), text="Telaahnya jelas.").status_code == 302
    assert GOALS[0][0] in client.get(address("colleague", one.pk)).content.decode()
    assert accesses_to(one.person).filter(actor=rina, what="assessment").exists()

    client.force_login(one.person)
    html = client.get(MINE).content.decode()
    assert GOALS[0][1] in html
    assert "Telaahnya jelas." in html
    (plan,) = queries.plans_to_answer(one.person)
    assert post(client, reverse("evaluation:plan_return", args=[plan.pk]), because="").status_code == 422
    assert post(client, reverse("evaluation:plan_agree", args=[plan.pk])).status_code == 302
    assert post(client, reverse("evaluation:say", args=[one.pk]), text="Terima kasih.").status_code == 302
    client.force_login(on_duty[1].person)
    assert post(client, reverse("evaluation:plan_agree", args=[plan.pk])).status_code == 404
    assert "Telaahnya jelas." not in client.get(MINE).content.decode()
    log.audit()


def test_two_raters_and_the_employee_through_the_pages(client, on_duty, plan, rina, wati, log):
    one = on_duty[0]
    plan(one)
    client.force_login(rina)
    assert 'data-due="1"' in client.get(DESK).content.decode()
    assert (
        post(client, address("rate", one.pk), **typed(period="m3", value="5", evidence="")).status_code == 422
    )
    assert post(client, address("rate", one.pk), **typed(period="m3", value="5")).status_code == 302
    (waiting,) = queries.to_mark_second(one.announcement, wati)
    second = address("assessment", waiting.pk)
    assert client.get(second).status_code == 404, "the first rater is not the second"

    client.force_login(wati)
    html = client.get(second).content.decode()
    assert EVIDENCE not in html, "the second rater does not see what the first one said"
    assert not re.search(r'type="radio"[^>]*checked', html)
    assert post(client, address("return", waiting.pk)).status_code == 422
    assert post(client, second, **typed(value="x", remark="Saya jarang melihatnya.")).status_code == 302

    client.force_login(one.person)
    html = client.get(MINE).content.decode()
    assert "Sangat baik" in html
    assert "tidak teramati" in html
    assert "Saya jarang melihatnya." in html
    (done,) = queries.assessments_seen_by(one.person)
    assert post(client, reverse("evaluation:accept", args=[done.pk]), answer="Baik.").status_code == 302
    assert post(client, reverse("evaluation:accept", args=[done.pk])).status_code == 404
    rows = client.get(reverse("evaluation:mine_csv")).content.decode().splitlines()
    assert (len(rows), rows[1]) == (9, "m3,sealed,results.1,5,,above,above,sangat_baik")
    client.force_login(on_duty[1].person)
    assert EVIDENCE not in client.get(MINE).content.decode()
    log.audit()


def test_objection_through_the_pages(client, on_duty, rate, share, dewi, log):
    one = on_duty[0]
    done = share(rate(one))
    client.force_login(one.person)
    against = reverse("evaluation:object", args=[done.pk])
    assert post(client, against, results="", behaviour="").status_code == 422
    assert post(client, against, behaviour="Warga yang puas tidak ditanya.").status_code == 302
    found = objected.objection_about("performance", done.uuid)

    client.force_login(dewi)
    listing, page = reverse("evaluation:objections"), reverse("evaluation:objection", args=[found.pk])
    assert page in client.get(listing).content.decode()
    html = client.get(page).content.decode()
    assert "Warga yang puas tidak ditanya." in html
    assert one.participant not in html
    assert post(client, page, behaviour="accepted", reasoning_behaviour="").status_code == 422
    assert post(client, page, behaviour="rejected", reasoning_behaviour="Bukti lengkap.").status_code == 302
    client.force_login(one.person)
    assert "Bukti lengkap." in client.get(MINE).content.decode()
    log.audit()


def test_no_page_of_a_rater_leads_to_the_marks_of_the_selection(client, on_duty, rate, plan, rina, wati):
    waiting = rate(on_duty[0])
    plan(on_duty[1])
    pages = [
        (rina, DESK),
        (rina, address("colleague", on_duty[0].pk)),
        (rina, address("plan", on_duty[0].pk)),
        (rina, address("rate", on_duty[1].pk)),
        (wati, address("assessment", waiting.pk)),
    ]
    for rater, page in pages:
        client.force_login(rater)
        answer = client.get(page)
        html = answer.content.decode()
        assert answer.status_code == 200, page
        for one in on_duty:
            assert one.participant not in html, page
        assert not re.search(
            r"SKD|SKB|[Pp]eringkat|/hasil/", html.partition("<main")[2].partition("</main>")[0]
        )


def test_whoever_handled_the_marks_gets_no_page_of_a_rater(client, on_duty, plan, ratna):
    plan(on_duty[0])
    client.force_login(ratna)
    assert "data-due" not in client.get(DESK).content.decode()
    for name in ("colleague", "plan", "rate"):
        assert client.get(address(name, on_duty[0].pk)).status_code == 404


def test_agency_sees_no_person_and_no_small_number(client, on_duty, sealed, dewi, anton):
    sealed(on_duty[0], results=1, behaviour=1)
    client.force_login(dewi)

    html = client.get(address("performance")).content.decode()
    table = client.get(address("performance_csv")).content.decode()

    for told in (html, table):
        assert "assessed" in told
        assert "rating_" not in told
        assert "rated_" not in told
        assert "behaviour." not in told
        assert not any(one.person.name in told or one.participant in told for one in on_duty)
    assert "selesai,m3,1" in table


def test_official_file_through_the_pages(client, on_duty, dewi, anton, log):
    from django.core.files.uploadedfile import SimpleUploadedFile

    rows = f"nip,periode,predikat,predikat_unit\n{nip_of(on_duty[0])},2025-TW2,Baik,Istimewa\n"
    client.force_login(dewi)
    sent = SimpleUploadedFile("ekinerja.csv", rows.encode())
    assert post(client, address("official_new"), file=sent).status_code == 302
    assert client.get(address("official", 1)).status_code == 404, "she took it over herself"
    client.force_login(anton)
    assert address("official", 1) in client.get(address("performance")).content.decode()
    assert post(client, address("official_return", 1)).status_code == 422
    assert post(client, address("official_approve", 1)).status_code == 302
    client.force_login(on_duty[0].person)
    assert "2025-TW2" in client.get(MINE).content.decode()
    log.audit()


def test_lists_make_as_many_queries_for_one_colleague_as_for_two(
    client, on_duty, sealed, rina, hendra, monkeypatch
):
    def count():
        made = []
        for reader, page in ((rina, DESK), (hendra, address("terms"))):
            client.force_login(reader)
            client.get(page)
            with CaptureQueriesContext(connection) as queries_made:
                assert client.get(page).status_code == 200
            made.append(len(queries_made))
        return made

    for one in on_duty:
        sealed(one)
    for_two = count()
    alone = appointments.appointments_in(on_duty[0].announcement).filter(pk=on_duty[0].pk)
    monkeypatch.setattr(appointments, "on_duty", lambda announcement: alone.all())

    assert count() == for_two


def test_raters_of_another_institution_are_shown_nothing(client, on_duty, joko, tebo, lestari, yusuf):
    from tests.cast import give_role

    give_role(joko, "assessor", tebo, lestari, yusuf)
    client.force_login(joko)
    for name in ("colleague", "plan", "rate"):
        assert client.get(address(name, on_duty[0].pk)).status_code == 404
    assert not services.queries.assessments_seen_by(joko).exists()
