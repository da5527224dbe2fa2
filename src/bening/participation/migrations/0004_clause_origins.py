"""Clauses that came out of others; comments that never move; an answer may be that a clause was dropped."""

import django.db.models.deletion
from django.db import migrations, models

from bening.infra.guarding import Guard, Unguard
from bening.infra.sealing import Seal, Unseal

FINAL = (
    "participation_version",
    "final_leaves_nobody_unanswered",
    "NEW.final AND NEW.state = 'published' AND EXISTS (SELECT 1 FROM participation_comment c"
    " JOIN participation_clausetext t ON t.id = c.clause_text_id"
    " JOIN participation_version v ON v.id = t.version_id"
    " WHERE v.consultation_id = NEW.consultation_id AND c.state IN ('visible', 'held')"
    " AND NOT EXISTS (SELECT 1 FROM participation_response r"
    " WHERE r.cluster_id = c.cluster_id AND r.state = 'published'))",
)
SAID = (
    "OLD.body <> NEW.body OR OLD.proposed <> NEW.proposed OR OLD.person_id <> NEW.person_id"
    " OR OLD.created_at <> NEW.created_at OR OLD.kind <> NEW.kind OR OLD.mode <> NEW.mode"
)
ANCHORED = (
    " OR COALESCE(OLD.clause_text_id, 0) <> COALESCE(NEW.clause_text_id, 0)"
    " OR COALESCE(OLD.thread_id, 0) <> COALESCE(NEW.thread_id, 0) OR OLD.quote <> NEW.quote"
    " OR OLD.pseudonym <> NEW.pseudonym"
    " OR COALESCE(OLD.organisation_id, 0) <> COALESCE(NEW.organisation_id, 0)"
)
ANSWERED = "OLD.state = 'published'"


class Migration(migrations.Migration):
    """SQLite rebuilds the table of answers and forgets its triggers, so they are taken away and put back."""

    dependencies = [("participation", "0003_interests")]

    operations = [
        migrations.CreateModel(
            name="ClauseOrigin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("clause", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participation.clause")),
                ("origin", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participation.clause")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="origins", to="participation.version")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("version", "clause", "origin"), name="clause_origin_once"),
                    models.CheckConstraint(condition=models.Q(("clause", models.F("origin")), _negated=True), name="clause_origin_is_another"),
                ],
            },
        ),
        Guard(
            "participation_clauseorigin",
            "published_origin_is_final",
            "EXISTS (SELECT 1 FROM participation_version v WHERE v.id = NEW.version_id AND v.state = 'published')",
        ),
        Guard(
            "participation_clauseorigin",
            "published_origin_stays",
            "EXISTS (SELECT 1 FROM participation_version v WHERE v.id = OLD.version_id AND v.state = 'published')",
            True,
        ),
        Unguard(*FINAL),
        Unseal("participation_response", when=ANSWERED),
        migrations.RemoveConstraint(model_name="response", name="response_accepted_names_the_change"),
        migrations.AddField(
            model_name="response",
            name="dropped_in",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participation.version"),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("changed_to__isnull", True), ("disposition__in", ("rejected", "already", "out_of_scope")), ("dropped_in__isnull", True)), models.Q(("changed_to__isnull", False), ("disposition__in", ("accepted", "partly")), ("dropped_in__isnull", True)), models.Q(("changed_to__isnull", True), ("disposition__in", ("accepted", "partly")), ("dropped_in__isnull", False)), _connector="OR"), name="response_accepted_names_the_change"),
        ),
        Seal("participation_response", when=ANSWERED),
        Guard(*FINAL),
        Unseal("participation_comment", when=SAID),
        Seal("participation_comment", when=SAID + ANCHORED),
    ]
