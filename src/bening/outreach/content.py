"""Guides, questions and words as data: texts in Indonesian and English, numbers from the rules in force."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bening.core.reasons import fill
from bening.core.sentences.shape import Sentence

FOLDER = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, its paragraphs, and where a reader goes from there (name of a page, words)."""

    title: Sentence
    text: tuple[Sentence, ...]
    link: str
    link_words: Sentence


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide. `reviewed`: fingerprints of the rules it was read against; others make it stale."""

    name: str
    title: Sentence
    summary: Sentence
    parts: tuple[Part, ...]
    reviewed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A question and its answer, or a word and what it means."""

    key: str
    head: Sentence
    text: Sentence


def _two(told: dict[str, str]) -> Sentence:
    return Sentence(told["id"], told["en"])


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def guides() -> tuple[Guide, ...]:
    """Every guide, in the order of the way."""
    told = _read("guides")
    return tuple(
        Guide(one["name"], _two(one["title"]), _two(one["summary"]), _parts(one), tuple(told["reviewed"]))
        for one in told["guide"]
    )


def _parts(guide: dict[str, Any]) -> tuple[Part, ...]:
    return tuple(
        Part(
            _two(part["title"]),
            tuple(_two(text) for text in part["text"]),
            part.get("link", ""),
            _two(part.get("link_words", {"id": "", "en": ""})),
        )
        for part in guide["part"]
    )


@cache
def questions() -> tuple[Entry, ...]:
    """The questions that people really ask."""
    return _entries("questions")


@cache
def words() -> tuple[Entry, ...]:
    """The words of the trade, by the alphabet."""
    return tuple(sorted(_entries("words"), key=lambda entry: entry.head.id.casefold()))


@cache
def words_in(guide: Guide) -> tuple[Entry, ...]:
    """The words of the trade that a guide uses, for whoever meets them there."""
    told = " ".join(text.id for part in guide.parts for text in (part.title, *part.text))
    return tuple(
        entry for entry in words() if re.search(rf"\b{re.escape(entry.head.id)}\b", told, re.IGNORECASE)
    )


def _entries(name: str) -> tuple[Entry, ...]:
    return tuple(Entry(one["key"], _two(one["head"]), _two(one["text"])) for one in _read(name)["entry"])


def written(told: Sentence, facts: dict[str, Any], language: str) -> str:
    """A text in the reader's language with the numbers of the rules put in."""
    return fill(told, facts, language)
