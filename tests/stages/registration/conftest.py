"""The announcement that the people of these tests apply to, and the moment at which they do."""

import pytest

from bening.stages.registration import services
from tests.committed import _seals_return, committed  # noqa: F401 -- fixtures
from tests.stages.registration import scene


@pytest.fixture
def at(wib):
    """While the registration is open."""
    return wib(2024, 8, 25, 10)


@pytest.fixture
def announcement(batanghari, hendra, anton, wib):
    """Four formasi of Batanghari."""
    return scene.publish(batanghari, secretary=hendra, approver=anton, at=wib(2024, 8, 18, 9))


@pytest.fixture
def formasi(announcement):
    return lambda code: scene.queries.announcements.formasi_by_code(announcement, code)


@pytest.fixture
def draft(announcement, sari, at):
    return services.start_application(announcement, by=sari, at=at)


@pytest.fixture
def filled(draft, formasi, sari, at):
    """Everything answered, one formasi chosen; only to be ended."""
    code = next(row.code for row in scene.queries.announcements.formasi_in(draft.announcement))
    services.choose_formasi(draft, formasi(code), by=sari, at=at)
    return scene.fill(draft, by=sari, at=at)
