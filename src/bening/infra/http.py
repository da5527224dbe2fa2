"""Requests and answers: whole page or part, refusals, repeated forms, the cache of public pages."""

from __future__ import annotations

import hashlib
import logging
import time
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now
from django.utils.translation import get_language, override

from bening.core.decision import Reason, Refused
from bening.infra.crashpoint import crashpoint
from bening.infra.db import Stale
from bening.infra.models import AnsweredRequest

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponse]


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    part: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole template, or only its partial `part` when htmx asked for it."""
    if part and getattr(request, "htmx", False) and not request.htmx.boosted:
        template = f"{template}#{part}"
    return render(request, template, context or {}, status=status)


def seen_version(request: HttpRequest, name: str = "version") -> int:
    """The version of the row that the form was made from; 0, which no row has, if it says none."""
    sent = request.POST.get(name, "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0


def way_back(request: HttpRequest) -> str:
    """The page of this site to which the link or form wants to lead back (`kembali`), or nothing."""
    wanted = request.POST.get("kembali") or request.GET.get("kembali", "")
    inside = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if inside else ""


def once(view: View) -> View:
    """Let a creating POST take effect once, however often the form is sent (double click, retry).

    The key of the form (`{% once_key %}`) is claimed in the transaction of the work itself, so a
    crash leaves both or neither. A repeated key is answered with the redirect of the first time.
    A form without a key is refused with 400: it would not be safe to repeat.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        try:
            key = uuid.UUID(request.POST.get("once", ""))
        except ValueError:
            return render(request, "400.html", status=400)
        person = request.user if request.user.is_authenticated else None
        try:
            with transaction.atomic():
                response = _first_time(view, request, key, person, args, kwargs)
                crashpoint("once.done")  # nothing was kept, not even the key: the retry does it
            crashpoint("once.committed")  # kept, though nobody was told: the retry gets the same answer
            return response
        except _Answered as answered:
            return HttpResponseRedirect(answered.location)
        except _NotDone as refused:
            return refused.response

    return wrapper


class _Answered(Exception):
    def __init__(self, location: str) -> None:
        super().__init__(location)
        self.location = location


class _NotDone(Exception):
    """The view showed the form again; roll back the claim so that the mended form may be sent."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


def _first_time(
    view: View, request: HttpRequest, key: uuid.UUID, person: Any, args: Any, kwargs: Any
) -> HttpResponse:
    path = request.path[:300]
    try:
        with transaction.atomic():
            row = AnsweredRequest(key=key, person=person, path=path, answered_at=now())
            row.save(force_insert=True)
    except IntegrityError:
        first = AnsweredRequest.objects.filter(key=key, person=person, path=path).first()
        raise _Answered(first.location if first else path) from None
    response = view(request, *args, **kwargs)
    location = response.headers.get("Location") or response.headers.get("HX-Redirect")
    if not location:
        raise _NotDone(response)
    AnsweredRequest.objects.filter(pk=key).update(location=location[:300])
    return response


LARGEST_NUMBER = 2**63 - 1


class RefusalMiddleware:
    """The one place where a "no" of the law (422) or of time (409) becomes a page."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do on the way in."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Any, given: dict[str, Any]
    ) -> HttpResponse | None:
        """Refuse what no honest page sends and no database takes: a NUL byte, a number beyond every row."""
        sent = [given, request.GET.dict(), request.POST.dict() if request.method == "POST" else {}]
        if any("\0" in value for values in sent for value in values.values() if isinstance(value, str)):
            return render(request, "400.html", status=400)
        if any(isinstance(value, int) and value > LARGEST_NUMBER for value in given.values()):
            raise Http404  # no row has it, and no database could even be asked
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer `Refused` and `Stale`; leave every other exception to Django."""
        if isinstance(error, Refused):
            return self._refuse(request, error.reasons, 422)
        if isinstance(error, Stale):
            return self._refuse(request, (Reason("state.changed_meanwhile"),), 409)
        return None

    @staticmethod
    def _refuse(request: HttpRequest, reasons: tuple[Reason, ...], status: int) -> HttpResponse:
        context = {"reasons": reasons, "back": request.headers.get("Referer", "")}
        response = render(request, "infra/refused.html", context, status=status)
        patch_vary_headers(response, ["HX-Request"])
        return response


PUBLIC_SECONDS = 5
"""How long a public page may be older than the database. Short: an announcement must be true."""


class PublicCacheMiddleware:
    """Serve pages that are the same for everyone from memory for a few seconds, with an ETag.

    Only for GET without a cookie that says anything of the person (a session, a message that waits to be
    shown once), and only for answers that a view marked with `public` and that set no cookie.
    A burst on result day then costs one rendering every few seconds for each worker process.
    """

    LARGEST = 512
    LARGEST_BYTES = 32 * 1024 * 1024
    """Of all pages kept; one that fills an eighth of it is never kept."""
    IMPERSONAL = frozenset((settings.LANGUAGE_COOKIE_NAME, settings.CSRF_COOKIE_NAME))

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response
        self.kept: dict[tuple[str, ...], tuple[float, HttpResponse]] = {}
        self.bytes = 0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from memory, or ask the view and keep what it marked as public."""
        if request.method != "GET" or "HX-Request" in request.headers or self._personal(request):
            return self.get_response(request)
        key = (request.scheme or "", request.get_host(), request.get_full_path(), self._language(request))
        kept = self.kept.get(key)
        if kept and kept[0] > time.monotonic():
            return self._answer(request, kept[1])
        response = self.get_response(request)
        if self._may_be_kept(response):
            digest = hashlib.sha256(response.content).hexdigest()[:32]
            response.headers.setdefault("ETag", f'"{digest}"')
            response.headers["Cache-Control"] = f"public, max-age={PUBLIC_SECONDS}"
            self._keep(key, response)
            return self._answer(request, response)
        return response

    @classmethod
    def _personal(cls, request: HttpRequest) -> bool:
        return not cls.IMPERSONAL.issuperset(request.COOKIES)

    @staticmethod
    def _may_be_kept(response: HttpResponse) -> bool:
        marked = getattr(response, "bening_public", False) and response.status_code == 200
        return marked and not response.streaming and not response.cookies

    def _keep(self, key: tuple[str, ...], response: HttpResponse) -> None:
        size = len(response.content)
        if size > self.LARGEST_BYTES // 8:
            return
        if len(self.kept) >= self.LARGEST or self.bytes + size > self.LARGEST_BYTES:
            self.kept.clear()
            self.bytes = 0
        self.bytes += size
        self.kept[key] = (time.monotonic() + PUBLIC_SECONDS, response)

    @staticmethod
    def _language(request: HttpRequest) -> str:
        """The language the page will be in, so that an invented cookie makes no page of its own."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE

    @staticmethod
    def _answer(request: HttpRequest, kept: HttpResponse) -> HttpResponse:
        if request.headers.get("If-None-Match") == kept.headers["ETag"]:
            answer = HttpResponse(status=304)
        else:
            answer = HttpResponse(kept.content, status=200)
        for name, value in kept.headers.items():
            answer.headers[name] = value
        return answer


def public(view: View) -> View:
    """Mark a page as the same for every visitor without a session, and so fit to be cached."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.bening_public = not request.user.is_authenticated
        return response

    return wrapper


class LanguageMiddleware:
    """Indonesian unless the reader chose English: the browser's own wish is not asked.

    The Indonesian sentence is the one with legal weight, and pages that do not vary by
    `Accept-Language` can be cached for everyone.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Activate the chosen language for this request."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def choose_language(request: HttpRequest, language: str) -> HttpResponse:
    """Remember the reader's language and go back to where they were, on this site only."""
    back = request.GET.get("kembali", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=365 * 86400, httponly=True, samesite="Lax"
        )
    return response


def healthy(request: HttpRequest) -> HttpResponse:
    """`/healthz`: 200 when the database answers; for a load balancer and for `bening serve`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse(f"ok {get_language()}\n", content_type="text/plain; charset=utf-8")
