"""Queues and lateness in words."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bening.core.standing import PASSED
from bening.infra.charts import Chart, bar

QUEUES = {
    "screening": gettext_lazy("Berkas yang menunggu putusan pertama"),
    "sanggah": gettext_lazy("Sanggahan hasil administrasi yang menunggu jawaban"),
    "final_sanggah": gettext_lazy("Sanggahan hasil akhir yang menunggu jawaban"),
}
VERDICTS = {
    "done": (gettext_lazy("Selesai"), "good"),
    "in_time": (gettext_lazy("Akan selesai pada waktunya"), "good"),
    "unsure": (gettext_lazy("Belum dapat dipastikan"), "waiting"),
    "late": (gettext_lazy("Akan terlambat"), "bad"),
}
LATE = {
    "sanggah": gettext_lazy("Sanggahan hasil administrasi"),
    "final_sanggah": gettext_lazy("Sanggahan hasil akhir"),
    "findings": gettext_lazy("Temuan yang harus ditindaklanjuti"),
    "complaints": gettext_lazy("Pengaduan (semua rekrutmen)"),
}


def way(figures: Sequence[tuple[str, int]]) -> Chart | None:
    """How many were left at each step that was announced; nothing before the first."""
    found = dict(figures)
    steps = []
    if "entered" in found:
        steps.append((_("Mengakhiri pendaftaran"), found["entered"]))
    if "ms_first" in found:
        steps.append((_("Memenuhi syarat"), found["ms_first"] + found.get("ms_after_sanggah", 0)))
    if any(name.startswith("skd_") for name in found):
        steps.append((_("Lulus SKD"), found.get("skd_P/L", 0)))
    if any(name.startswith("final_") for name in found):
        steps.append((_("Lulus akhir"), sum(found.get(f"final_{code}", 0) for code in PASSED)))
    if any(name.startswith("appointment_") for name in found):
        steps.append((_("Sudah bertugas"), found.get("appointment_on_duty", 0)))
    if not steps:
        return None
    return bar(_("Dari pendaftar sampai pegawai"), steps, headers=(_("Langkah"), _("Jumlah orang")))
