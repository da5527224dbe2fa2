"""Regulations as data: every number of a year's rules, with its legal basis and a `verified` mark.

`load("cpns-2024")` reads `bening/regulations/cpns-2024.toml`. The file is checked as a whole: a
mistake stops the reading with an error that names file, key and mend, all mistakes at once.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from bening.core.regulation_people import (
    PHASES,
    read_documents,
    read_eligibility,
    read_filing,
    read_max_pages,
    read_performance,
    read_phases,
    read_probation,
    read_retention,
    read_statements,
)
from bening.core.regulation_selection import read_fill, read_final, read_groups, read_skb, read_skd
from bening.core.rules import (
    GENERAL_TRACK,
    TRACKS,
    DocumentRule,
    EligibilityRule,
    FilingRule,
    FillStep,
    FinalRule,
    OutcomeGround,
    Paper,
    PerformanceRule,
    PhaseRule,
    Positions,
    PositionThreshold,
    ProbationRule,
    Regulation,
    RetentionRule,
    SkbRule,
    SkdRule,
    Source,
    Statement,
    Threshold,
    UnknownTrack,
)
from bening.core.toml_table import Problem, Problems, Table

__all__ = [
    "GENERAL_TRACK",
    "PHASES",
    "TRACKS",
    "DocumentRule",
    "EligibilityRule",
    "FilingRule",
    "FillStep",
    "FinalRule",
    "OutcomeGround",
    "Paper",
    "PerformanceRule",
    "PhaseRule",
    "PositionThreshold",
    "Positions",
    "ProbationRule",
    "Regulation",
    "RegulationError",
    "RetentionRule",
    "SkbRule",
    "SkdRule",
    "Source",
    "Statement",
    "Threshold",
    "UnknownTrack",
    "load",
    "names",
    "parse",
]

_FOLDER = files("bening.regulations")
_ENDING = ".toml"


class RegulationError(Exception):
    """A regulation file cannot be used. `problems` has every mistake: file, key, mend."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def names() -> tuple[str, ...]:
    """The regulations at hand, the newest year of a kind first."""
    found = [entry.name.removesuffix(_ENDING) for entry in _FOLDER.iterdir() if entry.name.endswith(_ENDING)]
    return tuple(sorted(found, reverse=True))


@lru_cache(maxsize=32)
def load(name: str) -> Regulation:
    """One of `names()`; `RegulationError` if there is none such or its file has mistakes."""
    known = names()
    if name not in known:
        raise RegulationError(
            Problem(name + _ENDING, "name", "no such regulation: use one of " + ", ".join(known))
        )
    try:
        text = (_FOLDER / (name + _ENDING)).read_bytes().decode()
    except UnicodeDecodeError:
        raise RegulationError(Problem(name + _ENDING, "file", "save it as UTF-8 text")) from None
    return parse(text, name)


def parse(text: str, name: str) -> Regulation:
    """A regulation from the text of its file; every mistake is in the `RegulationError`."""
    problems = Problems(name + _ENDING)
    try:
        top = Table(tomllib.loads(text), "", problems)
    except tomllib.TOMLDecodeError as error:
        raise RegulationError(Problem(problems.file, "file", f"is not TOML: {error}")) from None
    regulation = _read(top, name, "sha256:" + sha256(text.encode()).hexdigest())
    top.close()
    if problems.found:
        raise RegulationError(*problems.found)
    return regulation


def _read(top: Table, name: str, digest: str) -> Regulation:
    groups = read_groups(top)
    skd, skd_paper = read_skd(top, groups)
    skb, skb_paper = read_skb(top)
    max_pages = read_max_pages(top)
    return Regulation(
        name=name,
        title=top.text("title"),
        title_en=top.text("title_en"),
        digest=digest,
        skd=skd,
        skd_paper=skd_paper,
        skb=skb,
        skb_paper=skb_paper,
        final=read_final(top),
        fill=read_fill(top),
        eligibility=read_eligibility(top, groups),
        statements=read_statements(top),
        documents=read_documents(top, "documents", groups, max_pages),
        filing_documents=read_documents(top, "filing_documents", groups, max_pages),
        filing=read_filing(top),
        phases=read_phases(top),
        retention=read_retention(top),
        performance=read_performance(top),
        probation=read_probation(top),
    )
