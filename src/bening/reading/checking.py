"""How a check of reading is written down: one short call for each of the four outcomes."""

from __future__ import annotations

from bening.core.decision import Check, Fact, Outcome, Reason

READ_BY_MACHINE = "Pemeriksaan otomatis Bening (membantu petugas, tidak memutuskan)"
"""Stands as legal basis: no law is behind a machine's doubt, so none is named."""


def met(code: str, **evidence: Fact) -> Check:
    """All is well, and this shows it."""
    return _check(code, Outcome.MET, "", evidence)


def not_met(code: str, reason: str, **evidence: Fact) -> Check:
    """Two independent facts speak against it. A person decides all the same."""
    return _check(code, Outcome.NOT_MET, reason, evidence)


def uncertain(code: str, reason: str, **evidence: Fact) -> Check:
    """A person has to look."""
    return _check(code, Outcome.UNCERTAIN, reason, evidence)


def no_data(code: str, reason: str, **evidence: Fact) -> Check:
    """What is needed to tell was not there."""
    return _check(code, Outcome.NO_DATA, reason, evidence)


def _check(code: str, outcome: Outcome, reason: str, evidence: dict[str, Fact]) -> Check:
    why = Reason(reason, READ_BY_MACHINE, evidence) if reason else None
    return Check(code, outcome, READ_BY_MACHINE, verified=True, reason=why, evidence=evidence)
