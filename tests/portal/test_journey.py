"""Where an applicant stands, in words, with what can be done, at every state of the way."""

import pytest
from django.urls import reverse

from bening.core.reasons import CATALOGUE
from bening.objections import queries as objected
from bening.portal import queries, views
from bening.stages.documents import services as documenting
from bening.stages.registration import services as applying
from bening.stages.verification import services as verifying
from tests.stages.registration import scene as registration
from tests.stages.verification import scene
from tests.stages.verification.conftest import *  # noqa: F403 -- Sari's way to her verdict
from tests.stages.verification.test_objecting import ACCEPTED, REJECTED, WHY


@pytest.fixture
def told(client, monkeypatch):
    """`told(application, moment)`: (standing, steps on the page) as the person reads them."""

    def read(application, moment):
        monkeypatch.setattr(views, "now", lambda: moment)
        client.force_login(application.person)
        html = client.get(reverse("portal:journey", args=[application.pk])).content.decode()
        standing = queries.standing_of(application, moment)
        assert f'data-standing="{standing.code}"' in html
        assert CATALOGUE[standing.code].id in html
        steps = queries.steps_of(application, standing, moment)
        for step in steps:
            assert client.get(step.address).status_code == 200, step
        return standing.code, {step.kind for step in steps}, next((s.kind for s in steps if s.main), None)

    return read


def test_draft_then_lapsed(announcement, sari, during, wib, told):
    draft = applying.start_application(announcement, by=sari, at=during)

    assert told(draft, during) == ("application.draft", {"registration"}, "registration")
    assert told(draft, wib(2024, 9, 11)) == ("application.lapsed", {"registration"}, None)


def test_entered_then_sealed_then_withdrawn(announcement, sari, during, at, told, log):
    code = registration.queries.announcements.formasi_in(announcement)[0].code
    application = registration.enter(announcement, by=sari, at=during, code=code)
    assert told(application, during) == ("dossier.open", {"registration", "documents"}, "documents")

    sealed = scene.hand_in(application, by=sari, at=during)
    assert told(application, during)[0] == "dossier.sealed"

    documenting.withdraw_dossier(sealed, by=sari, at=at)
    assert told(application, at)[0] == "application.withdrawn"
    log.audit()


def test_verdict_shows_only_from_its_phase(refusal, at, wib, told):
    application = refusal.dossier.application

    assert told(application, at)[0] == "dossier.sealed"
    assert told(application, wib(2024, 9, 19))[0] == "verdict.not_qualified"
    assert told(application, wib(2024, 9, 19))[2] is None


def test_ms_waits_for_the_test(announcement, dossier, ratna, anton, at, wib, told):
    scene.decide(announcement, ratna, anton, at=at)

    code, steps, _main = told(dossier.application, wib(2024, 9, 20))

    assert code == "verdict.qualified"
    assert "verification" in steps
    assert "sanggah" not in steps
    standing = queries.standing_of(dossier.application, wib(2024, 9, 20))
    assert standing.next_step.name == "skd"


@pytest.mark.parametrize(
    ("answer", "code"), [(ACCEPTED, "objection.accepted"), (REJECTED, "objection.rejected")]
)
def test_sanggah_is_offered_filed_and_answered(
    announcement,
    refusal,
    dewi,
    lela,
    sari,
    in_window,
    wib,
    told,
    monkeypatch,
    answer,
    code,
    log,
):
    from bening.stages.verification.views import applicant

    monkeypatch.setattr(applicant, "now", lambda: in_window)
    application = refusal.dossier.application
    assert told(application, in_window) == (
        "verdict.not_qualified",
        {"registration", "documents", "verification", "sanggah"},
        "sanggah",
    )
    verifying.file_sanggah(refusal, WHY, by=sari, at=in_window)
    assert told(application, in_window)[0] == "objection.filed"
    objection = objected.objection_of(sari, "verification", refusal.uuid)
    verifying.answer_sanggah(objection, dict.fromkeys(WHY, answer), by=dewi, at=in_window)
    assert told(application, in_window)[0] == "objection.filed", "answers come out together"
    if answer is ACCEPTED:
        scene.approve(announcement, lela, at=in_window)

    assert told(application, wib(2024, 9, 25))[0] == code
    log.audit()


def test_way_of_another_applicant_is_404(client, dossier, budi):
    client.force_login(budi)

    assert client.get(reverse("portal:journey", args=[dossier.application_id])).status_code == 404
