"""Check of the configuration: a key that is given must open, or the first letter would find out."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from bening.stages.appointments import letters_pdf

HINT = "Give the PKCS#12 file and its passphrase, or leave both out: letters are then signed on paper."


@register()
def letter_key_opens(**_: Any) -> list[CheckMessage]:
    """Refuse a configured signing key that cannot be opened."""
    if not letters_pdf.can_sign():
        return []
    try:
        letters_pdf.signer()
    except letters_pdf.BadLetterKey as error:
        return [Error(str(error), hint=HINT, id="appointments.E001")]
    return []
