"""The coded grounds on which a requirement may be found not met: at most nine each, no "other".

Taken from the reasons that real announcements gave (domain study §3.4). A ground is a published
code; its sentence stands in `core.reasons`, its legal basis is that of the requirement.
"""

from __future__ import annotations

LEGIBILITY = ("document.unreadable", "document.not_original", "document.cut_off")
EVERY_DOCUMENT = ("document.wrong_kind", *LEGIBILITY, "document.name_differs")

BY_DOCUMENT: dict[str, tuple[str, ...]] = {
    "ktp": (*EVERY_DOCUMENT, "document.nik_differs", "document.birth_date_differs"),
    "pas_foto": ("photo.background_wrong", "photo.not_recent", "photo.face_not_clear", "document.wrong_kind"),
    "swafoto": ("photo.face_not_clear", "photo.card_not_shown", "document.wrong_kind"),
    "surat_lamaran": (
        *EVERY_DOCUMENT,
        "letter.addressee_wrong",
        "letter.unsigned",
        "letter.undated",
        "letter.stamp_missing",
    ),
    "surat_pernyataan": (
        *EVERY_DOCUMENT,
        "statement.text_differs",
        "letter.unsigned",
        "letter.stamp_missing",
        "letter.stamp_reused",
    ),
    "ijazah": (
        *EVERY_DOCUMENT,
        "diploma.programme_differs",
        "diploma.level_differs",
        "diploma.equivalence_missing",
    ),
    "transkrip": (*EVERY_DOCUMENT, "transcript.gpa_differs", "transcript.gpa_below_minimum"),
    "akreditasi": (
        "document.wrong_kind",
        *LEGIBILITY,
        "accreditation.not_on_graduation_date",
        "accreditation.body_not_recognised",
        "accreditation.programme_differs",
    ),
    "str": (
        *EVERY_DOCUMENT,
        "registration.expired",
        "registration.internship",
        "registration.profession_differs",
    ),
    "surat_disabilitas": (*EVERY_DOCUMENT, "disability.not_government_facility", "disability.kind_missing"),
}


def grounds_for(requirement: str) -> tuple[str, ...]:
    """The grounds a verifier may choose for one requirement (a document slot); never empty."""
    return BY_DOCUMENT.get(requirement, EVERY_DOCUMENT)


def every_ground() -> tuple[str, ...]:
    """All codes, once each, in order of first mention."""
    named = [code for codes in (EVERY_DOCUMENT, *BY_DOCUMENT.values()) for code in codes]
    return tuple(dict.fromkeys(named))
