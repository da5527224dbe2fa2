"""The tables of evaluation, one module for each kind of thing."""

from bening.stages.evaluation.models.analyses import Analysis, AnalysisRow, AnalysisTable
from bening.stages.evaluation.models.assessments import LEVELS, Assessment, Figure, Report
from bening.stages.evaluation.models.findings import Action, Effect, Finding, FindingRecord
from bening.stages.evaluation.models.performance import Feedback, Mark, OfficialFile, OfficialRating, Plan
from bening.stages.evaluation.models.survey import (
    Survey,
    SurveyAnswer,
    SurveyPoint,
    SurveyRemark,
    SurveyRow,
    SurveySlip,
)
from bening.stages.evaluation.models.terms import FINAL, TermDecision, TrainingResult

__all__ = [
    "FINAL",
    "LEVELS",
    "Action",
    "Analysis",
    "AnalysisRow",
    "AnalysisTable",
    "Assessment",
    "Effect",
    "Feedback",
    "Figure",
    "Finding",
    "FindingRecord",
    "Mark",
    "OfficialFile",
    "OfficialRating",
    "Plan",
    "Report",
    "Survey",
    "SurveyAnswer",
    "SurveyPoint",
    "SurveyRemark",
    "SurveyRow",
    "SurveySlip",
    "TermDecision",
    "TrainingResult",
]
