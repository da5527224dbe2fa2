"""A sealed or returned verdict and its findings never change."""

from django.db import migrations

from bening.infra.sealing import Seal


class Migration(migrations.Migration):
    dependencies = [("verification", "0001_initial")]
    operations = [
        Seal("verification_verdict", when="OLD.state <> 'proposed'"),
        Seal("verification_finding", when="OLD.id IS NOT NULL"),
    ]
