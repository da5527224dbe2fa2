"""Every ground of refusal says what would have met the requirement."""

import pytest

from bening.core import regulation
from bening.core.grounds import BY_CHECK, every_ground, grounds_for
from bening.core.remedies import REMEDIES, remedy


def test_every_ground_has_a_remedy_and_no_other_has():
    assert set(REMEDIES) == set(every_ground())


@pytest.mark.parametrize("language", ["id", "en"])
def test_remedy_names_the_document(language):
    assert "Ijazah" in remedy("document.cut_off", "Ijazah", language)
    assert all("{" not in remedy(ground, "Ijazah", language) for ground in every_ground())
    assert remedy("no.such", "Ijazah", language) == ""


RULES = regulation.load("cpns-2024")
REQUIREMENTS = {rule.slot: (rule.title_id, rule.title_en) for rule in RULES.documents}
REQUIREMENTS |= {code: (code, code) for code in BY_CHECK}


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_refusal_of_every_requirement_of_2024_says_what_would_have_met_it(requirement):
    for ground in grounds_for(requirement, supervisor=True):
        for title, language in zip(REQUIREMENTS[requirement], ("id", "en"), strict=True):
            told = remedy(ground, title, language)
            assert told.startswith(("Yang memenuhi", "What would have met it", "The supervisor explains"))
            assert len(told) > 40
            assert "  " not in told
