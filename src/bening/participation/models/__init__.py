"""The tables of participation. Written by `participation.services` alone."""

from .comments import Appeal, Comment, ModerationAction, ModerationMonth, Subscription
from .complaints import Complaint, ComplaintEvidence, ComplaintPause, ComplaintStep, HandOver, Part
from .consultations import Clause, ClauseOrigin, ClauseText, Cluster, Consultation, Response, Version
from .forum import Hearing, HearingQuestion, Organisation, SuggestionStep, Support, Thread, Topic
from .interests import Audit, AuditFinding, Declaration, Pressure

__all__ = [
    "Appeal",
    "Audit",
    "AuditFinding",
    "Clause",
    "ClauseOrigin",
    "ClauseText",
    "Cluster",
    "Comment",
    "Complaint",
    "ComplaintEvidence",
    "ComplaintPause",
    "ComplaintStep",
    "Consultation",
    "Declaration",
    "HandOver",
    "Hearing",
    "HearingQuestion",
    "ModerationAction",
    "ModerationMonth",
    "Organisation",
    "Part",
    "Pressure",
    "Response",
    "Subscription",
    "SuggestionStep",
    "Support",
    "Thread",
    "Topic",
    "Version",
]
