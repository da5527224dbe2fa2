"""The tables of participation. Written by `participation.services` alone."""

from .complaints import Complaint, ComplaintEvidence, ComplaintPause, ComplaintStep, HandOver, Part

__all__ = ["Complaint", "ComplaintEvidence", "ComplaintPause", "ComplaintStep", "HandOver", "Part"]
