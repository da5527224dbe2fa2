"""Every ground of refusal says what would have met the requirement."""

import pytest

from bening.core.grounds import every_ground
from bening.core.remedies import REMEDIES, remedy


def test_every_ground_has_a_remedy_and_no_other_has():
    assert set(REMEDIES) == set(every_ground())


@pytest.mark.parametrize("language", ["id", "en"])
def test_remedy_names_the_document(language):
    assert "Ijazah" in remedy("document.cut_off", "Ijazah", language)
    assert all("{" not in remedy(ground, "Ijazah", language) for ground in every_ground())
    assert remedy("no.such", "Ijazah", language) == ""
