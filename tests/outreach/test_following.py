"""Calendars and feeds are what their standards say; who follows is told once of every change and deadline."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse

from bening.notifications.models import Notice
from bening.outreach import calendars, jobs, queries, services
from bening.outreach.feeds import ATOM, Entry, feed
from bening.outreach.models import CalendarLink, Follow
from bening.outreach.views import following as views
from bening.stages.announcements import queries as announcements
from bening.stages.announcements import services as announcing
from bening.stages.registration import services as registering
from tests.stages.registration import scene

SITE = "https://bening.test"


@pytest.fixture
def at(wib):
    """While the registration is open."""
    return wib(2024, 8, 25, 10)


@pytest.fixture
def announcement(batanghari, hendra, anton, wib, settings):
    settings.BENING_SITE = SITE
    return scene.publish(batanghari, secretary=hendra, approver=anton, at=wib(2024, 8, 18, 9))


@pytest.fixture
def draft(announcement, sari, at):
    """Sari's application, not yet submitted."""
    return registering.start_application(announcement, by=sari, at=at)


@pytest.fixture
def extend(announcement, hendra, anton):
    """`extend(at)`: a second edition with a later end of the registration."""

    def make(at):
        phases = dict(announcements.edition_in_force(announcement).terms["phases"])
        edition = announcing.start_edition(
            announcement, change_code="timetable_changed", change_note="Sinyal terganggu.", by=hendra, at=at
        )
        days = {name: tuple(map(_day, span)) for name, span in phases.items()}
        days["registration"] = (days["registration"][0], _day("2024-09-12"))
        announcing.set_timetable(edition, days, by=hendra, at=at)
        announcing.propose_edition(edition, by=hendra, at=at)
        return announcing.publish_edition(edition, by=anton, at=at)

    return make


def _day(text):
    from datetime import date

    return date.fromisoformat(text)


@pytest.fixture
def work(monkeypatch):
    """`work(at)`: the worker looks at that moment."""

    def look(at):
        jobs._looked.clear()
        monkeypatch.setattr(jobs, "now", lambda: at)
        return jobs.tell_and_remind()

    return look


# -- calendars ------------------------------------------------------------------------------------


def unfolded(data):
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.endswith(b"END:VCALENDAR\r\n")
    return data.replace(b"\r\n ", b"").decode().split("\r\n")


def test_calendar_escapes_and_folds_within_no_letter(wib):
    title = "Seleksi; tahap 1, “ujian” \\ " + "é" * 60
    date = calendars.Date("a@b", title, wib(2024, 8, 20), wib(2024, 9, 10), SITE, 3, alarm=2)

    lines = unfolded(calendars.calendar("Jadwal", [date], stamp=wib(2024, 8, 1)))

    assert "SUMMARY:Seleksi\\; tahap 1\\, “ujian” \\\\ " + "é" * 60 in lines
    assert "DTSTART:20240819T170000Z" in lines
    assert "SEQUENCE:3" in lines
    assert "TRIGGER;RELATED=END:-P2D" in lines


def test_timetable_of_an_announcement_is_a_calendar(client, announcement, extend, wib):
    address = reverse("outreach:schedule", args=[announcement.slug])
    first = unfolded(client.get(address).content)
    extend(wib(2024, 8, 26, 9))
    second = unfolded(client.get(address).content)

    assert first.count("BEGIN:VEVENT") == len(announcements.timetable_of(announcement).phases)
    assert "SUMMARY:Pendaftaran: Seleksi CPNS Batanghari 2024" in first
    assert "DTEND:20240910T165959Z" in first
    assert [line for line in first if line.startswith("UID")] == [
        line for line in second if line.startswith("UID")
    ]


def test_private_address_shows_dates_and_nothing_personal(client, draft, sari, at):
    client.force_login(sari)
    client.post(reverse("outreach:renew_address"))
    key = CalendarLink.objects.get().key
    client.logout()
    answer = client.get(f"/kalender/{key}.ics")

    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert "Seleksi CPNS Batanghari 2024" in b"\n".join(answer.content.split(b"\r\n ")).decode()
    assert "Sari" not in answer.content.decode()
    assert "private" in answer.headers["Cache-Control"]


def test_private_address_that_was_renewed_or_removed_leads_nowhere(client, sari, announcement, at):
    first = services.renew_calendar(sari, at=at).key
    second = services.renew_calendar(sari, at=at).key
    assert client.get(f"/kalender/{first}.ics").status_code == 404
    assert client.get(f"/kalender/{second}.ics").status_code == 200
    client.force_login(sari)
    client.post(reverse("outreach:renew_address"), {"hapus": "1"})

    assert client.get(f"/kalender/{second}.ics").status_code == 404


def test_my_dates_are_what_i_applied_to_or_follow(client, announcement, budi, draft, sari, at, monkeypatch):
    monkeypatch.setattr(views, "now", lambda: at)
    client.force_login(budi)
    assert "Seleksi CPNS" not in client.get(reverse("outreach:dates")).content.decode()
    client.post(reverse("outreach:follow", args=[announcement.slug]))
    assert "Seleksi CPNS" in client.get(reverse("outreach:dates")).content.decode()
    client.force_login(sari)
    assert "Seleksi CPNS" in client.get(reverse("outreach:dates")).content.decode()


# -- feeds ------------------------------------------------------------------------------------------


def test_feed_has_every_edition_with_its_difference(client, announcement, extend, wib):
    extend(wib(2024, 8, 26, 9))
    for address in (reverse("outreach:feed"), reverse("outreach:feed_of", args=[announcement.slug])):
        root = ET.fromstring(client.get(address).content)
        told = root.findall(f"{{{ATOM}}}entry")

        assert root.find(f"{{{ATOM}}}id").text == SITE + address
        assert len(told) == 2
        newest = told[0].find(f"{{{ATOM}}}summary").text
        assert "Sinyal terganggu." in newest
        assert "10 September 2024 → 20 Agustus sampai 12 September 2024" in newest
        assert told[0].find(f"{{{ATOM}}}id").text.endswith("/versi/2/")


def test_sign_that_xml_cannot_hold_spoils_no_feed(wib):
    at = wib(2024, 8, 26, 9)
    one = Entry("u", "Per\x0bubahan <b>", "\x00\x08\ufffe&", "/x", at)

    root = ET.fromstring(feed("Seleksi\x1b", "/", "/x", [one], empty_at=at))

    assert [each.text for each in root.iter(f"{{{ATOM}}}title")] == ["Seleksi", "Perubahan <b>"]
    assert [each.text for each in root.iter(f"{{{ATOM}}}summary")] == ["&"]


def test_feed_is_a_feed_while_nothing_is_published(client, db):
    root = ET.fromstring(client.get(reverse("outreach:feed")).content)

    assert root.findall(f"{{{ATOM}}}entry") == []
    assert root.find(f"{{{ATOM}}}updated").text


# -- telling ----------------------------------------------------------------------------------------


def test_followers_and_applicants_are_told_once(draft, sari, budi, extend, announcement, at, work):
    services.follow(announcement, by=budi, at=at)
    edition = extend(at + timedelta(hours=1))
    assert work(at + timedelta(hours=2))
    assert not work(at + timedelta(hours=3))

    notices = Notice.objects.filter(kind="announcement.changed")
    assert set(notices.values_list("user", flat=True)) == {sari.pk, budi.pk}
    assert notices[0].context["phases"] == 1
    assert notices[0].context["site"] == f"{SITE}/pengumuman/cpns-2024/versi/{edition.number}/"


def test_who_follows_after_a_change_is_not_told_of_it(budi, extend, announcement, at, work):
    extend(at)
    services.follow(announcement, by=budi, at=at + timedelta(hours=1))

    assert not work(at + timedelta(hours=2))
    services.unfollow(announcement, by=budi)
    assert not Follow.objects.exists()


def test_unfinished_draft_is_reminded_three_days_and_one_day_before_the_end(draft, sari, work, wib):
    assert not work(wib(2024, 9, 6, 9))
    assert work(wib(2024, 9, 8, 9))
    assert not work(wib(2024, 9, 8, 15))
    assert work(wib(2024, 9, 10, 9))
    assert not work(wib(2024, 9, 11, 9))

    notices = Notice.objects.filter(kind="reminder.closing")
    assert list(notices.values_list("user", flat=True)) == [sari.pk] * 2
    assert notices[0].context["closes"] == "2024-09-10T23:59:59+07:00"


def test_submitted_application_is_not_reminded(announcement, sari, at, work, wib):
    scene.enter(announcement, by=sari, at=at, code="F01")

    assert not work(wib(2024, 9, 9, 9))


def test_short_phase_reminds_only_after_its_first_hours(announcement, wib):
    told = [one.kind for one in queries.deadlines(wib(2024, 9, 20, 9))]
    later = [(one.kind, one.people) for one in queries.deadlines(wib(2024, 9, 20, 13))]

    assert told == []
    assert later == [("reminder.sanggah", ())]


def test_worker_looks_only_now_and_then(db, monkeypatch, at, django_assert_num_queries):
    jobs._looked[:] = [at]
    monkeypatch.setattr(jobs, "now", lambda: at + timedelta(minutes=1))
    with django_assert_num_queries(0):
        assert not jobs.tell_and_remind()
