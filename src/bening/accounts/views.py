"""The account pages that are ours; those of allauth are wired in `urls`."""

from __future__ import annotations

from typing import Any

from allauth.account import views as allauth_views
from allauth.core import ratelimit
from allauth.mfa.totp import views as allauth_totp
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bening.infra.http import once, page

from . import queries, services
from .access import signed_in, staff
from .forms import EndRoleForm, OriginForm, ProposeRoleForm, RelativeForm
from .models import Kind
from .words import told

_sign_up_once = once(allauth_views.signup)


def sign_up(request: HttpRequest) -> HttpResponse:
    """Make an account. Attempts are counted outside the work, which is undone when it fails.

    "This NIK has an account" helps people, and strangers who try numbers: after a few such answers
    an address hears only "too many attempts".
    """
    if not ratelimit.consume(request, action="signup_attempt"):
        return ratelimit.respond_429(request)
    response = _sign_up_once(request)
    form = (getattr(response, "context_data", None) or {}).get("form")
    if getattr(form, "nik_known", False) and not ratelimit.consume(request, action="nik_known"):
        return ratelimit.respond_429(request)
    return response


def confirm_email(request: HttpRequest, key: str) -> HttpResponse:
    """The link in the letter: shown, then confirmed and signed in, all in one transaction."""
    if request.method != "POST":
        return allauth_views.confirm_email(request, key=key)
    with transaction.atomic():
        return allauth_views.confirm_email(request, key=key)


@signed_in
def set_up_code_app(request: HttpRequest) -> HttpResponse:
    """Set up a code app. From here only sessions that knew a code count: all others of mine end."""
    before = queries.has_second_factor(request.user)
    response = allauth_totp.activate_totp(request)
    if not before and queries.has_second_factor(request.user):
        services.end_sessions(request.user, keep=request.session.session_key)
    return response


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Who I am here, what I may do, how safe my account is."""
    roles = queries.roles_with_second_factor(request.user)
    context = {
        "roles": roles,
        "second_factor": queries.has_second_factor(request.user),
        "manages_roles": any(role.kind == Kind.ADMINISTRATOR for role in roles),
        "accesses": told(queries.accesses_to(request.user)[:5]),
    }
    return page(request, "accounts/home.html", context)


@signed_in
def accesses(request: HttpRequest) -> HttpResponse:
    """Who read my data."""
    found = told(queries.accesses_to(request.user)[:200])
    return page(request, "accounts/accesses.html", {"accesses": found})


@staff(Kind.ADMINISTRATOR)
def roles(request: HttpRequest) -> HttpResponse:
    """Proposals that wait, roles that count, roles that ended."""
    found = list(queries.roles_managed_by(request.user)[:500])
    context: dict[str, Any] = {
        state: [role for role in found if role.state == state] for state in ("proposed", "active")
    }
    context["ended"] = [role for role in found if role.state in ("returned", "revoked")]
    return page(request, "accounts/roles.html", context)


@staff(Kind.ADMINISTRATOR)
@once
def propose_role(request: HttpRequest) -> HttpResponse:
    """Propose a role for a colleague."""
    form = ProposeRoleForm(request.POST or None, administrator=request.user)
    if form.is_valid():
        given = form.cleaned_data
        services.propose_role(given["email"], given["kind"], given["institution"], by=request.user, at=now())
        messages.success(request, _("Usulan dicatat. Pengelola lain harus menyetujuinya."))
        return redirect("accounts:roles")
    return page(request, "accounts/propose_role.html", {"form": form}, status=422 if form.errors else 200)


@staff(Kind.ADMINISTRATOR)
@require_POST
def approve_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a colleague's proposal count."""
    role = get_object_or_404(queries.roles_managed_by(request.user), pk=pk, state="proposed")
    services.approve_role(role, by=request.user, at=now())
    messages.success(request, _("Peran sekarang berlaku."))
    return redirect("accounts:roles")


@staff(Kind.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn a proposal down, or take a role away, with a reason."""
    role = get_object_or_404(queries.roles_managed_by(request.user), pk=pk, state__in=("proposed", "active"))
    form = EndRoleForm(request.POST or None)
    if form.is_valid():
        end = services.return_role if role.state == "proposed" else services.revoke_role
        end(role, by=request.user, at=now(), why=form.cleaned_data["why"])
        messages.success(request, _("Sudah dicatat."))
        return redirect("accounts:roles")
    status = 422 if form.errors else 200
    return page(request, "accounts/end_role.html", {"form": form, "role": role}, status=status)


@staff()
@once
def relatives(request: HttpRequest) -> HttpResponse:
    """Declare relatives, whose files one never gets."""
    form = RelativeForm(None if "origin" in request.POST else request.POST or None)
    origin = OriginForm(request.POST if "origin" in request.POST else None)
    if origin.is_valid():
        services.declare_origin(request.user, **origin.cleaned_data, at=now())
        messages.success(request, _("Pernyataan dicatat. Berkas dari sana tidak akan diberikan kepada Anda."))
        return redirect("accounts:relatives")
    if form.is_valid():
        given = form.cleaned_data
        services.declare_relative(request.user, given["nik"], given["relation"], at=now())
        messages.success(request, _("Pernyataan dicatat. Berkas orang ini tidak akan diberikan kepada Anda."))
        return redirect("accounts:relatives")
    declared = queries.relatives_of(request.user)
    context = {
        "form": form,
        "declared": declared,
        "origin": origin,
        "origins": queries.origins_of(request.user),
    }
    status = 422 if form.errors or origin.errors else 200
    return page(request, "accounts/relatives.html", context, status=status)
