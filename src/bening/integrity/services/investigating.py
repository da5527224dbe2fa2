"""What an investigator does with a report they have the key of."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, timedelta

from django.conf import settings

from bening.core.decision import Reason, Refused
from bening.infra.db import edit, move

from .. import crypto, items, queries
from ..database import atomic
from ..models import OUTCOMES, Act, Holder, Report
from .dialogue import Opened
from .reporting import first_time, give_key
from .unlocking import require_free

NAMES = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


@atomic
def open_with(report: Report, holder: Holder, private: bytes, *, on: date) -> Opened:
    """Open a report with one's own key; that one did so is written down, once a day."""
    opened = Opened(report, crypto.unseal(private, queries.sealed_key(report, holder)))
    _note(report, holder, "opened", on, once_a_day=True)
    return opened


def _note(report: Report, holder: Holder, act: str, on: date, *, once_a_day: bool = False) -> None:
    if once_a_day and Act.objects.filter(report=report.pk, holder=holder, act=act, day=on).exists():
        return
    Act.objects.create(day=on, holder=holder, report=report.pk, act=act)


@atomic
def answer(opened: Opened, text: str, *, by: Holder, form: bytes, on: date) -> None:
    """Say something to the reporter, once."""
    if first_time(form, on, text.encode()):
        items.add_text(opened.report, "answer", {"text": text, "by": by.title}, on=on)
        _note(opened.report, by, "answered", on)


@atomic
def examine(opened: Opened, *, by: Holder, on: date) -> None:
    """Take the report up; the reporter sees it."""
    _from(opened.report, "received")
    move(opened.report, "examine")
    _note(opened.report, by, "examined", on)


@atomic
def close(opened: Opened, outcome: str, text: str, *, by: Holder, on: date) -> None:
    """End with an outcome and a word to the reporter; from here the shorter time of keeping runs."""
    _from(opened.report, "received", "examined")
    if outcome not in OUTCOMES or not text.strip():
        raise Refused(Reason("integrity.outcome_missing"))
    items.add_text(opened.report, "answer", {"text": text, "by": by.title, "outcome": outcome}, on=on)
    kept = on + timedelta(days=settings.BENING_INTEGRITY_DAYS_CLOSED)
    move(opened.report, "close", outcome=outcome, expires_on=kept)
    _note(opened.report, by, "closed", on)


@atomic
def reopen(opened: Opened, *, by: Holder, on: date) -> None:
    """Take a closed report up again."""
    _from(opened.report, "closed")
    kept = on + timedelta(days=settings.BENING_INTEGRITY_DAYS)
    move(opened.report, "reopen", outcome="", expires_on=kept)
    _note(opened.report, by, "reopened", on)


def _from(report: Report, *states: str) -> None:
    if report.state not in states:
        raise Refused(Reason("state.already_done"))


@atomic
def hold(opened: Opened, held: bool, *, by: Holder, on: date) -> None:
    """A legal hold keeps the report from being destroyed until it is lifted."""
    edit(opened.report, held=held)
    _note(opened.report, by, "held" if held else "hold_lifted", on)


@atomic
def share(opened: Opened, to: Holder, *, by: Holder, on: date) -> None:
    """Give the key to another investigator, if the report does not touch them."""
    require_free(opened.report, opened.private, to)
    give_key(opened.report, to, opened.private)
    _note(opened.report, by, "shared", on)


@atomic
def hand_over(opened: Opened, *, by: Holder, on: date) -> bytes:
    """Everything in clear as a ZIP, for the authority that goes on. That it was made is written down."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        said = items.conversation(opened.report, opened.private)
        told = [{"number": e.number, "kind": e.kind, "day": e.day.isoformat(), **e.told} for e in said]
        head = {"report": str(opened.report.pk), "received": opened.report.received_on.isoformat()}
        text = json.dumps({**head, "items": told}, ensure_ascii=False, indent=1)
        _write(archive, "laporan.json", text.encode())
        for each in said:
            file = items.file_of(opened.report, each.number, opened.private)
            if file:
                name = f"{each.kind}-{each.told['number']}.{NAMES[each.told['type']]}"
                _write(archive, name, file.data)
    _note(opened.report, by, "exported", on)
    return out.getvalue()


def _write(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """A member without the time of day."""
    archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
