"""The coded grounds on which a requirement may be found not met: at most nine each.

"Other" is a supervisor's alone. A requirement is a document slot, or the code of a check that the program
could not settle and left to people. Grounds are taken from the reasons that real announcements gave (domain
study §3.4). A ground is a published code; its sentence stands in `core.reasons`, its legal basis is that of
the requirement.
"""

from __future__ import annotations

from collections.abc import Mapping

LEGIBILITY = ("document.unreadable", "document.not_original", "document.cut_off")
EVERY_DOCUMENT = ("document.wrong_kind", *LEGIBILITY, "document.name_differs")

BY_DOCUMENT: Mapping[str, tuple[str, ...]] = {
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
    "ijazah": (*EVERY_DOCUMENT, "diploma.programme_differs", "diploma.level_differs"),
    "transkrip": (*EVERY_DOCUMENT, "transcript.gpa_differs", "transcript.gpa_below_minimum"),
    "akreditasi": (
        "document.wrong_kind",
        *LEGIBILITY,
        "accreditation.not_on_graduation_date",
        "accreditation.body_not_recognised",
        "accreditation.programme_differs",
    ),
    "penyetaraan": (*EVERY_DOCUMENT, "diploma.equivalence_missing", "diploma.programme_differs"),
    "surat_cumlaude": (*EVERY_DOCUMENT, "diploma.predicate_missing"),
    "str": (
        *EVERY_DOCUMENT,
        "registration.expired",
        "registration.internship",
        "registration.profession_differs",
    ),
    "surat_disabilitas": (*EVERY_DOCUMENT, "disability.not_government_facility", "disability.kind_missing"),
}

BY_CHECK: Mapping[str, tuple[str, ...]] = {
    "education.is_listed": ("diploma.programme_differs", "diploma.level_differs"),
    "accreditation.held_at_graduation": (
        "accreditation.not_on_graduation_date",
        "accreditation.body_not_recognised",
    ),
    "cumlaude.both_highest_grade": ("accreditation.grade_too_low", "accreditation.not_on_graduation_date"),
    "gpa.reaches_minimum": ("transcript.gpa_below_minimum",),
    "practice_registration.is_active": (
        "registration.expired",
        "registration.internship",
        "registration.profession_differs",
    ),
    "track.conditions": ("track.conditions_not_shown",),
}
"""Checks whose answer may be *uncertain*; the requirement then bears the code of the check."""

ANY_CHECK = ("check.not_shown",)


OTHER = "other.by_supervisor"
"""What stands in no list. Only a supervisor may choose it, and says in words what it is."""


def grounds_for(requirement: str, *, supervisor: bool = False) -> tuple[str, ...]:
    """The grounds a verifier may choose for one requirement; never empty. A `supervisor` has one more.

    Slots have no dot in their name, checks always have one.
    """
    if "." in requirement:
        grounds = BY_CHECK.get(requirement, ANY_CHECK)
    else:
        grounds = BY_DOCUMENT.get(requirement, EVERY_DOCUMENT)
    return (*grounds, OTHER) if supervisor else grounds


def every_ground() -> tuple[str, ...]:
    """All codes, once each, in order of first mention."""
    groups = ((EVERY_DOCUMENT,), BY_DOCUMENT.values(), BY_CHECK.values(), (ANY_CHECK, (OTHER,)))
    return tuple(dict.fromkeys(code for group in groups for codes in group for code in codes))
