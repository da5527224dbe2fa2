"""Commitments of participation in the public log: what was said stays with the person who said it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from bening.accounts import services as accounts
from bening.core.deadlines import day_of
from bening.core.events import StatementRecorded
from bening.core.tlog.canonical import Value, canonical
from bening.core.tlog.commitment import commit, derive_salt
from bening.core.tlog.note import encode64
from bening.transparency import queries as transparency
from bening.transparency.services import open_log, record

FIELD = "isi"


def season(at: datetime) -> str:
    """The log that takes what belongs to no recruitment: the newest one, or one of the year, opened now."""
    newest = transparency.logs().last()
    return newest.season if newest else open_log(str(day_of(at).year), at=at).season


def commit_to(
    about: str,
    step: str,
    identity: UUID,
    value: Mapping[str, Value],
    *,
    person: Any,
    log: str,
    at: datetime,
    answers: Iterable[Any] = (),
) -> Any:
    """Record a salted commitment to `value`; only the person's own secret makes the salt."""
    salt = _salt(person, log, identity, f"{about}/{step}")
    commitment = encode64(commit(FIELD, salt, dict(value)))
    event = StatementRecorded(about=about, step=step.partition(".")[0], commitment=commitment)
    return record(event, log=log, answers=answers, at=at)


def opening(
    about: str, step: str, identity: UUID, value: Mapping[str, Value], *, person: Any, log: str, entry: Any
) -> bytes:
    """What a commitment holds, with its salt: give exactly what was given to `commit_to`."""
    salt = _salt(person, log, identity, f"{about}/{step}")
    told: dict[str, Value] = {
        "v": 1,
        "leaf": encode64(bytes(entry.leaf)),
        "buka": {FIELD: {"nilai": dict(value), "salt": encode64(salt)}},
    }
    return canonical(told) + b"\n"


def _salt(person: Any, log: str, identity: UUID, step: str) -> bytes:
    return derive_salt(accounts.commit_secret(person, log), identity, step)
