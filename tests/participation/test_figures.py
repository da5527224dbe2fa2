"""The public figures are computed a second time, from the steps that stand in the log, and must agree."""

import base64
import csv
import io
import random
from datetime import timedelta
from statistics import median

import pytest
import time_machine

from bening.core.suppression import SMALLEST
from bening.core.tlog.dataset import dataset_root, parse_line
from bening.participation.models import Comment, Complaint, ComplaintStep, ModerationMonth
from bening.participation.queries import figures
from bening.participation.services import commenting, complaints, forum, handling
from tests.cast import NIKS

CATEGORIES = ("service", "information", "fees", "conduct")
RESULTS = ("resolved", "partly", "unresolved", None)


@pytest.fixture
def told(batanghari, handlers, sari, budi, dewi, wib):
    """Thirty complaints, each with a course of its own; the moment at which they are counted."""
    dice, joko, start = random.Random(7), handlers[0], wib(2024, 9, 2, 9)
    people = (sari, budi, dewi)
    for number in range(30):
        first = start + timedelta(days=number // 3)
        category = CATEGORIES[min(dice.randrange(6), 3)]
        made = complaints.file_complaint(
            institution=batanghari,
            category=category,
            subject="-",
            story="-",
            by=people[number % 3],
            at=first,
        )
        course = dice.randrange(6)
        if course == 0:
            continue
        handling.assign(made, joko, "simple", by=joko, at=first + timedelta(days=dice.choice((1, 8))))
        if course == 1:
            continue
        if course == 2:
            handling.ask(made, "Kapan?", by=joko, at=first + timedelta(days=9))
            complaints.reply(made, "Kemarin.", by=made.person, at=first + timedelta(days=11))
        handling.answer(
            made, "upheld", "Benar.", by=joko, at=first + timedelta(days=dice.choice((12, 13, 30)))
        )
        if result := dice.choice(RESULTS):
            complaints.confirm(made, result, "Karena.", by=made.person, at=first + timedelta(days=31))
        elif course == 5:
            Complaint.objects.filter(pk=made.pk).update(alert_at=first + timedelta(days=32))
            handling.look_after(first + timedelta(days=33))
    return wib(2024, 11, 20, 9)


def outcome_of(complaint, at):
    """What the steps of one complaint say, without a look at the columns that the figures are made of."""
    steps = list(ComplaintStep.objects.filter(complaint=complaint).order_by("number"))
    reopened = [step for step in steps if step.kind == "reopened"]
    if reopened:
        steps = steps[steps.index(reopened[-1]) :]
    kinds = {step.kind: step for step in steps}
    opened, answer = steps[0].at, kinds.get("answered")
    done = answer.at if answer else at
    triaged = kinds.get("assigned")
    due = triaged.at if triaged else opened
    left = (5 if triaged else 3) + _stood_still(kinds)
    while left:
        due += timedelta(days=1)
        left -= works(due)
    confirmed = kinds.get("confirmed")
    return {
        "answered": bool(answer),
        "in_time": bool(answer) and answer.at.date() <= due.date(),
        "days": (answer.at.date() - opened.date()).days if answer else None,
        "overdue": done.date() > due.date(),
        "reopened": bool(reopened),
        "silent": "silent" in kinds,
        "resolved": bool(confirmed and confirmed.facts["result"] == "resolved"),
    }


def _stood_still(kinds):
    """Working days between a question and its reply."""
    if "replied" not in kinds:
        return 0
    first = kinds["asked"].at
    days = [first + timedelta(days=number) for number in range((kinds["replied"].at - first).days)]
    return sum(works(day) for day in days)


def works(day):
    """Monday to Friday; the only holiday of that time is 16 September 2024."""
    return day.weekday() < 5 and f"{day:%Y-%m-%d}" != "2024-09-16"


def again(at):
    """The table, made anew; a group that is hidden is left out."""
    rows = {}
    for complaint in Complaint.objects.all():
        for name in (complaint.category, ""):
            rows.setdefault(name, []).append(outcome_of(complaint, at))
    return {
        name: (
            len(found),
            sum(each["answered"] for each in found),
            sum(each["in_time"] for each in found),
            round(median(each["days"] for each in found if each["answered"])),
            sum(each["overdue"] for each in found),
            sum(each["reopened"] for each in found),
            sum(each["silent"] for each in found),
            sum(each["resolved"] for each in found),
        )
        for name, found in rows.items()
        if len(found) >= SMALLEST
    }


def test_the_figures_agree_with_the_steps(told, client, log):
    shown = {
        row.category: (
            row.received, row.answered, row.in_time, row.median_days, row.overdue, row.reopened,
            row.closed_by_us, row.resolved,
        )
        for row in figures.by_channel(told)
        if row.received is not None
    }  # fmt: skip
    expected = again(told)
    assert set(shown) <= set(expected)
    assert "" in shown
    assert len(shown) >= 3
    for name, row in shown.items():
        assert row == expected[name], name
    assert {row[0] for row in shown.values()} != {0}
    with time_machine.travel(told, tick=False):
        text = client.get("/pengaduan/data.csv").content.decode()
    rows = {row[0]: row[1:] for row in csv.reader(io.StringIO(text))}
    assert rows["semua"] == [str(cell) for cell in shown[""]]
    for name in set(rows) - {"kategori", "semua"}:
        assert rows[name] == ([str(cell) for cell in shown[name]] if name in shown else [""] * 8)
    log.audit()


def test_every_channel_is_counted_and_little_is_not_told(told, batanghari, moderators, sari, client, wib):
    """What is public is told to the last one; of complaints passed on only what points at nobody."""
    joko, _ = moderators
    topic = forum.open_topic(batanghari, slug="t", title="T", about="-", by=joko, at=wib(2024, 9, 1, 8))
    opened = {"kind": "suggestion", "body": "Buka Sabtu.", "mode": "name", "by": sari, "at": wib(2024, 9, 2)}
    threads = [forum.start_thread(topic, title=title, **opened) for title in ("Satu", "Dua")]
    for comment in list(Comment.objects.all()):
        commenting.moderate(comment, "approve", by=joko, at=wib(2024, 9, 3))
    forum.set_status(threads[0], "planned", "November.", by=joko, at=wib(2024, 9, 4))
    commenting.moderate(comment, "hide", rule="spam", reason="Berulang.", by=joko, at=wib(2024, 9, 5))
    commenting.file_appeal(comment, "Bukan.", by=sari, at=wib(2024, 9, 6))
    for number, complaint in enumerate(Complaint.objects.order_by("pk")[:6]):
        handling.hand_over(complaint, "ombudsman", "Ragu.", b"{}", by=complaint.person, at=told)
        if number < 2:
            handling.hand_over(complaint, "lapor", "Ragu.", b"{}", by=complaint.person, at=told)

    shown = {name: row for name, *row in figures.channels(told)}
    whole = figures.by_channel(told)[-1]
    assert shown == {
        "complaint": [30, whole.answered, whole.overdue],
        "lapor": [None, None, None],
        "ombudsman": [6, None, None],
        "inspectorate": [0, None, None],
        "consultation": [0, 0, None],
        "suggestion": [1, 1, None],
        "appeal": [1, 0, 1],
    }
    text = client.get("/pengaduan/kanal.csv").content.decode()
    assert "ombudsman,6,,\r\n" in text
    assert "Pengaduan yang diteruskan ke Ombudsman" in client.get("/pengaduan/").content.decode()


def test_a_month_is_what_was_done_in_it_and_its_root_can_be_made_again(
    batanghari, moderators, sari, budi, client, wib, log
):
    joko, ratna = moderators
    topic = forum.open_topic(batanghari, slug="t", title="T", about="-", by=joko, at=wib(2024, 9, 1, 8))
    moments = [
        wib(2024, 9, 1, 8, 30),
        wib(2024, 9, 30, 23, 59),
        wib(2024, 10, 1, 0, 30),
        wib(2024, 10, 31, 23),
    ]
    for number, at in enumerate(moments):
        forum.start_thread(
            topic,
            title="J",
            kind="talk",
            body=f"=1+{number}",
            mode="pseudonym",
            by=(sari, budi)[number % 2],
            at=at,
        )
        comment = Comment.objects.latest("pk")
        commenting.moderate(comment, "hide", rule="spam", reason=f"=2+{number}", by=joko, at=at)
    appeal = commenting.file_appeal(comment, "Bukan.", by=budi, at=wib(2024, 10, 31, 23, 30))
    commenting.decide_appeal(appeal, "uphold", "Benar.", by=ratna, at=wib(2024, 10, 31, 23, 40))
    assert forum.publish_months(wib(2024, 11, 1, 1)) == 2

    expected = {
        "2024-09": [("2024-09-01", "hide"), ("2024-09-30", "hide")],
        "2024-10": [("2024-10-01", "hide"), ("2024-10-31", "hide"), ("2024-10-31", "restore")],
    }
    for month, actions in expected.items():
        published = b"".join(client.get(f"/forum/moderasi/{month}.jsonl").streaming_content)
        rows = [parse_line(line) for line in published.splitlines()]
        values = [row.values for row in rows]
        assert [(row["day"], row["action"]) for row in values] == actions
        table = list(csv.DictReader(io.StringIO(client.get(f"/forum/moderasi/{month}.csv").content.decode())))
        assert [(row["day"], row["action"]) for row in table] == actions
        assert all(row["reason"].startswith("'=") or row["action"] == "restore" for row in table)
        text = published.decode()
        assert not any(name in text for name in ("Sari", "Budi", "Joko", "Ratna", "=1+", *NIKS.values()))
        root = base64.b64encode(dataset_root([row.commitment for row in rows])).decode()
        assert ModerationMonth.objects.get(month=f"{month}-01").root == root
    log.audit()
