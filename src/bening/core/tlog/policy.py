"""Whose signatures make a checkpoint valid (C2SP tlog-policy): logs, witnesses, groups, a quorum.

Names are compared as they are written; a name can be a member once, so that a witness counts in one way only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from .note import COSIGNATURE, ED25519, NoteError, VerifierKey

NONE = "none"
LINES_AT_MOST = 400


class PolicyError(ValueError):
    """The policy is not written as it must be; the message names the line."""


@dataclass(frozen=True, slots=True)
class Party:
    """A log or a witness: its key, and where it answers (may be empty)."""

    key: VerifierKey
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Counts as having witnessed when at least `threshold` of its members have."""

    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """Known logs, known witnesses by name, groups of them, and the name of the quorum (`none`: nobody)."""

    logs: tuple[Party, ...] = ()
    witnesses: Mapping[str, Party] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    quorum: str = NONE

    def satisfied(self, cosigned: Collection[str]) -> bool:
        """Whether cosignatures by the witnesses of these names are enough."""
        return self.quorum == NONE or self._witnessed(self.quorum, cosigned)

    def _witnessed(self, name: str, cosigned: Collection[str]) -> bool:
        group = self.groups.get(name)
        if group is None:
            return name in cosigned
        return sum(self._witnessed(one, cosigned) for one in group.members) >= group.threshold

    def encode(self) -> str:
        """The policy as text."""
        lines = [f"log {one.key} {one.url}".rstrip() for one in self.logs]
        lines += [f"witness {name} {one.key} {one.url}".rstrip() for name, one in self.witnesses.items()]
        lines += [
            f"group {name} {one.threshold} {' '.join(one.members)}" for name, one in self.groups.items()
        ]
        return "".join(f"{line}\n" for line in (*lines, f"quorum {self.quorum}"))


def parse(text: str) -> Policy:
    """Read a policy; `PolicyError` says which line is wrong and why."""
    if any((sign < " " and sign not in "\t\n") or sign == "\x7f" for sign in text):
        raise PolicyError("a policy holds no control character but tab and newline")
    reader = _Reader()
    for number, words in _lines(text):
        try:
            reader.take(words)
        except (PolicyError, NoteError) as error:
            raise PolicyError(f"line {number}: {error}") from None
    return reader.policy()


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """(number, words) of each line that says something."""
    lines = text.split("\n")
    if len(lines) > LINES_AT_MOST:
        raise PolicyError(f"more than {LINES_AT_MOST} lines")
    for number, line in enumerate(lines, start=1):
        words = line.replace("\t", " ").split(" ")
        words = [word for word in words if word]
        if words and not words[0].startswith("#"):
            yield number, words


class _Reader:
    """A policy line by line: what is named must stand before."""

    def __init__(self) -> None:
        self._logs: list[Party] = []
        self._witnesses: dict[str, Party] = {}
        self._groups: dict[str, Group] = {}
        self._members: set[str] = set()
        self._quorum: str | None = None

    def take(self, words: list[str]) -> None:
        """One line."""
        kind, *rest = words
        takers = {"log": self._log, "witness": self._witness, "group": self._group, "quorum": self._quorum_of}
        if kind not in takers:
            raise PolicyError(f"{kind!r} is none of log, witness, group, quorum")
        takers[kind](rest)

    def policy(self) -> Policy:
        """What was read; there must have been a quorum."""
        if self._quorum is None:
            raise PolicyError("no quorum line (write `quorum none` to ask for no witness)")
        return Policy(tuple(self._logs), self._witnesses, self._groups, self._quorum)

    def _log(self, words: list[str]) -> None:
        self._logs.append(_party(words, ED25519, [one.key for one in self._logs]))

    def _witness(self, words: list[str]) -> None:
        name, *rest = words or [""]
        self._free(name)
        self._witnesses[name] = _party(rest, COSIGNATURE, [one.key for one in self._witnesses.values()])

    def _group(self, words: list[str]) -> None:
        if len(words) < 3:
            raise PolicyError("a group is written: group NAME all|any|NUMBER MEMBER …")
        name, threshold, *members = words
        self._free(name)
        for member in members:
            self._known(member)
            if member in self._members:
                raise PolicyError(f"{member} is a member already")
            self._members.add(member)
        self._groups[name] = Group(_threshold(threshold, len(members)), tuple(members))

    def _quorum_of(self, words: list[str]) -> None:
        if len(words) != 1 or self._quorum is not None:
            raise PolicyError("there is one quorum line, with one name")
        if words[0] != NONE:
            self._known(words[0])
        self._quorum = words[0]

    def _free(self, name: str) -> None:
        if not name or name == NONE or name in self._witnesses or name in self._groups:
            raise PolicyError(f"{name!r} cannot be the name of another witness or group")

    def _known(self, name: str) -> None:
        if name not in self._witnesses and name not in self._groups:
            raise PolicyError(f"{name} is not defined above")


def _party(words: list[str], kind: int, others: list[VerifierKey]) -> Party:
    if len(words) not in (1, 2):
        raise PolicyError("a key, and at most an address after it")
    key = VerifierKey.parse(words[0])
    if key.kind != kind:
        raise PolicyError(f"the key of {key.name} is of the other kind")
    if key.public in {other.public for other in others}:
        raise PolicyError(f"the key of {key.name} stands there twice")
    return Party(key, words[1] if len(words) == 2 else "")


def _threshold(text: str, members: int) -> int:
    if text in ("all", "any"):
        return members if text == "all" else 1
    if not (text.isascii() and text.isdecimal() and text == str(int(text)) and 1 <= int(text) <= members):
        raise PolicyError(f"{text!r} is no threshold for {members} members")
    return int(text)
