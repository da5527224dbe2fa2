"""Whether two raters of the same people agree may be asked of the site's own assessments."""

from django.db import migrations, models

from bening.infra.sealing import Seal, Unseal

KINDS = ("fairness", "validity", "agreement", "ratings", "funnel")
FIXED = ("announcement_id", "number", "kind", "plan", "proposed_by_id", "proposed_at")


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0010_seal_performance")]
    operations = [
        Unseal("evaluation_analysis", when=""),
        migrations.RemoveConstraint(model_name="analysis", name="analysis_kind_known"),
        migrations.AddConstraint(
            model_name="analysis",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", KINDS)), name="analysis_kind_known"
            ),
        ),
        Seal(
            "evaluation_analysis",
            when="OLD.state IN ('published', 'returned') OR "
            + " OR ".join(f"OLD.{name} <> NEW.{name}" for name in FIXED),
        ),
    ]
