"""Formasi side by side, line by line; what differs is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from bening.infra.templatetags.bening import angka
from bening.outreach.competition import Figures
from bening.stages.announcements import pages, queries, words

if TYPE_CHECKING:
    from bening.stages.announcements.models import Edition, Formasi

MOST = 4
"""More columns than this nobody reads."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is compared. `indonesian`: names that stay as they were decreed."""

    title: str
    cells: tuple[str, ...]
    indonesian: bool = False
    heads: tuple[str, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each cell with the position above it, which a phone shows beside it."""
        return tuple(zip(self.heads, self.cells, strict=True))

    @property
    def differs(self) -> bool:
        """Whether not all say the same."""
        return len(set(self.cells)) > 1


def lines(chosen: Sequence[Formasi], edition: Edition, told: Figures) -> list[Line]:
    """Everything by which one chooses between formasi."""
    rules = queries.pinned(edition)
    applicants = [told.of(row.code, row.quota) for row in chosen]
    unknown = _("tidak ditampilkan")
    found = [
        Line(_("Unit penempatan"), tuple(row.unit for row in chosen), indonesian=True),
        Line(_("Kursi"), tuple(angka(row.quota) for row in chosen)),
        Line(_("Jenis kebutuhan"), tuple(words.track(row.track) for row in chosen)),
        Line(_("Jenjang"), tuple(", ".join(map(words.level, row.level_codes)) for row in chosen)),
        Line(_("Penyandang disabilitas"), tuple(_open(row) for row in chosen)),
        Line(
            _("Penghasilan sebulan"),
            tuple(f"Rp{angka(row.salary_min)}–Rp{angka(row.salary_max)}" for row in chosen),
        ),
        Line(
            _("Nilai ambang batas SKD"),
            tuple(pages.least(rules.skd.threshold(row.track, row.position)) for row in chosen),
        ),
        Line(
            _("Pelamar sampai kemarin"),
            tuple(unknown if one.count is None else angka(one.count) for one in applicants),
        ),
        Line(_("Pelamar tiap kursi"), tuple(one.per_seat or unknown for one in applicants)),
        Line(_("Program studi yang diterima"), tuple(_programmes(row) for row in chosen), indonesian=True),
    ]
    heads = tuple(row.position for row in chosen)
    return [replace(line, heads=heads) for line in found]


def _programmes(row: Formasi) -> str:
    return "; ".join(sorted(dict.fromkeys(one["programme"] for one in row.qualifications)))


def _open(row: Formasi) -> str:
    return _("Dapat melamar") if row.open_to_disability else _("Tidak dibuka")
