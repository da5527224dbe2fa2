"""What every test may use: the standing cast, the outsider who audits the log, moments in time."""

import os
from datetime import datetime
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import hypothesis
import pytest

from tests.cast import (  # noqa: F401 -- fixtures for every test
    anton,
    batanghari,
    budi,
    dewi,
    hasan,
    hendra,
    joko,
    lestari,
    murni,
    ratna,
    sari,
    tebo,
    yusuf,
)

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs in this thread

hypothesis.settings.register_profile("shared", deadline=None)  # machines do other things too
hypothesis.settings.load_profile("shared")

WIB = ZoneInfo("Asia/Jakarta")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Long files first: whoever shares the work takes them in this order, and the short ones fill the end."""
    weight = {}
    for item in items:
        marks = {mark.name for mark in item.iter_markers()}
        own = 0 if "browser" in marks else 1 if "slow" in marks else 2
        weight[item.path] = min(own, weight.get(item.path, 2))
    items.sort(key=lambda item: weight[item.path])


@pytest.fixture(scope="session")
def django_db_keepdb():
    """What is there was migrated (tests.migrated); this process alone has it, and its folder goes with it."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """A migrated database instead of an empty one. PostgreSQL's server has it already."""
    from django.db import connections

    from tests.migrated import copy_site

    told = connections["default"].settings_dict
    if told["ENGINE"] == "django.db.backends.sqlite3":
        copy_site(Path(told["TEST"]["NAME"]).parent)


@pytest.fixture(autouse=True)
def own_anchors(request):
    """Each test has its own memory of released checkpoints, as it has its own database."""
    if request.config.pluginmanager.hasplugin("django"):
        settings = request.getfixturevalue("settings")
        settings.BENING_ANCHORS = settings.BENING_HOME / "anchors" / uuid4().hex


@pytest.fixture
def log(db):
    """The outsider: `log.audit()` sequences what waits and verifies the whole log as a stranger would."""
    from tests.transparency.outsider import Outsider

    return Outsider()


@pytest.fixture
def wib():
    """`wib(2024, 9, 1, 10)`: a moment in the time of Batanghari."""
    return lambda *parts: datetime(*parts, tzinfo=WIB)
