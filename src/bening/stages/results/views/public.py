"""Results for everyone: pages by formasi, why somebody stands where they stand, files to recompute."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import get_language

from bening.core import regulation as regulations
from bening.infra.http import page, public
from bening.stages.announcements import queries as announcements
from bening.stages.results import columns, computation, explanations, exports, queries, words
from bening.stages.results.models import Place, Ranking
from bening.stages.results.pdf import ranking_pdf
from bening.transparency.opendata import parquet

PER_PAGE = 50


@public
def index(request: HttpRequest) -> HttpResponse:
    """Every announcement with results."""
    at = now()
    screenings = [
        edition.announcement
        for edition in announcements.in_force()
        if announcements.timetable_in(edition).has_begun("screening_result", at)
    ]
    context = {"results": queries.newest_results(), "screenings": screenings}
    return page(request, "results/index.html", context)


def _found(slug: str, stage: str) -> tuple[Ranking, dict[str, Ranking]]:
    """The ranking in force of a stage, with the other stages for the tabs; 404 if there is none."""
    rankings = queries.rankings_at(slug)
    ranking = rankings.get(words.STAGE_OF.get(stage, ""))
    if ranking is None:
        raise Http404
    return ranking, rankings


def _context(ranking: Ranking, rankings: dict[str, Ranking]) -> dict[str, Any]:
    ordered = [rankings[stage] for stage in words.STAGES if stage in rankings]
    return {
        "ranking": ranking,
        "announcement": ranking.announcement,
        "tabs": ordered,
        "stage": ranking.stage,
        "slug": words.SLUGS[ranking.stage],
    }


@public
def stage(request: HttpRequest, slug: str, stage: str) -> HttpResponse:
    """One stage: counts, the formasi with their counts, files, and a search by participant number."""
    ranking, rankings = _found(slug, stage)
    sought = "".join(request.GET.get("nomor", "").split())[:20]
    if sought and queries.place_in(ranking, sought):
        return redirect("results:why", slug, stage, sought)
    counts = queries.code_counts(ranking)
    total: Counter[str] = sum(counts.values(), Counter())
    context = _context(ranking, rankings) | {
        "lines": [
            (row, sum(counts.get(row.code, Counter()).values()), counts.get(row.code, Counter()))
            for row in announcements.formasi_in(ranking.announcement)
        ],
        "totals": [(*named, total[named[0]]) for named in words.counted(total, ranking.stage)],
        "sought": sought,
        "decisions": queries.decisions_in(ranking) if ranking.inputs else (),
    }
    return page(request, "results/stage.html", context)


@public
def formasi(request: HttpRequest, slug: str, stage: str, code: str) -> HttpResponse:
    """Everyone of one formasi, best first, fifty to a page."""
    ranking, rankings = _found(slug, stage)
    line = announcements.formasi_in(ranking.announcement).filter(code=code).first()
    if line is None:
        raise Http404
    pages = Paginator(queries.places_of(ranking).filter(formasi=code), PER_PAGE)
    page_obj = pages.get_page(request.GET.get("halaman"))
    context = _context(ranking, rankings) | {
        "line": line,
        "page_obj": page_obj,
        "places": queries.with_marks(ranking, page_obj.object_list),
        "chart": explanations.distribution(ranking, code),
    }
    return page(request, "results/formasi.html", context)


@public
def why(request: HttpRequest, slug: str, stage: str, number: str) -> HttpResponse:
    """Why one participant stands where they stand: threshold, neighbours, what decided a tie."""
    ranking, rankings = _found(slug, stage)
    place = queries.place_in(ranking, number)
    if place is None:
        raise Http404
    others = queries.beside(place, computation.tie_rivals(place.reason))
    rows = queries.with_marks(ranking, sorted([place, *others], key=lambda each: each.position))
    line = announcements.formasi_in(ranking.announcement).filter(code=place.formasi).first()
    rules = regulations.load(ranking.regulation)
    mine = next(each for each in rows if each.pk == place.pk)
    context = _context(ranking, rankings) | {
        "place": mine,
        "rows": rows,
        "neighbours": explanations.neighbours(mine, rows, rules, ranking.stage),
        "chart": explanations.distribution(ranking, place.formasi, mine),
        "line": line,
        "rules": rules,
        "skd_percent": rules.final.skd_weight * 100,
        "skb_percent": rules.final.skb_weight * 100,
        "thresholds": _thresholds(rules, line, mine),
    }
    return page(request, "results/why.html", context)


def _thresholds(rules: Any, line: Any, place: Place) -> dict[str, Any] | None:
    """The least marks of this seat beside those reached; nothing for somebody without marks."""
    if line is None or place.skd is None or place.skd.twk is None:
        return None
    threshold = rules.skd.threshold(line.track, line.position)
    got = {"twk": place.skd.twk, "tiu": place.skd.tiu, "tkp": place.skd.tkp, "total": place.skd.total}
    rows = [
        (words.PARTS[part], got[part], least, got[part] >= least) for part, least in threshold.minimum.items()
    ]
    return {"rows": rows, "source": threshold.source}


# --- files ----------------------------------------------------------------------------------------


def _csv(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


@public
def ranking_file(request: HttpRequest, slug: str, stage: str) -> HttpResponse:
    """The ranking as CSV, as `bening rank` writes it."""
    ranking, _ = _found(slug, stage)
    return _csv(exports.ranking_csv(queries.places_of(ranking)), f"hasil-{slug}-{stage}")


@public
def scores_file(request: HttpRequest, slug: str, stage: str) -> HttpResponse:
    """The marks as CSV, as `bening rank` reads them."""
    ranking, _ = _found(slug, stage)
    return _csv(exports.scores_csv(ranking), f"nilai-{slug}-{stage}")


@public
def ranking_parquet(request: HttpRequest, slug: str, stage: str) -> HttpResponse:
    """The ranking as Parquet: the rows of the CSV, scores as exact decimals."""
    ranking, _ = _found(slug, stage)
    return _as_parquet(_ranking_parquet(ranking.pk, ranking.root), f"hasil-{slug}-{stage}")


@public
def scores_parquet(request: HttpRequest, slug: str, stage: str) -> HttpResponse:
    """The marks as Parquet: the rows of the CSV."""
    ranking, _ = _found(slug, stage)
    return _as_parquet(_scores_parquet(ranking.pk, ranking.root), f"nilai-{slug}-{stage}")


def _as_parquet(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/vnd.apache.parquet")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.parquet"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@lru_cache(maxsize=2)
def _ranking_parquet(pk: int, root: str) -> bytes:
    """Made once in each process: a published ranking never changes. No two have the same root."""
    ranking = queries.published().get(pk=pk)
    return parquet(exports.ranking_csv(queries.places_of(ranking)).encode(), columns.RANKING)


@lru_cache(maxsize=2)
def _scores_parquet(pk: int, root: str) -> bytes:
    return parquet(exports.scores_csv(queries.published().get(pk=pk)).encode(), columns.SCORES)


@public
def formasi_file(request: HttpRequest, slug: str, stage: str) -> HttpResponse:
    """The seats as CSV, of the edition the ranking was made for."""
    ranking, _ = _found(slug, stage)
    editions = announcements.editions_of(ranking.announcement)
    edition = next(each for each in editions if each.digest == ranking.edition_digest)
    rows = (row.values for row in announcements.open_rows(edition) if row.values)
    return _csv(exports.formasi_csv(rows), f"formasi-{slug}-{stage}")


@public
def pdf(request: HttpRequest, slug: str, stage: str) -> HttpResponse:
    """The ranking as a tagged PDF; the same bytes each time it is made."""
    ranking, _ = _found(slug, stage)
    response = HttpResponse(_pdf(ranking.pk, get_language() or "id"), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="hasil-{slug}-{stage}.pdf"'
    return response


@lru_cache(maxsize=8)
def _pdf(pk: int, language: str) -> bytes:
    """Made once in each process: a published ranking never changes."""
    return ranking_pdf(queries.published().get(pk=pk))


def rows(request: HttpRequest, slug: str, rest: str) -> StreamingHttpResponse:
    """The rows of a published table, one JSON object a line, each with salt and commitment."""
    found = queries.rows_of_file(slug, f"peringkat-{rest}")
    if found is None:
        raise Http404
    return StreamingHttpResponse((row.line() for row in found), content_type="application/jsonl")
