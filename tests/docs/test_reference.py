"""The reference pages say what the code says."""

from pathlib import Path

import pytest

from bening.cli.reference import PAGES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_page_is_current(name):
    assert (DOCS / name).read_text() == PAGES[name](), "run: make docs"
