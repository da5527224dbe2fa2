"""The seals of steps and appointments anew (SQLite forgot them), and those of papers, proposals and letters."""

from django.db import migrations

from bening.infra.sealing import Seal, Unseal

STEP, APPOINTMENT = "OLD.state <> 'recorded'", "OLD.state = 'resigned' OR OLD.state = 'on_duty'"


class Migration(migrations.Migration):
    dependencies = [("appointments", "0003_filing")]
    operations = [
        Unseal("appointments_step", when=STEP),
        Seal("appointments_step", when=STEP),
        Unseal("appointments_appointment", when=APPOINTMENT),
        Seal("appointments_appointment", when=APPOINTMENT),
        Seal("appointments_paper", when="OLD.superseded", delete_when="OLD.outcome <> ''"),
        Seal("appointments_proposal", when="OLD.id IS NOT NULL"),
        Seal("appointments_line", when="OLD.id IS NOT NULL"),
        Seal("appointments_letter", when="OLD.id IS NOT NULL"),
    ]
