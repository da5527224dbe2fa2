"""A draft as one text for typing, and as clauses: each begins with a line `## [k3] Pasal 5 ayat (2)`.

The id in brackets keeps a clause the same through all versions; a clause without one is new.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from bening.core.decision import Reason
from bening.core.tlog.canonical import Value, canonical

_HEAD = re.compile(r"##\s*(?:\[(k\d{1,9})\]\s*)?(.*)")
LONGEST_LABEL = 120
MOST_CLAUSES = 400


@dataclass(frozen=True, slots=True)
class Wording:
    """One clause as it was typed; `uid` is empty for a new one."""

    uid: str
    label: str
    text: str


def parse(text: str) -> list[Wording]:
    """The clauses of a typed draft, in order. What stands before the first heading is left out."""
    found: list[Wording] = []
    head: tuple[str, str] | None = None
    lines: list[str] = []
    for line in [*text.replace("\r\n", "\n").split("\n"), "## "]:
        if match := _HEAD.fullmatch(line.strip()):
            if head:
                found.append(Wording(*head, "\n".join(lines).strip()))
            head, lines = (match.group(1) or "", match.group(2).strip()), []
        else:
            lines.append(line)
    return found


def faults(wordings: list[Wording], known: Iterable[str]) -> Iterable[Reason]:
    """What is wrong with a draft."""
    if not wordings:
        yield Reason("draft.no_clauses")
    if len(wordings) > MOST_CLAUSES:
        yield Reason("draft.too_many_clauses", facts={"most": MOST_CLAUSES})
    uids = [each.uid for each in wordings if each.uid]
    allowed = set(known)
    for uid in sorted(set(uids)):
        if uids.count(uid) > 1:
            yield Reason("draft.clause_twice", facts={"clause": uid})
        if uid not in allowed:
            yield Reason("draft.clause_unknown", facts={"clause": uid})
    for number, each in enumerate(wordings, start=1):
        if not each.label or not each.text or len(each.label) > LONGEST_LABEL:
            yield Reason("draft.clause_empty", facts={"number": number})


def typed(wordings: Iterable[Wording]) -> str:
    """The text for typing."""
    return "\n\n".join(f"## [{each.uid}] {each.label}\n{each.text}" for each in wordings)


def published(slug: str, number: int, final: bool, wordings: Iterable[Wording]) -> bytes:
    """The published file of a version, byte for byte what the log's digest speaks of."""
    clauses: list[Value] = [{"id": each.uid, "judul": each.label, "isi": each.text} for each in wordings]
    return canonical({"v": 1, "konsultasi": slug, "versi": number, "final": final, "pasal": clauses}) + b"\n"


def digest(data: bytes) -> str:
    """SHA-256 as the log writes it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
