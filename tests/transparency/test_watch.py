"""The outside monitor: alarms on what only time shows, with plain words and exit codes."""

import argparse
from datetime import timedelta

import pytest

from bening.core import events
from bening.transparency.verify import watch_command
from bening.transparency.verify.watch_command import look
from tests.transparency.drill import RELEASE, Adversary

pytestmark = pytest.mark.django_db


@pytest.fixture
def a(scene):
    """A season whose objections are answered; the site is a folder that the test writes."""
    return Adversary(scene, scene.at)


@pytest.fixture
def watched(a, tmp_path):
    """`watched(hours)`: what is served, looked at so many hours later; the exit code and report."""
    site = tmp_path / "site"

    def seen(hours=0, **more):
        for path, data in a.files.items():
            target = site / path.lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        for path in [each for each in site.rglob("*") if each.is_file()]:
            if "/" + path.relative_to(site).as_posix() not in a.files:
                path.unlink()
        given = {"source": str(site), "home": tmp_path / "watch", "key": [str(a.scene.key)], "trust": None}
        given |= {"quiet_hours": 26, "answer_days": 14, "lang": "en"} | more
        a.now = a.scene.world.at + timedelta(hours=2 + hours)
        return look(argparse.Namespace(**given), a.now)

    return seen


def test_log_in_order_is_quietly_good(a, watched):
    code, text = watched()
    assert (code, text.splitlines()[0].endswith("everything agrees")) == (0, True)
    a.say(RELEASE, after=timedelta(hours=2))
    a.rebuild()
    code, text = watched(3)
    assert code == 0
    assert "1 new entries" in text


def test_log_that_stands_still_is_an_alarm_that_remembers_its_beginning(watched):
    assert watched()[0] == 0
    assert watched(25)[0] == 0
    code, first = watched(27)
    assert code == 1
    assert "has not grown for 27 hours" in first
    _, again = watched(30)
    since = first.split("(since ")[1].split(")")[0]
    assert f"(since {since})" in again


def test_entry_that_came_late_is_named(a, watched):
    watched()
    a.say(RELEASE, at=a.scene.world.at + timedelta(hours=1, minutes=30))
    a.rebuild()
    code, text = watched(1)

    assert code == 1
    assert f"Entry {len(a.entries) - 1} came late" in text


def test_objection_past_its_deadline_is_named(a, watched):
    watched()
    index = a.person(events.ObjectionFiled, a.at["decision"], after=timedelta(hours=2))
    a.rebuild()
    assert watched(2)[0] == 0
    a.say(RELEASE, at=a.scene.world.at + timedelta(days=15))
    a.rebuild()
    code, text = watched(15 * 24)

    assert code == 1
    assert f"objection in entry {index} is not answered after 14 days" in text


def test_fork_is_an_alarm_and_evidence_is_kept(a, watched, tmp_path):
    watched()
    kept = a.files["/log/2026/checkpoint"]
    a.entries = a.entries[:-1]
    a.say(RELEASE, after=timedelta(hours=2))
    a.forget()
    a.rebuild(witnesses=False)
    code, text = watched(3)

    assert code == 1
    assert "history was rewritten" in text
    [evidence] = (tmp_path / "watch" / "evidence").iterdir()
    assert evidence.read_bytes() == a.files["/log/2026/checkpoint"] != kept


def test_decision_of_one_person_without_a_draw_is_an_alarm(a, watched):
    watched()
    a.person(events.VerificationClear, a.at["clear"][0], a.at["auto"][0], after=timedelta(hours=2))
    a.rebuild()
    code, text = watched(3)

    assert code == 1
    assert f"Entry {len(a.entries) - 1} is a decision by one person alone" in text


def test_site_that_cannot_be_looked_at_is_an_alarm(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    asked = [str(tmp_path / "empty"), "--home", str(tmp_path / "watch"), "--lang", "en"]

    assert watch_command.main(asked) == 2
    assert "1 ALARMS" in capsys.readouterr().out
