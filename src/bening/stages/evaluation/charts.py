"""The figures of a report as a drawing: from those who entered to those on duty."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from bening.core.standing import PASSED
from bening.infra.charts import Chart, bar
from bening.stages.evaluation.instrument import instrument
from bening.stages.evaluation.performance_words import criterion
from bening.stages.evaluation.queries.findings import UnitFigures
from bening.stages.evaluation.queries.performance import Step
from bening.stages.evaluation.queries.progress import Period
from bening.stages.evaluation.words import period, told


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


def own_progress(steps: Sequence[Step]) -> Chart | None:
    """Means of results and behaviour of one person, period by period; None before the first is completed."""
    items = [
        (f"{period(step.period)}: {name}", Decimal(mean) / 100)
        for step in steps
        for name, mean in ((_("hasil"), step.results), (_("perilaku"), step.behaviour))
        if mean is not None
    ]
    if not items:
        return None
    headers = (_("Periode"), _("Rata-rata nilai, 1 sampai 5"))
    return bar(
        _("Perkembangan hasil dan perilaku kerja"), items, headers=headers, full=instrument().formula.highest
    )


def periods(found: Sequence[Period]) -> Chart | None:
    """Of a hundred assessments that are due, how many two raters completed, period by period."""
    items = [(period(each.period), Decimal(100 * each.done // each.due)) for each in found if each.due]
    if not items:
        return None
    headers = (_("Periode"), _("Selesai dari seratus yang jatuh tempo"))
    return bar(_("Penilaian yang sudah selesai"), items, headers=headers, full=100)


def ratings(found: Sequence[tuple[str, int]]) -> Chart | None:
    """How people were rated, as far as groups are large enough to be told."""
    items = [(told(name), count) for name, count in found if name != "assessed"]
    return bar(_("Predikat pegawai baru"), items, headers=(_("Predikat"), _("Orang"))) if items else None


def behaviours(found: Sequence[tuple[str, float]]) -> Chart | None:
    """The mean of each behaviour over many people."""
    items = [(criterion(code), Decimal(f"{mean:.2f}")) for code, mean in found]
    if not items:
        return None
    headers = (_("Perilaku"), _("Rata-rata nilai, 1 sampai 5"))
    return bar(_("Perilaku BerAKHLAK"), items, headers=headers, full=instrument().formula.highest)
