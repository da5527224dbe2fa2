"""A published ranking as a PDF: tagged (PDF/UA-1), and the same bytes each time it is made."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bening.infra.templatetags.bening import score, waktu
from bening.infra.typesetting import typeset
from bening.stages.announcements import queries as announcements
from bening.stages.results import queries, words
from bening.stages.results.models import Place, Ranking


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (files("bening.stages.results") / "typst" / "ranking.typ").read_bytes()


def ranking_pdf(ranking: Ranking) -> bytes:
    """The document in the reader's language; its time is that of the publication."""
    return typeset(_template(), _told(ranking), ranking.published_at)


def _told(ranking: Ranking) -> dict[str, Any]:
    announcement = ranking.announcement
    final = ranking.stage != "skd"
    places = queries.with_marks(ranking, queries.places_of(ranking))
    lines = {row.code: row for row in announcements.formasi_in(announcement)}
    groups = groupby(places, key=lambda place: place.formasi)
    return {
        "language": get_language() or "id",
        "title": str(words.STAGES[ranking.stage]),
        "institution": announcement.institution.name,
        "announcement": announcement.title,
        "footer": f"{announcement.institution.name} · {_('akar')} {ranking.root}",
        "words": {"page": _("Halaman"), "legend": _("Arti kode")},
        "facts": [
            (_("Diterbitkan"), waktu(localtime(ranking.published_at))),
            (_("Aturan"), f"{ranking.regulation} ({ranking.regulation_digest})"),
            (_("Peserta"), str(len(places))),
            (_("Akar semua baris dalam log publik"), ranking.root),
        ],
        "legend": [
            (code or "–", str(said))
            for code, said, _tone in words.counted((place.code for place in places), ranking.stage)
        ],
        "columns": [str(name) for name in _columns(final)],
        "widths": [5, 9, 5, 5, 5, 6, *([7, 8] if final else []), 7, *([9] if final else [])],
        "numbers": [True, False, *[True] * (6 if final else 4), False, *([False] if final else [])],
        "groups": [_group(code, list(of_one), lines.get(code), final) for code, of_one in groups],
    }


def _columns(final: bool) -> list[str]:
    fixed = [_("Urut"), _("Nomor peserta"), "TWK", "TIU", "TKP", _("SKD")]
    return [*fixed, *([_("SKB"), _("Akhir")] if final else []), _("Kode"), *([_("Kursi")] if final else [])]


def _group(code: str, places: list[Place], line: Any, final: bool) -> dict[str, Any]:
    title = code if line is None else f"{code} · {line.position}"
    about = "" if line is None else f"{line.unit} · {words.TRACKS[line.track]} · {_('kursi')}: {line.quota}"
    return {
        "title": title,
        "about": about,
        "cells": [cell for place in places for cell in _cells(place, final)],
    }


def _cells(place: Place, final: bool) -> list[str]:
    marks = [getattr(place.skd, part, None) for part in ("twk", "tiu", "tkp")]
    plain = [place.rank, place.participant, *marks, place.skd_total]
    scores = [score(place.skb100), score(place.final)] if final else []
    seat = [place.placed_formasi] if final else []
    return ["" if cell is None else str(cell) for cell in [*plain, *scores, place.code, *seat]]
