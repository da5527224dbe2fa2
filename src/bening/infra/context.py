"""What every page may use: the site's name and the other language's link."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Values for the base template; no query is made here."""
    return {
        "site_address": settings.BENING_SITE,
        "here": request.get_full_path(),
        "integrity_site": settings.BENING_INTEGRITY_SITE,
    }
