"""The numbers of the survey, from `rules/survey.toml`: no number that decides stands in code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files

from bening.core.satisfaction import Band, sample_size

ELEMENTS = ("u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8", "u9")
"""Requirements, procedure, time, cost, product, competence, conduct, complaints, facilities."""


@dataclass(frozen=True, slots=True)
class SurveyRules:
    """Weight and bands of the index, the sample, how many slips are printed at once; on what basis."""

    weight: Fraction
    bands: tuple[Band, ...]
    chi_square: Fraction
    error: Fraction
    most_slips: int
    basis: str
    verified: bool

    def sample(self, population: int) -> int:
        """How many people should answer."""
        return sample_size(population, chi_square=self.chi_square, error=self.error)


@cache
def survey_rules() -> SurveyRules:
    """The rules as they stand in the file."""
    told = tomllib.loads((files("bening.stages.evaluation") / "rules" / "survey.toml").read_text("utf-8"))
    return SurveyRules(
        weight=Fraction(told["index"]["weight"]),
        bands=tuple(Band(row["grade"], Decimal(row["least"])) for row in told["band"]),
        chi_square=Fraction(told["sample"]["chi_square"]),
        error=Fraction(told["sample"]["error"]),
        most_slips=told["slips"]["most_at_once"],
        basis=told["order"]["basis"],
        verified=told["order"]["verified"],
    )
