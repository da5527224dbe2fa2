"""Published and returned rankings never change; their rows never do, from the moment they stand."""

from django.db import migrations

from bening.infra.sealing import Seal


class Migration(migrations.Migration):
    """Triggers on all four tables."""

    dependencies = [("results", "0001_initial")]

    operations = [
        Seal("results_ranking", "OLD.state <> 'computed'"),
        Seal("results_place", "1 = 1"),
        Seal("results_tieinput", "1 = 1"),
        Seal("results_tiedecision", "OLD.state <> 'proposed'"),
    ]
