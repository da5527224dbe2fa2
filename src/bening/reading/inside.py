"""What is found by parsing a file. Loads the parsers: imported in the helper process only."""

from __future__ import annotations

from bening.core.decision import Reason
from bening.reading.findings import PDF, Intake, Limits, Problem
from bening.reading.hidden import check_carried
from bening.reading.images import look_at_image
from bening.reading.pdf import look_at_pdf


def look_inside(data: bytes, kind: str, limits: Limits) -> Intake:
    """Parse the file. Only in a process with limits: a hostile file may take all memory or time."""
    try:
        check_carried(data)
        if kind == PDF:
            facts, codes = look_at_pdf(data, limits.pages)
            problems = tuple(Reason(code, limits.basis) for code in codes)
            return Intake(kind, facts["pages"], problems, dict(facts))
        return Intake(kind, 1, (), dict(look_at_image(data, kind)))
    except Problem as problem:
        return Intake(kind, 0, (Reason(problem.code, limits.basis, problem.facts),))
    except MemoryError:
        return Intake(kind, 0, (Reason("file.too_complex", limits.basis),))
