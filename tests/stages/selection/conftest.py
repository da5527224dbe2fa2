"""The scorers: Ibu Ratna brings the file of the CAT, Pak Anton compares it with the paper."""

import pytest

from bening.stages.selection import services
from tests.stages.announcements.scene import formasi
from tests.stages.selection import scene


@pytest.fixture
def at(wib):
    """In the phase of the SKB, so that both tests have begun."""
    return wib(2024, 12, 10, 9)


@pytest.fixture
def recruitment(batanghari, hendra, anton, ratna, dewi, wib):
    """`recruitment(formasi…, people=…)`: published, entered and judged; the announcement."""

    def make(*lines, people=lambda codes: []):
        announcement = scene.publish(batanghari, hendra, anton, *lines, at=wib(2024, 8, 19, 8))
        found = people(scene.codes(announcement))
        if found:
            announcement.first_person = scene.enter(
                announcement, found, verifier=dewi, supervisor=hendra, at=wib(2024, 9, 1, 8)
            )
        return announcement

    return make


@pytest.fixture
def seal(ratna, anton, at):
    """`seal(announcement, kind, file)`: imported by one person, approved by another."""

    def make(announcement, kind, file, cause=""):
        sheet = services.import_scores(announcement, kind, file, "cat.csv", by=ratna, at=at, cause=cause)
        return services.approve_scores(sheet, by=anton, at=at)

    return make


@pytest.fixture
def two_seats():
    """One formasi with two seats, so that six may sit the SKB."""
    return formasi(1, jumlah_formasi="2")
