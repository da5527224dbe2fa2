"""The typed value is looked for on the paper: verify, do not extract.

Four outcomes. *Met*: one reading has it exactly, after the small folds, whole and in its place. *Not met*:
every reading has the same other value in that place, and a second fact on the paper speaks for that value.
*No data*: nothing legible. Everything else is *uncertain*, and a person looks. A value that differs in one
digit or letter is never met.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bening.core.decision import Check, Fact, Outcome
from bening.reading.checking import met, no_data, not_met, uncertain
from bening.reading.lines import squeezed
from bening.reading.match import dates, grades, names, numbers, phrases
from bening.reading.match.finding import Finding, Seen, best
from bening.reading.reading import Reading, reading_of
from bening.reading.report import FIELDS, Word
from bening.reading.second import merged
from bening.reading.thresholds import threshold

_WHOLE = ("name", "programme", "institution")
"""Fields of which a piece is another value: where one engine reads more in that place, the other lost it."""
TOLD = 80
"""Letters of a text that are kept as evidence."""


def _nik(typed: str, reading: Reading, kind: str) -> Finding:
    born = [one.on for one in dates.dates_of(reading) if one.meaning == "birth"]
    return numbers.look_nik(typed, reading, born[0] if kind == "ktp" and len(set(born)) == 1 else None)


_LOOK: dict[str, Callable[[str, Reading, str], Finding]] = {
    "nik": _nik,
    "name": names.look,
    "birth_place": lambda typed, reading, kind: phrases.look_place(typed, reading),
    "birth_date": lambda typed, reading, kind: dates.look("birth_date", typed, reading, kind),
    "sex": lambda typed, reading, kind: grades.look_sex(typed, reading),
    "address": lambda typed, reading, kind: phrases.look_address(typed, reading),
    "programme": lambda typed, reading, kind: phrases.look_programme(typed, reading),
    "institution": lambda typed, reading, kind: phrases.look_institution(typed, reading),
    "number": lambda typed, reading, kind: numbers.look_number(typed, reading),
    "graduation_date": lambda typed, reading, kind: dates.look("graduation_date", typed, reading, kind),
    "predicate": lambda typed, reading, kind: grades.look_predicate(typed, reading),
    "gpa": lambda typed, reading, kind: grades.look_gpa(typed, reading),
}


def match(name: str, typed: str, readings: Sequence[Sequence[Word]], kind: str) -> Check:
    """Whether the value typed for a field stands on the paper. Some 2 ms a reading.

    `name`: one of `FIELDS`. `readings`: one for each engine, in the order in which they read; the second
    may be of some rows only. With one reading the answer may be open: see `decided`. `kind`: what it is.
    """
    if name not in FIELDS:
        raise ValueError(f"no field {name!r}")
    code, typed = f"match.{name}", " ".join(typed.split())
    legible = _whole_pages(readings)
    if not typed:
        return no_data(code, "match.not_typed", field=name)
    if not legible:
        return no_data(code, "match.not_read", field=name, readings=len(readings))
    prepared = [reading_of(words) for words in legible]
    found = [_LOOK[name](typed, reading, kind) for reading in prepared]
    first = best(found)
    told = _told(name, typed, first, len(legible))
    if prepared[0].digital:
        told["digital"] = True
    if first.seen is Seen.EXACT and not (name in _WHOLE and any(one.why == "goes_on" for one in found)):
        return met(code, **told)
    if _all_say_another(found, prepared, legible):
        return not_met(code, "match.other_read", **told)
    reason = {
        Seen.EXACT: "match.nearly_read",
        Seen.NEAR: "match.nearly_read",
        Seen.OTHER: "match.other_read",
        Seen.NOTHING: "match.not_found",
    }
    return uncertain(code, reason[first.seen], **told)


def decided(check: Check) -> bool:
    """Whether a further reading would change nothing; if not, the larger engine has to look, too."""
    readings = check.evidence.get("readings", 0)
    if check.outcome is Outcome.MET:
        return True
    return (isinstance(readings, int) and readings >= 2) or check.evidence.get("digital") is True


def is_legible(words: Sequence[Word]) -> bool:
    """Whether anything was read at all that can be believed: some rows, on the whole sure."""
    texts = [word for word in words if len(word.text) >= 3]
    if len(texts) < threshold("match.fewest_words"):
        return False
    total = sum(len(word.text) for word in texts)
    mean = sum(word.confidence * len(word.text) for word in texts) / total
    return mean >= threshold("match.legible")


def _whole_pages(readings: Sequence[Sequence[Word]]) -> list[Sequence[Word]]:
    """The legible readings; one that read a few rows again is filled up with the words of the first."""
    if not readings or not is_legible(readings[0]):
        return [words for words in readings if is_legible(words)]
    return [readings[0], *(merged(readings[0], words) for words in readings[1:] if words)]


def places(name: str, typed: str, words: Sequence[Word], kind: str) -> tuple[Word, ...]:
    """The words that a second engine should read again for this value: where it stands or should stand."""
    reading = reading_of(words)
    labels = {
        "birth_date": ("birth", "birth_date"),
        "birth_place": ("birth",),
        "graduation_date": ("graduation",),
    }
    found = list(_LOOK[name](typed.strip(), reading, kind).words)
    for value in reading.at(*labels.get(name, (name,))):
        found += value.words(reading.rows)
    return tuple(dict.fromkeys(found))


def _all_say_another(
    found: Sequence[Finding], prepared: Sequence[Reading], readings: Sequence[Sequence[Word]]
) -> bool:
    """Two readings, or text that stood in the file, give the same other value, backed by a second fact."""
    if any(one.seen is not Seen.OTHER for one in found) or not any(one.backed for one in found):
        return False
    if len({squeezed(one.text) for one in found}) != 1:
        return False
    if len(found) == 1:
        return prepared[0].digital
    # Words taken over from the first engine are no second opinion.
    seen = set(readings[0])
    return all(one.backed and not set(one.words) & seen for one in found[1:])


def _told(name: str, typed: str, found: Finding, readings: int) -> dict[str, Fact]:
    told: dict[str, Fact] = {"field": name, "typed": typed[:TOLD], "readings": readings}
    if found.text:
        told |= {"read": found.text.replace("\t", " ")[:TOLD], "confidence": f"{found.confidence:.2f}"}
    if found.why:
        told["rule"] = found.why
    if found.words:
        told["page"] = found.words[0].page
    if found.box:
        told["box"] = " ".join(str(round(value)) for value in found.box)
    return told
