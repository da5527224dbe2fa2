"""People of participation: two who handle complaints, an inspector, and an open log."""

import pytest

from bening.transparency.services import open_log
from tests.cast import JOINED, give_role


@pytest.fixture(autouse=True)
def opened(db):
    """The log of a recruitment that runs."""
    return open_log("2024", at=JOINED)


@pytest.fixture
def handlers(batanghari, murni, hasan, joko, ratna):
    """Pak Joko and Ibu Ratna handle complaints."""
    give_role(joko, "complaint_officer", batanghari, murni, hasan)
    return joko, give_role(ratna, "complaint_officer", batanghari, murni, hasan)


@pytest.fixture
def inspector(batanghari, murni, hasan, dewi):
    """Ibu Dewi of the inspectorate."""
    return give_role(dewi, "inspector", batanghari, murni, hasan)


@pytest.fixture
def facilitators(batanghari, murni, hasan, hendra, anton):
    """Pak Hendra drafts, Pak Anton publishes."""
    for user in (hendra, anton):
        give_role(user, "facilitator", batanghari, murni, hasan)
    return hendra, anton


@pytest.fixture
def moderators(batanghari, murni, hasan, joko, ratna):
    """Pak Joko and Ibu Ratna moderate."""
    for user in (joko, ratna):
        give_role(user, "moderator", batanghari, murni, hasan)
    return joko, ratna
