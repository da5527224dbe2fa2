"""What may be done with verdicts: allocate, propose, approve, return; object to one and answer."""

from bening.stages.verification.services.allocating import IDLE, allocate_next
from bening.stages.verification.services.deciding import (
    Judgement,
    approve_verdict,
    propose_verdict,
    return_verdict,
)
from bening.stages.verification.services.objecting import answer_sanggah, file_sanggah

__all__ = [
    "IDLE",
    "Judgement",
    "allocate_next",
    "answer_sanggah",
    "approve_verdict",
    "file_sanggah",
    "propose_verdict",
    "return_verdict",
]
