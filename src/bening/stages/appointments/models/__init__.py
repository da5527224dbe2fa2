"""The tables of appointments, one module for each kind of thing."""

from bening.stages.appointments.models.appointments import KINDS, LETTERS, Appointment, Step
from bening.stages.appointments.models.filing import Curriculum, Paper
from bening.stages.appointments.models.letters import Letter
from bening.stages.appointments.models.proposals import Line, Proposal

__all__ = ["KINDS", "LETTERS", "Appointment", "Curriculum", "Letter", "Line", "Paper", "Proposal", "Step"]
