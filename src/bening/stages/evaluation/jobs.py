"""What the worker does for evaluation."""

from django.utils.timezone import now

from bening.stages.evaluation.services import findings


def look_after_findings() -> bool:
    """Tell whoever must know what is overdue; True if there was anything."""
    return findings.alert(now()) > 0
