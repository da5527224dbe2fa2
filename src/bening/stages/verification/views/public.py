"""For everybody: who qualified, by participant number, and how grounds were judged in the sanggah."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import now

from bening.core.tlog.note import encode64
from bening.infra.http import page, public
from bening.stages.announcements import queries as announcements
from bening.stages.verification import figures as measured
from bening.stages.verification import queries
from bening.stages.verification.words import titles_in

PER_PAGE = 100


def _announcement(slug: str, phase: str) -> Any:
    """A published announcement whose phase has begun; 404 before, for there is nothing to see."""
    announcement = get_object_or_404(announcements.published(), slug=slug)
    if not announcements.timetable_of(announcement).has_begun(phase, now()):
        raise Http404
    return announcement


@public
def screening(request: HttpRequest, slug: str) -> HttpResponse:
    """MS and TMS by participant number, from the day of the announcement of the result on."""
    announcement = _announcement(slug, "screening_result")
    rows = queries.screening(announcement, now())
    sought = "".join(filter(str.isdigit, request.GET.get("nomor", "")))[:12]
    counts = queries.counts_in(rows)
    shown = rows.filter(dossier__application__number__startswith=sought) if sought else rows
    listed = Paginator(shown, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"announcement": announcement, "page_obj": listed, "sought": sought, "counts": counts}
    return page(request, "verification/screening.html", context)


@public
def screening_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a file."""
    announcement = _announcement(slug, "screening_result")
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(["nomor_peserta", "formasi", "hasil", "putaran"])
    for row in queries.screening(announcement, now()):
        application = row.dossier.application
        writer.writerow([application.number, application.formasi_code, row.outcome.upper(), row.round])
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="hasil-administrasi-{slug}.csv"'
    return response


@public
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """How the documents were checked: the random sample, and once results are out the work in numbers."""
    announcement = get_object_or_404(announcements.published(), slug=slug)
    out = announcements.timetable_of(announcement).has_begun("screening_result", now())
    context = {"announcement": announcement, "out": out, **_drawn(announcement)}
    if out:
        context |= figured(announcement, named=False)
    return page(request, "verification/figures.html", context)


def _drawn(announcement: Any) -> dict[str, Any]:
    """The numbers committed to, and what was drawn with them."""
    seeds = {seed.purpose: seed for seed in queries.seeds_of(announcement)}
    sample = seeds.get(queries.SAMPLE)
    told = sample is not None and sample.revealed_at is not None
    return {
        "seeds": seeds.values(),
        "seed": sample,
        "told": encode64(queries.number_of(sample)) if sample and told else "",
        "drawn": queries.drawn_indexes(announcement) if told else [],
    }


def figured(announcement: Any, *, named: bool) -> dict[str, Any]:
    """The work in numbers, with names for supervisors and without for everybody else."""
    units, alpha = measured.agreement(announcement)
    return {
        "times": measured.times(announcement),
        "units": units,
        "alpha": None if alpha is None else Decimal(alpha).quantize(Decimal("0.001")),
        "verifiers": measured.verifiers(announcement, named=named),
        "reversal": measured.reversal(announcement),
        "sample": measured.sample(announcement),
        "grounds": queries.ground_counts(announcement)[:20],
        "titles": titles_in(announcement),
    }


@public
def precedents(request: HttpRequest, slug: str) -> HttpResponse:
    """How grounds were judged, requirement by requirement, without a word of whose they were."""
    announcement = _announcement(slug, "post_sanggah")
    rows = list(queries.precedents(announcement))
    parts = [(code, list(group)) for code, group in groupby(rows, key=lambda row: row.requirement)]
    context = {
        "announcement": announcement,
        "parts": parts,
        "titles": titles_in(announcement),
        "rulings": queries.rulings(announcement),
    }
    return page(request, "verification/precedents.html", context)
