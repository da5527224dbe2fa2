"""The registry: offices, and those who have keys."""

from __future__ import annotations

from collections.abc import Sequence

from nacl.utils import random

from bening.core.decision import Reason, Refused

from .. import crypto
from ..database import atomic
from ..models import HOLDERS, Holder, Site, Unit


@atomic
def load_units(rows: Sequence[tuple[str, str, str]]) -> int:
    """Take over a registry of (code, name, parent); units that are gone stay known. How many there are now.

    Every parent must be there: a gap would hide who stands under whom.
    """
    codes = {code for code, _, _ in rows} | set(Unit.objects.values_list("code", flat=True))
    for code, _, parent in rows:
        if parent and parent not in codes:
            raise Refused(Reason("integrity.unit_unknown", facts={"unit": parent, "under": code}))
    for code, name, parent in rows:
        Unit.objects.update_or_create(code=code, defaults={"name": name, "parent": parent})
    if not Site.objects.exists():
        Site.objects.create(salt=random(crypto.SALT))
    return Unit.objects.count()


@atomic
def add_holder(
    code: str, kind: str, *, unit: str, title: str, public: bytes, locked: bytes | None = None
) -> Holder:
    """Give somebody a place among those who can open reports that come from now on."""
    found = Unit.objects.filter(code=unit).first()
    if found is None or kind not in HOLDERS:
        raise Refused(Reason("integrity.unit_unknown", facts={"unit": unit, "under": code}))
    if Holder.objects.filter(code=code).exists():
        raise Refused(Reason("integrity.holder_exists", facts={"holder": code}))
    if kind == "escrow" and Holder.objects.filter(kind=kind, active=True).count() >= 2:
        raise Refused(Reason("integrity.two_offices"))
    return Holder.objects.create(code=code, kind=kind, unit=found, title=title, public=public, locked=locked)


@atomic
def end_holder(code: str) -> Holder:
    """No report that comes from now on is sealed to them, and they cannot sign in."""
    holder = Holder.objects.filter(code=code, active=True).first()
    if holder is None:
        raise Refused(Reason("integrity.holder_unknown", facts={"holder": code}))
    holder.active = False
    holder.save(update_fields=["active"])
    return holder
