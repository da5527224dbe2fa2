"""Analyses in words: questions, verdicts, figures, so that everybody can read what came out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from bening.infra.charts import Chart
from bening.stages.evaluation.interval_chart import Interval, intervals

KIND_CHOICES = (
    ("fairness", gettext_lazy("Apakah setiap kelompok lulus dengan peluang yang sama?")),
    ("validity", gettext_lazy("Apakah nilai seleksi berhubungan dengan kinerja setelah bekerja?")),
    ("agreement", gettext_lazy("Apakah dua pemeriksa menilai berkas yang sama dengan sama?")),
    ("ratings", gettext_lazy("Apakah dua penilai melihat kinerja orang yang sama dengan sama?")),
    ("funnel", gettext_lazy("Apakah ada pemeriksa yang menolak jauh lebih banyak atau lebih sedikit?")),
)
STEP_CHOICES = (
    ("screening", gettext_lazy("Pemeriksaan berkas")),
    ("skd", gettext_lazy("SKD")),
    ("final", gettext_lazy("Hasil akhir")),
)
GROUPING_CHOICES = (
    ("sex", gettext_lazy("Jenis kelamin")),
    ("age", gettext_lazy("Umur")),
    ("disability", gettext_lazy("Disabilitas")),
)
GROUPS = {
    "female": gettext_noop("perempuan dibanding laki-laki"),
    "male": gettext_noop("laki-laki dibanding perempuan"),
    "under_25": gettext_noop("di bawah 25 tahun dibanding yang lain"),
    "25_to_29": gettext_noop("25 sampai 29 tahun dibanding yang lain"),
    "30_and_over": gettext_noop("30 tahun ke atas dibanding yang lain"),
    "disabled": gettext_noop("penyandang disabilitas dibanding yang lain"),
    "not_disabled": gettext_noop("bukan penyandang disabilitas dibanding yang lain"),
}
STATES = {
    "proposed": gettext_noop("menunggu orang kedua"),
    "returned": gettext_noop("dikembalikan"),
    "registered": gettext_noop("terdaftar, belum dijalankan"),
    "asked": gettext_noop("sedang dihitung"),
    "published": gettext_noop("hasil terbit"),
}
MEASURES = {
    "people": gettext_noop("Jumlah orang yang diketahui kelompoknya"),
    "passed": gettext_noop("Lulus dari kelompok ini"),
    "total": gettext_noop("Jumlah kelompok ini"),
    "other_passed": gettext_noop("Lulus dari yang lain"),
    "other_total": gettext_noop("Jumlah yang lain"),
    "crude": gettext_noop("Rasio tanpa memperhatikan formasi"),
    "crude_low": gettext_noop("Rasio tanpa formasi, batas bawah"),
    "crude_high": gettext_noop("Rasio tanpa formasi, batas atas"),
    "crude_mid_p": gettext_noop("Peluang kebetulan tanpa formasi (mid-p)"),
    "needed": gettext_noop("Perkiraan orang yang dibutuhkan per kelompok"),
    "ratio": gettext_noop("Angka utama"),
    "low": gettext_noop("Batas bawah"),
    "high": gettext_noop("Batas atas"),
    "chance": gettext_noop("Peluang kebetulan (p)"),
    "discovery": gettext_noop("Peluang kebetulan di antara semua perbandingan (q)"),
    "first": gettext_noop("Peserta SKD"),
    "second": gettext_noop("Peserta SKB"),
    "hired": gettext_noop("Pegawai yang sudah dinilai"),
    "observed": gettext_noop("Korelasi di antara yang diterima"),
    "one_step": gettext_noop("Dikoreksi satu langkah (Thorndike)"),
    "rated": gettext_noop("Orang yang dinilai oleh keduanya"),
    "alpha": gettext_noop("Alfa Krippendorff, yang tidak teramati tidak dihitung"),
    "consistency": gettext_noop("Kesamaan urutan kedua penilai"),
    "mean": gettext_noop("Keandalan rata-rata kedua penilai"),
    "judged": gettext_noop("Jumlah yang diperiksa"),
    "alike": gettext_noop("Bagian yang dinilai sama"),
    "refused": gettext_noop("Dinyatakan tidak memenuhi syarat"),
    "share": gettext_noop("Bagian yang ditolak"),
    "others": gettext_noop("Bagian yang ditolak pemeriksa lain"),
}
TITLES = {
    "fairness": gettext_noop("Rasio peluang lulus dan rentang ketidakpastiannya"),
    "validity": gettext_noop("Hubungan nilai dengan kinerja"),
    "agreement": gettext_noop("Kesepakatan dua pemeriksa (alfa Krippendorff)"),
    "ratings": gettext_noop("Kesepakatan dua penilai (korelasi antarkelas)"),
    "funnel": gettext_noop("Bagian berkas yang ditolak tiap pemeriksa"),
}
TONES = {"shown": "waiting", "not_large": "good", "not_enough_data": "neutral"}


@dataclass(slots=True)
class Answer:
    """One thing that was compared, with its figures; `sentence` says the verdict in words."""

    about: str
    label: str = ""
    verdict: str = ""
    sentence: str = ""
    tone: str = "neutral"
    figures: dict[str, str] = field(default_factory=dict)

    def shown(self) -> list[tuple[str, str]]:
        """Every figure with its name, decimals as the reader writes them."""
        return [(_(MEASURES[name]), written(value)) for name, value in self.figures.items() if value]


def written(value: str) -> str:
    """A figure of a plan or result as people write it: `0.8` becomes `0,8`, `inf` has no upper end."""
    if value == "inf":
        return _("tanpa batas")
    whole, point, decimals = value.partition(".")
    return number_format(float(value), min(len(decimals), 3)) if point else number_format(int(whole))


def kind(code: str) -> str:
    """The usual question of a kind."""
    return str(dict(KIND_CHOICES)[code])


def state(code: str) -> str:
    """Where a plan stands."""
    return _(STATES[code])


def data(values: Mapping[str, Sequence[str]]) -> str:
    """The steps and groups of a plan."""
    named = {**dict(STEP_CHOICES), **dict(GROUPING_CHOICES)}
    return ", ".join(str(named.get(code, code)) for codes in values.values() for code in codes)


def answers(code: str, rows: Sequence[Mapping[str, str]]) -> list[Answer]:
    """A result, thing by thing, in the order of its table."""
    found: dict[str, Answer] = {}
    for row in rows:
        each = found.setdefault(row["about"], Answer(row["about"]))
        if row["measure"] == "verdict":
            each.verdict, each.tone = row["value"], TONES[row["value"]]
        else:
            measure = "rated" if (code, row["measure"]) == ("ratings", "people") else row["measure"]
            each.figures[measure] = row["value"]
    for each in found.values():
        each.label, each.sentence = _label(code, each.about), _sentence(code, each)
    return list(found.values())


def _label(code: str, about: str) -> str:
    if code == "fairness" and "/" in about:
        step, _grouping, group = about.split("/")
        named = _(GROUPS[group]) if group in GROUPS else group
        return f"{dict(STEP_CHOICES).get(step, step)}: {named}"
    if code == "funnel":
        mark = about.partition("/")[2]
        return _("Pemeriksa %(mark)s") % {"mark": mark} if mark else _("Semua pemeriksa")
    return str(dict(KIND_CHOICES)[code])


def _sentence(code: str, answer: Answer) -> str:
    if answer.verdict == "not_enough_data":
        return _("Data belum cukup untuk menyimpulkan.")
    shown = answer.verdict == "shown"
    if code == "fairness":
        if not shown:
            return _("Tidak ada tanda perbedaan yang besar.")
        lower = float(answer.figures["ratio"]) < 1
        return (
            _("Peluang lulus kelompok ini lebih kecil.")
            if lower
            else _("Peluang lulus kelompok ini lebih besar.")
        )
    if code == "validity":
        return (
            _("Nilai seleksi berhubungan dengan kinerja.") if shown else _("Hubungannya kecil, kalaupun ada.")
        )
    if code in ("agreement", "ratings"):
        return _("Kesepakatan mencapai batas rencana.") if shown else _("Kesepakatan di bawah batas rencana.")
    return (
        _("Berbeda dari pemeriksa lain; diperiksa ulang.")
        if shown
        else _("Tidak berbeda dari pemeriksa lain.")
    )


def headline(found: Sequence[Answer]) -> str:
    """All verdicts of a result in one line."""
    counts = {code: sum(each.verdict == code for each in found) for code in TONES}
    named = {
        "shown": _("menunjukkan sesuatu"),
        "not_large": _("tidak menunjukkan hal yang besar"),
        "not_enough_data": _("data belum cukup"),
    }
    return "; ".join(f"{count} {named[code]}" for code, count in counts.items() if count)


def chart(code: str, found: Sequence[Answer]) -> Chart | None:
    """The figures with their intervals; nothing where none could be computed."""
    drawn = [
        Interval(each.label, *(_figure(each, name) for name in ("ratio", "low", "high")))
        for each in found
        if {"ratio", "low", "high"} <= set(each.figures) and each.figures["ratio"]
    ]
    if code == "funnel":
        drawn = [
            Interval(each.label, float(each.figures["share"]), None, None)
            for each in found
            if "share" in each.figures
        ]
    if not drawn:
        return None
    scale, middle = {
        "fairness": ("ratio", 1.0),
        "validity": ("relation", 0.0),
        "agreement": ("relation", 0.0),
        "ratings": ("relation", 0.0),
        "funnel": ("share", None),
    }[code]
    headers = (_("Yang dibandingkan"), _("Angka dan rentangnya"))
    return intervals(_(TITLES[code]), drawn, scale=scale, middle=middle, headers=headers)


def _figure(answer: Answer, name: str) -> float:
    return float(answer.figures[name] or "inf")
