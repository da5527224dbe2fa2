"""The pages for everybody and for reporters. They set no cookie and keep nothing of who asked."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bening.core.decision import Reason, Refused
from bening.core.effort import solved
from bening.core.integrity import grouped

from .. import crypto, items, limits, queries, services, slips, tokens, words
from ..deadlines import Kept, promises
from ..forms import MessageForm, ReceiptForm, ReportForm, told

DOWNLOADS = {"application/pdf": "pdf", "image/jpeg": "jpg"}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this place is, and the two ways on."""
    return render(request, "integrity/home.html", {"ready": queries.ready()})


@require_safe
def bounds(request: HttpRequest) -> HttpResponse:
    """What we can protect and what we cannot."""
    context = {"days": settings.BENING_INTEGRITY_DAYS, "promises": promises()}
    return render(request, "integrity/bounds.html", context)


@require_safe
def receivers(request: HttpRequest) -> HttpResponse:
    """Everybody who has a key, with its fingerprint."""
    holders = queries.holders(queries.INVESTIGATOR, queries.CUSTODIAN, queries.ESCROW)
    rows = [(each, words.KIND[each.kind], crypto.fingerprint(bytes(each.public))) for each in holders]
    digest = queries.holders_digest(queries.holders_text())
    return render(request, "integrity/receivers.html", {"rows": rows, "digest": digest})


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Coarse figures up to the last full quarter."""
    counts = queries.figures(localdate())
    rows = [(words.CATEGORY[code], count) for code, count in counts.items()]
    context = {
        "rows": rows,
        "until": queries.quarter_before(localdate()),
        "escrow": queries.escrow_openings(),
        "kept": queries.kept_figures(localdate()),
        "promises": promises(),
    }
    return render(request, "integrity/figures.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Write a report; the answer shows the receipt, once for each form however often it is sent."""
    if not queries.ready():
        return render(request, "integrity/closed.html", status=503)
    if request.method != "POST":
        return _report_page(request, ReportForm(), tokens.new_form(now(), bits=limits.asked_bits()))
    token = request.POST.get("form", "")
    sent, form = tokens.form_of(token, now()), ReportForm(request.POST, request.FILES)
    _too_large(request, form)
    if form.is_valid():
        try:
            slip = slips.typed_slip(form.cleaned_data["slip"], tokens.secret(), localdate())
            _admit(request, sent, token, slip)
            receipt = services.file_report(
                _told(form.cleaned_data), form=sent.number, secret=tokens.secret(), on=localdate(), slip=slip
            )
            return _receipt_page(request, receipt, token, ReceiptForm())
        except Refused as refused:  # shown above the form: what was typed must not be lost
            form.add_error(None, told(refused))
            if limits.asked_bits() > sent.bits and not services.sent_before(sent.number):
                made = datetime.fromtimestamp(sent.made, UTC)
                token = tokens.new_form(made, bits=limits.asked_bits())
    return _report_page(request, form, token, status=422)


def _admit(request: HttpRequest, sent: tokens.Form, token: str, slip: bytes) -> None:
    """`Refused` in a flood, unless there is a slip, the browser worked or the form was open for a while.

    A form that was carried out is answered with its receipt again, whatever else goes on.
    """
    spent = services.slip_spent(slip)  # asked first: whoever sends twice at once gets the receipt twice
    if services.sent_before(sent.number):
        return
    if spent:
        raise Refused(Reason("integrity.slip_spent"))
    worked = sent.bits > 0 and solved(token, request.POST.get("hasil", ""), sent.bits)
    limits.admit(worked=worked, open_for=now().timestamp() - sent.made, slip=bool(slip))


def _report_page(request: HttpRequest, form: ReportForm, token: str, status: int = 200) -> HttpResponse:
    """Without any script, but for the work that a form asks in a flood."""
    bits = tokens.form_of(token, now()).bits
    context = {"form": form, "token": token, "bits": bits, "wait": round(limits.PLAIN_WAIT)}
    response = render(request, "integrity/report.html", context, status=status)
    if bits:
        response._csp_update = {"script-src": ["'self'"]}  # type: ignore[attr-defined]  # read by csp's middleware
    return response


def _too_large(request: HttpRequest, form: Any) -> None:
    if getattr(request, "upload_refused", 0):
        form.add_error("files", _("Lampiran terlalu besar: bersama-sama paling banyak 24 MB."))


def _told(data: dict[str, Any]) -> services.Told:
    return services.Told(
        category=data["category"],
        what=data["what"],
        units=tuple(data["units"]),
        others=data["others"],
        avoided=tuple(data["avoided"]),
        identity=data["identity"].strip(),
        files=data["files"],
        keep_originals=data["originals"],
    )


def _receipt_page(
    request: HttpRequest, receipt: str, token: str, form: ReceiptForm, status: int = 200
) -> HttpResponse:
    context = {"receipt": grouped(receipt), "token": token, "form": form}
    return render(request, "integrity/receipt.html", context, status=status)


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """The receipt typed back: now the reporter surely has it."""
    token = request.POST.get("form", "")
    number = tokens.read_form(token, now())
    if not services.sent_before(number):  # receipts of nothing would open our doors to a flood
        raise tokens.BadToken("this form was not sent")
    receipt = crypto.receipt_for(tokens.secret(), number)
    form = ReceiptForm(request.POST)
    if form.is_valid() and form.cleaned_data["receipt"] != receipt:
        form.add_error("receipt", _("Ini bukan kode yang ditunjukkan. Salin lagi dari halaman ini."))
    if not form.is_valid():
        return _receipt_page(request, receipt, token, form, status=422)
    limits.knock(tokens.visit(receipt), ours=True)
    services.confirm_receipt(services.open_receipt(services.receipt_key(receipt)))
    return render(request, "integrity/done.html")


@require_http_methods(["GET", "HEAD", "POST"])
def box(request: HttpRequest) -> HttpResponse:
    """Come back with the receipt and read what was answered."""
    if request.method != "POST":
        return render(request, "integrity/enter.html", {"form": ReceiptForm()})
    form = ReceiptForm(request.POST)
    if form.is_valid():
        try:
            receipt = form.cleaned_data["receipt"]
            limits.knock(tokens.visit(receipt), ours=crypto.may_be_receipt(tokens.secret(), receipt))
            key = services.receipt_key(receipt)
            services.confirm_receipt(services.open_receipt(key))
            return _box_page(request, services.open_receipt(key), tokens.carry(key, now()), MessageForm())
        except Refused as refused:
            form.add_error("receipt", told(refused))
    return render(request, "integrity/enter.html", {"form": form}, status=422)


def _box_page(
    request: HttpRequest,
    opened: services.Opened,
    access: str,
    form: MessageForm,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {
        "report": opened.report,
        "promise": shown(queries.promises([opened.report])[opened.report.pk], localdate()),
        "said": items.conversation(opened.report, opened.private),
        "day": queries.committed_day(opened.report),
        "access": access,
        "token": tokens.new_form(now()),
        "form": form,
        "state": words.STATE[opened.report.state],
        "outcome": words.OUTCOME.get(opened.report.outcome, ""),
        **more,
    }
    return render(request, "integrity/box.html", context, status=status)


def shown(kept: Kept, on: date) -> dict[str, Any]:
    """The two promises of a report as its pages show them: by when, kept on which day, late or not."""
    rows = [
        {
            "name": words.RUNG[rung],
            "due": kept.due(rung),
            "kept_on": kept.kept_on(rung),
            "late": kept.broken(rung, on),
        }
        for rung in ("acknowledge", "answer")
    ]
    return {"rows": rows, "late": bool(kept.late(on))}


def _opened(request: HttpRequest) -> services.Opened:
    return services.open_receipt(tokens.carried(request.POST.get("access", ""), now()))


@require_POST
def message(request: HttpRequest) -> HttpResponse:
    """Say more. A message sent twice is kept once."""
    opened, number = _opened(request), tokens.read_form(request.POST.get("form", ""), now())
    form = MessageForm(request.POST, request.FILES)
    _too_large(request, form)
    access = tokens.carry(tokens.carried(request.POST["access"], now()), now())
    if not form.is_valid():
        return _box_page(request, opened, access, form, status=422)
    limits.WORDS.take()
    services.say(
        opened, form.cleaned_data["text"].strip(), form.cleaned_data["files"], form=number, on=localdate()
    )
    return _box_page(request, _opened(request), access, MessageForm(), sent=True)


@require_POST
def attachment(request: HttpRequest) -> HttpResponse:
    """One attachment, as the investigator sees it."""
    number = request.POST.get("number", "")
    opened = _opened(request)
    file = items.file_of(opened.report, int(number), opened.private) if number.isdecimal() else None
    if file is None or file.kind != "copy":
        raise Http404
    return download(
        file.data, file.told["type"], f"lampiran-{file.told['number']}.{DOWNLOADS[file.told['type']]}"
    )


@require_POST
def proof(request: HttpRequest) -> HttpResponse:
    """What proves later that this report existed and what it said. It exposes who holds it."""
    opened = _opened(request)
    day = queries.committed_day(opened.report)
    if day is None:
        raise Http404
    said = items.statement(opened.report, opened.private)
    text = json.dumps({"v": 1, "day": day.isoformat(), **said}, ensure_ascii=False, indent=1)
    return download(text.encode(), "application/json", "bukti.json")


def download(data: bytes, media_type: str, name: str) -> HttpResponse:
    """A file that no browser opens by itself."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(data, content_type=media_type, headers=headers)


@require_safe
def healthy(request: HttpRequest) -> HttpResponse:
    """`/healthz`, for whoever starts this host."""
    queries.ready()
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
