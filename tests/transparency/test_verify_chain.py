"""The rules of the public chain: each breach is named by the entry that commits it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from bening.core import events, sampling
from bening.core.events import Record, new_id
from bening.core.tlog.note import encode64
from bening.transparency.verify.chain import Chain
from bening.transparency.verify.report import Report

START = datetime(2026, 9, 1, tzinfo=UTC)
DIGEST = "sha256:" + "0" * 64
ROOT = "A" * 43 + "="
KEY = "x.example/log/2026+00000000+" + "A" * 44
COMMIT = dict.fromkeys(("subjek", "isi", "aktor"), ROOT)
GENESIS = events.LogGenesis(origin="x.example/log/2026", key=KEY, acknowledgement=KEY)
RULES = events.RulesPublished(object="a", edition=1, regulation="r", rules=DIGEST, sha256=DIGEST)


def person(kind):
    return kind(rules=DIGEST)


def chain(*said, now=START + timedelta(days=300), judge_times=True):
    """Read entries (event, refs, seconds since the last) after a good beginning; what is wrong."""
    report, at = Report(), START
    read = Chain(report, now, judge_times=judge_times)
    for index, (event, ref, seconds) in enumerate([(GENESIS, (), 0), (RULES, (), 1), *said]):
        at += timedelta(seconds=seconds)
        commit = COMMIT if event.personal else None
        record = Record(event, new_id(at, index.to_bytes(10, "big")), at, tuple(ref), commit)
        read.add(index, record.encode())
    read.finish()
    return [(each.code, each.facts) for each in report.problems], report


SUBMIT = person(events.ApplicationSubmitted)
AUTO = person(events.VerificationAuto)
DECIDE = person(events.VerificationHuman)
OBJECT = person(events.ObjectionFiled)
ANSWER = person(events.ObjectionAnswered)
WITHDRAW = person(events.ApplicationWithdrawn)
POLICY = events.WitnessPolicy(sha256=DIGEST)


def test_good_chain_has_no_problem():
    found, report = chain(
        (SUBMIT, (), 1),
        (AUTO, (2,), 1),
        (DECIDE, (2,), 1),
        (OBJECT, (4,), 1),
        (ANSWER, (5,), 1),
        (DECIDE, (2, 4, 6), 1),
    )

    assert found == []
    assert report.findings == []


@pytest.mark.parametrize(
    ("said", "code", "facts"),
    [
        (
            [(SUBMIT, (), 1), (DECIDE, (2,), 1), (DECIDE, (2,), 1)],
            "decision.twice",
            {"index": 4, "application": 2},
        ),
        ([(SUBMIT, (), 1), (SUBMIT, (), 1), (DECIDE, (2, 3), 1)], "decision.of_nothing", {"index": 4}),
        ([(SUBMIT, (), 1), (AUTO, (2,), 1), (DECIDE, (3,), 1)], "decision.of_nothing", {"index": 4}),
        (
            [(SUBMIT, (), 1), (DECIDE, (7,), 1)],
            "entry.refers_forward",
            {"index": 3, "type": DECIDE.kind, "ref": 7},
        ),
        (
            [(SUBMIT, (), 1), (OBJECT, (2,), 1)],
            "entry.refers_wrongly",
            {"index": 3, "type": OBJECT.kind, "ref": 2, "found": SUBMIT.kind},
        ),
        (
            [(SUBMIT, (), 1), (WITHDRAW, (2,), 1), (WITHDRAW, (2,), 1)],
            "withdrawal.twice",
            {"index": 4, "application": 2},
        ),
        (
            [(SUBMIT, (), 1), (DECIDE, (2,), 1), (OBJECT, (3,), 1), (ANSWER, (4,), 1), (ANSWER, (4,), 1)],
            "objection.answered_twice",
            {"index": 6, "objection": 4},
        ),
        (
            [(SUBMIT, (), 1), (DECIDE, (2,), 1), (OBJECT, (3,), 1), (POLICY, (), 31 * 86400)],
            "objection.unanswered",
            {"index": 4, "days": 31},
        ),
        ([(POLICY, (), -62)], "entry.backdated", {"index": 2, "time": "2026-08-31T23:58:59Z", "seconds": 62}),
        ([(POLICY, (), 400 * 86400)], "entry.future", {"index": 2, "time": "2027-10-06T00:00:01Z"}),
        (
            [(events.ApplicationSubmitted(rules="sha256:" + "1" * 64), (), 1)],
            "entry.rules_unknown",
            {"index": 2, "type": SUBMIT.kind, "rules": "sha256:" + "1" * 64},
        ),
    ],
)
def test_breach_is_named(said, code, facts):
    found, report = chain(*said)

    assert (code, facts) in found
    assert all(each.text("id") and each.text("en") for each in report.findings)


def test_genesis_belongs_at_the_beginning_and_only_there():
    found, _ = chain((GENESIS, (), 1))
    assert [(code, facts["index"]) for code, facts in found] == [("entry.genesis", 2)]

    report = Report()
    Chain(report, START + timedelta(days=1)).add(0, Record(POLICY, new_id(START, bytes(10)), START).encode())
    assert [each.code for each in report.problems] == ["entry.genesis"]


def test_short_delay_of_the_sequencer_is_no_backdating():
    assert chain((POLICY, (), -59))[0] == []


def test_times_are_not_judged_where_moments_are_frozen():
    assert chain((POLICY, (), -86400), (POLICY, (), 86400 * 900), judge_times=False)[0] == []


def test_objection_that_waits_is_a_note():
    found, report = chain((SUBMIT, (), 1), (DECIDE, (2,), 1), (OBJECT, (3,), 1))

    assert found == []
    assert [(each.code, each.facts) for each in report.findings] == [("note.objections_open", {"count": 1})]


def test_same_id_twice_is_seen():
    report = Report()
    read = Chain(report, START + timedelta(days=1))
    for index, event in enumerate([GENESIS, RULES, POLICY]):
        read.add(index, Record(event, new_id(START, b"0123456789"), START).encode())
    read.finish()

    assert [each.code for each in report.problems] == ["entry.id_twice", "entry.id_twice"]


def test_entry_that_cannot_be_read_is_named_and_the_rest_goes_on():
    report = Report()
    read = Chain(report, START + timedelta(days=1))
    read.add(0, Record(GENESIS, new_id(START, bytes(10)), START).encode())
    read.add(1, b'{"v":1}')
    read.add(4, Record(DECIDE, new_id(START, b"0123456789"), START, (1, 3), COMMIT).encode())
    read.finish()

    assert [(each.code, each.facts["index"]) for each in report.problems] == [
        ("entry.refused", 1),
        ("entry.rules_unknown", 4),
    ]


def test_new_ids_are_what_they_seem():
    assert new_id(START, bytes(10)) != UUID(int=0)


SEED = bytes(range(32))
COMMITTED = events.SeedCommitted(object="a", purpose="sample", share=50, sha256=sampling.commitment(SEED))
REVEALED = events.SeedRevealed(object="a", purpose="sample", seed=encode64(SEED), cut=sampling.threshold(50))
SHORT = person(events.VerificationClear)
DRAWN = next(n for n in range(3, 999) if sampling.is_drawn(SEED, n, REVEALED.cut))


def test_short_decision_after_the_draw_is_lawful():
    read = [(COMMITTED, (), 1), (SUBMIT, (), 1), (AUTO, (3,), 1), (REVEALED, (2,), 1), (SHORT, (3, 4, 5), 1)]

    assert chain(*read)[0] == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ([(SUBMIT, (), 1), (AUTO, (2,), 1), (SHORT, (2, 3), 1)], "decision.short_without_draw"),
        (
            [(COMMITTED, (), 1), (SUBMIT, (), 1), (AUTO, (3,), 1), (REVEALED, (2,), 1), (SHORT, (3, 5), 1)],
            "decision.short_without_draw",
        ),
        ([(SUBMIT, (), 1), (COMMITTED, (), 1)], "seed.late"),
        ([(COMMITTED, (), 1), (COMMITTED, (), 1)], "seed.twice"),
        (
            [(COMMITTED, (), 1), (events.SeedRevealed("a", "sample", "A" * 43 + "=", 1 << 47), (2,), 1)],
            "seed.differs",
        ),
        ([(COMMITTED, (), 1), (events.SeedRevealed("b", "sample", ROOT, 5), (2,), 1)], "seed.of_another"),
        (
            [(COMMITTED, (), 1), (events.SeedRevealed("a", "sample", REVEALED.seed, 7), (2,), 1)],
            "seed.cut_too_low",
        ),
        (
            [
                (COMMITTED, (), 1),
                *[(SUBMIT, (), 1)] * (DRAWN - 2),
                (AUTO, (DRAWN,), 1),
                (REVEALED, (2,), 1),
                (SHORT, (DRAWN, DRAWN + 1, DRAWN + 2), 1),
            ],
            "decision.short_though_drawn",
        ),
        (
            [
                (COMMITTED, (), 1),
                (SUBMIT, (), 1),
                (AUTO, (3,), 1),
                (REVEALED, (2,), 1),
                (SHORT, (3, 4, 5), 1),
                (DECIDE, (3,), 1),
            ],
            "decision.twice",
        ),
    ],
)
def test_breach_of_the_draw_is_named(said, code):
    found, report = chain(*said)

    assert code in [one for one, _ in found]
    assert all(each.text("id") and each.text("en") for each in report.findings)
