"""What stands in the fields of a document: for showing to people and for comparing documents with each other.

What was typed is not compared with these values but looked for in the words (`reading.match`): a value that
is cut out of a page loses letters where a label was misread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bening.reading.fields import numbered, people, studies
from bening.reading.fields.reading_off import Off
from bening.reading.reading import Reading, reading_of
from bening.reading.report import Field, Word

_PERSON = ("name", "birth_place", "birth_date")
_STUDIES = (*_PERSON, "programme", "institution", "number", "graduation_date", "predicate", "gpa")
OF_KIND: dict[str, tuple[str, ...]] = {
    "ktp": ("nik", *_PERSON, "sex", "address"),
    "kk": ("number",),
    "ijazah": _STUDIES,
    "transkrip": _STUDIES,
    "surat_lamaran": (*_PERSON, "nik", "address", "programme", "institution"),
    "surat_pernyataan": (*_PERSON, "nik", "address"),
    "str": (*_PERSON, "sex", "number", "institution"),
    "serdik": (*_PERSON, "number", "institution", "graduation_date"),
    "akreditasi": ("programme", "institution", "number", "predicate"),
    "surat_disabilitas": (*_PERSON, "nik", "sex", "address", "number", "institution"),
    "skck": (*_PERSON, "nik", "sex", "address", "number"),
    "sim": (*_PERSON, "sex", "address", "number"),
    "npwp": ("name", "nik", "number", "address"),
    "sertifikat": ("name", "number", "institution"),
}
"""Fields of each kind. On an accreditation `predicate` is its grade."""

_READERS: dict[str, Callable[[Reading, str], Off | None]] = {
    "nik": numbered.nik,
    "number": numbered.number,
    "name": people.name,
    "birth_place": people.birth_place,
    "birth_date": people.birth_date,
    "sex": people.sex,
    "address": people.address,
    "programme": studies.programme,
    "institution": studies.institution,
    "graduation_date": studies.graduation_date,
    "predicate": studies.predicate,
    "gpa": studies.gpa,
}


def fields_of(kind: str, words: Sequence[Word]) -> dict[str, Field]:
    """Every field of this kind that was found; boxes in pixels of what was read. Some 5 ms a page."""
    reading = reading_of(words)
    found = {name: _READERS[name](reading, kind) for name in OF_KIND.get(kind, ())}
    if kind == "sim":
        found |= {name: one for name, one in numbered.sim(reading).items() if found.get(name) is None}
    return {name: off.field for name, off in found.items() if off is not None and off.value}
