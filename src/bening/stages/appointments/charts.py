"""Where the seats stand, as a drawing."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from bening.infra.charts import Chart, bar

STATES = ("filing", "complete", "numbered", "on_duty", "resigned")


def seats(counts: Mapping[str, int]) -> Chart | None:
    """Seats by state; None before any was opened."""
    if not counts:
        return None
    words = {
        "filing": _("Pemberkasan"),
        "complete": _("Menunggu NIP dari BKN"),
        "numbered": _("Menunggu mulai bertugas"),
        "on_duty": _("Sudah bertugas"),
        "resigned": _("Mengundurkan diri"),
    }
    items = [(words[state], counts.get(state, 0)) for state in STATES]
    return bar(_("Kursi menurut tahap pengangkatan"), items, headers=(_("Tahap"), _("Kursi")))
