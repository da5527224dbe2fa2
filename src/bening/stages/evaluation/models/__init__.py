"""The tables of evaluation, one module for each kind of thing."""

from bening.stages.evaluation.models.analyses import Analysis, AnalysisRow, AnalysisTable
from bening.stages.evaluation.models.assessments import LEVELS, Assessment, Figure, Report
from bening.stages.evaluation.models.findings import Action, Effect, Finding, FindingRecord
from bening.stages.evaluation.models.survey import (
    Survey,
    SurveyAnswer,
    SurveyPoint,
    SurveyRemark,
    SurveyRow,
    SurveySlip,
)

__all__ = [
    "LEVELS",
    "Action",
    "Analysis",
    "AnalysisRow",
    "AnalysisTable",
    "Assessment",
    "Effect",
    "Figure",
    "Finding",
    "FindingRecord",
    "Report",
    "Survey",
    "SurveyAnswer",
    "SurveyPoint",
    "SurveyRemark",
    "SurveyRow",
    "SurveySlip",
]
