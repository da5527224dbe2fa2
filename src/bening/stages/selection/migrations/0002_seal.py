"""Sealed and returned sheets never change; rows never do, from the moment they stand."""

from django.db import migrations

from bening.infra.sealing import Seal


class Migration(migrations.Migration):
    """Triggers on both tables."""

    dependencies = [("selection", "0001_initial")]

    operations = [
        Seal("selection_scoresheet", "OLD.state <> 'imported'"),
        Seal("selection_scorerow", "1 = 1"),
    ]
