"""What a visitor said never changes; a slip is spent once; an open survey keeps its days and its counters."""

from django.db import migrations

from bening.infra.sealing import Seal

FIXED = ("institution_id", "number", "title", "starts", "ends", "season", "proposed_by_id", "proposed_at")
POINT = ("survey_id", "position", "unit", "service", "served")


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0007_survey")]
    operations = [
        Seal(
            "evaluation_survey",
            when="OLD.state IN ('published', 'returned') OR "
            + " OR ".join(f"OLD.{name} <> NEW.{name}" for name in FIXED),
        ),
        Seal("evaluation_surveypoint", when=" OR ".join(f"OLD.{name} <> NEW.{name}" for name in POINT)),
        Seal("evaluation_surveyslip", when="OLD.spent OR OLD.code <> NEW.code OR OLD.point_id <> NEW.point_id"),
        Seal("evaluation_surveyanswer", when="OLD.id IS NOT NULL"),
        Seal("evaluation_surveyremark", when="OLD.state <> 'held' OR OLD.text <> NEW.text"),
        Seal("evaluation_surveyrow", when="OLD.id IS NOT NULL"),
    ]
