"""What is asked of the machine about one document: its slot, what was typed, and the announced rules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from json import dumps
from typing import TYPE_CHECKING, Any

from bening.accounts import queries as accounts
from bening.core.deadlines import day_of
from bening.core.education import degree
from bening.core.facts import Seat
from bening.infra.encryption import lookup
from bening.reading.question import Clause, Question
from bening.reading.report import KINDS
from bening.stages.announcements import queries as announcements
from bening.stages.registration import queries as registration

if TYPE_CHECKING:
    from bening.stages.documents.models import Document
    from bening.stages.registration.models import Application

HEADS = {
    "Pemerintah Kabupaten ": "Bupati ",
    "Pemerintah Kota ": "Wali Kota ",
    "Pemerintah Provinsi ": "Gubernur ",
}
"""To whom a letter is addressed, by the beginning of the institution's name."""

CLAIMED: Mapping[str, tuple[str, ...]] = {
    "ktp": ("nik", "name", "birth_place", "birth_date", "sex"),
    "ijazah": ("diploma_name", "programme", "institution", "number", "graduation_date"),
    "transkrip": ("diploma_name", "programme", "gpa"),
    "surat_lamaran": ("name",),
    "surat_pernyataan": ("name",),
    "str": ("name",),
    "serdik": ("name",),
    "surat_disabilitas": ("name",),
    "skck": ("name",),
    "akreditasi": ("institution", "graduation_date"),
}
"""Slot → what was typed and must stand in its document. `diploma_name`: the name as on the diploma."""
SECTION_OF: Mapping[str, str] = dict.fromkeys(("name", "birth_place", "birth_date", "sex"), "identity") | (
    dict.fromkeys(("programme", "institution", "number", "graduation_date", "gpa", "profession"), "education")
)
"""Field → the section where it is typed. The NIK belongs to the account."""
ONLY_ASKED_WITH = {"akreditasi": ("graduation_date",)}
"""Typed values that a check needs, though they stand nowhere in the document."""


def typed(application: Application) -> dict[str, str]:
    """All that was typed, by names of `report.FIELDS` (and `diploma_name`); without what was left out."""
    said = registration.biodata_of(application)
    identity, education = said.get("identity", {}), said.get("education", {})
    claims = {
        "nik": accounts.nik_of(registration.person_of(application)),
        "name": identity.get("name_ktp", ""),
        "diploma_name": identity.get("name_ijazah", ""),
        "birth_place": identity.get("birthplace", ""),
        "birth_date": identity.get("born", ""),
        "sex": identity.get("sex", ""),
        "programme": degree(education.get("programme", ""))[1].upper(),
        "institution": education.get("institution", ""),
        "number": education.get("ijazah_number", ""),
        "graduation_date": education.get("graduated_on", ""),
        "gpa": education.get("gpa", "") if education.get("gpa_kind") == "ipk" else "",
        "profession": education.get("str_profession", ""),
    }
    return {name: value for name, value in claims.items() if value}


def claims_for(slot: str, said: Mapping[str, str]) -> dict[str, str]:
    """What of it must stand in the document of one slot."""
    wanted = [name for name in CLAIMED.get(slot, ()) if name in said]
    return {"name" if name == "diploma_name" else name: said[name] for name in wanted}


def question_about(document: Document) -> Question:
    """Everything the machine is asked about this document."""
    application = document.dossier.application
    said = typed(application)
    return Question(
        expect=document.slot if document.slot in KINDS else "",
        claims=claims_for(document.slot, said),
        profession=said.get("profession", ""),
        **_announced(application),
    )


def mark_of(question: Question) -> str:
    """A keyed hash of a question: the same again is seen, what was asked is not."""
    return lookup(dumps(question.as_json(), sort_keys=True, ensure_ascii=False), "question")


def seat_of(application: Application) -> Seat | None:
    """What the formasi asks."""
    if application.formasi is None:
        return None
    return announcements.seat(application.formasi, registration.edition_of(application))


def _announced(application: Application) -> dict[str, Any]:
    edition = registration.edition_of(application)
    phase = announcements.timetable_in(edition).phase("registration")
    position = application.formasi.position if application.formasi else ""
    grades = announcements.pinned(edition).eligibility.accreditation.grades
    others = positions_in(application.announcement_id, edition.digest)
    return {
        "clauses": tuple(Clause(one.code, one.text_id) for one in announcements.statements_in(edition)),
        "addressee": _addressee(application.announcement.institution.name),
        "formasi": position,
        "other_formasi": tuple(one for one in others if one != position),
        "first": _published(edition),
        "last": day_of(phase.ends) if phase else None,
        "on": day_of(phase.ends) if phase else None,
        "grades": tuple(grades),
    }


def _published(edition: Any) -> Any:
    first = announcements.timetable_in(edition).phase("announcement")
    return day_of(first.starts) if first else None


def _addressee(institution: str) -> str:
    starts = [start for start in HEADS if institution.startswith(start)]
    return HEADS[starts[0]] + institution.removeprefix(starts[0]) if starts else ""


@lru_cache(maxsize=64)
def positions_in(announcement_id: int, digest: str) -> tuple[str, ...]:
    """Every position of an edition, each once; at most 200."""
    found = announcements.formasi_in(announcement_id).order_by().values_list("position", flat=True).distinct()
    return tuple(found[:200])
