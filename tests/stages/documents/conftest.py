"""Sari has stated everything; her documents are still to come."""

import pytest

from bening.stages.documents import services
from tests.committed import _seals_return, committed  # noqa: F401 -- fixtures
from tests.stages.documents import scene as documents
from tests.stages.registration import scene


@pytest.fixture
def at(wib):
    """While the registration is open."""
    return wib(2024, 8, 25, 10)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Each test has its own folder of files."""
    settings.BENING_FILES = tmp_path / "files"
    return settings.BENING_FILES


@pytest.fixture
def stored(files):
    """How many files lie in the store."""
    return lambda: sum(1 for path in files.rglob("*") if path.is_file())


@pytest.fixture
def announcement(batanghari, hendra, anton, wib):
    """Four formasi of Batanghari."""
    return scene.publish(batanghari, secretary=hendra, approver=anton, at=wib(2024, 8, 18, 9))


@pytest.fixture
def application(announcement, sari, at):
    code = scene.queries.announcements.formasi_in(announcement)[0].code
    return scene.ready(announcement, by=sari, at=at, code=code)


@pytest.fixture
def dossier(application, sari, at):
    return services.open_dossier(application, by=sari, at=at)


@pytest.fixture
def full(dossier, sari, at):
    return documents.fill(dossier, by=sari, at=at)
