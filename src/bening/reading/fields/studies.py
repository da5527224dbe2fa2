"""What somebody studied, where, and how well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bening.reading.fields.reading_off import Off, off, phrase
from bening.reading.lines import squeezed
from bening.reading.match import grades
from bening.reading.match.dates import SIGNED, dates_of
from bening.reading.match.phrases import without_level
from bening.reading.reading import Reading, Span
from bening.reading.rows import TAB
from bening.reading.validity import grade_in
from bening.reading.values import value_at

_SCHOOL = re.compile(
    r"\b(?:universitas|university|institut\b|institute|politeknik|polytechnic|sekolah\s+tinggi|akademi\b|"
    r"stikes|stmik|stkip|stai|iain|uin\b|sekolah\s+menengah|madrasah\s+aliyah|sma\s+negeri|smk\s+negeri|"
    r"sma\b|smk\b|man\b)",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    _SCHOOL.pattern + r"|\b(?:konsil|lembaga|badan|rumah\s+sakit|rsud|puskesmas|dinas)", re.IGNORECASE
)
_IN_A_SENTENCE = re.compile(r"(?<=[a-z] )(?i:jurusan|prodi|program\s+studi)\s+(?=[A-Z])")
_SHOUTED = re.compile(r"^\W*(?:nomor|no|sk|keputusan|nip|nidn)\b", re.IGNORECASE)
_WORDS = (
    (r"summa\s*cum\s*laude|magna\s*cum\s*laude|dengan\s*pujian|cum\s*laude|pujian|with\s+hono[u]?rs"),
    (r"sangat\s*memuaskan|very\s+satisfactory"),
    (r"memuaskan|satisfactory"),
)
_STUDIED = frozenset({"ijazah", "transkrip", "akreditasi", "serdik", "surat_lamaran"})


def programme(reading: Reading, kind: str) -> Off | None:
    """The study programme without its level; a department only where no programme is named."""
    for _, span in sorted(_programme_places(reading), key=lambda one: one[0]):
        bare = without_level(span.text)
        start = len(span.text) - len(bare) if span.text.endswith(bare) else 0
        found = phrase(reading, Span(span.row, span.start + start, span.end))
        if found is not None and len(squeezed(found.value)) > 2 and not found.value[:1].isdigit():
            return Off(without_level(found.value), found.words, found.box)
    return None


def _programme_places(reading: Reading) -> Iterator[tuple[int, Span]]:
    """Where a programme may stand, with a rank: 0 the likeliest."""
    for label in reading.labels:
        if label.name in ("programme", "education"):
            value = value_at(reading.rows, reading.labels, label)
            said = squeezed(reading.rows[label.row].text[label.start : label.end])
            rank = 2 if label.name == "education" else 0 if "stud" in said or "prodi" in said else 1
            if value is not None:
                yield rank, Span(reading.rows[value.row], value.start, value.end)
    for row in reading.rows:
        if match := _IN_A_SENTENCE.search(row.text):
            yield 1, Span(row, match.end(), len(row.text))
    for row, under in zip(reading.rows, reading.rows[1:], strict=False):
        match = re.match(r"\W*studi\s+", under.text, re.IGNORECASE)  # "… pada Program" stands above it
        if match and row.squeezed.letters.endswith("program"):
            yield 1, Span(under, match.end(), len(under.text))


def institution(reading: Reading, kind: str) -> Off | None:
    """Who gave the paper: at its label, else the first such house in the largest letters."""
    for value in reading.at("institution"):
        found = phrase(reading, Span(reading.rows[value.row], value.start, value.end))
        if found is not None and len(squeezed(found.value)) > 4 and not found.value[0].islower():
            return found
    candidates = []
    for row in reading.rows:
        for match in (_SCHOOL if kind in _STUDIED else _HOUSE).finditer(row.text):
            column = row.text.find(TAB, match.start())
            span = Span(row, match.start(), column if column >= 0 else len(row.text))
            alone = not row.text[: match.start()].rpartition(TAB)[2].strip()
            if not _SHOUTED.match(row.text):
                candidates.append((alone, row.part_at(match.start()).height, span))
            break
    for _, _, span in sorted(candidates, key=lambda one: (-one[0], -round(one[1] / 4))):
        found = phrase(reading, span)
        if found is not None and (len(found.value.split()) > 1 or len(found.value) > 15):
            return found
    return None


def graduation_date(reading: Reading, kind: str) -> Off | None:
    """As ISO date: the one said to be it; else, on a diploma, the only one that may be it.

    The day under a transcript is that of its printing.
    """
    found = dates_of(reading)
    for one in found:
        if one.meaning == "graduation":
            return off(one.on.isoformat(), [one.span])
    rest = [one for one in found if one.meaning in ("", SIGNED, "issued")]
    if kind == "ijazah" and len({one.on for one in rest}) == 1:
        return off(rest[0].on.isoformat(), [rest[0].span])
    return None


def predicate(reading: Reading, kind: str) -> Off | None:
    """The predicate in its own words; of an accreditation, its grade."""
    if kind == "akreditasi":
        return _grade(reading)
    spans = [Span(reading.rows[one.row], one.start, one.end) for one in reading.at("predicate")]
    spans += [Span(row, 0, len(row.text)) for row in reading.rows]
    for span in spans:
        for pattern in _WORDS:
            match = re.search(pattern, span.text, re.IGNORECASE)
            if match:
                start = span.start + match.start()
                if grades.predicate_at(reading, span) == "sangatmemuaskan" and len(match[0].split()) == 1:
                    return off(f"Sangat {match[0]}", [Span(span.row, start, start + len(match[0]))])
                return off(match[0], [Span(span.row, start, start + len(match[0]))])
    return None


def _grade(reading: Reading) -> Off | None:
    grade = grade_in(" ".join(row.text.replace(TAB, " ") for row in reading.rows))
    pattern = r"\b" + r"\s*".join(grade.split()) + r"\b"
    for row in reading.rows:
        match = re.search(pattern, row.text, re.IGNORECASE)
        if grade and match:
            return off(grade.upper() if len(grade) == 1 else grade.title(), [Span(row, *match.span())])
    return None


def gpa(reading: Reading, kind: str) -> Off | None:
    """With two decimals and a dot."""
    for value, span in grades.averages(reading):
        return off(f"{value:.2f}", [span])
    return None
