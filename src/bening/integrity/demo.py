"""Offices and keys for `bening demo`: invented, with a passphrase that stands in this file."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from . import crypto, services
from .demo_people import PASSPHRASE, PEOPLE
from .models import Holder

QUICK = (1, 8 * 1024 * 1024)
"""The passphrase is printed anyway."""


def found() -> None:
    """Make them once; later starts find them."""
    if Holder.objects.exists():
        return
    told = tomllib.loads((files("bening.integrity") / "units.toml").read_text(encoding="utf-8"))
    services.load_units([(code, each["name"], each.get("under", "")) for code, each in told.items()])
    for code, kind, unit, title in PEOPLE:
        pair = crypto.new_pair()
        locked = crypto.lock_private(pair.private, PASSPHRASE, QUICK)
        services.add_holder(code, kind, unit=unit, title=title, public=pair.public, locked=locked)
