"""The desk of investigators and custodians. Only they get a cookie: twenty minutes, this host alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bening.core.decision import Reason, Refused

from .. import items, limits, queries, services, tokens, words
from ..forms import AnswerForm, CloseForm, DecideForm, ReasonForm, ShareForm, SignInForm, told
from ..key_files import read_key_file
from ..middleware import DESK_COOKIE
from ..models import Holder, Report
from ..tokens import BadToken, Seat
from .public import DOWNLOADS, download, shown

KEY_FILE = 4096
SOON = timedelta(days=30)
"""A report that is to be destroyed within this time is marked, so that nobody is surprised."""


class DeskRequest(HttpRequest):
    """A request that `seated` let in: who asks, from which seat, and of a form that was sent its number."""

    seat: Seat
    holder: Holder
    number: bytes


View = Callable[..., HttpResponse]


def seated(view: View) -> View:
    """Only for who sits at the desk; the forms of others are refused. Renews the twenty minutes."""

    @wraps(view)
    def wrapper(request: DeskRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            seat = tokens.seat(request.COOKIES.get(DESK_COOKIE, ""), now())
        except BadToken:
            return redirect("integrity:sign_in")
        holder = queries.holder(seat.holder)
        if holder is None or holder.kind == queries.ESCROW:
            return redirect("integrity:sign_in")
        if request.method == "POST":
            request.number = tokens.read_form(request.POST.get("form", ""), now(), bound(holder, seat))
        request.seat, request.holder = seat, holder
        response = view(request, *args, **kwargs)
        return _with_cookie(response, tokens.sit_down(holder.pk, seat.private, now()))

    return wrapper


def bound(holder: Holder, seat: Seat) -> bytes:
    """What ties a form to this person: another's cookie cannot send it."""
    return holder.code.encode() + seat.bound


def _with_cookie(response: HttpResponse, value: str) -> HttpResponse:
    if DESK_COOKIE not in response.cookies:
        response.set_cookie(
            DESK_COOKIE,
            value,
            max_age=int(tokens.DESK_LIVES.total_seconds()),
            httponly=True,
            secure=settings.BENING_PRODUCTION,
            samesite="Strict",
        )
    return response


def _page(request: DeskRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    token = tokens.new_form(now(), bound(request.holder, request.seat))
    shown = {"holder": request.holder, "token": token, **context}
    return render(request, template, shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Key file (or its name, if it is kept here) and passphrase."""
    form = SignInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            limits.PASSPHRASES.take()
            holder, private = services.unlock_holder(_locked(form), form.cleaned_data["passphrase"])
            if holder.kind == queries.ESCROW:
                raise Refused(Reason("integrity.key_wrong"))
            return _with_cookie(redirect("integrity:desk"), tokens.sit_down(holder.pk, private, now()))
        except Refused as refused:
            form.add_error(None, told(refused))
    return render(request, "integrity/sign_in.html", {"form": form}, status=422 if form.errors else 200)


def _locked(form: SignInForm) -> bytes:
    if form.cleaned_data["key"]:
        return read_key_file(form.cleaned_data["key"].read(KEY_FILE))
    holder = queries.holder_by_code(form.cleaned_data["code"])
    return bytes(holder.locked) if holder and holder.locked else b""


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave the desk: the key is gone from the browser."""
    response = redirect("integrity:sign_in")
    response.delete_cookie(DESK_COOKIE, samesite="Strict")
    return response


@require_safe
@seated
def desk(request: DeskRequest) -> HttpResponse:
    """The reports one has the key of, and the names one was asked for."""
    holder, today = request.holder, localdate()
    found = list(queries.reports_of(holder))
    kept = queries.promises(found)
    rows = [
        (each, words.CATEGORY[each.category], words.STATE[each.state], shown(kept[each.pk], today))
        for each in found
    ]
    rows.sort(key=lambda row: not row[3]["late"])
    context = {
        "reports": rows,
        "late": sum(row[3]["late"] for row in rows),
        "soon": today + SOON,
        "waiting": sum(row[0].state != "closed" for row in rows),
        "requests": queries.requests_of(holder),
    }
    return _page(request, "integrity/desk.html", context)


def _opened(request: DeskRequest, pk: UUID) -> services.Opened:
    holder, seat = request.holder, request.seat
    report: Report = get_object_or_404(queries.reports_of(holder), pk=pk)
    return services.open_with(report, holder, seat.private, on=localdate())


def _report_page(
    request: DeskRequest, opened: services.Opened, status: int = 200, **forms: Any
) -> HttpResponse:
    report, holder = opened.report, request.holder
    asked = _answers(request, opened)
    context = {
        "report": report,
        "promise": shown(queries.promises([report])[report.pk], localdate()),
        "category": words.CATEGORY[report.category],
        "state": words.STATE[report.state],
        "outcome": words.OUTCOME.get(report.outcome, ""),
        "verbs": report.lifecycle.verbs(report.state),
        "said": items.conversation(report, opened.private),
        "receivers": queries.receivers(report),
        "acts": [(each, words.ACT[each.act]) for each in queries.acts(report)],
        "named": queries.has_identity(report),
        "asked": asked,
        "waiting": any(not each.decision for each, _ in asked),
        "answer_form": AnswerForm(),
        "close_form": CloseForm(prefix="close"),
        "reason_form": ReasonForm(prefix="identity"),
        "share_form": ShareForm(others=_others(opened), prefix="share"),
        **forms,
    }
    return _page(request, "integrity/desk_report.html", {"holder": holder, **context}, status)


def _others(opened: services.Opened) -> list[tuple[str, str]]:
    """Investigators who may have the key and have it not."""
    named = items.statement(opened.report, opened.private)["statement"]["units"]
    have = queries.receivers(opened.report)
    free = queries.free_of(named, queries.INVESTIGATOR)
    return [(each.code, f"{each.title}, {each.unit.name}") for each in free if each not in have]


def _answers(request: DeskRequest, opened: services.Opened) -> list[tuple[Any, dict[str, str]]]:
    holder, seat = request.holder, request.seat
    mine = queries.requests_of(holder).filter(report=opened.report, investigator=holder)
    return [(each, services.name_released(each, seat.private) if each.decision else {}) for each in mine]


@require_safe
@seated
def report(request: DeskRequest, pk: UUID) -> HttpResponse:
    """One report in clear."""
    return _report_page(request, _opened(request, pk))


@require_POST
@seated
def answer(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Say something to the reporter."""
    opened, form = _opened(request, pk), AnswerForm(request.POST)
    if not form.is_valid():
        return _report_page(request, opened, 422, answer_form=form)
    services.answer(
        opened,
        form.cleaned_data["text"],
        by=request.holder,
        form=request.number,
        on=localdate(),
    )
    return redirect("integrity:desk_report", pk)


@require_POST
@seated
def step(request: DeskRequest, pk: UUID, verb: str) -> HttpResponse:
    """Take it up, take it up again, hold it, lift the hold."""
    opened, by = _opened(request, pk), request.holder
    if verb == "examine":
        services.examine(opened, by=by, on=localdate())
    elif verb == "reopen":
        services.reopen(opened, by=by, on=localdate())
    elif verb in ("hold", "lift"):
        services.hold(opened, verb == "hold", by=by, on=localdate())
    else:
        raise Http404
    return redirect("integrity:desk_report", pk)


@require_POST
@seated
def close(request: DeskRequest, pk: UUID) -> HttpResponse:
    """End with an outcome."""
    opened, form = _opened(request, pk), CloseForm(request.POST, prefix="close")
    if not form.is_valid():
        return _report_page(request, opened, 422, close_form=form)
    data = form.cleaned_data
    services.close(opened, data["outcome"], data["text"], by=request.holder, on=localdate())
    return redirect("integrity:desk_report", pk)


@require_POST
@seated
def share(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Give the key to a colleague."""
    opened = _opened(request, pk)
    form = ShareForm(request.POST, others=_others(opened), prefix="share")
    to = queries.holder_by_code(form.cleaned_data["to"]) if form.is_valid() else None
    if to is None:
        return _report_page(request, opened, 422, share_form=form)
    services.share(opened, to, by=request.holder, on=localdate())
    return redirect("integrity:desk_report", pk)


@require_POST
@seated
def ask(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Ask the custodian for the name."""
    opened, form = _opened(request, pk), ReasonForm(request.POST, prefix="identity")
    if not form.is_valid():
        return _report_page(request, opened, 422, reason_form=form)
    services.ask_identity(opened, form.cleaned_data["reason"], by=request.holder, on=localdate())
    return redirect("integrity:desk_report", pk)


@require_POST
@seated
def attachment(request: DeskRequest, pk: UUID, number: int) -> HttpResponse:
    """One copy."""
    opened = _opened(request, pk)
    file = items.file_of(opened.report, number, opened.private)
    if file is None or file.kind != "copy":
        raise Http404
    return download(
        file.data, file.told["type"], f"lampiran-{file.told['number']}.{DOWNLOADS[file.told['type']]}"
    )


@require_POST
@seated
def export(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Everything, for the authority that goes on with it."""
    data = services.hand_over(_opened(request, pk), by=request.holder, on=localdate())
    return download(data, "application/zip", "serah-terima.zip")


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def decide(request: DeskRequest, number: int) -> HttpResponse:
    """The custodian reads why the name is asked for, and decides."""
    holder, seat = request.holder, request.seat
    asked = get_object_or_404(queries.requests_of(holder).filter(custodian=holder), pk=number)
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        services.decide_identity(
            asked,
            data["decision"] == "release",
            data["reason"],
            by=holder,
            private=seat.private,
            on=localdate(),
        )
        return redirect("integrity:desk")
    context = {"asked": asked, "reason": services.reason_asked(asked, seat.private), "form": form}
    return _page(request, "integrity/decide.html", context, 422 if form.errors else 200)
