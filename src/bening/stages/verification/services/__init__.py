"""What may be done with verdicts: sort, draw, allocate, propose, judge again, seal, object, answer."""

from bening.stages.verification.services.allocating import (
    AHEAD,
    IDLE,
    allocate_next,
    release_ahead,
    reserve_next,
)
from bening.stages.verification.services.deciding import (
    Judgement,
    approve_verdict,
    propose_verdict,
    return_verdict,
)
from bening.stages.verification.services.drawing import commit_seeds, draw_sample, tell_queue
from bening.stages.verification.services.judging import FIRST, SECOND, decide_between, judge_again
from bening.stages.verification.services.objecting import answer_sanggah, file_sanggah
from bening.stages.verification.services.reopening import reopen_equal_cases
from bening.stages.verification.services.triaging import (
    AT_ONCE,
    approve_clear,
    refer_dossier,
    send_to_desk,
    sort_again,
    triage_dossier,
    triage_dossiers,
)

__all__ = [
    "AHEAD",
    "AT_ONCE",
    "FIRST",
    "IDLE",
    "SECOND",
    "Judgement",
    "allocate_next",
    "answer_sanggah",
    "approve_clear",
    "approve_verdict",
    "commit_seeds",
    "decide_between",
    "draw_sample",
    "file_sanggah",
    "judge_again",
    "propose_verdict",
    "refer_dossier",
    "release_ahead",
    "reopen_equal_cases",
    "reserve_next",
    "return_verdict",
    "send_to_desk",
    "sort_again",
    "tell_queue",
    "triage_dossier",
    "triage_dossiers",
]
