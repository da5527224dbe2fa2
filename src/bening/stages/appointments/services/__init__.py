"""What officers and appointees may do after the choice, one module for each kind of thing."""

from bening.stages.appointments.services.steps import approve_step, open_filing, record_step, return_step

__all__ = ["approve_step", "open_filing", "record_step", "return_step"]
