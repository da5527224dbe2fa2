"""Taking the daily commitments over into the public log, and the figures of a quarter."""

from __future__ import annotations

import hashlib
import logging
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from bening.core import padding
from bening.core.events import IntegrityCommitted
from bening.core.integrity import CATEGORIES, LEAST_SHOWN
from bening.core.tlog.canonical import NotCanonical, parse
from bening.core.tlog.note import encode64
from bening.transparency import queries as transparency
from bening.transparency.services import record

from . import queries
from .models import CommittedDay, QuarterFigures

logger = logging.getLogger(__name__)

LARGEST = 64 * 1024
"""Bytes of one file; another program wrote it, so nothing of it is believed unread."""
NAME = re.compile(r"\d{4}-\d\d-\d\d\.json", re.ASCII)
FIGURES = re.compile(r"angka-(\d{4}-(?:01|04|07|10)-01)\.json", re.ASCII)


class BadBatch(Exception):
    """A file that is not the batch of a day, or not the figures of a quarter; the message says why."""


def take_over(outbox: Path, *, at: datetime) -> int:
    """Record every day that is not in the log yet, in the newest log; how many. Safe to run twice."""
    log = transparency.logs().last()
    if log is None or not outbox.is_dir():
        return 0
    known, taken = queries.known_days(), 0
    for path in sorted(outbox.glob("*.json")):
        if NAME.fullmatch(path.name) and date.fromisoformat(path.stem) not in known:
            try:
                _record(path, log, at)
                taken += 1
            except BadBatch as error:
                logger.error("%s: %s", path.name, error)
    return taken


@transaction.atomic
def _record(path: Path, log: Any, at: datetime) -> None:
    text = _text(path)
    day, event = batch_event(text)
    if day != path.stem:
        raise BadBatch("its name is another day")
    entry = record(event, log=log, at=at)
    CommittedDay.objects.create(day=date.fromisoformat(day), text=text, entry=entry)


def _text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise BadBatch("too large")
    return data.decode("utf-8", "replace")


def batch_event(text: str) -> tuple[str, IntegrityCommitted]:
    """The day of a published batch and what the log says of it; `BadBatch` for anything else."""
    try:
        told = parse(text.encode())
        leaves = [bytes.fromhex(each) for each in told["leaves"]]
        root, day, holders = padding.root(leaves), told["day"], told["holders"]
        fits = set(told) == {"v", "day", "leaves", "holders"} and told["v"] == 1
        fits = fits and all(len(each) == padding.SIZE for each in leaves) and isinstance(holders, str)
    except (NotCanonical, KeyError, TypeError, ValueError) as error:
        raise BadBatch(f"not a batch: {error!r}") from None
    if not fits:
        raise BadBatch("not a batch of this version")
    digest = f"sha256:{hashlib.sha256(holders.encode()).hexdigest()}"
    return day, IntegrityCommitted(day=day, root=encode64(root), holders=digest)


def take_over_figures(outbox: Path) -> int:
    """Keep the figures of every quarter that are not here yet; how many. Those here are never changed."""
    known = {each.until.isoformat() for each in queries.quarters()}
    taken = 0
    for path in sorted(outbox.glob("angka-*.json")):
        name = FIGURES.fullmatch(path.name)
        if name and name[1] not in known:
            try:
                text = _text(path)
                require_figures(text, name[1])
                QuarterFigures.objects.create(until=date.fromisoformat(name[1]), text=text)
                taken += 1
            except BadBatch as error:
                logger.error("%s: %s", path.name, error)
    return taken


def require_figures(text: str, until: str) -> None:
    """`BadBatch` unless these are coarse figures: known categories, fives, nothing small."""
    try:
        told = parse(text.encode())
        tables = [told["received"], told["founded"]]
        counts = [count for table in tables for count in table.values()]
        fits = set(told) == {"v", "until", "received", "founded"} and (told["v"], told["until"]) == (1, until)
        fits = fits and all(set(table) == set(CATEGORIES) for table in tables)
    except (NotCanonical, KeyError, TypeError, AttributeError) as error:
        raise BadBatch(f"not figures: {error!r}") from None
    if not fits or any(type(each) is not int or each < 0 or each % LEAST_SHOWN for each in counts):
        raise BadBatch("not figures of this version")
