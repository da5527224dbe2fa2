"""Offices and keys for `bening demo`: invented, with a passphrase that stands in this file."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from . import crypto, services
from .models import Holder

PASSPHRASE = "empat kata yang tertulis di demo"  # noqa: S105 -- of invented people
PEOPLE = (
    ("inspektorat-1", "investigator", "inspektorat", "Auditor madya"),
    ("ombudsman-1", "investigator", "ombudsman", "Asisten pemeriksa"),
    ("bkpsdmd-1", "investigator", "bkpsdmd-pengadaan", "Petugas kepatuhan"),
    ("kampus-1", "custodian", "perguruan", "Pemegang identitas"),
    ("cadangan-sekda", "escrow", "sekda", "Kantor cadangan pertama"),
    ("cadangan-dprd", "escrow", "dprd", "Kantor cadangan kedua"),
)


def found() -> None:
    """Make them once; later starts find them."""
    if Holder.objects.exists():
        return
    told = tomllib.loads((files("bening.integrity") / "units.toml").read_text(encoding="utf-8"))
    services.load_units([(code, each["name"], each.get("under", "")) for code, each in told.items()])
    for code, kind, unit, title in PEOPLE:
        pair = crypto.new_pair()
        locked = crypto.lock_private(pair.private, PASSPHRASE)
        services.add_holder(code, kind, unit=unit, title=title, public=pair.public, locked=locked)
