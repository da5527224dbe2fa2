"""The words of results: codes, tracks, stages, and the reason of every place as plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bening.core import reason_text
from bening.core.decision import Fact, Reason

Words = str | Promise

STAGES: Mapping[str, Words] = {
    "skd": gettext_lazy("Hasil SKD"),
    "final": gettext_lazy("Hasil akhir"),
    "final_after_sanggah": gettext_lazy("Hasil akhir setelah sanggah"),
}
SLUGS = {"skd": "skd", "final": "akhir", "final_after_sanggah": "pascasanggah"}
"""Stage → the word in its address."""
STAGE_OF = {slug: stage for stage, slug in SLUGS.items()}

TRACKS: Mapping[str, Words] = {
    "umum": gettext_lazy("Umum"),
    "cumlaude": gettext_lazy("Lulusan terbaik (cumlaude)"),
    "diaspora": gettext_lazy("Diaspora"),
    "disabilitas": gettext_lazy("Penyandang disabilitas"),
    "papua": gettext_lazy("Putra/putri Papua"),
    "kalimantan": gettext_lazy("Putra/putri Kalimantan"),
    "daerah_tertinggal": gettext_lazy("Putra/putri daerah tertinggal"),
}

SKD_CODES: Mapping[str, tuple[Words, str]] = {
    "P/L": (gettext_lazy("Berhak mengikuti SKB"), "good"),
    "P": (gettext_lazy("Memenuhi ambang batas, tidak masuk batas SKB"), "neutral"),
    "TL": (gettext_lazy("Tidak memenuhi ambang batas"), "bad"),
    "TH": (gettext_lazy("Tidak hadir"), "neutral"),
    "DIS": (gettext_lazy("Didiskualifikasi"), "bad"),
    "": (gettext_lazy("Belum diputuskan"), "waiting"),
}
FINAL_CODES: Mapping[str, tuple[Words, str]] = {
    **SKD_CODES,
    "P/L": (gettext_lazy("Lulus"), "good"),
    "P/L-1": (gettext_lazy("Lulus, pindah jenis kebutuhan"), "good"),
    "P/L-2": (gettext_lazy("Lulus, pindah unit"), "good"),
    "P/TL": (gettext_lazy("Tidak lulus, di luar jumlah formasi"), "bad"),
    "P/TH": (gettext_lazy("Tidak hadir di SKB"), "neutral"),
}


GROUNDS: Mapping[str, Words] = {
    "skd_marks": gettext_lazy("Nilai SKD saya tidak sama dengan yang tercantum di layar atau kertas CAT"),
    "skb_marks": gettext_lazy("Nilai SKB saya tidak sama dengan yang tercantum di layar atau kertas CAT"),
    "rank": gettext_lazy("Urutan peringkat saya keliru"),
    "seat": gettext_lazy("Pengisian kursi keliru"),
}


def ground_source(ground: str, rules: Any) -> Any:
    """The rule that a ground of sanggah leans on."""
    sources = {"skd_marks": rules.skd.source, "skb_marks": rules.skb.source, "rank": rules.final.tie_source}
    return sources.get(ground, rules.final.source)


def code_words(code: str, stage: str) -> tuple[Words, str]:
    """What a code says, and its tone."""
    return (SKD_CODES if stage == "skd" else FINAL_CODES).get(code, (code, "neutral"))


PARTS: Mapping[str, Words] = {
    "twk": gettext_lazy("TWK"),
    "tiu": gettext_lazy("TIU"),
    "tkp": gettext_lazy("TKP"),
    "total": gettext_lazy("jumlah SKD"),
}
KEYS: Mapping[str, Words] = {
    **PARTS,
    "skd_total": gettext_lazy("jumlah SKD"),
    "final": gettext_lazy("nilai akhir"),
    "gpa": gettext_lazy("IPK atau rata-rata ijazah"),
    "born": gettext_lazy("umur (yang lebih tua didahulukan)"),
    "decision": gettext_lazy("keputusan dua orang panitia"),
    "everything": gettext_lazy("akhir daftar (semuanya sama)"),
}
STEPS: Mapping[str, Words] = {
    "a": gettext_lazy("kursi umum kosong diisi peserta khusus dari jabatan, kualifikasi, dan unit yang sama"),
    "b": gettext_lazy("kursi khusus kosong diisi peserta lain dari jabatan, kualifikasi, dan unit yang sama"),
    "c": gettext_lazy("kursi kosong diisi peserta dari jabatan dan kualifikasi yang sama di unit lain"),
}
PLAIN: Mapping[str, Words] = {
    "skd.awaiting": gettext_lazy("Nilai SKD belum ada."),
    "skd.absent": gettext_lazy("Tidak hadir di SKD."),
    "skd.disqualified": gettext_lazy("Didiskualifikasi di SKD."),
    "skd.within_cut": gettext_lazy(
        "Memenuhi ambang batas dan berada di peringkat %(rank)s; yang berhak mengikuti SKB paling banyak "
        "%(limit)s orang."
    ),
    "skd.outside_cut": gettext_lazy(
        "Memenuhi ambang batas, tetapi berada di peringkat %(rank)s; yang berhak mengikuti SKB paling banyak "
        "%(limit)s orang."
    ),
    "cut.tied_all_taken": gettext_lazy(
        "Nilainya sama dalam semua bagian dengan peserta di batas, jadi semua diikutkan: %(taken)s orang, "
        "bukan %(limit)s."
    ),
    "skb.awaiting": gettext_lazy("Nilai SKB belum ada."),
    "skb.absent": gettext_lazy("Tidak hadir di SKB."),
    "skb.disqualified": gettext_lazy("Didiskualifikasi di SKB."),
    "skb.not_invited": gettext_lazy("Tidak berhak mengikuti SKB, jadi nilai SKB tidak dihitung."),
    "final.within_quota": gettext_lazy("Peringkat %(rank)s untuk %(quota)s kursi."),
    "final.outside_quota": gettext_lazy("Peringkat %(rank)s, sedangkan kursinya %(quota)s."),
    "seat.undecided": gettext_lazy(
        "Peringkat %(rank)s untuk %(quota)s kursi, sama dengan peserta lain; menunggu keputusan."
    ),
    "fill.no_seat_left": gettext_lazy("Kursi kosong yang boleh diisi sudah terisi peserta lain."),
    "fill.undecided": gettext_lazy("Kursi kosong bergantung pada nilai yang sama; menunggu keputusan."),
}


def sentences(text: str) -> list[str]:
    """The machine-readable reason of a place as sentences in the reader's language."""
    return [_sentence(reason) for reason in reason_text.read(text)]


def _sentence(reason: Reason) -> str:
    facts, code = reason.facts, reason.code
    if code in PLAIN:
        return str(PLAIN[code]) % facts
    if code == "skd.below_threshold":
        return _("Di bawah ambang batas: %(parts)s.") % {"parts": _shortfalls(facts)}
    if code == "fill.below_threshold":
        return _("Tidak dapat pindah ke kursi kosong, karena di bawah ambang batas umum: %(parts)s.") % {
            "parts": _shortfalls(facts)
        }
    if code == "fill.moved":
        step = str(facts["step"])
        return _("Mengisi kursi kosong di formasi %(seat)s: %(step)s.") % {
            "seat": facts["seat"],
            "step": STEPS.get(step, step),
        }
    if code in ("tie.decided", "cut.tie_decided"):
        return _tie(facts)
    if code == "tie.undefined":
        return (
            _("Nilai akhirnya sama dengan peserta %(rival)s dan aturan tidak menentukan urutannya.") % facts
        )
    return code


def _tie(facts: Mapping[str, Fact]) -> str:
    by = KEYS.get(str(facts["by"]), str(facts["by"]))
    if "behind" in facts:
        return _("Nilainya sama dengan peserta %(other)s; di bawahnya karena %(by)s.") % {
            "other": facts["behind"],
            "by": by,
        }
    return _("Nilainya sama dengan peserta %(other)s; di atasnya karena %(by)s.") % {
        "other": facts["ahead_of"],
        "by": by,
    }


def _shortfalls(facts: Mapping[str, Fact]) -> str:
    return ", ".join(_shortfall(part, facts) for part in PARTS if part in facts)


def _shortfall(part: str, facts: Mapping[str, Fact]) -> str:
    told = {"part": PARTS[part], "got": facts[part], "least": facts[f"{part}_min"]}
    return _("%(part)s %(got)s, paling sedikit %(least)s") % told


def counted(codes: Iterable[str], stage: str) -> list[tuple[str, Words, str]]:
    """Codes with their words and tones, in the order of the table of codes."""
    known = list(SKD_CODES if stage == "skd" else FINAL_CODES)
    ordered = sorted(set(codes), key=lambda code: known.index(code) if code in known else len(known))
    return [(code, *code_words(code, stage)) for code in ordered]
