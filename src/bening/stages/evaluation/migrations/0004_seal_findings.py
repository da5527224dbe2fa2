"""What was found, done, seen and told never changes; of an open finding only owner, round and dates do."""

from django.db import migrations

from bening.infra.sealing import Seal

FIXED = (
    "announcement_id", "institution_id", "number", "source", "reference", "severity", "unit", "title",
    "detail", "opened_by_id", "opened_at",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0003_findings")]
    operations = [
        Seal(
            "evaluation_finding",
            when="OLD.state = 'effective' OR " + " OR ".join(f"OLD.{name} <> NEW.{name}" for name in FIXED),
        ),
        Seal("evaluation_action", when="OLD.state <> 'filed'"),
        Seal("evaluation_effect", when="OLD.id IS NOT NULL"),
        Seal("evaluation_findingrecord", when="OLD.id IS NOT NULL"),
    ]
