"""What stands in the way of a start is said before anything is touched."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from bening.cli.serve import Unsafe, prepare

pytestmark = pytest.mark.django_db


def test_an_older_program_refuses_a_database_that_a_newer_one_changed():
    MigrationRecorder(connection).record_applied("accounts", "9999_of_tomorrow")

    with pytest.raises(Unsafe, match=r"newer program \(accounts\.9999_of_tomorrow"):
        prepare()
