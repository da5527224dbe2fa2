"""Where allauth and our accounts meet: signing up, letters, secrets of code apps."""

from __future__ import annotations

from base64 import b64decode, b64encode
from io import BytesIO
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now  # noqa: TID251 -- allauth calls us at the edge, as if a view

from bening.infra.encryption import seal, unseal

from . import queries, services
from .access import know_officer
from .models import User
from .templatetags.accounts import browser

DEVICE = "perangkat"
"""The cookie by which an account knows a device again; sent to /akun/ alone."""
DEVICE_DAYS = 365


class Adapter(DefaultAccountAdapter):
    """allauth's own behaviour where we do not say otherwise."""

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Make the account through our service: with its secret and the sealed NIK, or not at all."""
        given = form.cleaned_data
        return services.register_person(
            nik=given["nik"], name=given["name"], email=given["email"], password=given["password1"], at=now()
        )

    def post_login(self, request: HttpRequest, user: User, **more: Any) -> Any:
        """Signed in, with the second factor: from here the header leads an officer to the desk."""
        know_officer(request, queries.roles_of(user).exists())
        response = super().post_login(request, user, **more)
        self._look_at_device(request, response, user)
        return response

    @staticmethod
    def _look_at_device(request: HttpRequest, response: HttpResponse, user: User) -> None:
        """Tell apart devices that the account knows, by a signed mark that only its own pages get back."""
        signer = TimestampSigner(salt=f"device/{user.pk}")
        try:
            known = signer.unsign(request.COOKIES.get(DEVICE, ""), max_age=DEVICE_DAYS * 86400) == str(
                user.pk
            )
        except BadSignature:
            known = False
        name = browser(request.headers.get("User-Agent", ""))
        services.note_sign_in(user, name, known=known, at=now())
        response.set_cookie(
            DEVICE,
            signer.sign(str(user.pk)),
            max_age=DEVICE_DAYS * 86400,
            path="/akun/",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send after the commit: no letter about what was rolled back, no network inside a transaction.

        A mail server that is down is logged and does not undo the account; the page says how to
        ask for the letter again.
        """
        context = {"email": email, "request": self.request, "site_address": settings.BENING_SITE, **context}
        message = self.render_mail(template_prefix, email, context)
        transaction.on_commit(message.send, robust=True)


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of code apps are sealed under the master key; the QR code reads on dark pages too."""

    def encrypt(self, text: str) -> str:
        """Seal a secret for storage."""
        return b64encode(seal(settings.BENING_MASTER_KEY, text.encode(), "mfa")).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open it again."""
        return unseal(settings.BENING_MASTER_KEY, b64decode(encrypted_text), "mfa").decode()

    def build_totp_svg(self, url: str) -> str:
        """The QR code, black on white whatever the colours of the page."""
        drawing = BytesIO()
        segno.make(url).save(drawing, kind="svg", scale=5, dark="#000", light="#fff", xmldecl=False)
        return drawing.getvalue().decode()
