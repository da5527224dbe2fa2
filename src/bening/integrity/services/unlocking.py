"""Keys come out of their locks: a holder's with a passphrase, a report's with two offices together."""

from __future__ import annotations

from datetime import date

from bening.core.decision import Reason, Refused
from bening.core.integrity import independent

from .. import crypto, items, queries
from ..crypto import CannotOpen
from ..database import atomic
from ..limits import turn
from ..models import Act, Holder, Report
from .reporting import give_key


def unlock_holder(locked: bytes, passphrase: str) -> tuple[Holder, bytes]:
    """Whose key this is, and the key; `Refused` in the same words for every failure."""
    try:
        with turn():
            private = crypto.unlock_private(locked, passphrase)
    except CannotOpen:
        raise Refused(Reason("integrity.key_wrong")) from None
    holder = Holder.objects.filter(public=crypto.public_of(private), active=True).first()
    if holder is None:
        raise Refused(Reason("integrity.key_wrong"))
    return holder, private


@atomic
def escrow_open(report: Report, one: bytes, two: bytes, *, to: Holder, on: date) -> None:
    """Both offices together give the report's key to one investigator. Counted in public for ever.

    `one` and `two` are the private keys of the two offices, in any order.
    """
    offices = [Holder.objects.get(public=crypto.public_of(each), kind=queries.ESCROW) for each in (one, two)]
    if offices[0] == offices[1]:
        raise Refused(Reason("integrity.two_offices"))
    halves = [
        crypto.unseal(private, queries.sealed_key(report, office))
        for private, office in zip((one, two), offices, strict=True)
    ]
    private = crypto.join(*halves)
    require_free(report, private, to)
    give_key(report, to, private)
    Act.objects.create(day=on, holder=offices[0], report=report.pk, act="escrow_opened")


def require_free(report: Report, private: bytes, to: Holder) -> None:
    """`Refused` unless `to` is an investigator whom the report does not touch and who has no key yet."""
    implicated = items.statement(report, private)["statement"]["units"]
    if to.kind != queries.INVESTIGATOR or not independent(to.unit.code, implicated, queries.parents()):
        raise Refused(Reason("integrity.holder_concerned"))
    if to in queries.receivers(report):
        raise Refused(Reason("integrity.holder_has_key"))
