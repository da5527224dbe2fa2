"""Where the chosen formasi takes one level of education, the form of that level comes at once."""

import pytest

from bening.stages.registration.views import _only_level

pytestmark = pytest.mark.django_db


class Chosen:
    def __init__(self, *levels):
        self.formasi = None if not levels else type("Formasi", (), {})()
        if levels:
            self.formasi.qualifications = [{"level": level, "programme": "X"} for level in levels]


@pytest.mark.parametrize(
    ("levels", "expected"), [((), ""), (("s1",), "s1"), (("s1", "s1"), "s1"), (("s1", "d3"), "")]
)
def test_only_level_of_the_choice(levels, expected):
    assert _only_level(Chosen(*levels)) == expected
