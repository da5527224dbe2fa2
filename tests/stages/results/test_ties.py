"""A tie on which the law is silent: nobody is placed until two people decided, and everyone sees it."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from bening.core.decision import Refused
from bening.stages.results import queries, services
from bening.stages.results.models import TieDecision
from tests.stages.announcements.scene import formasi
from tests.stages.results.conftest import told
from tests.stages.selection.scene import Person
from tests.stages.selection.test_sealing import _change

SAME = ("F01", 95, 130, 187)
GROUND = "Berita acara rapat panitia 800/12/2025: undian terbuka."


@pytest.fixture
def tied(recruitment, take_skd, take_skb, publish):
    """Three people equal in every mark, of whom two share the birth date and one is younger; two seats."""
    people = lambda codes: [  # noqa: E731
        Person("40000001", codes[0]),
        Person("40000002", codes[0]),
        Person("40000003", codes[0], born=date(1999, 1, 1)),
    ]
    announcement = recruitment(formasi(1, jumlah_formasi="1"), people=people)
    take_skd(announcement, dict.fromkeys(("40000001", "40000002", "40000003"), SAME))
    publish(announcement, "skd")
    take_skb(announcement, dict.fromkeys(("40000001", "40000002", "40000003"), 400))
    return announcement


@pytest.fixture
def decided(tied, hendra, anton, after):
    order = ["40000002", "40000001", "40000003"]
    decision = services.propose_order(tied, order, GROUND, by=hendra, at=after)
    return services.approve_order(decision, by=anton, at=after)


def test_undecided_places_block_publication(tied, hendra, anton, after, log):
    ranking = services.compute_ranking(tied, "final", by=hendra, at=after)

    assert {code for _, code, _ in told(ranking).values()} == {"", "P/TL"}
    with pytest.raises(Refused, match=r"ranking\.places_undecided"):
        services.publish_ranking(ranking, by=anton, at=after)
    assert [{one.participant for one in tie} for tie in services.open_ties(tied)] == [
        {"40000001", "40000002", "40000003"}
    ]
    log.audit()


def test_decision_of_two_people_becomes_an_input_anyone_sees(tied, decided, publish, log):
    assert services.open_ties(tied) == ()

    ranking = publish(tied, "final")

    assert told(ranking) == {
        "40000002": (1, "P/L", "F01"),
        "40000001": (2, "P/TL", ""),
        "40000003": (3, "P/TL", ""),
    }
    shown = {row.values["participant"]: row.values for row in queries.open_inputs(ranking)}
    assert {number: values["decided"] for number, values in shown.items()} == {
        "40000002": 1,
        "40000001": 2,
        "40000003": 3,
    }
    assert queries.decisions_in(ranking) == [(["40000002", "40000001", "40000003"], GROUND)]
    log.audit()


def test_order_may_not_contradict_the_law(tied, hendra, after, log):
    with pytest.raises(Refused, match=r"tie\.law_decides"):
        services.propose_order(tied, ["40000003", "40000001", "40000002"], GROUND, by=hendra, at=after)
    assert not TieDecision.objects.exists()
    log.audit()


@pytest.mark.parametrize(
    "order",
    [["40000001", "40000002"], ["40000001", "40000002", "40000002"], ["40000001", "40000009", "40000003"]],
)
def test_order_names_everyone_of_one_tie_once(tied, hendra, after, order):
    with pytest.raises(Refused, match=r"tie\.not_open"):
        services.propose_order(tied, order, GROUND, by=hendra, at=after)


def test_order_needs_a_ground(tied, hendra, after):
    with pytest.raises(Refused, match=r"tie\.ground_missing"):
        services.propose_order(tied, ["40000002", "40000001", "40000003"], " ", by=hendra, at=after)


def test_proposer_cannot_approve(tied, hendra, after, log):
    order = ["40000002", "40000001", "40000003"]
    decision = services.propose_order(tied, order, GROUND, by=hendra, at=after)

    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.approve_order(decision, by=hendra, at=after)
    with pytest.raises(IntegrityError, match=r"tie_four_eyes|CHECK"), transaction.atomic():
        TieDecision.objects.filter(pk=decision.pk).update(approved_by=hendra)
    assert services.open_ties(tied)
    log.audit()


def test_sealed_decision_never_changes(decided):
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        connection.cursor().execute("UPDATE results_tiedecision SET ground = 'lain'")


def test_returned_proposal_decides_nothing(tied, hendra, anton, after):
    decision = services.propose_order(tied, ["40000001", "40000002", "40000003"], GROUND, by=hendra, at=after)

    services.return_order(decision, by=anton, at=after)

    assert queries.decided_orders(tied) == []


def test_decision_falls_away_when_marks_change(tied, decided, take_skb, publish, log):
    take_skb(tied, {"40000001": 400, "40000002": 395, "40000003": 400}, cause="Koreksi berita acara.")

    assert told(publish(tied, "final"))["40000001"] == (1, "P/L", "F01")
    log.audit()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE results_tieinput SET decided = 3 WHERE participant = '40000002'",
        "UPDATE results_tieinput SET ground = 'Undian tertutup.' WHERE participant = '40000002'",
        "UPDATE results_tieinput SET born = '1999-01-02' WHERE participant = '40000003'",
        "UPDATE results_tieinput SET salt = commitment WHERE participant = '40000002'",
    ],
)
def test_outsider_names_a_changed_input(tied, decided, publish, log, change):
    publish(tied, "final")
    log.audit()

    _change("results_tieinput", change)
    told = "\n".join(problem.text("id") for problem in log.look(judge_times=False).problems)

    assert "peringkat-final-1-masukan" in told
    assert "1999-01-02" not in change or "40000003" in told
