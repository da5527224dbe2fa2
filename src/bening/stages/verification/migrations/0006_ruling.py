"""What two people decided of a programme's name, to be used again."""

import django.db.models.deletion
from django.db import migrations, models

from bening.infra.sealing import Seal


class Migration(migrations.Migration):
    dependencies = [("announcements", "0001_initial"), ("verification", "0005_supplement")]
    operations = [
        migrations.CreateModel(
            name="Ruling",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("level", models.CharField(max_length=60)),
                ("stated", models.CharField(max_length=200)),
                ("accepted", models.TextField()),
                ("met", models.BooleanField()),
                ("decided_at", models.DateTimeField()),
                (
                    "announcement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="announcements.announcement",
                    ),
                ),
                (
                    "verdict",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="verification.verdict",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["announcement", "stated"], name="ruling_found")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stated", ""), _negated=True), models.Q(("accepted", ""), _negated=True)
                        ),
                        name="ruling_names_both",
                    )
                ],
            },
        ),
        Seal("verification_ruling", when="OLD.id IS NOT NULL"),
    ]
