"""`bening inspect --calibrate FOLDER`: every threshold measured anew on documents with known truth.

Prints `thresholds.toml` as it should be: for each threshold the value that rejects no true value and accepts
the fewest wrong ones, of these the one that leaves least to people, with the error rates measured for it.
The folder needs a `gt.jsonl`, as `python -m bening.devtools.specimens` writes it.
"""

from __future__ import annotations

import operator
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bening.reading.legibility import Seen
from bening.reading.limits import all_limits
from bening.reading.measuring import Readings, Tally, measure
from bening.reading.ocr import engine
from bening.reading.thresholds import all_thresholds, tried

HEAD = (
    "# Thresholds of kinds, fields and matching. Each with what it costs to be wrong, as measured, and by\n"
    "# which command; `tried` are the values compared. Nothing here is law: it decides if a person looks.\n"
)
HEAD_OF_LIMITS = "# What follows is the part of limits.toml about pages read from pictures."
COMMAND = "bening inspect --calibrate FOLDER"
Worst = Callable[[Sequence[Seen]], float]
Fine = Callable[[float, float], bool]
PAGES: dict[str, tuple[Worst, Fine]] = {
    "sure": (lambda pages: min(seen.sure for seen in pages), operator.ge),
    "text_height": (lambda pages: min(seen.text_height for seen in pages), operator.ge),
    "glare": (lambda pages: max(seen.glare for seen in pages), operator.le),
}
"""Limit of `limits.toml` → what it is compared with, and when the page is fine."""


@dataclass(frozen=True, slots=True)
class Errors:
    """What one value of one threshold gives."""

    kinds: int
    kinds_wrong: int
    kinds_decided: int
    true: int
    passed: int
    rejected: int
    wrong: int
    accepted: int

    @classmethod
    def of(cls, tally: Tally) -> Errors:
        """Counted from a measurement."""
        kinds, true, wrong = tally.kinds, tally.true, tally.wrong
        return cls(
            kinds=sum(kinds.values()),
            kinds_wrong=sum(count for (_, said), count in kinds.items() if said == "wrong"),
            kinds_decided=sum(count for (_, said), count in kinds.items() if said == "right"),
            true=sum(true.values()),
            passed=sum(count for key, count in true.items() if key[1] == "met"),
            rejected=sum(count for key, count in true.items() if key[1] == "not_met"),
            wrong=sum(wrong.values()),
            accepted=sum(count for key, count in wrong.items() if key[2] == "met"),
        )

    @property
    def cost(self) -> tuple[int, int, int, int, int]:
        """Worst things first: a wrong kind, a true value rejected, a wrong one accepted, work for people."""
        return self.kinds_wrong, self.rejected, self.accepted, -self.kinds_decided, -self.passed

    def told(self, about_kinds: bool) -> str:
        """As the file says it."""
        if about_kinds:
            return f"{self.kinds_wrong} of {self.kinds} kinds wrong, {self.kinds_decided} decided"
        return (
            f"{self.rejected} of {self.true} true values rejected, {self.passed} passed; "
            f"{self.accepted} of {self.wrong} wrong values accepted"
        )


def calibrate(folder: Path, say: Callable[[str], None] = print) -> int:
    """Measure and print; 0 = done. What the engines read is kept until the end, in a folder of our own."""
    with tempfile.TemporaryDirectory() as kept:
        readings = Readings(lambda: engine("tiny"), lambda: engine("small"), Path(kept))
        say(HEAD)
        for line in calibrated(lambda kinds: Errors.of(measure(folder, readings, kinds_only=kinds))):
            say(line)
        say(HEAD_OF_LIMITS)
        for line in limits_of_pages(measure(folder, readings, pages=True).pages):
            say(line)
    return 0


def limits_of_pages(documents: Sequence[tuple[tuple[Seen, ...], bool]]) -> list[str]:
    """The lines of `limits.toml` about pages, from how documents were seen and if all of them was found.

    Of each limit the value that errs least: readable documents doubted, unreadable ones not doubted.
    """
    lines = []
    for name, (worst, fine) in PAGES.items():
        told = all_limits()["image"][name]

        def wrong(value: float, worst: Worst = worst, fine: Fine = fine) -> tuple[int, int]:
            doubted = [met for seen, met in documents if not fine(worst(seen), value)]
            kept = [met for seen, met in documents if fine(worst(seen), value)]
            return sum(doubted), sum(not met for met in kept)

        now = float(told["value"])
        best = min((now, *map(float, told["tried"])), key=lambda value: (sum(wrong(value)), value != now))
        readable, unread = wrong(best)
        whole = sum(met for _, met in documents)
        lines += [
            f"[image.{name}]",
            f"value = {best:g}",
            f"tried = {[float(one) for one in told['tried']]}",
            f'error = "{readable} of {whole} documents doubted of which all was found; '
            f'{unread} of {len(documents) - whole} not doubted of which something was not"',
            f'command = "{COMMAND}"',
            "",
        ]
    return lines


def calibrated(measured: Callable[[bool], Errors]) -> list[str]:
    """The lines of `thresholds.toml`. `measured`: the errors as things are now, of kinds only or of all."""
    lines = []
    for section, some in all_thresholds().items():
        now = measured(section == "kinds")
        for name, told in some.items():
            value, errors = _best(f"{section}.{name}", told, now, measured)
            lines += [
                f"[{section}.{name}]",
                f'what = "{told["what"]}"',
                f"value = {value:g}",
                f"tried = {[float(one) for one in told['tried']]}",
                f'error = "{errors.told(section == "kinds")}"',
                f'command = "{COMMAND}"',
                "",
            ]
    return lines


def _best(
    name: str, told: Mapping[str, Any], now: Errors, measured: Callable[[bool], Errors]
) -> tuple[float, Errors]:
    """The value with the least cost; the present one, unless another is really better."""
    best, errors = float(told["value"]), now
    for value in told["tried"]:
        if float(value) == float(told["value"]):
            continue
        with tried(name, float(value)):
            found = measured(name.startswith("kinds."))
        if found.cost < errors.cost:
            best, errors = float(value), found
    return best, errors
