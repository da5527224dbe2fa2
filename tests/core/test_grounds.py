"""Grounds of refusal: few, coded, each with a sentence."""

import pytest

from bening.core import grounds
from bening.core.reasons import CATALOGUE


@pytest.mark.parametrize("requirement", [*grounds.BY_DOCUMENT, *grounds.BY_CHECK, "serdik", "age.within"])
def test_a_requirement_has_between_one_and_nine_grounds(requirement):
    found = grounds.grounds_for(requirement)

    assert 1 <= len(found) <= 9
    assert len(set(found)) == len(found)


def test_a_document_without_grounds_of_its_own_takes_those_of_every_document():
    assert grounds.grounds_for("serdik") == grounds.EVERY_DOCUMENT


def test_only_a_supervisor_may_say_something_that_is_in_no_list():
    assert grounds.OTHER not in grounds.grounds_for("ijazah")
    assert grounds.OTHER in grounds.grounds_for("ijazah", supervisor=True)


def test_every_ground_has_a_sentence_and_no_other_is_called_other():
    named = grounds.every_ground()

    assert [code for code in named if code not in CATALOGUE] == []
    assert len(set(named)) == len(named)
    assert [code for code in named if "other" in code] == [grounds.OTHER]
