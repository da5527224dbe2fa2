"""From sealed sheets to published results: Pak Hendra computes, Pak Anton publishes, Ibu Dewi answers.

Ibu Lestari stands in as verifier, so that Ibu Dewi took no part in anything before the sanggah.
"""

import pytest

from bening.stages.results import queries, services
from tests.stages.selection.conftest import at, recruitment, seal  # noqa: F401 -- the same scene
from tests.stages.selection.scene import SKB, SKD, csv


@pytest.fixture
def after(wib):
    """When the final result is due."""
    return wib(2025, 1, 6, 9)


@pytest.fixture
def publish(hendra, anton, after):
    """`publish(announcement, stage)`: computed by one person, published by another."""

    def make(announcement, stage, moment=after):
        ranking = services.compute_ranking(announcement, stage, by=hendra, at=moment)
        return services.publish_ranking(ranking, by=anton, at=moment)

    return make


@pytest.fixture
def take_skd(seal):  # noqa: F811
    """`take_skd(announcement, {number: (formasi, twk, tiu, tkp)})`; None instead of marks: absent."""

    def make(announcement, marks, cause=""):
        rows = [
            (number, code, *(parts or ("", "", "")), "hadir" if parts else "tidak hadir")
            for number, (code, *parts) in marks.items()
        ]
        return seal(announcement, "skd", csv(SKD, rows), cause)

    return make


@pytest.fixture
def take_skb(seal):  # noqa: F811
    """`take_skb(announcement, {number: CAT mark or (CAT, extra)})` for everyone who was invited."""

    def make(announcement, marks, cause=""):
        from bening.stages.selection import queries as selection

        rows = []
        for number, code in selection.invited_to_skb(announcement).items():
            mark = marks.get(number, "")
            cat, extra = mark if isinstance(mark, tuple) else (mark, "")
            rows.append((number, code, cat, extra, "hadir" if mark != "" else "tidak hadir"))
        return seal(announcement, "skb", csv(SKB, rows), cause)

    return make


def told(ranking):
    """Number → (rank, code, seat) of a ranking, as stored."""
    return {
        place.participant: (place.rank, place.code, place.placed_formasi)
        for place in queries.places_of(ranking)
    }
