"""Pages of the satisfaction survey: for visitors, for everybody, for officers.

What a visitor sends is kept by no cache and repeated by no key: the slip itself can be used once.
"""

from __future__ import annotations

from typing import Any

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bening.accounts import queries as people
from bening.accounts.access import staff
from bening.infra.http import once, page, public
from bening.stages.evaluation import survey_words as words
from bening.stages.evaluation.forms import ReturnForm
from bening.stages.evaluation.forms.survey import AnswerForm, CodeForm, HideForm, SlipsForm, SurveyForm
from bening.stages.evaluation.queries import survey as queries
from bening.stages.evaluation.services import survey as services
from bening.stages.evaluation.survey_rules import survey_rules
from bening.transparency.datasets import lines

# ---------------------------------------------------------------- everybody


@public
def index(request: HttpRequest) -> HttpResponse:
    """Running and published surveys, and where the code of a slip is typed."""
    return page(request, "evaluation/surveys.html", {"surveys": queries.told_surveys(), "form": CodeForm()})


@public
def result(request: HttpRequest, number: int) -> HttpResponse:
    """What came out of one survey; while it runs, only that it runs."""
    survey = get_object_or_404(queries.told_surveys(), number=number)
    rows = queries.published_lines(survey)
    whole = rows[0] if rows else {}
    context = {
        "survey": survey,
        "whole": whole,
        "rows": rows[1:],
        "chart": words.chart(whole) if "index" in whole else None,
        "csv": "",
        "remarks": queries.remarks_of(survey) if rows else [],
        "hidden": queries.hidden_remarks(survey) if rows else 0,
        "rules": survey_rules(),
    }
    return page(request, "evaluation/survey.html", context)


def rows(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """The result as open data, a line each."""
    survey = get_object_or_404(queries.told_surveys().filter(state="published"), number=number)
    response = StreamingHttpResponse(lines(queries.open_rows(survey)), content_type="application/jsonl")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


# ---------------------------------------------------------------- visitors


@never_cache
def enter_code(request: HttpRequest) -> HttpResponse:
    """Where the poster at a counter leads: type the code of the slip."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("evaluation:survey_answer", "-".join(form.cleaned_data["code"].split()))
    context = {
        "title": _("Isi survei kepuasan"),
        "intro": _("Ketik kode pada kupon yang Anda terima di loket."),
        "form": form,
        "button": _("Lanjut"),
    }
    return page(request, "evaluation/survey_code.html", context, status=422 if form.errors else 200)


@never_cache
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """The nine questions for whoever holds a slip."""
    slip = queries.slip(code)
    if slip is None or not queries.runs(slip.point.survey, now()):
        return page(request, "evaluation/survey_spent.html", status=404)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.answer_with_slip(code, *form.given(), at=now())
        return redirect("evaluation:survey_thanks")
    context = {"point": slip.point, "form": form}
    return page(request, "evaluation/survey_answer.html", context, status=422 if form.errors else 200)


@public
def thanks(request: HttpRequest) -> HttpResponse:
    """Nothing but thanks: no number, no receipt, nothing that would lead back to the answer."""
    return page(request, "evaluation/survey_thanks.html")


@never_cache
@once
def kiosk(request: HttpRequest, key: str) -> HttpResponse:
    """The nine questions on a screen at the counter, one visitor after the other."""
    point = get_object_or_404(queries.kiosk(key))
    if not queries.runs(point.survey, now()):
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.answer_at_kiosk(point, *form.given(), at=now())
        return redirect("evaluation:survey_kiosk_thanks", key)
    context = {"point": point, "form": form, "kiosk": True}
    return page(request, "evaluation/survey_answer.html", context, status=422 if form.errors else 200)


@never_cache
def kiosk_thanks(request: HttpRequest, key: str) -> HttpResponse:
    """Thanks, and after a few seconds an empty form for the next visitor."""
    get_object_or_404(queries.kiosk(key))
    back = reverse("evaluation:survey_kiosk", args=[key])
    return page(request, "evaluation/survey_thanks.html", {"back": back})


# ---------------------------------------------------------------- officers


@staff("evaluator", "publisher")
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Every survey of the officer's institutions."""
    surveys = queries.surveys_for(request.user)
    may_propose = people.institutions_of(request.user, "evaluator").exists()
    return page(request, "evaluation/surveys_desk.html", {"surveys": surveys, "may_propose": may_propose})


@staff("evaluator")
@once
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a survey."""
    form = SurveyForm(request.POST or None)
    institution = services.institution_of(request.user)
    if institution is None:
        raise Http404
    if request.method == "POST" and form.is_valid():
        survey = services.propose_survey(institution, by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("Survei tersimpan. Orang kedua membukanya."))
        return redirect("evaluation:survey_desk", survey.number)
    context = {
        "title": _("Usulkan survei"),
        "intro": _(
            "Layanan dan harinya tetap sejak survei dibuka, dan hasilnya terbit sendiri apa pun isinya."
        ),
        "back": reverse("evaluation:surveys_desk"),
        "form": form,
    }
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


def _survey(request: HttpRequest, number: int) -> Any:
    return get_object_or_404(queries.surveys_for(request.user), number=number)


@staff("evaluator", "publisher")
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One survey as officers see it: how many answered, never what."""
    return _one(request, _survey(request, number), ReturnForm())


def _one(request: HttpRequest, survey: Any, form: ReturnForm, status: int = 200) -> HttpResponse:
    kinds = {role.kind for role in request.roles if role.institution_id == survey.institution_id}
    context = {
        "survey": survey,
        "kinds": kinds,
        "progress": queries.progress(survey),
        "remarks": queries.remarks_to_moderate(survey),
        "may_open": "publisher" in kinds
        and survey.state == "proposed"
        and survey.proposed_by_id != request.user.pk,
        "runs": queries.runs(survey, now()),
        "form": form,
        "hide": HideForm(),
        "slips": SlipsForm(),
        "rules": survey_rules(),
    }
    return page(request, "evaluation/survey_desk.html", context, status=status)


def _to_open(request: HttpRequest, number: int) -> Any:
    survey = _survey(request, number)
    if survey.state != "proposed" or survey.proposed_by_id == request.user.pk:
        raise Http404
    return survey


@staff("publisher")
@require_POST
@once
def open_survey(request: HttpRequest, number: int) -> HttpResponse:
    """Open a survey as the second person."""
    services.open_survey(_to_open(request, number), by=request.user, at=now())
    messages.success(request, _("Survei dibuka."))
    return redirect("evaluation:survey_desk", number)


@staff("publisher")
@require_POST
@once
def send_back(request: HttpRequest, number: int) -> HttpResponse:
    """Return a survey with the reason."""
    survey, form = _to_open(request, number), ReturnForm(request.POST)
    if not form.is_valid():
        return _one(request, survey, form, status=422)
    services.return_survey(survey, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Survei dikembalikan."))
    return redirect("evaluation:survey_desk", number)


@staff("evaluator", "publisher")
@require_POST
def slips(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """New slips to be printed and cut. Sent twice it makes twice as many, which harms nobody."""
    point = _point(request, number, pk)
    form = SlipsForm(request.POST)
    if not form.is_valid():
        return _one(request, point.survey, ReturnForm(), status=422)
    made = services.print_slips(point, form.cleaned_data["number"], by=request.user, at=now())
    context = {"point": point, "slips": [(code, _drawn(request, "survey_answer", code)) for code in made]}
    return page(request, "evaluation/survey_slips.html", context)


@staff("evaluator", "publisher")
@require_POST
def open_kiosk(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """The address of the kiosk of one counter, shown once; an older one stops working."""
    point = _point(request, number, pk)
    key = services.open_kiosk(point, by=request.user, at=now())
    address = request.build_absolute_uri(reverse("evaluation:survey_kiosk", args=[key]))
    context = {"point": point, "address": address, "drawing": _drawn(request, "survey_kiosk", key)}
    return page(request, "evaluation/survey_kiosk.html", context)


@staff("evaluator", "publisher")
@require_GET
def poster(request: HttpRequest, number: int) -> HttpResponse:
    """A sheet for the counter: a QR to the page where the code of a slip is typed."""
    address = request.build_absolute_uri(reverse("evaluation:survey_code"))
    context = {"survey": _survey(request, number), "address": address}
    return page(
        request, "evaluation/survey_poster.html", context | {"drawing": _drawn(request, "survey_code")}
    )


def _drawn(request: HttpRequest, name: str, *arguments: str) -> SafeString:
    """The QR of an address of ours, as a drawing of the page."""
    address = request.build_absolute_uri(reverse(f"evaluation:{name}", args=arguments))
    drawing = segno.make(address, error="m", micro=False)
    return mark_safe(drawing.svg_inline(scale=4, border=2, dark="#000", light="#fff"))  # noqa: S308 -- ours alone


def _point(request: HttpRequest, number: int, pk: int) -> Any:
    return get_object_or_404(queries.point_for(request.user, pk), survey__number=number)


@staff("evaluator", "publisher")
@once
def paper(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Take down a paper form."""
    point = _point(request, number, pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.enter_paper(point, *form.given(), by=request.user, at=now())
        messages.success(request, _("Jawaban tersimpan. Anda dapat memasukkan lembar berikutnya."))
        return redirect("evaluation:survey_paper", number, pk)
    context = {"point": point, "form": form, "paper": True}
    return page(request, "evaluation/survey_answer.html", context, status=422 if form.errors else 200)


def _remark(request: HttpRequest, number: int, pk: Any) -> Any:
    return get_object_or_404(queries.remarks_to_moderate(_survey(request, number)), pk=pk)


@staff("evaluator", "publisher")
@require_POST
@once
def show(request: HttpRequest, number: int, pk: Any) -> HttpResponse:
    """Let everybody read a remark."""
    services.show_remark(_remark(request, number, pk), by=request.user, at=now())
    messages.success(request, _("Tulisan itu tampil bersama hasil survei."))
    return redirect("evaluation:survey_desk", number)


@staff("evaluator", "publisher")
@require_POST
@once
def hide(request: HttpRequest, number: int, pk: Any) -> HttpResponse:
    """Keep a remark from the public, by a rule."""
    rule = request.POST.get("rule", "")
    services.hide_remark(_remark(request, number, pk), rule, by=request.user, at=now())
    messages.success(request, _("Tulisan itu disembunyikan; jumlahnya tampil bersama hasil survei."))
    return redirect("evaluation:survey_desk", number)
