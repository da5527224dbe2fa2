"""What raters agreed on, published reports and their figures never change."""

from django.db import migrations

from bening.infra.sealing import Seal


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0001_initial")]
    operations = [
        Seal("evaluation_assessment", when="OLD.state <> 'rated'"),
        Seal("evaluation_report", when="OLD.state <> 'drafted'"),
        Seal("evaluation_figure", when="OLD.id IS NOT NULL"),
    ]
