"""What a rule of eligibility may see: of the applicant and of the seat. Exactly this, nothing else.

Religion, ethnicity, birthplace, address, sex, marriage and name are not here, so no rule can use them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from bening.core.decision import Check, Fact, Outcome, Reason
from bening.core.rules import Source

MISSING = "facts.missing"


@dataclass(frozen=True, slots=True)
class Accreditation:
    """One accreditation as its certificate says: grade, body, the days on which it holds."""

    grade: str
    body: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class PracticeRegistration:
    """An STR. `valid_to` None = for life."""

    profession: str
    valid_to: date | None = None
    internship: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What the applicant stated. None or empty = not stated (yet), which is never held against them.

    `gpa_kind`: `ipk` (scale of the regulation) or `ijazah` (average on a school diploma).
    `service`: `none`, or `cpns pns tni polri pppk`. `declarations`: clause code -> declared.
    """

    born: date | None = None
    education_level: str = ""
    programme: str = ""
    graduated_on: date | None = None
    gpa: Fraction | None = None
    gpa_kind: str = ""
    institution_accreditation: Accreditation | None = None
    programme_accreditation: Accreditation | None = None
    cumlaude: bool | None = None
    foreign_degree: bool | None = None
    equivalence: bool | None = None
    equal_to_cumlaude: bool | None = None
    school_registered: bool | None = None
    disability: bool | None = None
    declarations: Mapping[str, bool] = field(default_factory=dict)
    service: str = ""
    pppk_since: date | None = None
    pppk_consent: bool | None = None
    practice_registration: PracticeRegistration | None = None
    sanctioned: bool | None = None
    former_honorary_k2: bool | None = None
    teacher_certificate: bool | None = None


@dataclass(frozen=True, slots=True)
class Qualification:
    """One programme that a formasi accepts, as announced ("S-1/Sarjana", "S-1 KEHUTANAN")."""

    level: str
    programme: str


@dataclass(frozen=True, slots=True)
class Seat:
    """The conditions of one formasi. `min_gpa` None = the announcement sets none."""

    track: str
    position: str
    qualifications: tuple[Qualification, ...]
    open_to_disability: bool = False
    min_gpa: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement being looked at: makes its `Check` in each of the four outcomes."""

    code: str
    source: Source
    evidence: Mapping[str, Fact] = field(default_factory=dict)

    def met(self) -> Check:
        """All is well."""
        return self._check(Outcome.MET, None)

    def not_met(self, code: str) -> Check:
        """The facts speak against it; the reason carries the same evidence."""
        return self._check(Outcome.NOT_MET, code)

    def uncertain(self, code: str) -> Check:
        """A person has to look."""
        return self._check(Outcome.UNCERTAIN, code)

    def no_data(self, fact: str) -> Check:
        """`fact` (a field of `Facts`, or a clause) was not stated."""
        reason = Reason(MISSING, self.source.basis, {"fact": fact})
        return Check(
            self.code, Outcome.NO_DATA, self.source.basis, self.source.verified, reason, self.evidence
        )

    def _check(self, outcome: Outcome, code: str | None) -> Check:
        reason = Reason(code, self.source.basis, self.evidence) if code else None
        return Check(self.code, outcome, self.source.basis, self.source.verified, reason, self.evidence)


def decimal(value: Fraction) -> str:
    """An exact decimal of few digits as text, with a point ("2.75"); thousandths are cut off."""
    hundredths = value.numerator * 100 // value.denominator
    return f"{hundredths // 100}.{hundredths % 100:02d}"
