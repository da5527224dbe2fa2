"""States, outcomes and criteria of performance in words."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bening.core.rules import OutcomeGround
from bening.stages.evaluation.instrument import BEHAVIOUR, instrument

STATES: dict[str, tuple[Promise, str]] = {
    "": (gettext_lazy("belum dinilai"), "neutral"),
    "rated": (gettext_lazy("menunggu penilai kedua"), "waiting"),
    "shared": (gettext_lazy("menunggu tanggapan pegawai"), "waiting"),
    "contested": (gettext_lazy("keberatan sedang diputus"), "waiting"),
    "sealed": (gettext_lazy("berlaku"), "good"),
}
PLANS: dict[str, tuple[Promise, str]] = {
    "proposed": (gettext_lazy("menunggu jawaban pegawai"), "waiting"),
    "agreed": (gettext_lazy("berlaku"), "good"),
    "returned": (gettext_lazy("dikembalikan pegawai"), "bad"),
}
OUTCOMES: dict[str, tuple[Promise, str]] = {
    "appoint": (gettext_lazy("Diangkat menjadi PNS"), "good"),
    "extend": (gettext_lazy("Masa percobaan diperpanjang"), "waiting"),
    "dismiss": (gettext_lazy("Diberhentikan"), "bad"),
    "begin": (gettext_lazy("Perjanjian kerja dimulai"), "good"),
    "renew": (gettext_lazy("Perjanjian kerja diperpanjang"), "good"),
    "end": (gettext_lazy("Perjanjian kerja berakhir"), "bad"),
    "": (gettext_lazy("Sedang berjalan"), "neutral"),
}
BANDS: dict[str, Promise] = {
    "sangat_memuaskan": gettext_lazy("sangat memuaskan"),
    "memuaskan": gettext_lazy("memuaskan"),
    "baik": gettext_lazy("baik"),
    "cukup": gettext_lazy("cukup"),
    "": gettext_lazy("tidak lulus"),
}
GROUNDS: dict[str, Promise] = {
    "results": gettext_lazy("Hasil kerja"),
    "behaviour": gettext_lazy("Perilaku kerja"),
}


def criterion(code: str) -> str:
    """A result of the plan by its number, a behaviour by its name."""
    part, _dot, name = code.partition(".")
    if part == BEHAVIOUR:
        return next(scale.name for scale in instrument().behaviours if scale.code == name)
    return _("Hasil kerja %(number)s") % {"number": name}


def ground(found: OutcomeGround) -> str:
    """What a decision rests on, in the reader's language."""
    return found.text_en if (get_language() or "id").startswith("en") else found.text_id


def mean(hundredths: int | None) -> str:
    """A mean of marks: `345` is 3,45."""
    return "–" if hundredths is None else number_format(Decimal(hundredths) / 100, 2)


def mark(value: int | None) -> str:
    """A mark, or that nothing was observed."""
    return _("tidak teramati") if value is None else str(value)
