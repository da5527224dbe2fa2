"""Sites built once a run; each test hurts a copy."""

import shutil

import pytest

from tests.faults.site import Site, world
from tests.migrated import copy_site


def built(tmp_path_factory, people):
    home = tmp_path_factory.mktemp("built") / "home"
    copy_site(home)
    world(home, "build", people)
    return home


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """A site with two people, for tests that count steps."""
    return built(tmp_path_factory, 2)


@pytest.fixture(scope="session")
def large(tmp_path_factory):
    """A site with enough people to be busy."""
    return built(tmp_path_factory, 30)


@pytest.fixture
def home(large, tmp_path):
    """A copy that may be hurt."""
    return shutil.copytree(large, tmp_path / "home")


@pytest.fixture
def site(home):
    """The copy, running."""
    site = Site(home).start()
    site.wait_until_up()
    yield site
    site.stop()
