"""The settings of the host for anonymous reports. Loads no Django: the main site reads where the host is."""

from __future__ import annotations

import os
from pathlib import Path

from bening.infra.env import listed, setting


def folder(raw: str) -> Path:
    """An absolute folder."""
    return Path(raw).expanduser().resolve()


def days(raw: str) -> int:
    """A number of days from 30 to ten years."""
    if not raw.isdecimal() or not 30 <= int(raw) <= 3650:
        raise ValueError("write a number of days from 30 to 3650")
    return int(raw)


_BELOW = os.environ.get("BENING_HOME", "var")

BENING_INTEGRITY_SITE: str = setting(
    "BENING_INTEGRITY_SITE", "", "Address of the host for anonymous reports; empty: no link to it is shown."
).rstrip("/")
BENING_INTEGRITY_HOME: Path = setting(
    "BENING_INTEGRITY_HOME",
    f"{_BELOW}/integrity",
    "Folder of that host alone: its database and its secret; another user of the machine should own it.",
    folder,
)
BENING_INTEGRITY_OUTBOX: Path = setting(
    "BENING_INTEGRITY_OUTBOX",
    f"{_BELOW}/integrity-outbox",
    "Folder in which that host leaves its daily public commitments for the worker of the main site.",
    folder,
)
BENING_INTEGRITY_HOSTS: list[str] = setting(
    "BENING_INTEGRITY_HOSTS", "127.0.0.1,localhost,testserver", "Host names that host serves.", listed
)
BENING_INTEGRITY_DAYS: int = setting(
    "BENING_INTEGRITY_DAYS",
    "365",
    "Days until an open anonymous report is destroyed; a late word of the reporter adds thirty.",
    days,
)
BENING_INTEGRITY_DAYS_CLOSED: int = setting(
    "BENING_INTEGRITY_DAYS_CLOSED",
    "180",
    "Days from closing an anonymous report until it is destroyed.",
    days,
)
BENING_INTEGRITY_MAILBOXES: list[str] = setting(
    "BENING_INTEGRITY_MAILBOXES",
    "",
    "Institutional addresses, separated by commas, that the main site reminds every Monday to look at their"
    " desk on that host, whether there is work or not; empty: nobody is reminded.",
    listed,
)
BENING_INTEGRITY_SECRET_KEY: str = setting(
    "BENING_INTEGRITY_SECRET_KEY",
    "",
    "Signs the forms of that host; 64 hex digits; made in its folder when empty.",
    secret=True,
)
