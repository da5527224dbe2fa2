"""`bening institution`: found an institution with its first two administrators of roles.

Both have made their accounts on the site before and confirmed their addresses. From then on every role
takes two people and is given on the site; no command gives roles.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable


def main(argv: list[str]) -> int:
    """Found it; 0, or 1 with what stands in the way."""
    parser = argparse.ArgumentParser(
        prog="bening institution",
        description="Found an institution with its first two administrators, who have confirmed accounts.",
    )
    parser.add_argument("code", help="code of the institution at BKN, e.g. 5501")
    parser.add_argument("name", help="full name")
    parser.add_argument("short", help="short name, shown in tables")
    parser.add_argument("--first", required=True, metavar="EMAIL", help="first administrator")
    parser.add_argument("--second", required=True, metavar="EMAIL", help="second administrator")
    options = parser.parse_args(argv)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    import django

    django.setup()
    from django.utils.timezone import now

    from bening.accounts import queries, services
    from bening.core.decision import Refused
    from bening.core.reasons import sentence

    founders = [queries.person_by_email(email) for email in (options.first, options.second)]
    unready = [
        email
        for email, user in zip((options.first, options.second), founders, strict=True)
        if user is None or not queries.has_confirmed_email(user)
    ]
    if unready:
        return _stopped(f"no confirmed account: {email}" for email in unready)
    try:
        services.found_institution(
            options.code, options.name, options.short, first=founders[0], second=founders[1], at=now()
        )
    except Refused as refused:
        return _stopped(sentence(reason, "en") for reason in refused.reasons)
    print(f"{options.name}: founded. Both administrators can now give roles on /akun/peran/.")
    return 0


def _stopped(lines: Iterable[str]) -> int:
    for line in lines:
        print(f"bening institution: {line}", file=sys.stderr)
    return 1
