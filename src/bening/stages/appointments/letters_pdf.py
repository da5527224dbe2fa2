"""Letters and curricula as PDF: made by typst, tagged (PDF/UA-1), signed where there is a key."""

from __future__ import annotations

import io
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from django.conf import settings

from bening.infra.typesetting import typeset

SIGNED = "Ditandatangani secara elektronik; periksa tanda tangannya pada berkas PDF ini."
UNSIGNED = "Belum ditandatangani secara elektronik: dicetak, lalu ditandatangani dan dicap di atas kertas."


class BadLetterKey(Exception):
    """The configured key of letters cannot be used; the message names the setting."""


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (files("bening.stages.appointments") / "typst" / "letter.typ").read_bytes()


def drawn(told: dict[str, Any], at: datetime) -> bytes:
    """The document; the same words at the same time give the same bytes."""
    return typeset(_template(), told, at)


def can_sign() -> bool:
    """Whether a key is configured."""
    return bool(settings.BENING_LETTER_KEY)


def issued(told: dict[str, Any], at: datetime) -> tuple[bytes, bool]:
    """The document and whether it is signed; without a key it says that it is to be signed by hand."""
    if not can_sign():
        return drawn({**told, "sealed": UNSIGNED}, at), False
    pdf = drawn({**told, "sealed": SIGNED}, at)
    return signed(pdf, told["signatory"], told["title"]), True


def signer() -> Any:
    """The configured key with its certificates. Raises `BadLetterKey`, which names the setting."""
    from pyhanko.sign import signers

    path, phrase = settings.BENING_LETTER_KEY, settings.BENING_LETTER_PASSPHRASE
    found = signers.SimpleSigner.load_pkcs12(path, passphrase=phrase.encode() or None)
    if found is None:  # it tells why in its log alone
        raise BadLetterKey(f"BENING_LETTER_KEY={path}: cannot be opened. Check it and its passphrase.")
    return found


def signed(pdf: bytes, signatory: str, reason: str) -> bytes:
    """The same document with the electronic signature of the institution over all of it (PAdES B-B)."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter

    about = signers.PdfSignatureMetadata(
        field_name="TandaTangan", name=signatory, reason=reason, subfilter=SigSeedSubFilter.PADES
    )
    out = io.BytesIO()
    signers.PdfSigner(about, signer()).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out)
    return out.getvalue()
