"""Marks, feedback and decisions never change; what two raters concluded stays while it waits for its answer."""

from django.db import migrations

from bening.infra.sealing import Seal, Unseal

ASSESSMENT = (
    "appointment_id", "person_id", "period", "first_rater_id", "rated_at", "evidence_sealed",
)  # fmt: skip
CONCLUDED = (
    "second_rater_id", "results", "behaviour", "rating", "results_mean", "behaviour_mean", "shared_at",
    "answer_due_at", "entry_id", "formula", "regulation_digest", "instrument_digest",
)  # fmt: skip


def differs(names):
    return " OR ".join(f"OLD.{name} <> NEW.{name}" for name in names)


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0009_performance")]
    operations = [
        Unseal("evaluation_assessment", when=""),
        Seal(
            "evaluation_assessment",
            when="OLD.state IN ('sealed', 'returned') OR "
            + differs(ASSESSMENT)
            + " OR (OLD.state IN ('shared', 'contested') AND ("
            + differs(CONCLUDED)
            + "))",
        ),
        Seal("evaluation_plan", when="OLD.state <> 'proposed' OR OLD.goals_sealed <> NEW.goals_sealed"),
        Seal("evaluation_feedback", when="OLD.id IS NOT NULL"),
        Seal("evaluation_mark", when="OLD.id IS NOT NULL"),
        Seal("evaluation_officialfile", when="OLD.state <> 'imported'"),
        Seal("evaluation_officialrating", when="OLD.id IS NOT NULL"),
        Seal("evaluation_trainingresult", when="OLD.state <> 'recorded' OR OLD.mark <> NEW.mark"),
        Seal(
            "evaluation_termdecision",
            when="OLD.state <> 'proposed' OR OLD.outcome <> NEW.outcome OR OLD.ground <> NEW.ground",
        ),
    ]
