"""A reading knows what was asked; mended answers are then compared anew (ADR 17)."""

from django.db import migrations, models

from bening.infra.sealing import Seal, Unseal

WHEN = (
    "OLD.sealed AND (NOT NEW.sealed OR OLD.document_id <> NEW.document_id OR OLD.state <> NEW.state"
    " OR OLD.version <> NEW.version OR OLD.read_at <> NEW.read_at OR OLD.kind <> NEW.kind"
    " OR OLD.problem <> NEW.problem OR OLD.report <> NEW.report OR OLD.words <> NEW.words"
    " OR OLD.asked <> NEW.asked)"
)


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_readings")]

    operations = [
        Unseal("documents_reading", WHEN, delete_when="OLD.sealed"),
        migrations.AddField("reading", "asked", models.CharField(blank=True, max_length=64)),
        migrations.AddField("reading", "statement", models.PositiveIntegerField(default=0)),
        migrations.AddIndex(
            "reading",
            models.Index(
                condition=models.Q(("sealed", False), ("state", "read")),
                fields=["statement"],
                name="reading_open",
            ),
        ),
        Seal("documents_reading", WHEN, delete_when="OLD.sealed"),
    ]
