"""What was typed outlives the session and the form's token: shown again, for the person to send again.

A form that was open for a night is sent without a session; a form sent after signing in anew carries the
token of before. Neither may cost what was typed. Nothing is sent by itself: the person presses the button.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

NEVER_SHOWN = re.compile(r"csrfmiddlewaretoken|.*(password|code|passphrase).*", re.IGNORECASE)
"""Fields that are not written into a page again."""


def again(request: HttpRequest, *, status: int) -> HttpResponse:
    """The page that holds everything of this POST but secrets and files, with a button to send it again."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if not NEVER_SHOWN.fullmatch(name)
        for value in values
    ]
    context = {
        "fields": fields,
        "action": request.get_full_path(),
        "files": bool(request.FILES),
        "sign_in": None if request.user.is_authenticated else reverse(settings.LOGIN_URL),
    }
    return render(request, "infra/kept.html", context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form with a token of before. From a page of ours it is shown again; from elsewhere it is refused."""
    if _from_here(request) and request.POST:
        return again(request, status=403)
    return render(request, "403_csrf.html", status=403)


def _from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this very site sent the form."""
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(sender).netloc == request.get_host()
