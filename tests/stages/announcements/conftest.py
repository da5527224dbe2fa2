"""The committee of Batanghari: Pak Hendra drafts as secretary, Pak Anton approves."""

from io import BytesIO

import pytest

from bening.stages.announcements import services
from tests.stages.announcements import scene


@pytest.fixture
def at(wib):
    return wib(2024, 8, 1, 9)


@pytest.fixture
def draft(batanghari, hendra, at):
    return services.create_announcement(
        batanghari, title="Seleksi CPNS Batanghari 2024", slug="cpns-2024", season="2024", by=hendra, at=at
    )


@pytest.fixture
def complete(draft, hendra, at):
    """Make a draft that can be proposed, with these formasi."""

    def make(*formasi):
        file = BytesIO(scene.csv(*(formasi or scene.THREE)))
        services.import_formasi(draft, file, name="formasi.csv", by=hendra, at=at)
        draft.refresh_from_db()
        return scene.fill(draft, by=hendra, at=at)

    return make


@pytest.fixture
def publish(complete, hendra, anton, at):
    """A published announcement with these formasi."""

    def make(*formasi):
        edition = services.propose_edition(complete(*formasi), by=hendra, at=at)
        return services.publish_edition(edition, by=anton, at=at)

    return make
