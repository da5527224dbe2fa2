"""Requirements, grounds and what was stated, in the words of the reader's language."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from bening.core.decision import Reason
from bening.core.reasons import sentence
from bening.stages.announcements import queries as announcements
from bening.stages.announcements import words


class Titled(Protocol):
    """Anything with a title in both languages."""

    title_id: str
    title_en: str


def title_of(requirement: Titled) -> str:
    """The name of a requirement."""
    return requirement.title_en if words.reads_english() else requirement.title_id


def ground_text(code: str) -> str:
    """A ground of refusal as a sentence."""
    return sentence(Reason(code), get_language() or "id")


def titles_in(announcement: Any) -> dict[str, str]:
    """Requirement → its name, of every document that the rules of an announcement know."""
    rules = announcements.regulation_of(announcement).documents
    return {rule.slot: title_of(rule) for rule in rules}


STEPS = {
    "propose": gettext_noop("Menilai (orang pertama)"),
    "refer": gettext_noop("Menilai yang diserahkan verifikator"),
    "approve": gettext_noop("Menilai ulang dan mengesahkan (orang kedua)"),
    "decide": gettext_noop("Memutuskan perbedaan (orang ketiga)"),
}
"""The steps of a verdict."""

CLAIMS = {
    "identity.born": gettext_noop("Tanggal lahir"),
    "identity.sex": gettext_noop("Jenis kelamin"),
    "education.level": gettext_noop("Jenjang"),
    "education.programme": gettext_noop("Program studi"),
    "education.institution": gettext_noop("Perguruan tinggi atau sekolah"),
    "education.ijazah_number": gettext_noop("Nomor ijazah"),
    "education.graduated_on": gettext_noop("Tanggal lulus"),
    "education.gpa": gettext_noop("Nilai"),
    "education.gpa_kind": gettext_noop("Jenis nilai"),
    "education.cumlaude": gettext_noop("Cumlaude"),
    "education.equal_to_cumlaude": gettext_noop("Setara cumlaude"),
    "education.foreign_degree": gettext_noop("Ijazah luar negeri"),
    "education.institution_grade": gettext_noop("Akreditasi perguruan tinggi"),
    "education.institution_body": gettext_noop("Lembaga akreditasi perguruan tinggi"),
    "education.institution_from": gettext_noop("Berlaku mulai"),
    "education.institution_to": gettext_noop("Berlaku sampai"),
    "education.programme_grade": gettext_noop("Akreditasi program studi"),
    "education.programme_body": gettext_noop("Lembaga akreditasi program studi"),
    "education.programme_from": gettext_noop("Berlaku mulai"),
    "education.programme_to": gettext_noop("Berlaku sampai"),
    "education.str_profession": gettext_noop("Profesi pada STR"),
    "education.str_to": gettext_noop("STR berlaku sampai"),
    "education.str_internship": gettext_noop("STR internsip"),
    "declarations.disability_type": gettext_noop("Jenis dan derajat disabilitas"),
}
ANSWERS = {
    "ya": gettext_noop("Ya"),
    "tidak": gettext_noop("Tidak"),
    "P": gettext_noop("Perempuan"),
    "L": gettext_noop("Laki-laki"),
    "ipk": gettext_noop("IPK (skala 4)"),
    "ijazah": gettext_noop("Rata-rata ijazah sekolah"),
}


def claim(field: str, value: Any) -> tuple[str, str]:
    """(label, value) of something stated, as people read it."""
    return _(CLAIMS[field]), value_text(field, str(value))


def value_text(field: str, value: str) -> str:
    """A value as people read it: dates, levels, decimals and answers in the reader's language."""
    if field == "education.level":
        return words.level(value)
    if field == "education.gpa":
        return value if words.reads_english() else value.replace(".", ",")
    if value in ANSWERS:
        return _(ANSWERS[value])
    try:
        return date_format(date.fromisoformat(value), "j F Y")
    except ValueError:
        return value
