"""The reporter comes back with the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bening.core.decision import Reason, Refused
from bening.infra.db import edit

from .. import crypto, items, queries
from ..attachments import Cleaned
from ..crypto import ReceiptKey
from ..database import atomic
from ..limits import turn
from ..models import Report
from .reporting import first_time

LONGER = timedelta(days=30)
"""A word from the reporter keeps the report at least so long."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A report and its private key, for the length of one request."""

    report: Report
    private: bytes


def receipt_key(receipt: str) -> ReceiptKey:
    """What a typed receipt becomes; slow on purpose, for a wrong one as for a right one."""
    with turn():
        return crypto.open_receipt(receipt, queries.salt())


def open_receipt(opened: ReceiptKey) -> Opened:
    """The report a receipt leads to; `Refused` in the same words for every failure."""
    report = Report.objects.filter(place=opened.place).first()
    if report is None:
        raise Refused(Reason("integrity.receipt_unknown"))
    return Opened(report, crypto.unlock(opened.key, bytes(report.locked)))


def confirm_receipt(opened: Opened) -> None:
    """The reporter typed the receipt back: they have it."""
    if not opened.report.confirmed:
        edit(opened.report, confirmed=True)


@atomic
def say(opened: Opened, text: str, files: Sequence[Cleaned] = (), *, form: bytes, on: date) -> None:
    """Add the reporter's words and copies of attachments, once."""
    if not first_time(form, on, "\n".join([text, *(file.sha256 for file in files)]).encode()):
        return
    if text:
        items.add_text(opened.report, "message", {"text": text}, on=on)
    for file in files:
        items.add_file(opened.report, file, by="reporter", keep_original=False, on=on)
    keep_longer(opened.report, on)


def keep_longer(report: Report, on: date) -> None:
    """Who speaks is not deleted the day after."""
    if report.expires_on < on + LONGER:
        edit(report, expires_on=on + LONGER)
