"""How well documents with known truth are read: pass, human and rejected, with Wilson intervals.

`gt.jsonl` has one line a file: `file`, `kind`, `fields` (true values), `degradation`, `wrong` (values with
`field`, `value`, `attack` that are not on the paper).
"""

from __future__ import annotations

import hashlib
import json
import math
import pickle
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bening.core.decision import Check, Outcome
from bening.reading.fields import OF_KIND, fields_of
from bening.reading.kinds import Kind, kind_of
from bening.reading.legibility import Seen
from bening.reading.legibility import measure as look
from bening.reading.match import decided, match, places
from bening.reading.ocr import Engine
from bening.reading.pictures import open_files
from bening.reading.pictures.flatten import Page
from bening.reading.report import Field, Word
from bening.reading.second import likely_rows, merged, read_again
from bening.reading.turning import read_sheet

PHOTOS = ("pas_foto", "swafoto")
Words = tuple[Word, ...]


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The interval in which a share lies with 95 % certainty."""
    if not total:
        return 0.0, 1.0
    share = hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass
class Readings:
    """What the engines read, kept on disk (`folder`), so that rules are measured again in a minute.

    `whole`: the larger model reads every doubtful page once, whole, instead of the rows in doubt.
    `quick`: wrong values are looked for in the first reading only.
    """

    tiny: Callable[[], Engine]
    small: Callable[[], Engine]
    folder: Path | None = None
    whole: bool = False
    quick: bool = False

    def first(self, path: Path) -> tuple[tuple[Words, bool], ...]:
        """Words of each page by the small model, and whether they stood in the file."""

        def read() -> tuple[tuple[Words, bool], ...]:
            pages = tuple(self._pages(path))
            self._kept(path, "seen", lambda: tuple(look(page, words) for page, words in pages if page))
            return tuple((words, page is None) for page, words in pages)

        found: tuple[tuple[Words, bool], ...] = self._kept(path, "first", read)
        return found

    def seen(self, path: Path) -> tuple[Seen, ...]:
        """How well each page that was read from a picture could be seen."""
        found: tuple[Seen, ...] = self._kept(
            path, "seen", lambda: tuple(look(page, words) for page, words in self._pages(path) if page)
        )
        return found

    def again(self, path: Path, words: Words, doubtful: Sequence[Word]) -> Words:
        """What the larger model reads in the rows of these words."""
        boxes = "whole" if self.whole else repr(sorted(word.box for word in doubtful))
        key = hashlib.sha256(boxes.encode()).hexdigest()[:16]

        def read() -> Words:
            found: list[Word] = []
            for page, there in self._pages(path):
                here = [word for word in doubtful if page and word.page == page.number]
                if page and self.whole:
                    found += _numbered(self.small().read(page.picture), page.number)
                elif page and here:
                    found += read_again(page, there, here, self.small())
            return tuple(found)

        found: Words = self._kept(path, f"again-{key}", read)
        return found

    def _pages(self, path: Path) -> Iterator[tuple[Page | None, Words]]:
        for sheet in open_files([path.read_bytes()]):
            if sheet.words is not None:
                yield None, sheet.words
                continue
            page, words = read_sheet(sheet, self.tiny())
            yield page, _numbered(words, sheet.number)

    def _kept(self, path: Path, what: str, make: Callable[[], Any]) -> Any:
        if self.folder is None:
            return make()
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:24]
        place = self.folder / f"{digest}-{what}.pickle"
        if place.is_file():
            return pickle.loads(place.read_bytes())  # noqa: S301 -- our own file
        made = make()
        self.folder.mkdir(parents=True, exist_ok=True)
        place.write_bytes(pickle.dumps(made))
        return made


def _numbered(words: Words, number: int) -> Words:
    return tuple(replace(word, page=number) for word in words)


@dataclass
class Tally:
    """Outcomes counted by what was asked, and the cases worth looking at."""

    true: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    wrong: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    read: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    cases: list[str] = field(default_factory=list)
    by_one_engine: Counter[bool] = field(default_factory=Counter)
    pages: list[tuple[tuple[Seen, ...], bool]] = field(default_factory=list)
    """Of each document read from pictures: how its pages were seen, and whether every true value was met."""


def measure(
    folder: Path,
    readings: Readings,
    *,
    only: Callable[[Mapping[str, Any]], bool] = lambda _: True,
    kinds_only: bool = False,
    pages: bool = False,
) -> Tally:
    """Every true and every wrong value of every document in a folder; or their kinds only.

    `pages`: also how well the pages could be seen.
    """
    tally = Tally()
    for line in (folder / "gt.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] not in PHOTOS and only(row):
            met = _measure_one(folder / row["file"], row, readings, tally, kinds_only)
            seen = readings.seen(folder / row["file"]) if pages else ()
            if seen and row["fields"]:
                tally.pages.append((seen, met))
    return tally


def _measure_one(
    path: Path, row: Mapping[str, Any], readings: Readings, tally: Tally, kinds_only: bool
) -> bool:
    """Whether every true value was met."""
    pages = readings.first(path)
    words = tuple(word for page, _ in pages for word in page)
    kind = kind_of(words)
    _count_kind(kind, row, tally)
    if kinds_only:
        return False
    treated = row["kind"] if not kind.decided else kind.name

    def ask(asked: Sequence[tuple[str, str]], once: bool = False) -> tuple[list[Check], Words]:
        """Answers as `bening inspect` finds them: rows in doubt are read again, all of them at once."""
        checks = [match(name, value, [words], treated) for name, value in asked]
        in_doubt = [one for one, check in zip(asked, checks, strict=True) if not decided(check)]
        tally.by_one_engine[True] += len(asked) - len(in_doubt)
        tally.by_one_engine[False] += len(in_doubt)
        doubtful = likely_rows(words, [value for _, value in in_doubt])
        doubtful += [word for name, value in in_doubt for word in places(name, value, words, treated)]
        if once or not doubtful or all(digital for _, digital in pages):
            return checks, ()
        again = readings.again(path, words, tuple(dict.fromkeys(doubtful)))
        return [match(name, value, [words, again], treated) for name, value in asked], again

    true = list(row["fields"].items())
    checks, again = ask(true)
    for (name, value), check in zip(true, checks, strict=True):
        tally.true[name, check.outcome.value, row["kind"], row["degradation"]] += 1
        if check.outcome is not Outcome.MET:
            tally.cases.append(f"TRUE {check.outcome.value} {row['file']} {name}={value!r} {_why(check)}")
    _count_fields(fields_of(treated, merged(words, again)), treated, row, tally)
    all_met = all(check.outcome is Outcome.MET for check in checks)
    wrongs = row.get("wrong", ())
    checks, _ = ask([(wrong["field"], wrong["value"]) for wrong in wrongs], readings.quick)
    for wrong, check in zip(wrongs, checks, strict=True):
        tally.wrong[wrong["field"], wrong["attack"], check.outcome.value] += 1
        if check.outcome is Outcome.MET:
            printed = row["fields"].get(wrong["field"])
            tally.cases.append(f"WRONG met {row['file']} {wrong} true={printed!r} {_why(check)}")
    return all_met


def _count_fields(found: Mapping[str, Field], kind: str, row: Mapping[str, Any], tally: Tally) -> None:
    """Fields that this kind is read for; one that was not found counts as read wrongly."""
    for name in OF_KIND.get(kind, ()):
        if name in row["fields"]:
            true, read = row["fields"][name], found[name].value if name in found else ""
            tally.read[kind, name, bool(read) and same(name, read, true)] += 1
            if not read or not same(name, read, true):
                tally.cases.append(f"READ {row['file']} {name}={true!r} read={read!r}")


def _count_kind(kind: Kind, row: Mapping[str, Any], tally: Tally) -> None:
    said = "undecided" if not kind.decided else "right" if kind.name == row["kind"] else "wrong"
    if row["kind"] == "lain" and said == "undecided":
        said = "right"
    tally.kinds[row["kind"], said] += 1
    if said != "right":
        tally.cases.append(f"KIND {said} {row['file']} said {kind}")


def same(name: str, read: str, true: str) -> bool:
    """Whether a value read off a page is the true one, capitals and blanks aside."""
    if name == "gpa":
        return f"{float(read):.2f}" == f"{float(true):.2f}"
    return "".join(read.casefold().split()) == "".join(true.casefold().split())


def _why(check: Check) -> str:
    told = check.evidence
    return f"{told.get('rule', '')} read={told.get('read', '')!r} readings={told.get('readings')}"


def table(tally: Tally) -> list[str]:
    """The figures as lines of text."""
    rows = [_share("kinds decided", _sum(tally.kinds, "right"), sum(tally.kinds.values()))]
    rows.append(_share("kinds wrong", _sum(tally.kinds, "wrong"), sum(tally.kinds.values())))
    total = sum(tally.true.values())
    by_outcome: Counter[str] = Counter()
    for (_, outcome, _, _), count in tally.true.items():
        by_outcome[outcome] += count
    rows.append(_share("true values passed", by_outcome["met"], total))
    rows.append(_share("true values rejected", by_outcome["not_met"], total))
    wrong_total = sum(tally.wrong.values())
    for outcome, told in (("met", "accepted"), ("not_met", "rejected outright")):
        hits = sum(count for (_, _, said), count in tally.wrong.items() if said == outcome)
        rows.append(_share(f"wrong values {told}", hits, wrong_total))
    read = tally.read.items()
    nik = [(right, count) for (kind, name, right), count in read if (kind, name) == ("ktp", "nik")]
    rows.append(
        _share("NIK of cards read exactly", sum(c for right, c in nik if right), sum(c for _, c in nik))
    )
    enough = tally.by_one_engine
    rows.append(_share("answers that one engine gave", enough[True], sum(enough.values())))
    return rows + _details(tally)


def _sum(counter: Mapping[tuple[str, str], int], said: str) -> int:
    return sum(count for (_, one), count in counter.items() if one == said)


def _share(what: str, hits: int, total: int) -> str:
    low, high = wilson(hits, total)
    share = hits / total if total else 0.0
    return f"{what:<34} {hits:>5} of {total:<5} {share:8.2%}  [{low:.2%}, {high:.2%}]"


def _details(tally: Tally) -> list[str]:
    rows = ["", "by field: true values passed"]
    for place, title in (
        (0, ""),
        (2, "by kind: true values passed"),
        (3, "by degradation: true values passed"),
    ):
        if title:
            rows += ["", title]
        totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for key, count in tally.true.items():
            totals[key[place]][1] += count
            totals[key[place]][0] += count if key[1] == "met" else 0
        rows += [_share(f"  {name}", *pair) for name, pair in sorted(totals.items())]
    rows += ["", "by attack: wrong values accepted"]
    attacks: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (name, attack, said), count in tally.wrong.items():
        attacks[f"{name} {attack}"][1] += count
        attacks[f"{name} {attack}"][0] += count if said == "met" else 0
    rows += [_share(f"  {name}", *pair) for name, pair in sorted(attacks.items())]
    rows += ["", "by field: values read off exactly, of those printed"]
    exact: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (_, name, right), count in tally.read.items():
        exact[name][1] += count
        exact[name][0] += count if right else 0
    return rows + [_share(f"  {name}", *pair) for name, pair in sorted(exact.items())]
