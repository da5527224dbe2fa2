"""A draw that anybody can repeat."""

import pytest

from bening.core import sampling
from bening.core.decision import Check, Outcome
from bening.core.triage import CLEAR, DESK, route

SEED = bytes(range(32))


def test_draw_takes_about_the_share_and_at_least_one():
    indexes = range(20_000)
    cut = sampling.cut(SEED, 50, indexes)
    drawn = [index for index in indexes if sampling.is_drawn(SEED, index, cut)]

    assert 900 < len(drawn) < 1100
    few = [index for index in range(10) if sampling.number(SEED, index) > sampling.threshold(50)]
    assert [one for one in few if sampling.is_drawn(SEED, one, sampling.cut(SEED, 50, few))] == [
        min(few, key=lambda index: sampling.number(SEED, index))
    ]
    assert sampling.cut(SEED, 50, []) == sampling.threshold(50)


def test_commitment_and_numbers_never_change():
    """They stand in published logs."""
    assert sampling.commitment(SEED).startswith("sha256:0c578bebdaf14b9c")
    assert sampling.number(SEED, 7) == 243073203347077
    assert sampling.place_in_queue(SEED, "sha256:00").hex()[:8] == "066615e2"


MET, UNSURE = Check("match.nik", Outcome.MET), Check("match.nik", Outcome.UNCERTAIN)


@pytest.mark.parametrize(
    ("stated", "documents", "way"),
    [
        ([MET], {"ktp": [MET], "ijazah": [MET]}, CLEAR),
        ([UNSURE], {"ktp": [MET], "ijazah": [MET]}, DESK),
        ([MET], {"ktp": [MET], "ijazah": [MET, UNSURE]}, DESK),
        ([MET], {"ktp": [MET]}, DESK),
        ([MET], {"ktp": [MET], "ijazah": []}, DESK),
        ([MET], {"ktp": [MET], "ijazah": [Check("image.glare", Outcome.NO_DATA)]}, DESK),
        ([Check("age", Outcome.NOT_MET)], {"ktp": [MET], "ijazah": [MET]}, DESK),
    ],
)
def test_dossier_is_clear_only_when_everything_was_checked_and_met(stated, documents, way):
    assert route(stated, documents, ["ktp", "ijazah"]) == way
