"""A step that was sealed or returned never changes; a finished appointment neither."""

from django.db import migrations

from bening.infra.sealing import Seal


class Migration(migrations.Migration):
    dependencies = [("appointments", "0001_initial")]
    operations = [
        Seal("appointments_step", when="OLD.state <> 'recorded'"),
        Seal("appointments_appointment", when="OLD.state = 'resigned' OR OLD.state = 'on_duty'"),
    ]
