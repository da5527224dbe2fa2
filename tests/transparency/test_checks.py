"""The start-up checks, and the job that the worker runs."""

import pytest
from django.core.checks import run_checks

from bening.transparency import checks, jobs, queries, services
from tests.transparency.world import START


class Connection:
    """Answers one question about a database as `answer`."""

    def __init__(self, vendor, answer):
        self.vendor, self._answer = vendor, answer

    def cursor(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def execute(self, sql):
        assert "synchronous" in sql

    def fetchone(self):
        return (self._answer,)


@pytest.mark.parametrize(
    ("vendor", "answer", "found"),
    [
        ("sqlite", 0, ["transparency.E001"]),
        ("sqlite", 1, ["transparency.E001"]),
        ("sqlite", 2, []),
        ("sqlite", 3, []),
        ("postgresql", "off", ["transparency.E002"]),
        ("postgresql", "local", []),
        ("postgresql", "on", []),
    ],
)
def test_database_that_may_lose_a_commit_is_refused(monkeypatch, vendor, answer, found):
    monkeypatch.setattr(checks, "connections", {"default": Connection(vendor, answer)})

    problems = checks.commits_are_durable(["default"])
    assert [each.id for each in problems] == found
    assert all(each.hint for each in problems)


@pytest.mark.django_db
def test_check_is_registered_and_asks_the_database(settings):
    found = {each.id for each in run_checks(tags=["database"], databases=["default"])}

    assert found <= {"transparency.E002"}  # the throw-away PostgreSQL of the tests is quick and forgetful
    assert run_checks(tags=["database"]) == []


@pytest.mark.django_db
def test_job_serves_every_log_and_then_rests():
    for season in ("2026", "2027"):
        services.open_log(season, at=START)

    assert jobs.sequence_and_publish()
    assert not jobs.sequence_and_publish()
    assert [queries.released_size(log) for log in queries.logs()] == [1, 1]
