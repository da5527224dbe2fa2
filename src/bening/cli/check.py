"""`bening check`: refuse an unsafe configuration with the mend; with `--data`, check all invariants."""

from __future__ import annotations

import argparse
import os


def main(argv: list[str]) -> int:
    """Exit 0 when all is well, 1 when something must be mended."""
    parser = argparse.ArgumentParser(prog="bening check", description=__doc__)
    parser.add_argument("--data", action="store_true", help="check the invariants I1-I5 on the data as well")
    options = parser.parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.checks import run_checks

    found = [
        f"{each.id}: {each.msg} {each.hint or ''}" for each in run_checks(include_deployment_checks=True)
    ]
    if not settings.BENING_PRODUCTION:
        found = [line for line in found if "security." not in line]
        print("BENING_PRODUCTION is not set: only what matters everywhere was checked.")
    if settings.BENING_PRODUCTION and not settings.BENING_SITE.startswith("https://"):
        found.append("BENING_SITE: must begin with https:// on a real site.")
    if settings.DEBUG and settings.BENING_PRODUCTION:
        found.append("BENING_DEBUG: must be false on a real site.")
    if options.data:
        from bening.devtools.invariants import violations

        found += violations()
    for line in found:
        print(line)
    print("not good: mend the above" if found else "ok")
    return 1 if found else 0
