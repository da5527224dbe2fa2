"""The tables of participation. Written by `participation.services` alone."""

from .comments import Appeal, Comment, ModerationAction, ModerationMonth, Subscription
from .complaints import Complaint, ComplaintEvidence, ComplaintPause, ComplaintStep, HandOver, Part
from .consultations import Clause, ClauseText, Cluster, Consultation, Response, Version
from .forum import Hearing, HearingQuestion, Organisation, SuggestionStep, Support, Thread, Topic

__all__ = [
    "Appeal",
    "Clause",
    "ClauseText",
    "Cluster",
    "Comment",
    "Complaint",
    "ComplaintEvidence",
    "ComplaintPause",
    "ComplaintStep",
    "Consultation",
    "HandOver",
    "Hearing",
    "HearingQuestion",
    "ModerationAction",
    "ModerationMonth",
    "Organisation",
    "Part",
    "Response",
    "Subscription",
    "SuggestionStep",
    "Support",
    "Thread",
    "Topic",
    "Version",
]
