"""A case that may be cited says what it rests on, cannot be changed, and needs no unit."""

from dataclasses import FrozenInstanceError
from datetime import UTC, datetime

import pytest

from bening.core.citation import CitableCase

CASE = CitableCase("complaint", "P-ABCDE-23456", "Pelayanan", "/pengaduan/", datetime(2026, 9, 1, tzinfo=UTC))


def test_case_without_a_unit_concerns_none():
    assert CASE.unit == ""


def test_case_that_was_decided_does_not_change():
    with pytest.raises(FrozenInstanceError):
        CASE.reference = "P-ABCDE-99999"  # type: ignore[misc]  # what the test is about
