"""What the program had found when a dossier was sorted, as the log commits to it."""

import django.db.models.deletion
from django.db import migrations, models

from bening.infra.sealing import Seal


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_answers_may_be_mended"),
        ("transparency", "0001_initial"),
        ("verification", "0004_seal_more"),
    ]
    operations = [
        migrations.CreateModel(
            name="Supplement",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("content", models.BinaryField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.dossier"
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="transparency.entry"
                    ),
                ),
            ],
        ),
        Seal("verification_supplement", when="OLD.id IS NOT NULL"),
    ]
