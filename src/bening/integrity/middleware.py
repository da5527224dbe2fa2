"""What surrounds every request of this host: forgetting who asks, and headers that leave no trace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import get_script_prefix, set_script_prefix
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import override

from bening.core.decision import Reason, Refused
from bening.infra.db import Stale

from .tokens import BadToken

View = Callable[..., HttpResponse]

DESK_COOKIE = "meja"
"""The only cookie of this host; investigators and custodians get it at their desk."""
KEPT = frozenset(
    (
        *("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "SCRIPT_NAME", "CONTENT_TYPE", "CONTENT_LENGTH"),
        *("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "HTTP_HOST", "HTTP_COOKIE"),
        *("HTTP_X_FORWARDED_PROTO", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"),
    )
)
"""What the code may know of a request. Everything else is gone before any of it runs."""


class Forget:
    """First: no address, no browser, no language, no page they came from. Last: let nothing be kept."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Strip the request on its way in, mark the answer on its way out."""
        for name in [name for name in request.META if name not in KEPT and not name.startswith("wsgi.")]:
            del request.META[name]
        own_cookie_alone(request)
        response = self.get_response(request)
        if not request.path_info.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noarchive"
        return response


def own_cookie_alone(request: HttpRequest) -> None:
    """Drop every cookie but that of the desk: another site's may come along, and Django would answer it."""
    seat = request.COOKIES.get(DESK_COOKIE)
    request.COOKIES = {DESK_COOKIE: seat} if seat else {}
    if seat:
        request.META["HTTP_COOKIE"] = f"{DESK_COOKIE}={seat}"
    else:
        request.META.pop("HTTP_COOKIE", None)


class Refusals:
    """A "no" becomes a page, as on the main site; a page that is too old says so."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do on the way in."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer what we raise ourselves; leave every other exception to Django."""
        if isinstance(error, Refused):
            return render(request, "integrity/refused.html", {"reasons": error.reasons}, status=422)
        if isinstance(error, Stale):
            return self._page(request, Reason("state.changed_meanwhile"), 409)
        if isinstance(error, BadToken):
            return self._page(request, Reason("integrity.page_too_old"), 400)
        return None

    @staticmethod
    def _page(request: HttpRequest, reason: Reason, status: int) -> HttpResponse:
        return render(request, "integrity/refused.html", {"reasons": (reason,)}, status=status)


class PathLanguage:
    """English below /en/, Indonesian elsewhere: the address says it, no cookie."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Take /en off the path and put it before every link that is made."""
        english = request.path_info.startswith("/en/")
        if english:
            request.path_info = request.path_info[3:]
        before = get_script_prefix()
        set_script_prefix("/en/" if english else "/")
        try:
            with override("en" if english else "id"):
                request.LANGUAGE_CODE = "en" if english else "id"  # type: ignore[attr-defined]  # as LocaleMiddleware does
                response = self.get_response(request)
        finally:
            set_script_prefix(before)
        response.headers.setdefault("Content-Language", "en" if english else "id")
        return response


def language(request: HttpRequest, language: str) -> HttpResponse:
    """The page one was on, in the other language. Answers of forms have no address: then the first page."""
    back = request.GET.get("kembali", "/")
    if not url_has_allowed_host_and_scheme(back, None):
        back = "/"
    plain = back[3:] if back.startswith("/en/") else back
    return HttpResponseRedirect(f"/en{plain}" if language == "en" else plain)


def site(request: HttpRequest) -> dict[str, Any]:
    """What the base template needs; no query."""
    return {"here": request.get_full_path(), "integrity_host": True}
