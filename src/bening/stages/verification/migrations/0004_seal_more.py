"""Judgements of a second person, precedents, reopenings and told seeds never change; verdicts, whose table was altered, as before."""

from django.db import migrations

from bening.infra.sealing import Seal, Unseal


class Migration(migrations.Migration):
    dependencies = [("verification", "0003_clear_queue")]
    operations = [
        Unseal("verification_verdict", when="OLD.state <> 'proposed'"),
        Seal("verification_verdict", when="OLD.state <> 'proposed'"),
        Seal("verification_seed", when="OLD.revealed_at IS NOT NULL"),
        Seal("verification_opinion", when="OLD.id IS NOT NULL"),
        Seal("verification_reopening", when="OLD.id IS NOT NULL"),
        Seal("verification_precedent", when="OLD.id IS NOT NULL"),
    ]
