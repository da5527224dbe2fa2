"""What the worker does for verification: fixes and tells random numbers, sorts sealed dossiers."""

from __future__ import annotations

from django.utils.timezone import now

from bening.core.decision import Refused
from bening.stages.announcements import queries as announcements
from bening.stages.verification import services


def sort_dossiers() -> bool:
    """One helping for every published recruitment; True if there was anything to do."""
    at, done = now(), False
    for announcement in announcements.published():
        done |= bool(services.commit_seeds(announcement, at=at))
        done |= services.triage_dossiers(announcement, at=at) > 0
        done |= services.sort_again(announcement, at=at) > 0
        for draw in (services.draw_sample, services.tell_queue):
            try:
                draw(announcement, at=at)
            except Refused:  # not its time yet, or done long ago
                continue
            done = True
    return done
