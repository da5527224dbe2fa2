"""What a finding of the evaluation may rest on: a case that was decided, told without naming anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CitableCase:
    """One decided case as others may cite it.

    `kind`: complaint, suggestion, consultation, audit, moderation or integrity. `reference`: its public
    identifier, the same for ever. `title`: what it is about, in words that name nobody. `url`: an address
    on this site that everybody may open. `unit`: the body it concerns.
    """

    kind: str
    reference: str
    title: str
    url: str
    decided_at: datetime
    unit: str = ""
