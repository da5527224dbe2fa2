"""The formasi rows against the sealed edition they are made from."""

from django.db import connection

from bening.stages.announcements import projection


def test_rows_that_follow_the_edition_differ_in_nothing(publish, log):
    published = publish().announcement

    assert list(projection.differences(published)) == []
    log.audit()


def test_row_changed_behind_the_edition_is_named(publish):
    published = publish().announcement
    with connection.cursor() as cursor:
        cursor.execute("UPDATE announcements_formasi SET quota = quota + 1 WHERE code = 'F01'")

    assert list(projection.differences(published)) == [
        f"formasi F01 of {published.slug}: quota differ from the edition"
    ]
