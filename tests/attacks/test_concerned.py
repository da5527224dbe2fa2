"""Nobody handles marks, rankings or ties in which they stand themselves."""

import pytest

from bening.accounts.models import User
from bening.accounts.services import declare_relative
from bening.core.decision import Refused
from bening.infra.encryption import lookup
from bening.stages.results import services as results
from bening.stages.selection import services as selection
from tests.cast import JOINED
from tests.stages.results.conftest import *  # noqa: F403 -- the same scene
from tests.stages.results.test_ties import GROUND, SAME, tied  # noqa: F401 -- three equal people
from tests.stages.selection.scene import SKD, csv

ORDER = ["40000002", "40000001", "40000003"]
RELATIVE = "1504015203990099"


@pytest.fixture
def insider(tied):  # noqa: F811
    """The first participant, who has an office as well."""
    return tied.first_person


def refused(act, *args, **more):
    with pytest.raises(Refused) as refusal:
        act(*args, **more)
    return [reason.code for reason in refusal.value.reasons]


def test_participant_neither_brings_nor_seals_marks(tied, insider, ratna, at, log):  # noqa: F811
    file = csv(SKD, [(number, *SAME, "hadir") for number in ORDER])
    more = {"at": at, "cause": "Salah unggah."}

    assert refused(selection.import_scores, tied, "skd", file, "cat.csv", by=insider, **more) == [
        "officer.concerned"
    ]
    file.seek(0)
    sheet = selection.import_scores(tied, "skd", file, "cat.csv", by=ratna, **more)
    assert refused(selection.approve_scores, sheet, by=insider, at=at) == ["officer.concerned"]
    log.audit()


def test_participant_neither_computes_nor_publishes(tied, insider, hendra, after, log):  # noqa: F811
    assert "officer.concerned" in refused(results.compute_ranking, tied, "final", by=insider, at=after)
    ranking = results.compute_ranking(tied, "final", by=hendra, at=after)
    assert "officer.concerned" in refused(results.publish_ranking, ranking, by=insider, at=after)
    log.audit()


def test_tie_is_decided_by_nobody_concerned(tied, insider, hendra, anton, after, log):  # noqa: F811
    User.objects.filter(pk=insider.pk).update(nik_lookup=lookup(RELATIVE, "nik"))
    declare_relative(anton, RELATIVE, "sibling", at=JOINED)

    for officer in (insider, anton):
        assert refused(results.propose_order, tied, ORDER, GROUND, by=officer, at=after) == [
            "officer.concerned"
        ]
    decision = results.propose_order(tied, ORDER, GROUND, by=hendra, at=after)
    for officer in (insider, anton):
        assert refused(results.approve_order, decision, by=officer, at=after) == ["officer.concerned"]
    log.audit()
