"""The register nobody can edit, audits anybody can draw again, and pressure that reaches the inspectorate."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from bening.core.decision import Refused
from bening.core.events import AuditDrawn
from bening.notifications.models import Notice
from bening.participation.models import Declaration, Pressure
from bening.participation.queries import interests as queries
from bening.participation.services import interests as services
from bening.transparency import queries as transparency
from tests.cast import give_role
from tests.participation.pages import send, signed_in

GIFT = {
    "kind": "gift",
    "on": date(2024, 9, 1),
    "source": "applicant",
    "value": 500_000,
    "disposition": "refused",
}


def refused_with(code):
    return pytest.raises(Refused, match=code.replace(".", r"\."))


@pytest.fixture
def at(wib):
    return lambda day: wib(2024, 9, day, 9)


@pytest.fixture
def second(batanghari, murni, hasan, hendra):
    return give_role(hendra, "inspector", batanghari, murni, hasan)


def test_a_refused_gift_stands_for_ever_and_without_a_name(batanghari, ratna, at, log):
    made = services.declare(batanghari, detail="Amplop dari pelamar.", by=ratna, at=at(2), **GIFT)
    assert b"Amplop" not in bytes(made.detail)
    assert queries.detail_of(made) == "Amplop dari pelamar."
    assert queries.register().get().mark == made.mark
    assert queries.summary(at(3))["refused"] == 1
    for change in (lambda: Declaration.objects.update(value=1), lambda: Declaration.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    again = services.declare(batanghari, detail="Nilai keliru.", corrects=made, by=ratna, at=at(4), **GIFT)
    assert list(queries.register()) == [again]
    log.audit(size=3)


def test_a_declaration_is_whole_and_by_an_officer(batanghari, ratna, sari, at):
    with refused_with("officer.no_role"):
        services.declare(batanghari, kind="nothing", on=date(2024, 9, 1), detail="", by=sari, at=at(2))
    with refused_with("declaration.gift_incomplete"):
        services.declare(batanghari, kind="gift", on=date(2024, 9, 1), detail="x", by=ratna, at=at(2))
    made = services.declare(batanghari, kind="nothing", on=date(2024, 9, 1), detail="", by=ratna, at=at(2))
    assert made.disposition == ""
    summary = queries.summary(at(3))
    assert (summary["declared"], summary["missing"]) == (1, summary["holders"] - 1)


def test_anybody_can_draw_an_audit_again(batanghari, inspector, second, ratna, anton, at, log):
    with refused_with("audit.sample"):
        services.commit_audit(batanghari, 99, by=inspector, at=at(2))
    audit = services.commit_audit(batanghari, 2, by=inspector, at=at(2))
    with refused_with("officer.same_person"):
        services.draw_audit(audit, by=inspector, at=at(3))
    with pytest.raises(DatabaseError), transaction.atomic():
        type(audit).objects.update(marks=[])
    services.draw_audit(audit, by=second, at=at(3))

    event = transparency.record_of(audit.drawn_entry).event
    assert isinstance(event, AuditDrawn)
    assert (event.seed, len(audit.drawn)) == (audit.seed, 2)
    assert queries.holds(audit)
    with refused_with("audit.not_drawn"):
        services.find(audit, "0" * 32, "in_order", "x", by=inspector, at=at(4))
    for mark in audit.drawn:
        by = second if mark == queries.accounts.officer_mark(inspector, audit.season) else inspector
        services.find(audit, mark, "in_order", "Lengkap.", by=by, at=at(4))
    assert audit.state == "closed"
    log.audit(size=3)


def test_pressure_reaches_the_inspectorate_and_nobody_whom_it_names(
    batanghari, inspector, second, ratna, at, log
):
    report = services.report_pressure(
        batanghari, "Pak Hendra Saputra meminta saya meluluskan keponakannya.", by=ratna, at=at(2)
    )
    assert queries.pressure_for(second) == []
    assert queries.pressure_for(inspector) == [report]
    assert Notice.objects.get(kind="pressure.filed").user == inspector
    with refused_with("officer.no_role"):
        services.take_pressure(report, by=second, at=at(3))
    services.take_pressure(report, by=inspector, at=at(3))
    services.close_pressure(report, "Diperiksa; pejabat itu dipindahkan.", by=inspector, at=at(9))
    assert queries.pressure_outcome(report).startswith("Diperiksa")
    with pytest.raises(DatabaseError), transaction.atomic():
        Pressure.objects.update(state="filed")
    log.audit(size=2)


def test_pages(client, batanghari, inspector, second, ratna, sari, log):
    signed_in(client, ratna)
    given = {"kind": "gift", "on": "2024-09-01", "source": "applicant", "value": "500000"}
    assert (
        send(
            client, "/meja/kepentingan/nyatakan/", disposition="refused", detail="Amplop.", **given
        ).status_code
        == 302
    )
    assert send(client, "/meja/tekanan/", text="Saya ditekan.").status_code == 302
    assert "Ditolak" in client.get("/meja/kepentingan/").content.decode()
    assert client.get("/meja/inspektorat/").status_code == 404
    signed_in(client, inspector)
    report = f"/meja/inspektorat/tekanan/{Pressure.objects.get().pk}/"
    assert "Saya ditekan." in client.get(report).content.decode()
    assert send(client, report).status_code == 302
    assert send(client, report, text="Selesai.").status_code == 302
    assert send(client, "/meja/inspektorat/audit/", sample="1").status_code == 302
    audit = client.get("/meja/inspektorat/").context["audits"][0]
    desk = f"/meja/inspektorat/audit/{audit.pk}/"
    assert client.get(desk).status_code == 200
    assert signed_in(client, second).post(f"{desk}undi/", {}).status_code == 400
    assert send(client, f"{desk}undi/").status_code == 302
    assert client.get(desk).status_code == 200
    client.logout()
    page = client.get("/kepentingan/").content.decode()
    assert "500.000" in page
    assert "Ratna" not in page
    assert "Amplop" not in page
    for public in ("audit/%s/", "audit/%s/daftar.json"):
        assert client.get("/kepentingan/" + public % audit.pk).status_code == 200
    assert signed_in(client, sari).get("/meja/kepentingan/").status_code == 404
    log.audit(size=5)
