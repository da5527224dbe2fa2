"""An outage of the e-stamp: one declares it, another confirms it, everybody gets the same days."""

from uuid import uuid4

import pytest
from django.urls import reverse

from bening.core.decision import Refused
from bening.stages.announcements import queries, services
from bening.transparency import queries as transparency


@pytest.fixture
def out(publish):
    return publish().announcement


@pytest.fixture
def down(wib):
    """From when to when the e-stamp failed."""
    return wib(2024, 9, 3, 8), wib(2024, 9, 5, 20)


@pytest.fixture
def then(wib):
    return wib(2024, 9, 5, 21)


def test_outage_extends_everything_for_all_when_a_second_person_confirms(out, hendra, anton, down, then, log):
    before = queries.timetable_of(out)
    edition = services.declare_outage(out, "e-meterai", *down, by=hendra, at=then)
    assert edition.state == "proposed"
    assert queries.timetable_of(out) == before, "nothing yet"
    with pytest.raises(Refused, match=r"edition\.four_eyes"):
        services.publish_edition(edition, by=hendra, at=then)

    services.publish_edition(edition, by=anton, at=then)

    after = queries.timetable_of(out)
    moved = {phase.name: (after.phase(phase.name).ends - phase.ends).days for phase in before.phases}
    assert moved["registration"] == moved["sanggah"] == moved["skd"] == 3
    log.audit()
    told = [transparency.record_of(entry) for entry in transparency.entries("2024")]
    (outage,) = [one.event for one in told if one.event.kind == "outage.declared"]
    assert (outage.service, outage.edition, outage.days) == ("e-meterai", 2, 3)
    assert queries.outages_in(queries.edition_in_force(out))[0]["days"] == 3
    log.audit()


@pytest.mark.parametrize(
    ("service", "moments", "code"),
    [
        ("fax", ((3, 8), (4, 8)), "outage.not_understood"),
        ("e-meterai", ((4, 8), (3, 8)), "outage.not_understood"),
        ("e-meterai", ((1, 8), (1, 9)), ""),
    ],
)
def test_outage_that_makes_no_sense_is_refused(out, hendra, then, wib, service, moments, code):
    began, ended = (wib(2024, 9, *moment) for moment in moments)
    if not code:
        services.declare_outage(out, service, began, ended, by=hendra, at=then)
        with pytest.raises(Refused, match=r"edition\.another_in_work"):
            services.declare_outage(out, service, began, ended, by=hendra, at=then)
        return
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        services.declare_outage(out, service, began, ended, by=hendra, at=then)


def test_outage_after_the_registration_gives_nothing_back(out, hendra, down, wib):
    with pytest.raises(Refused, match=r"outage\.registration_over"):
        services.declare_outage(out, "e-meterai", *down, by=hendra, at=wib(2024, 9, 12))
    with pytest.raises(Refused, match=r"outage\.outside_registration"):
        services.declare_outage(
            out, "e-meterai", wib(2024, 8, 1, 8), wib(2024, 8, 1, 9), by=hendra, at=wib(2024, 9, 5)
        )


def test_outage_through_the_page_and_for_everybody_to_read(
    client, out, hendra, anton, joko, then, monkeypatch, log
):
    from bening.stages.announcements.views import committee

    monkeypatch.setattr(committee, "now", lambda: then)
    address = reverse("announcements:outage", args=[out.slug])
    client.force_login(joko)
    assert client.get(address).status_code == 404
    client.force_login(hendra)
    assert client.post(address, {"once": str(uuid4())}).status_code == 422
    sent = {"service": "e-meterai", "began": "2024-09-03T08:00", "ended": "2024-09-05T20:00"}
    assert client.post(address, {"once": str(uuid4()), **sent}).status_code == 302
    services.publish_edition(queries.waiting_for(anton).get(), by=anton, at=then)
    client.logout()

    html = client.get(reverse("announcements:detail", args=[out.slug])).content.decode()

    assert "Layanan e-meterai terganggu 3 September 2024 pukul 08.00 WIB" in html
    assert "ditambah 3 hari untuk semua" in html
    assert "meterai tempel diterima" in html
    log.audit()
