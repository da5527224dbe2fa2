"""Every published CSV and Parquet file of the site, described for programs: a Frictionless data package.

What a file holds is read from the answer of its own address, so digest, length and columns are those of
the very bytes that a reader gets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import resolve, reverse

from bening.participation.queries import comments as voices
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation.queries import analyses
from bening.stages.results import columns, words
from bening.stages.results import queries as results
from bening.transparency.opendata import PROFILE, Described, Field, header_of, resource

_COUNT = {"minimum": 0}
_NEEDED = {"required": True}


def _count(id: str, en: str) -> Field:
    return Field("integer", id, en, _COUNT)


SCREENING = Described(
    "Hasil verifikasi administrasi. Satu baris untuk setiap peserta.",
    "Result of the check of documents. One row for each participant.",
    {
        "nomor_peserta": columns.PARTICIPANT,
        "formasi": columns.SEAT,
        "hasil": Field(
            "string", "MS: memenuhi syarat; TMS: tidak", "MS: qualified; TMS: not", {"enum": ["MS", "TMS"]}
        ),
        "putaran": Field("string", "Putaran: awal atau sanggah", "Round: initial or objection", _NEEDED),
    },
    key="nomor_peserta",
)

COMPLAINTS = Described(
    "Angka pengaduan menurut kategori. Sel kosong adalah angka kecil yang tidak dibuka.",
    "Figures of complaints by category. An empty cell is a small number that is not told.",
    {
        "kategori": Field("string", "Kategori pengaduan", "Category of the complaint", _NEEDED),
        "diterima": _count("Diterima", "Received"),
        "dijawab": _count("Dijawab", "Answered"),
        "dijawab_tepat_waktu": _count("Dijawab tepat waktu", "Answered in time"),
        "median_hari": Field("number", "Median hari sampai dijawab", "Median days until answered", _COUNT),
        "lewat_tenggat": _count("Lewat tenggat", "Overdue"),
        "dibuka_kembali": _count("Dibuka kembali", "Reopened"),
        "ditutup_tanpa_tanggapan": _count("Ditutup tanpa tanggapan pengadu", "Closed without a reply"),
        "selesai_menurut_pengadu": _count("Selesai menurut pengadu", "Resolved, says the complainant"),
    },
    key="kategori",
)

CHANNELS = Described(
    "Angka setiap saluran warga. Sel kosong tidak dibuka atau tidak dihitung.",
    "Figures of every channel of citizens. An empty cell is not told or not counted.",
    {
        "kanal": Field("string", "Saluran", "Channel", _NEEDED),
        "diterima": _count("Diterima", "Received"),
        "dijawab": _count("Dijawab", "Answered"),
        "lewat_tenggat": _count("Lewat tenggat", "Overdue"),
    },
    key="kanal",
)

FINDINGS = Described(
    "Temuan evaluasi dan keadaannya. Satu baris untuk setiap temuan.",
    "Findings of the evaluation and their state. One row for each finding.",
    {
        "rekrutmen": Field("string", "Rekrutmen", "Recruitment", _NEEDED),
        "temuan": Field("integer", "Nomor temuan", "Number of the finding", _NEEDED),
        "unit": Field("string", "Unit yang menindaklanjuti", "Unit that follows up"),
        "judul": Field("string", "Judul", "Title"),
        "berat": Field("string", "Beratnya", "Severity"),
        "sumber": Field("string", "Sumber", "Source"),
        "dibuka": Field("date", "Tanggal dibuka", "Day it was opened"),
        "tenggat": Field("date", "Tenggat", "Due day"),
        "putaran": _count("Putaran tindak lanjut", "Round of follow-up"),
        "keadaan": Field("string", "Keadaan", "State"),
        "lewat_tenggat": Field("integer", "1 jika lewat tenggat", "1 if overdue", {"enum": [0, 1]}),
    },
)

MODERATION = Described(
    "Catatan moderasi forum satu bulan. Satu baris untuk setiap tindakan.",
    "Record of moderation of the forum in one month. One row for each act.",
    {
        "number": Field("integer", "Nomor tindakan", "Number of the act"),
        "day": Field("date", "Hari", "Day"),
        "place": Field("string", "Tempat", "Place"),
        "action": Field("string", "Tindakan", "Act"),
        "rule": Field("string", "Aturan yang dipakai", "Rule that was applied"),
        "reason": Field("string", "Alasan", "Reason"),
        "appeal": Field("string", "Hasil keberatan", "Outcome of the appeal"),
    },
)

ANALYSIS = Described(
    "Hasil satu analisis evaluasi. Satu baris untuk setiap ukuran.",
    "Result of one analysis of the evaluation. One row for each figure.",
    {
        "about": Field("string", "Tentang apa", "Of what", _NEEDED),
        "measure": Field("string", "Ukuran", "Figure", _NEEDED),
        "value": Field("string", "Nilai, sebagai teks", "The figure, as text"),
    },
)


@dataclass(frozen=True, slots=True)
class Published:
    """One table: its name in the package, the address of its CSV, what it is.

    `parquet`: the address of the same rows as Parquet; `fixed`: set if it never changes.
    """

    name: str
    url: str
    described: Described
    parquet: str = ""
    fixed: str = ""


def published(at: datetime) -> Iterator[Published]:
    """Every CSV that anyone can read now."""
    yield from _of_recruitments(at)
    yield from _of_results()
    yield Published("pengaduan", reverse("participation:complaint_figures"), COMPLAINTS)
    yield Published("kanal", reverse("participation:channel_figures"), CHANNELS)
    yield Published("temuan", reverse("evaluation:findings_csv"), FINDINGS)
    for month in voices.months():
        url = reverse("participation:moderation_csv", args=[f"{month.month:%Y-%m}"])
        yield Published(f"moderasi-{month.month:%Y-%m}", url, MODERATION)


def _of_recruitments(at: datetime) -> Iterator[Published]:
    for edition in announcements.in_force():
        slug = edition.announcement.slug
        if announcements.timetable_in(edition).has_begun("screening_result", at):
            url = reverse("verification:screening_csv", args=[slug])
            yield Published(f"hasil-administrasi-{slug}", url, SCREENING)
    for announcement in analyses.recruitments():
        for found in analyses.analyses_of(announcement):
            if found.state == "published":
                url = reverse("evaluation:analysis_csv", args=[announcement.slug, found.number])
                yield Published(f"analisis-{announcement.slug}-{found.number}", url, ANALYSIS)


def _of_results() -> Iterator[Published]:
    kinds = (
        ("hasil", "csv", "parquet", columns.RANKING),
        ("nilai", "scores", "scores_parquet", columns.SCORES),
        ("formasi", "formasi_file", "", columns.FORMASI),
    )
    for announcement, rankings in results.newest_results():
        for ranking in rankings:
            place = [announcement.slug, words.SLUGS[ranking.stage]]
            for kind, view, parquet, described in kinds:
                yield Published(
                    "-".join((kind, *place)),
                    reverse(f"results:{view}", args=place),
                    described,
                    reverse(f"results:{parquet}", args=place) if parquet else "",
                    ranking.root,
                )


def package(request: HttpRequest, at: datetime) -> bytes:
    """The bytes of `/data/datapackage.json`."""
    told = {
        "$schema": PROFILE,
        "name": "bening",
        "title": "Data terbuka seleksi ASN",
        "title_en": "Open data of the civil service selection",
        "description": "Setiap tabel CSV yang diterbitkan situs ini, dengan arti setiap kolomnya.",
        "description_en": "Every CSV table this site publishes, with the meaning of each column.",
        "homepage": f"{settings.BENING_SITE}{reverse('portal:data')}",
        "licenses": [
            {
                "path": f"{settings.BENING_SITE}{reverse('portal:licence')}",
                "title": "Bebas dipakai dengan menyebut sumber",
                "title_en": "Free to use, naming the source",
            }
        ],
        "sources": [{"title": "Bening", "path": f"{settings.BENING_SITE}{reverse('portal:catalogue')}"}],
        "resources": [told for each in published(at) for told in _resources(each, request)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _resources(each: Published, request: HttpRequest) -> list[dict[str, Any]]:
    key = (each.name, settings.BENING_SITE, each.fixed)
    if each.fixed and key in _known():
        return _known()[key]
    data = _served(request, each.url)
    names = header_of(data)
    told = [resource(each.name, settings.BENING_SITE + each.url, data, each.described, names)]
    if each.parquet:
        data, url = _served(request, each.parquet), settings.BENING_SITE + each.parquet
        told.append(resource(f"{each.name}-parquet", url, data, each.described, names))
    if each.fixed:
        _known()[key] = told
    return told


@lru_cache(maxsize=1)
def _known() -> dict[tuple[str, str, str], list[dict[str, Any]]]:
    """Files of published rankings, which never change, are read once in each process."""
    return {}


def _served(request: HttpRequest, url: str) -> bytes:
    """The bytes that the address answers with."""
    found = resolve(url)
    return bytes(found.func(request, *found.args, **found.kwargs).content)
