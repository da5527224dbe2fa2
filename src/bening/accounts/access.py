"""Who may open a page: signed in, or staff with a second factor. Used by the views of every app."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control

from bening.infra.kept import again

from . import queries

View = Callable[..., HttpResponse]

OFFICER = "officer"
"""The key in the session under which the header finds out whether to lead to the officers' desk."""


def signed_in(view: View) -> View:
    """Only for people with an account; what they see is kept by no cache and no back button.

    A form that is sent after the session ended is shown again, so that nothing typed is lost.
    """
    asked = login_required(view)

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            return again(request, status=401)
        return asked(request, *args, **kwargs)

    return cache_control(private=True, no_store=True)(wrapper)


def know_officer(request: HttpRequest, officer: bool) -> None:
    """Remember in the session whether this is an officer, so that the header asks no database.

    Learnt when somebody signs in and at their desk; it only shows a link and opens nothing.
    """
    if request.session.get(OFFICER, False) != officer:
        request.session[OFFICER] = officer


def staff(*kinds: str) -> Callable[[View], View]:
    """Only for holders of one of these roles (of any role, if none is named).

    Anonymous: to the login. Without the role: 404, so that the page does not even show that it
    exists. Without a code app (TOTP): to setting one up. The roles are in `request.roles`, each with
    its institution; the view narrows its rows by them.
    """

    def decorator(view: View) -> View:
        @signed_in
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            roles = queries.roles_with_second_factor(request.user, *kinds)
            if not kinds:
                know_officer(request, bool(roles))
            if not roles:
                raise Http404
            if not roles[0].second_factor:
                return redirect("mfa_activate_totp")
            request.roles = roles
            return view(request, *args, **kwargs)

        return wrapper

    return decorator
