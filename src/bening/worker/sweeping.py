"""Remove private files that no row names: what a crash between "stored" and "committed" leaves behind."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.utils.timezone import now

from bening.infra.storage import private_store
from bening.participation.queries import complaints
from bening.stages.announcements import queries as announcements
from bening.stages.appointments.queries import filing
from bening.stages.documents import queries as documents

logger = logging.getLogger(__name__)

AGE = timedelta(days=1)
"""A younger file may belong to a request that still runs."""
EVERY = timedelta(hours=4)
AT_ONCE = 500
_last: datetime | None = None


def sweep_files() -> bool:
    """Sweep every few hours; True if anything was removed. Safe to be killed and to run twice at once."""
    global _last
    at = now()
    if _last is not None and at - _last < EVERY:
        return False
    _last = at
    return sweep(at) > 0


def sweep(at: datetime) -> int:
    """Remove every file that is a day old and named by no row; how many there were."""
    store, swept = private_store(), 0
    for key in _unnamed(store.older_than(at - AGE)):
        store.delete(key)
        swept += 1
    if swept:
        logger.info("%s files without a row were removed", swept)
    return swept


def _unnamed(old: Iterator[str]) -> Iterator[str]:
    while keys := list(islice(old, AT_ONCE)):
        named = documents.known_keys(keys) | announcements.known_files(keys) | complaints.known_keys(keys)
        named |= filing.known_keys(keys)
        yield from (key for key in keys if key not in named)
