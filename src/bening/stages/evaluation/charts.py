"""The figures of a report as a drawing: from those who entered to those on duty."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bening.core.standing import PASSED
from bening.infra.charts import Chart, bar
from bening.stages.evaluation.queries.findings import UnitFigures


def way(figures: Sequence[tuple[str, int]]) -> Chart:
    """How many were left at each step; steps that a report does not have yet are left out."""
    found = dict(figures)
    qualified = found["ms_first"] + found["ms_after_sanggah"]
    steps = [
        (_("Mengakhiri pendaftaran"), found["entered"]),
        (_("Menyegel berkas"), found["dossiers_sealed"]),
        (_("Memenuhi syarat"), qualified),
    ]
    if any(name.startswith("skd_") for name in found):
        steps.append((_("Lulus SKD"), found.get("skd_P/L", 0)))
    if any(name.startswith("final_") for name in found):
        steps.append((_("Lulus akhir"), sum(found.get(f"final_{code}", 0) for code in PASSED)))
    if any(name.startswith("appointment_") for name in found):
        steps.append((_("Sudah bertugas"), found.get("appointment_on_duty", 0)))
    return bar(_("Dari pendaftar sampai pegawai"), steps, headers=(_("Langkah"), _("Jumlah orang")))


def findings_by_unit(units: Sequence[UnitFigures]) -> Chart | None:
    """How many findings of each unit nobody acted on in time; None while there is no finding at all."""
    if not units:
        return None
    items = [(row.unit, row.overdue) for row in units[:12]]
    return bar(_("Temuan lewat tenggat menurut unit"), items, headers=(_("Unit"), _("Lewat tenggat")))
