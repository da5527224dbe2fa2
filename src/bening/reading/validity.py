"""Whether a paper holds on a day: STR and SKCK today, an accreditation on the day of graduation.

Law asks for the accreditation on the date of graduation shown on the diploma (PermenPANRB 27/2021 Ps. 5),
for an active STR (UU 17/2023), for an SKCK of at most some months. "No longer valid" is said only when
both engines read the same, or the file itself says so; otherwise a person looks. Of an accreditation all
days on the paper must then lie on one side of the graduation: both engines share the order of the lines.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bening.core.decision import Check, Fact
from bening.reading.checking import met, no_data, not_met, uncertain
from bening.reading.days import Day, days_in
from bening.reading.lines import lines_of, plain, squeezed
from bening.reading.report import Word

WINDOW = 170
"""Letters after "berlaku" in which its dates stand."""
_HOLDS = re.compile(r"berlaku|masa\s*laku|valid(?:\s*(?:until|from|thru|through)|ity)|kedaluwarsa|expir")
_UNTIL = re.compile(r"sampai|hingga|s\s*[./]\s*d|sd\b|until|thru|through|to\b|berakhir|expir|-|–")
_FOR_LIFE = re.compile(r"seumur\s*hidup|for\s*life|tidak\s*terbatas|tanpa\s*batas")
_YEARS = re.compile(r"selama\s*([0-9]{1,2})\s*(?:\([a-z\s]*\)\s*)?(?:tahun|th\b)|for\s*([0-9]{1,2})\s*years")
_GRADE = re.compile(
    r"(?:peringkat|predikat|terakreditasi|status|nilai|grade|ranked?)"
    r"(?:\s*(?:akreditasi|terakreditasi|dengan|peringkat|predikat|nilai|adalah|:|=|“|”|\"|'|\())*\s*"
    r"(unggul|baik\s*sekali|excellent|very\s*good|baik|good|[abc](?![a-z0-9]))"
)
_GRADES = {"excellent": "unggul", "verygood": "baiksekali", "good": "baik"}
_NOT_ACCREDITED = re.compile(r"(?:tidak|belum)\s*terakreditasi")
_INTERNSHIP = re.compile(r"inter(?:n|m)(?:s|sh)ip")


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a paper says it holds; `for_life`: without end. None: not said or not read."""

    first: date | None = None
    last: date | None = None
    for_life: bool = False

    def told(self) -> dict[str, Fact]:
        """As evidence."""
        return {
            "first": self.first.isoformat() if self.first else "",
            "last": self.last.isoformat() if self.last else "",
        }


def span_of(words: Sequence[Word]) -> Span:
    """What a paper says of its own validity."""
    return span_in(" ".join(line.text for line in lines_of(words)))


def span_in(text: str) -> Span:
    """The same of running text."""
    read = plain(text)
    days = days_in(text)
    best = Span()
    for word in _HOLDS.finditer(read):
        after = read[word.end() : word.end() + WINDOW]
        if _FOR_LIFE.match(after.lstrip(" :")) or _FOR_LIFE.search(after[:40]):
            return Span(for_life=True)
        near = [day for day in days if word.end() <= day.start < word.end() + WINDOW]
        span = _span(read, word.start(), near, after)
        if span.last:
            return span
        best = best if best.first else span
    return best


def _span(read: str, start: int, near: Sequence[Day], after: str) -> Span:
    if not near:
        return Span()
    one = near[0]
    if len(near) > 1 and one.on < near[1].on and _leads_to_end(read[one.end : near[1].start]):
        return Span(one.on, near[1].on)
    if _UNTIL.search(read[start : one.start]):
        return Span(last=one.on)
    years = _YEARS.search(after)
    if years:
        return Span(one.on, later(one.on, 12 * int(years[1] or years[2])))
    return Span(first=one.on)


def _leads_to_end(between: str) -> bool:
    """Whether "until" stands between two days, and nothing after it that begins another such sentence.

    Columns read across put the start of one sentence behind the "until" of another.
    """
    words = list(_UNTIL.finditer(between))
    return bool(words) and not _HOLDS.search(between, words[-1].end())


def later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def check_str(readings: Sequence[Sequence[Word]], *, on: date, profession: str = "") -> Check:
    """The practice registration holds on that day, and is no internship. `profession`: of the position."""
    code = "validity.str"
    spans = [span_of(words) for words in readings if words]
    if not spans:
        return no_data(code, "validity.not_read")
    texts = [" ".join(word.text for word in words) for words in readings]
    if any(_INTERNSHIP.search(plain(text)) for text in texts):
        return uncertain(code, "validity.internship")
    if profession and not any(squeezed(profession) in squeezed(text) for text in texts):
        return uncertain(code, "validity.other_profession", profession=profession)
    if any(span.for_life for span in spans):
        return met(code, for_life=True)
    return _holds_on(code, spans, on, _sure(readings))


def check_skck(readings: Sequence[Sequence[Word]], *, on: date, months: int = 6) -> Check:
    """The police record holds on that day: by its own dates, and no older than some months."""
    code = "validity.skck"
    spans = [span_of(words) for words in readings if words]
    if not spans:
        return no_data(code, "validity.not_read")
    aged = [
        Span(
            span.first, min(filter(None, (span.last, span.first and later(span.first, months))), default=None)
        )
        for span in spans
    ]
    return _holds_on(code, aged, on, _sure(readings))


def _holds_on(code: str, spans: Sequence[Span], on: date, sure: bool) -> Check:
    ends = [span for span in spans if span.last]
    if not ends:
        return uncertain(code, "validity.not_found", on=on.isoformat())
    span = max(ends, key=lambda one: one.last or on)
    told: dict[str, Fact] = {**span.told(), "on": on.isoformat()}
    if _within(span, on):
        return met(code, **told)
    how = not_met if sure and len({one.last for one in ends}) == 1 and len(ends) == len(spans) else uncertain
    return how(code, "validity.not_on_day", **told)


def _within(span: Span, on: date) -> bool:
    return (span.first is None or span.first <= on) and span.last is not None and on <= span.last


def _sure(readings: Sequence[Sequence[Word]]) -> bool:
    """Whether a "no" stands on two readings, or on text that was not read but stood in the file."""
    said = [words for words in readings if words]
    return len(said) > 1 or all(word.confidence >= 1.0 for words in said for word in words)


def check_accreditation(
    readings: Sequence[Sequence[Word]], *, graduated_on: date | None, grades: Sequence[str]
) -> Check:
    """The accreditation held on the day of graduation, with one of the grades that count."""
    code = "validity.accreditation"
    texts = [" ".join(line.text for line in lines_of(words)) for words in readings if words]
    if not texts:
        return no_data(code, "validity.not_read")
    if graduated_on is None:
        return no_data(code, "validity.no_graduation")
    spans, found = [span_in(text) for text in texts], [grade_in(text) for text in texts]
    grade = next(filter(None, found), "")
    if not grade:
        return uncertain(code, "validity.no_grade")
    if squeezed(grade) not in map(squeezed, grades):
        return uncertain(code, "validity.other_grade", grade=grade)
    whole = [span for span in spans if span.first and span.last]
    if not whole:
        return uncertain(code, "validity.no_span", graduated_on=graduated_on.isoformat(), grade=grade)
    best = next((span for span in whole if _within(span, graduated_on)), whole[0])
    told: dict[str, Fact] = {**best.told(), "graduated_on": graduated_on.isoformat(), "grade": grade}
    if _within(best, graduated_on):
        return met(code, **told)
    agreed = _sure(readings) and len(whole) == len(spans) and len(set(whole)) == 1
    how = not_met if agreed and not any(_days_around(text, graduated_on) for text in texts) else uncertain
    return how(code, "validity.not_at_graduation", **told)


def _days_around(text: str, on: date) -> bool:
    """Whether days before and after that one stand on the paper, so that its sentence may be misread."""
    days = [day.on for day in days_in(text)]
    return bool(days) and min(days) <= on <= max(days)


def grade_in(text: str) -> str:
    """The grade that an accreditation gives, in small letters ("unggul", "baik sekali", "a"); or nothing."""
    read = plain(text)
    if _NOT_ACCREDITED.search(read):
        return "tidak terakreditasi"
    found = [squeezed(match[1]) for match in _GRADE.finditer(read)]
    if not found:
        return ""
    best = max(found, key=lambda grade: (found.count(grade), len(grade)))
    best = _GRADES.get(best, best)
    return "baik sekali" if best == "baiksekali" else best
