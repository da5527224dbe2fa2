"""Reading participation, noun by noun. Stages above cite decided cases with `citable_cases`."""

from bening.core.citation import CitableCase

from .citing import citable_cases

__all__ = ["CitableCase", "citable_cases"]
