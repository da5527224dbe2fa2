"""Links lead somewhere; decisions are numbered without gaps; no machine is named."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def documents():
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def test_links_lead_somewhere():
    broken = [
        f"{page.relative_to(ROOT)} -> {target}"
        for page in documents()
        for target in LINK.findall(page.read_text())
        if not (page.parent / target).exists()
    ]

    assert broken == []


def test_decisions_are_numbered_without_gaps():
    numbers = sorted(int(page.name[:4]) for page in (ROOT / "docs/adr").glob("*.md"))

    assert numbers == list(range(1, len(numbers) + 1))


def test_a_decision_fits_on_a_page():
    long = [page.name for page in (ROOT / "docs/adr").glob("*.md") if len(page.read_text().splitlines()) > 45]

    assert long == []


def test_nothing_names_a_machine():
    words = re.compile(r"/(?:root|home)/\w")
    named = [
        str(path.relative_to(ROOT))
        for folder in ("src", "docs", "scripts", "requirements", ".ci", "benchmarks")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".sh", ".txt", ".toml", ".html", ".css", ".js", ".typ"}
        and words.search(path.read_text())
    ]

    assert named == []
