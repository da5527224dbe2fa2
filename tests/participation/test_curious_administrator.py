"""Whoever reads the whole database reads nothing that was said in confidence."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from bening.participation import records
from bening.participation.models import HandOver
from bening.participation.queries import complaints as queries
from bening.participation.services import complaints, handling, interests


@pytest.fixture
def at(wib):
    return lambda day: wib(2024, 9, day, 9)


def everything():
    """Every value of every table, as one text."""
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                told += [
                    bytes(v).decode("latin-1") if isinstance(v, bytes | memoryview) else str(v) for v in row
                ]
    return "\n".join(told)


def test_nothing_said_in_confidence_lies_in_clear(batanghari, handlers, inspector, ratna, sari, at, log):
    joko, _ = handlers
    made = complaints.file_complaint(
        institution=batanghari, category="fees", subject="Judul-rahasia", story="Uraian-rahasia.",
        named="Terlapor-rahasia", by=sari, at=at(2),
    )  # fmt: skip
    handling.assign(made, joko, "simple", by=joko, at=at(3))
    handling.ask(made, "Tanya-rahasia?", by=joko, at=at(3))
    complaints.reply(made, "Balas-rahasia.", by=sari, at=at(4))
    record = records.as_json(made)
    handling.hand_over(made, "ombudsman", "Alasan-rahasia", record, by=sari, at=at(4))
    handling.answer(made, "upheld", "Jawab-rahasia.", by=joko, at=at(5))
    complaints.confirm(made, "unresolved", "Belum-rahasia.", by=sari, at=at(6))
    interests.declare(
        batanghari, kind="interest", on=date(2024, 9, 1), detail="Rincian-rahasia.", by=ratna, at=at(2)
    )
    report = interests.report_pressure(batanghari, "Tekanan-rahasia.", by=ratna, at=at(2))
    interests.take_pressure(report, by=inspector, at=at(3))
    interests.close_pressure(report, "Hasil-rahasia.", by=inspector, at=at(4))

    held = everything()
    assert made.ticket in held, "the search finds what is there"
    assert "-rahasia" not in held
    assert "Alasan-rahasia" in [step.text for step in queries.steps_of(made)]
    with pytest.raises(DatabaseError), transaction.atomic():
        HandOver.objects.update(office="lapor")
    log.audit()
