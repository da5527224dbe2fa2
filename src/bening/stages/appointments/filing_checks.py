"""What is asked of the machine about a paper of the filing, and what more is found in what it read.

As everywhere: a check passes or refers to a person, it never refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from bening.core.decision import Check, Outcome, Reason
from bening.core.rules import DocumentRule, Regulation
from bening.reading.question import Clause, Question
from bening.reading.report import KINDS, Report
from bening.stages.announcements import queries as announcements
from bening.stages.documents import asking
from bening.stages.registration import queries as registration

if TYPE_CHECKING:
    from bening.stages.registration.models import Application

FROM_A_FACILITY = ("surat_sehat", "surat_napza")
"""Letters that only a public facility may write."""
WORD = re.compile(r"[a-z]{4,}")
"""Words as `Report.tokens` has them."""


def question_about(application: Application, slot: str, on: date) -> Question:
    """What is asked of the file in one slot that was handed in on a day: its papers must hold on that day."""
    clauses = announcements.statements_in(registration.edition_of(application))
    return Question(
        expect=slot if slot in KINDS else "",
        claims=asking.claims_for(slot, asking.typed(application)),
        clauses=tuple(Clause(one.code, one.text_id) for one in clauses),
        on=on,
    )


def more_checks(
    report: Report, rule: DocumentRule, regulation: Regulation, *, name: str, sealed_sha256: str, sha256: str
) -> tuple[Check, ...]:
    """Checks that only the filing makes. `sealed_sha256`: of the same paper in the application, if any."""
    found = list(report.checks)
    if rule.slot in FROM_A_FACILITY:
        found += [_names(report, name, rule), _facility(report, regulation)]
    if sealed_sha256:
        found.append(_same_file(rule, sealed_sha256 == sha256))
    return tuple(found)


def _tokens(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


def _names(report: Report, name: str, rule: DocumentRule) -> Check:
    """Whether the longer words of the name stand in a letter whose kind the machine does not know."""
    code, basis, words = "filing.names_the_person", rule.source.basis, _tokens(name)
    if words and words <= report.tokens:
        return Check(code, Outcome.MET, basis, rule.source.verified)
    return _open(code, "filing.name_not_read", basis, rule.source.verified)


def _facility(report: Report, regulation: Regulation) -> Check:
    """Whether the letter names a public facility."""
    filing = regulation.filing
    code, source = "filing.public_facility", filing.facilities_source
    for facility in filing.public_facilities:
        words = _tokens(facility)
        if words and words <= report.tokens:
            evidence = {"facility": facility}
            return Check(code, Outcome.MET, source.basis, source.verified, evidence=evidence)
    return _open(code, "filing.facility_not_read", source.basis, source.verified)


def _same_file(rule: DocumentRule, same: bool) -> Check:
    """Whether it is byte for byte the file of the application; another one is for a person to compare."""
    code, source = "filing.same_as_applied", rule.source
    if same:
        return Check(code, Outcome.MET, source.basis, source.verified)
    return _open(code, "filing.other_file", source.basis, source.verified)


def _open(code: str, reason: str, basis: str, verified: bool) -> Check:
    return Check(code, Outcome.UNCERTAIN, basis, verified, reason=Reason(reason, basis))


def doubts(checks: Iterable[Check]) -> int:
    """How many of them a person should look at."""
    return sum(check.outcome is not Outcome.MET for check in checks)
