"""No final text while an appeal over a hidden comment waits; whether one may still be filed the service knows."""

from django.db import migrations

from bening.infra.guarding import Guard


class Migration(migrations.Migration):
    """One more truth of a final text."""

    dependencies = [("participation", "0004_clause_origins")]

    operations = [
        Guard(
            "participation_version",
            "final_leaves_no_appeal_open",
            "NEW.final AND NEW.state = 'published' AND EXISTS (SELECT 1 FROM participation_appeal p"
            " JOIN participation_comment c ON c.id = p.comment_id"
            " JOIN participation_clausetext t ON t.id = c.clause_text_id"
            " JOIN participation_version v ON v.id = t.version_id"
            " WHERE v.consultation_id = NEW.consultation_id AND p.state = 'filed')",
        ),
    ]
