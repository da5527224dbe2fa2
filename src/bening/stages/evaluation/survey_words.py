"""The questions of the survey and its results in words (PermenPANRB 14/2017, nine elements)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bening.infra.charts import Chart, bar
from bening.stages.evaluation.survey_rules import ELEMENTS

NAMES = {
    "u1": gettext_lazy("Persyaratan"),
    "u2": gettext_lazy("Prosedur"),
    "u3": gettext_lazy("Waktu pelayanan"),
    "u4": gettext_lazy("Biaya"),
    "u5": gettext_lazy("Hasil pelayanan"),
    "u6": gettext_lazy("Kemampuan petugas"),
    "u7": gettext_lazy("Perilaku petugas"),
    "u8": gettext_lazy("Penanganan pengaduan"),
    "u9": gettext_lazy("Sarana dan prasarana"),
}
QUESTIONS = {
    "u1": gettext_lazy("Apakah persyaratan yang diminta sesuai dengan jenis pelayanannya?"),
    "u2": gettext_lazy("Apakah prosedur pelayanannya mudah?"),
    "u3": gettext_lazy("Apakah pelayanannya cepat?"),
    "u4": gettext_lazy("Apakah biayanya wajar?"),
    "u5": gettext_lazy("Apakah hasil pelayanan sesuai dengan yang dijanjikan?"),
    "u6": gettext_lazy("Apakah petugas mampu melayani?"),
    "u7": gettext_lazy("Apakah petugas sopan dan ramah?"),
    "u8": gettext_lazy("Apakah pengaduan ditangani dengan baik?"),
    "u9": gettext_lazy("Apakah tempat dan peralatannya baik?"),
}
ANSWERS = {
    "u1": (
        gettext_lazy("Tidak sesuai"),
        gettext_lazy("Kurang sesuai"),
        gettext_lazy("Sesuai"),
        gettext_lazy("Sangat sesuai"),
    ),
    "u2": (
        gettext_lazy("Tidak mudah"),
        gettext_lazy("Kurang mudah"),
        gettext_lazy("Mudah"),
        gettext_lazy("Sangat mudah"),
    ),
    "u3": (
        gettext_lazy("Tidak cepat"),
        gettext_lazy("Kurang cepat"),
        gettext_lazy("Cepat"),
        gettext_lazy("Sangat cepat"),
    ),
    "u4": (
        gettext_lazy("Sangat mahal"),
        gettext_lazy("Cukup mahal"),
        gettext_lazy("Murah"),
        gettext_lazy("Gratis"),
    ),
    "u5": (
        gettext_lazy("Tidak sesuai"),
        gettext_lazy("Kurang sesuai"),
        gettext_lazy("Sesuai"),
        gettext_lazy("Sangat sesuai"),
    ),
    "u6": (
        gettext_lazy("Tidak mampu"),
        gettext_lazy("Kurang mampu"),
        gettext_lazy("Mampu"),
        gettext_lazy("Sangat mampu"),
    ),
    "u7": (
        gettext_lazy("Tidak sopan dan ramah"),
        gettext_lazy("Kurang sopan dan ramah"),
        gettext_lazy("Sopan dan ramah"),
        gettext_lazy("Sangat sopan dan ramah"),
    ),
    "u8": (
        gettext_lazy("Tidak ada"),
        gettext_lazy("Ada tetapi tidak berfungsi"),
        gettext_lazy("Berfungsi tetapi kurang baik"),
        gettext_lazy("Dikelola dengan baik"),
    ),
    "u9": (
        gettext_lazy("Buruk"),
        gettext_lazy("Cukup"),
        gettext_lazy("Baik"),
        gettext_lazy("Sangat baik"),
    ),
}
GRADES = {
    "A": gettext_lazy("sangat baik"),
    "B": gettext_lazy("baik"),
    "C": gettext_lazy("kurang baik"),
    "D": gettext_lazy("tidak baik"),
}
STATES = {
    "proposed": (gettext_lazy("menunggu orang kedua"), "waiting"),
    "returned": (gettext_lazy("dikembalikan"), "neutral"),
    "open": (gettext_lazy("berlangsung"), "good"),
    "published": (gettext_lazy("hasil terbit"), "neutral"),
}
CHANNELS = {
    "slip": gettext_lazy("kupon"),
    "kiosk": gettext_lazy("layar di loket"),
    "paper": gettext_lazy("kertas"),
}
RULE_CHOICES = (
    ("", gettext_lazy("Pilih alasan")),
    ("personal_data", gettext_lazy("Menyebut orang atau data pribadi")),
    ("insult", gettext_lazy("Menghina atau mengancam")),
    ("hate", gettext_lazy("Merendahkan suku, agama, ras, atau kelompok")),
    ("spam", gettext_lazy("Iklan atau pengulangan")),
    ("off_topic", gettext_lazy("Bukan tentang pelayanan ini")),
    ("unlawful", gettext_lazy("Melanggar hukum")),
)


def chart(values: dict[str, str]) -> Chart:
    """The nine means of one line of the result."""
    items = [(str(NAMES[name]), float(values[name])) for name in ELEMENTS]
    least = min(items, key=lambda item: item[1])[0]
    return bar(
        _("Rata-rata tiap unsur, 1 sampai 4"), items, headers=(_("Unsur"), _("Rata-rata")), strong=least
    )
