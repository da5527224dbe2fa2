"""Names of the sections and of the facts that a review shows, as people read them."""

from __future__ import annotations

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from bening.core.regulation_people import LEVELS as LEVEL_CODES
from bening.stages.announcements.words import level

LEVELS = {code: lazy(level, str)(code) for code in LEVEL_CODES}
"""Levels of education, in the reader's language."""
SECTIONS = {
    "identity": _("Identitas"),
    "contact": _("Alamat dan kontak"),
    "education": _("Pendidikan"),
    "declarations": _("Pernyataan"),
    "placement": _("Unit lain"),
}
INTRODUCTIONS = {
    "identity": _("Siapkan KTP, Kartu Keluarga, dan ijazah Anda."),
    "contact": _("Tulis alamat seperti di KTP."),
    "education": _("Siapkan ijazah, transkrip, dan sertifikat akreditasi Anda."),
    "declarations": _("Jawab dengan jujur. Pernyataan yang tidak benar dapat membatalkan kelulusan."),
    "placement": _(
        "Jika kursi di unit lain kosong pada akhir seleksi, panitia melihat pilihan ini. Boleh dikosongkan."
    ),
}
PATHS = {
    "identitas": "identity",
    "kontak": "contact",
    "pendidikan": "education",
    "pernyataan": "declarations",
    "unit-lain": "placement",
}
"""Words in the address of a page."""
PATH_OF = {section: path for path, section in PATHS.items()}
