"""The forum as everybody sees it, and what people with an account do in it."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import signed_in
from bening.infra.http import once, page, public
from bening.participation import effort
from bening.participation.feeds import atom
from bening.participation.forms.speaking import AppealForm, OrganisationForm, ReplyForm, ThreadForm
from bening.participation.queries import comments as voices
from bening.participation.queries import forum as queries
from bening.participation.services import commenting
from bening.participation.services import forum as services


@public
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Topics, what is most supported, the next hearings."""
    context = {
        "topics": queries.topics(),
        "suggestions": queries.most_supported(localdate())[:5],
        "hearings": queries.coming_hearings(now())[:3],
        "threads": queries.threads(localdate())[:5],
    }
    return page(request, "participation/forum.html", context)


@public
@require_GET
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic: its threads, suggestions and hearings."""
    found = get_object_or_404(queries.topics(), slug=slug)
    threads = Paginator(queries.threads(localdate(), topic=found), 20).get_page(request.GET.get("halaman"))
    context = {
        "topic": found,
        "threads": threads,
        "hearings": queries.hearings(topic=found)[:10],
        "subscribed": voices.subscribes(request.user, topic=found),
    }
    return page(request, "participation/topic.html", context)


@public
@require_GET
def feed(request: HttpRequest) -> HttpResponse:
    """The newest threads as an Atom feed."""
    entries = [
        (reverse("participation:thread", args=[each.pk]), each.title, each.topic.title, each.created_at)
        for each in queries.news(localdate())
    ]
    return atom(request, _("Forum"), entries)


def _thread(pk: int) -> Any:
    return get_object_or_404(queries.threads(localdate()).select_related("topic__institution"), pk=pk)


@public
@require_GET
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    """One conversation, or one suggestion with its support and what becomes of it."""
    found = _thread(pk)
    context = {
        "thread": found,
        "comments": Paginator(queries.comments_in(found), 50).get_page(request.GET.get("halaman")),
        "steps": queries.steps_of(found),
        "supports": queries.supports(request.user, found),
        "subscribed": voices.subscribes(request.user, thread=found),
    }
    return page(request, "participation/thread.html", context)


def _speak(request: HttpRequest, title: str, back: str, form: Any) -> HttpResponse:
    context = {
        "title": title,
        "intro": _("Tiga tulisan pertama dari akun baru dibaca moderator dulu. Tulisan tidak dapat diubah."),
        "back": back,
        "button": _("Kirim"),
        "form": form,
        "effort": effort.asked(request, now()),
    }
    return page(request, "participation/post.html", context, status=422 if form.errors else 200)


def _sent(request: HttpRequest, held: bool) -> None:
    said = _("Tulisan diterima dan menunggu moderator.") if held else _("Tulisan tampil.")
    messages.success(request, said)


@signed_in
@once
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a conversation or make a suggestion."""
    found = get_object_or_404(queries.topics(), slug=slug)
    form = ThreadForm(request.POST or None, organisations=voices.organisations_of(request.user))
    if request.method == "POST" and form.is_valid() and effort.paid(request, form, now()):
        made = services.start_thread(found, by=request.user, at=now(), **form.cleaned_data)
        held = not queries.threads(localdate()).filter(pk=made.pk).exists()
        _sent(request, held)
        if held:
            return redirect("participation:topic", slug)
        return redirect("participation:thread", made.pk)
    return _speak(
        request, _("Mulai percakapan atau usulan"), reverse("participation:topic", args=[slug]), form
    )


@signed_in
@once
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something in a thread."""
    found, mine = _thread(pk), voices.organisations_of(request.user)
    form = ReplyForm(request.POST or None, organisations=mine)
    if request.method == "POST" and form.is_valid() and effort.paid(request, form, now()):
        made = services.reply(found, by=request.user, at=now(), **form.cleaned_data)
        _sent(request, made.state == "held")
        return redirect("participation:thread", pk)
    return _speak(request, _("Tulis balasan"), reverse("participation:thread", args=[pk]), form)


@signed_in
@require_POST
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Support a suggestion, or no longer."""
    found = _thread(pk)
    if request.POST.get("berhenti"):
        services.end_support(found, by=request.user)
    else:
        services.support(found, by=request.user, at=now())
        messages.success(request, _("Dukungan Anda dihitung mulai besok."))
    return redirect("participation:thread", pk)


@signed_in
@require_POST
def follow(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    """Want to be told about a topic or a thread, or no longer."""
    change = commenting.unsubscribe if request.POST.get("berhenti") else commenting.subscribe
    if what == "topik":
        found = get_object_or_404(queries.topics(), pk=pk)
        change(request.user, topic=found)
        return redirect("participation:topic", found.slug)
    change(request.user, thread=_thread(pk))
    return redirect("participation:thread", pk)


# -- what I said -------------------------------------------------------------------------------------------


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What I said, what was hidden and why, my organisations."""
    said = voices.comments_by(request.user)[:100]
    appealable = voices.appealable(request.user, now())
    rows = [(comment, appealable.get(comment.pk)) for comment in said]
    context = {"rows": rows, "organisations": voices.organisations_all(request.user)}
    return page(request, "participation/my_comments.html", context)


@signed_in
@require_POST
@once
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take my words back."""
    found = get_object_or_404(voices.comments_by(request.user), pk=pk)
    commenting.withdraw(found, by=request.user, at=now())
    messages.success(request, _("Tulisan ditarik."))
    return redirect("participation:my_comments")


@signed_in
@once
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Hold that mine was hidden wrongly."""
    found = get_object_or_404(voices.comments_by(request.user), pk=pk, state="hidden")
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        commenting.file_appeal(found, form.cleaned_data["text"], by=request.user, at=now())
        messages.success(request, _("Keberatan diterima. Orang lain memutusnya."))
        return redirect("participation:my_comments")
    back = reverse("participation:my_comments")
    context = {"title": _("Ajukan keberatan"), "back": back, "button": _("Kirim"), "form": form}
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@signed_in
@once
def organisation(request: HttpRequest) -> HttpResponse:
    """Ask to speak for an organisation."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and effort.paid(request, form, now()):
        commenting.propose_organisation(by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("Pendaftaran diterima dan menunggu verifikasi."))
        return redirect("participation:my_comments")
    back = reverse("participation:my_comments")
    context = {"title": _("Daftarkan organisasi"), "back": back, "button": _("Kirim"), "form": form}
    context["effort"] = effort.asked(request, now())
    return page(request, "participation/post.html", context, status=422 if form.errors else 200)


# -- public records --------------------------------------------------------------------------------------


@public
@require_GET
def hearing(request: HttpRequest, pk: int) -> HttpResponse:
    """One hearing: agenda, then minutes, attendance, questions."""
    found = get_object_or_404(queries.hearings(), pk=pk)
    context = {"hearing": found, "questions": queries.questions_of(found)}
    return page(request, "participation/hearing.html", context)


@public
@require_GET
def questions(request: HttpRequest) -> HttpResponse:
    """Questions of hearings that everybody should find."""
    return page(request, "participation/questions.html", {"questions": queries.frequent_questions()})


@public
@require_GET
def moderation(request: HttpRequest) -> HttpResponse:
    """The rules, the last actions, and the record of every month."""
    today = localdate()
    first = services.start_of(today.replace(day=1))
    context = {
        "months": voices.months(),
        "rows": voices.moderation_between(first, now()),
        "organisations": voices.verified_organisations(),
    }
    return page(request, "participation/moderation.html", context)


def _month(wanted: str) -> date:
    try:
        return date.fromisoformat(f"{wanted}-01")
    except ValueError:
        raise Http404 from None


@public
@require_GET
def moderation_csv(request: HttpRequest, month: str) -> HttpResponse:
    """One month for a spreadsheet."""
    found = get_object_or_404(voices.months(), month=_month(month))
    columns = ("number", "day", "place", "action", "rule", "reason", "appeal")
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(columns)
    write.writerows([voices.plain_cell(row["values"][name]) for name in columns] for row in found.rows)
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@require_GET
def moderation_rows(request: HttpRequest, month: str) -> StreamingHttpResponse:
    """One month as published rows, each with its salt."""
    found = get_object_or_404(voices.months(), month=_month(month))
    response = StreamingHttpResponse(voices.month_lines(found), content_type="application/jsonl")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
