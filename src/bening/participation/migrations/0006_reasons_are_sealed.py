"""Why a complaint was handed on stands sealed in its step; the copy in clear goes."""

from django.db import migrations

from bening.infra.sealing import Seal, Unseal

NEVER = "OLD.id = OLD.id"


class Migration(migrations.Migration):
    """SQLite rebuilds the table and forgets its triggers, so they are taken away and put back."""

    dependencies = [("participation", "0005_no_final_over_an_appeal")]

    operations = [
        Unseal("participation_handover", when=NEVER),
        migrations.RemoveField(model_name="handover", name="because"),
        Seal("participation_handover", when=NEVER),
    ]
