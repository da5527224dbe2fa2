"""For tests in which several threads really commit: the database is emptied afterwards, seals and all.

SQLite empties a table by DELETE, which the seals forbid; so they are put aside while it is emptied.
PostgreSQL empties by TRUNCATE, which they do not see.
"""

import threading

import pytest
from django.db import connection

TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


@pytest.fixture
def _seals_return(django_db_setup, django_db_blocker):
    """Outermost: brings the seals back when the database is empty."""
    kept = []
    yield kept
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for _, sql in kept:
            cursor.execute(sql)


@pytest.fixture
def committed(_seals_return, transactional_db):
    """Every thread sees what the others committed, as on a real site."""
    yield
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            _seals_return += cursor.execute(TRIGGERS).fetchall()
            for name, _ in _seals_return:
                cursor.execute(f"DROP TRIGGER {name}")


def at_once(act, times):
    """The outcomes of `act(number)` run by so many threads that start together; exceptions are outcomes."""
    barrier, outcomes = threading.Barrier(times), [None] * times

    def run(number):
        try:
            barrier.wait()
            outcomes[number] = act(number)
        except Exception as error:
            outcomes[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
