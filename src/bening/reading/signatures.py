"""Electronic signatures in a PDF: whole, by somebody trusted, over the whole file, in the right name.

Nothing is fetched: roots are given by the deployment (those of the Indonesian certificate authorities),
revocation is not known offline. A signature that does not hold is no proof of anything false, for printing
or compressing a PDF breaks it too; so it goes to a person. A file without signatures gets no check.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import pem, x509  # type: ignore[import-untyped]  # ships no types
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from bening.core.decision import Check, Fact
from bening.reading.checking import met, uncertain
from bening.reading.who import Likeness, compare_names

CODE = "pdf.signature"
STAMP_ISSUERS = ("peruri",)
"""Signers of electronic duty stamps: their name is never the applicant's."""
SIGNATURES_AT_MOST = 12
HARMLESS = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)

logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Signature:
    """What was found about one signature."""

    signer: str
    whole: bool  # the signed bytes are those that were signed
    trusted: bool
    unchanged: bool  # nothing came after it but further signatures
    last: bool


class _Unreadable(Exception):
    """There is a signature, and it cannot be understood."""


def check_signatures(
    data: bytes, *, roots: Sequence[bytes] = (), at: datetime | None = None, name: str = ""
) -> tuple[Check, ...]:
    """One check over all signatures of a PDF; none if it has none, or is intact and no root is known.

    `roots`: trusted certificates, PEM or DER. `at`: the moment at which they must be valid. `name`: of
    the person who must have signed, if somebody must. Parses a stranger's file: only in a process that
    may be killed. 5 to 40 ms.
    """
    try:
        found = list(_signatures(data, [_certificate(root) for root in roots], at))
    except _Unreadable:
        return (uncertain(CODE, "pdf.signature_unreadable"),)
    except PdfError:
        return ()  # no PDF that this library reads; whether it may be kept is asked elsewhere
    if not found:
        return ()
    told: dict[str, Fact] = {"signer": ", ".join(one.signer for one in found)[:200], "signatures": len(found)}
    if not all(one.whole for one in found):
        return (uncertain(CODE, "pdf.signature_broken", **told),)
    if not all(one.unchanged for one in found):
        return (uncertain(CODE, "pdf.signature_changed", **told),)
    if not roots:
        return ()
    if not all(one.trusted for one in found):
        return (uncertain(CODE, "pdf.signature_untrusted", **told),)
    people = [one.signer for one in found if not any(word in one.signer.casefold() for word in STAMP_ISSUERS)]
    if name and people and all(compare_names(name, signer) is not Likeness.SAME for signer in people):
        return (uncertain(CODE, "pdf.signature_other_name", typed=name, **told),)
    return (met(CODE, **told),)


def _certificate(root: bytes) -> x509.Certificate:
    return x509.Certificate.load(pem.unarmor(root)[2] if pem.detect(root) else root)


def _signatures(data: bytes, roots: list[x509.Certificate], at: datetime | None) -> Iterator[Signature]:
    reader = PdfFileReader(io.BytesIO(data))
    embedded = reader.embedded_regular_signatures[:SIGNATURES_AT_MOST]
    for place, one in enumerate(embedded, start=1):
        try:
            context = ValidationContext(
                trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail", moment=at
            )
            status = validate_pdf_signature(one, context)
        except Exception as problem:  # the library raises many sorts on what strangers make
            raise _Unreadable from problem
        yield _found(status, last=place == len(embedded))


def _found(status: Any, *, last: bool) -> Signature:
    # Bytes behind the end leave the signature itself as it is, but nobody signed them.
    covered = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    level = status.modification_level
    quiet = covered if last else status.docmdp_ok is not False and (level is None or level in HARMLESS)
    signer = status.signing_cert.subject.native.get("common_name", "")
    return Signature(
        signer=signer if isinstance(signer, str) else " ".join(signer),
        whole=bool(status.intact and status.valid),
        trusted=bool(status.trusted),
        unchanged=bool(quiet),
        last=last,
    )
