"""Taking a report: sealed to receivers who are free of whom it names, before anything is stored."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from nacl.utils import random

from bening.core import padding
from bening.core.decision import Reason, Refused
from bening.core.tlog.canonical import canonical

from .. import crypto, items, queries
from ..attachments import Cleaned
from ..database import atomic
from ..limits import turn
from ..models import Holder, Identity, Report, ReportKey, SentForm
from ..slips import last_day


@dataclass(frozen=True, slots=True)
class Told:
    """What a reporter wrote. `units`: offices of those implicated; `avoided`: receivers they do not trust."""

    category: str
    what: str
    units: tuple[str, ...] = ()
    others: str = ""
    avoided: tuple[str, ...] = ()
    identity: str = ""
    files: tuple[Cleaned, ...] = ()
    keep_originals: bool = False


def file_report(told: Told, *, form: bytes, secret: bytes, on: date, slip: bytes = b"") -> str:
    """Store a report once and give its receipt; the same receipt however often the form is sent.

    Who went back, wrote otherwise and sent the same form again has added a message to that report.

    The receipt is made from the form's random number, which only that page knows; so that a second sending
    can be answered without the receipt being kept anywhere. `slip`: what the slip that let it in is
    remembered by; it is spent with the report, or not at all.
    """
    receipt = crypto.receipt_for(secret, form)
    with turn():
        opened = crypto.open_receipt(receipt, queries.salt())
    _store(told, opened, form, on, slip)
    return receipt


@atomic
def _store(told: Told, opened: crypto.ReceiptKey, form: bytes, on: date, slip: bytes) -> None:
    # gather
    investigators = queries.free_of(told.units, queries.INVESTIGATOR, told.avoided)
    custodians = queries.free_of(told.units, queries.CUSTODIAN, told.avoided)
    said = statement(told)
    # decide
    new_form, new_words = first_time(form, on), first_time(form, on, canonical(said))
    if not new_form:
        if new_words:
            _add_to(opened, told, on)
        return
    if not investigators:
        raise Refused(Reason("integrity.nobody_independent"))
    if told.identity and not custodians:
        raise Refused(Reason("integrity.no_custodian"))
    if slip and not _spend(slip, on):
        raise Refused(Reason("integrity.slip_spent"))
    # write
    pair, nonce = crypto.new_pair(), random(padding.SIZE)
    report = _report(told, opened, pair, padding.leaf(canonical(said), nonce), on)
    for investigator in investigators:
        give_key(report, investigator, pair.private)
    _give_halves(report, queries.free_of(told.units, queries.ESCROW), pair.private)
    items.add_text(report, "report", {"statement": said, "nonce": _text(nonce)}, on=on)
    for file in told.files:
        items.add_file(report, file, by="reporter", keep_original=told.keep_originals, on=on)
    for custodian in custodians if told.identity else ():
        sealed = crypto.seal_told(bytes(custodian.public), {"name": told.identity})
        Identity.objects.create(report=report, custodian=custodian, sealed=sealed)


def _report(told: Told, opened: crypto.ReceiptKey, pair: crypto.Pair, leaf: bytes, on: date) -> Report:
    return Report.objects.create(
        state="received",
        category=told.category,
        received_on=on,
        place=opened.place,
        public=pair.public,
        locked=crypto.lock(opened.key, pair.private),
        leaf=leaf,
        expires_on=on + timedelta(days=settings.BENING_INTEGRITY_DAYS),
    )


def _add_to(opened: crypto.ReceiptKey, told: Told, on: date) -> None:
    report = Report.objects.filter(place=opened.place).first()
    if report is None:
        return
    text = "\n\n".join(each for each in (told.what, told.others) if each)
    items.add_text(report, "message", {"text": text}, on=on)
    for file in told.files:
        items.add_file(report, file, by="reporter", keep_original=told.keep_originals, on=on)


def first_time(form: bytes, on: date, content: bytes = b"") -> bool:
    """Claim a form, with this content, in the transaction of its work; False if it was carried out before."""
    digest = crypto.digest(b"sent", form + (crypto.digest(b"content", content) if content else b""))
    _, made = SentForm.objects.get_or_create(digest=digest, defaults={"day": on})
    return made


def _spend(slip: bytes, on: date) -> bool:
    """Use up a slip; False if it was used before. Kept with the day it ends, whenever it was used."""
    _, made = SentForm.objects.get_or_create(digest=slip, defaults={"day": last_day(on)})
    return made


def slip_spent(slip: bytes) -> bool:
    """Whether a slip was used."""
    return bool(slip) and SentForm.objects.filter(digest=slip).exists()


def sent_before(form: bytes) -> bool:
    """Whether a form was carried out."""
    return SentForm.objects.filter(digest=crypto.digest(b"sent", form)).exists()


def statement(told: Told) -> dict[str, Any]:
    """What the commitment binds: everything the reporter said, and the digests of what they attached."""
    return {
        "category": told.category,
        "what": told.what,
        "units": list(told.units),
        "others": told.others,
        "files": [file.sha256 for file in told.files],
    }


def give_key(report: Report, holder: Holder, private: bytes) -> None:
    """Seal the report's key to one investigator."""
    ReportKey.objects.create(report=report, holder=holder, sealed=crypto.seal(bytes(holder.public), private))


def _give_halves(report: Report, offices: Sequence[Holder], private: bytes) -> None:
    """A half for each of two offices; none at all when one of them is implicated."""
    if len(offices) != 2:
        return
    for office, half in zip(offices, crypto.split(private), strict=True):
        ReportKey.objects.create(report=report, holder=office, sealed=crypto.seal(bytes(office.public), half))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
