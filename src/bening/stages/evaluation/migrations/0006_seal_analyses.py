"""A plan never changes, what is published or returned never changes, nor any line of a published table."""

from django.db import migrations

from bening.infra.sealing import Seal

FIXED = ("announcement_id", "number", "kind", "plan", "proposed_by_id", "proposed_at")


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0005_analyses")]
    operations = [
        Seal(
            "evaluation_analysis",
            when="OLD.state IN ('published', 'returned') OR "
            + " OR ".join(f"OLD.{name} <> NEW.{name}" for name in FIXED),
        ),
        Seal("evaluation_analysistable", when="OLD.id IS NOT NULL"),
        Seal("evaluation_analysisrow", when="OLD.id IS NOT NULL"),
    ]
