"""What the log says about a sealed verdict: built from sealed rows alone, so that it can be said again.

The entry shows three commitments. What they open to is given here, once for recording and again for the
applicant's own copy (`bukaan.json`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bening.accounts import queries as people
from bening.core.tlog.canonical import Value
from bening.stages.verification.models import Verdict
from bening.transparency import queries as transparency

if TYPE_CHECKING:
    from bening.accounts.models import User


PROGRAM = "program"
"""How the program stands among the actors, where its checks take the place of a first person."""


def secret(verdict: Verdict) -> bytes:
    """The secret behind this person's commitments in this season."""
    return people.commit_secret(verdict.person, verdict.dossier.application.season)


def said(verdict: Verdict, approver: User) -> dict[str, Value]:
    """subjek, isi and aktor of a verdict. Officers stand there under their season's mark."""
    application = verdict.dossier.application
    findings: list[Value] = [
        {"syarat": one.requirement, "terpenuhi": one.met, "alasan": one.ground}
        for one in sorted(verdict.findings.all(), key=lambda one: one.requirement)
    ]
    first = PROGRAM if verdict.by_program else people.officer_mark(verdict.proposed_by, application.season)
    marks: list[Value] = [first, people.officer_mark(approver, application.season)]
    return {
        "subjek": application.number or "",
        "isi": {"hasil": verdict.outcome.upper(), "putaran": verdict.round, "temuan": findings},
        "aktor": marks,
    }


def opening(verdict: Verdict) -> bytes:
    """The applicant's own copy: what was committed to, with the salts."""
    return transparency.opening(verdict.entry, said(verdict, verdict.approved_by), secret=secret(verdict))
