"""A site small enough to be killed often: its own SQLite file, written to by one process at a time.

Run as `python -m tests.transparency.crash_site HOME open|record|work|verify`.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

os.environ["BENING_HOME"] = sys.argv[1]

os.environ["DJANGO_SETTINGS_MODULE"] = "bening.config.settings"

import django

django.setup()

from django.db import transaction  # noqa: E402

from bening.core import events  # noqa: E402
from bening.transparency import jobs, services  # noqa: E402
from bening.transparency.models import Entry  # noqa: E402
from tests import migrated  # noqa: E402

AT = datetime(2026, 9, 1, tzinfo=UTC)


def say(text):
    sys.stdout.write(f"{text}\n")


def main(verb):
    if verb == "open":
        migrated.copy_site(Path(sys.argv[1]))
        services.open_log("2026", at=AT)
    elif verb == "record":
        for _ in range(3):
            with transaction.atomic():
                event = events.SoftwareReleased(version="bening-0.1.0", sha256="sha256:" + "0" * 64)
                services.record(event, log="2026", at=AT)
    elif verb == "work":
        while jobs.sequence_and_publish():
            pass
    elif verb == "export":
        from bening.transparency.inprocess import InProcess
        from bening.transparency.verify.mirror import copy_site

        copy_site(InProcess(), Path(sys.argv[1]) / "salinan")
    say(Entry.objects.count())


if __name__ == "__main__":
    main(sys.argv[2])
