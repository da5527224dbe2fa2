"""Telling the story many times over is dear because of its papers; the same person has the same papers."""

from functools import cache

import pytest

from bening.devtools import papers, story
from bening.stages.documents import services as documenting

PAPERS = (
    "identity_card",
    "portrait",
    "selfie",
    "application_letter",
    "diploma",
    "transcript",
    "accreditation",
)


@pytest.fixture(scope="package")
def remembered():
    """Each paper is drawn once and looked at once, in whichever test comes first."""
    statement = cache(papers.statement)
    drawn = {name: cache(getattr(papers, name)) for name in PAPERS}
    drawn["statement"] = lambda person, clauses: statement(person, tuple(clauses))
    return drawn, cache(documenting.look_at)


@pytest.fixture(autouse=True)
def quick_papers(monkeypatch, remembered, settings, tmp_path):
    drawn, look_at = remembered
    for name, maker in drawn.items():
        monkeypatch.setattr(papers, name, maker)
    monkeypatch.setattr(story.documenting, "look_at", look_at)
    settings.BENING_FILES = tmp_path / "files"
