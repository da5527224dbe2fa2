"""What the worker does for evaluation."""

from django.utils.timezone import now

from bening.stages.evaluation.queries import analyses as waiting
from bening.stages.evaluation.services import analyses, findings, performance, survey


def look_after_findings() -> bool:
    """Tell whoever must know what is overdue; True if there was anything."""
    return findings.alert(now()) > 0


def run_analyses() -> bool:
    """Compute and publish the analysis that was asked for first; True if there was one."""
    analysis = waiting.asked().first()
    if analysis is not None:
        analyses.publish_analysis(analysis, at=now())
    return analysis is not None


def publish_surveys() -> bool:
    """Publish the surveys whose last day is over; True if there was one."""
    return survey.publish_ended(now()) > 0


def close_unanswered_assessments() -> bool:
    """Put in force plans and assessments that nobody answered in time; True if there was one."""
    return performance.close_unanswered(now()) > 0
