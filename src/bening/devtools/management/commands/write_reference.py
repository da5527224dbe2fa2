"""Write the reference pages anew (`make docs`)."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from bening.devtools.reference import PAGES


class Command(BaseCommand):
    """Write docs/reference/*.md from the code."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Write every page that changed."""
        docs = Path(__file__).parents[5] / "docs"
        for name, page in PAGES.items():
            path, text = docs / name, page()
            if not path.exists() or path.read_text() != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
                self.stdout.write(f"wrote {name}")
