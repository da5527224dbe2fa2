"""`bening keys SEASON`: make the two keys of a log, and print the public halves for the announcement."""

from __future__ import annotations

import argparse
import os


def main(argv: list[str]) -> int:
    """Make what is missing, keep what is there; prints only public keys."""
    parser = argparse.ArgumentParser(prog="bening keys", description=__doc__)
    parser.add_argument("season", help="name of the recruitment season, such as 2026")
    parser.add_argument("--origin", default="", help="name of the log (default: BENING_LOG_HOST/log/SEASON)")
    options = parser.parse_args(argv)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    import django

    django.setup()
    from django.conf import settings

    from . import keys

    origin = options.origin or f"{settings.BENING_LOG_HOST}/log/{options.season}"
    key, acknowledgement = keys.make_pair(options.season, origin)
    print(f"log key:             {key}")
    print(f"acknowledgement key: {acknowledgement}")
    print(f"kept in {keys.log_key_path(options.season)} and {keys.acknowledgement_key_path(options.season)}")
    return 0
