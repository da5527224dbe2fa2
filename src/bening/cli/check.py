"""`bening check`: refuse an unsafe configuration with the mend; with `--data`, check all invariants."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from urllib.parse import urlsplit

from bening.infra.env import BadSetting


def main(argv: list[str]) -> int:
    """Exit 0 when all is well, 1 when something must be mended."""
    parser = argparse.ArgumentParser(prog="bening check", description=__doc__)
    parser.add_argument("--data", action="store_true", help="check the invariants I1-I5 on the data as well")
    options = parser.parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    found = list(_configuration())
    if options.data and not found:
        from django.utils.timezone import now

        from bening.devtools.invariants import violations

        found = list(violations(now()))
    for line in found:
        print(line)
    print("not good: mend the above" if found else "ok")
    return 1 if found else 0


def _configuration() -> Iterator[str]:
    """Every reason not to run with these settings, each with what to write instead."""
    try:
        import django

        django.setup()
    except BadSetting as error:
        yield str(error)
        return
    from django.conf import settings
    from django.core.checks import run_checks

    real = settings.BENING_PRODUCTION
    if not real:
        print("BENING_PRODUCTION is not set: only what matters everywhere was checked.")
    for each in run_checks(include_deployment_checks=real, databases=["default"]):
        yield f"{each.id}: {each.msg} {each.hint or ''}".strip()
    if real:
        yield from _real_site(settings)


def _anonymous_reports(settings: object) -> Iterator[str]:
    own, site = settings.BENING_INTEGRITY_SITE, settings.BENING_SITE
    onion = own.startswith("http://") and ".onion" in own
    if own and not onion and not own.startswith("https://"):
        yield f"BENING_INTEGRITY_SITE={own}: https only (or an onion address). Write its address."
    if own and urlsplit(own).hostname == urlsplit(site).hostname:
        yield (
            f"BENING_INTEGRITY_SITE={own}: the host of the main site, whose cookies would be sent there too."
            " Give it a host name of its own."
        )


def _real_site(settings: object) -> Iterator[str]:
    site, hosts = settings.BENING_SITE, settings.ALLOWED_HOSTS
    if not site.startswith("https://"):
        yield f"BENING_SITE={site}: a real site is https only. Write its address, as https://seleksi.example"
    yield from _anonymous_reports(settings)
    if settings.DEBUG:
        yield "BENING_DEBUG=true: shows secrets in error pages. Leave it out."
    if "*" in hosts:
        yield "BENING_HOSTS=*: anybody could make links that look like ours. Write the host names served."
    elif site.startswith("https://") and site.removeprefix("https://").partition("/")[0] not in hosts:
        yield f"BENING_HOSTS={','.join(hosts)}: the host of BENING_SITE={site} is not served. Add it."
