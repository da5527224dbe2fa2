"""A draft as one text for typing, and as clauses: each begins with a line `## [k3] Pasal 5 ayat (2)`.

The id in brackets keeps a clause the same through all versions; a clause without one is new. One that came
out of others of the version before names them: `## [dari k3] …` (split, or written anew), `## [dari k3, k4]
…` or `## [k3 dari k4] …` (merged). What is neither there nor named by another was dropped.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bening.core.decision import Reason
from bening.core.tlog.canonical import Value, canonical

_HEAD = re.compile(
    r"##\s*(?:\[\s*(?P<uid>k\d{1,9})?\s*(?:dari\s+(?P<of>k\d{1,9}(?:[\s,]+k\d{1,9})*))?\s*\]\s*)?(?P<label>.*)"
)
LONGEST_LABEL = 120
MOST_CLAUSES = 400


@dataclass(frozen=True, slots=True)
class Wording:
    """One clause as it was typed; `uid` is empty for a new one. `origins`: the clauses it came out of."""

    uid: str
    label: str
    text: str
    origins: tuple[str, ...] = ()


def parse(text: str) -> list[Wording]:
    """The clauses of a typed draft, in order. What stands before the first heading is left out."""
    found: list[Wording] = []
    head: re.Match[str] | None = None
    lines: list[str] = []
    for line in [*text.replace("\r\n", "\n").split("\n"), "## "]:
        if match := _HEAD.fullmatch(line.strip()):
            if head:
                found.append(_wording(head, lines))
            head, lines = match, []
        else:
            lines.append(line)
    return found


def _wording(head: re.Match[str], lines: list[str]) -> Wording:
    origins = tuple(sorted(set(re.findall(r"k\d+", head["of"] or ""))))
    return Wording(head["uid"] or "", head["label"].strip(), "\n".join(lines).strip(), origins)


def faults(wordings: list[Wording], known: Iterable[str], before: Iterable[str] = ()) -> Iterable[Reason]:
    """What is wrong with a draft. `known`: every id so far; `before`: those of the last published version."""
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
    named = [(origin, each.uid) for each in wordings for origin in each.origins]
    for origin in sorted({origin for origin, uid in named if origin not in set(before) or origin == uid}):
        yield Reason("draft.origin_unknown", facts={"clause": origin})
    for number, each in enumerate(wordings, start=1):
        if not each.label or not each.text or len(each.label) > LONGEST_LABEL:
            yield Reason("draft.clause_empty", facts={"number": number})


def typed(wordings: Iterable[Wording]) -> str:
    """The text for typing."""
    return "\n\n".join(f"## [{_mark(each)}] {each.label}\n{each.text}" for each in wordings)


def carried_on(wordings: Iterable[Wording]) -> list[Wording]:
    """A published version as the beginning of the next one: every clause goes on as itself."""
    return [replace(each, origins=()) for each in wordings]


def _mark(wording: Wording) -> str:
    return f"{wording.uid} dari {', '.join(wording.origins)}" if wording.origins else wording.uid


def published(slug: str, number: int, final: bool, wordings: Iterable[Wording]) -> bytes:
    """The published file of a version, byte for byte what the log's digest speaks of.

    Per clause: id, judul, isi, and where it came out of others their ids as `asal`.
    """
    clauses: list[Value] = [
        {"id": each.uid, "judul": each.label, "isi": each.text}
        | ({"asal": list(each.origins)} if each.origins else {})
        for each in wordings
    ]
    return canonical({"v": 1, "konsultasi": slug, "versi": number, "final": final, "pasal": clauses}) + b"\n"


def digest(data: bytes) -> str:
    """SHA-256 as the log writes it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
