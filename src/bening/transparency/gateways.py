"""The witnesses as the log reaches them: HTTP, and nothing of the answer believed here."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from urllib.parse import urlsplit

SECONDS = 5
ANSWER_AT_MOST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; status 0: nothing did, and `body` says why."""

    status: int
    body: bytes
    kind: str = ""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A witness answers itself or not at all."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


_OPENER = urllib.request.build_opener(_NoRedirect)


def post(url: str, body: bytes) -> Answer:
    """POST to a witness; never raises."""
    return _ask(urllib.request.Request(url, data=body, headers={"Content-Type": "text/plain"}))  # noqa: S310 -- _ask looks at the scheme


def fetch(url: str) -> Answer:
    """GET from a witness; never raises."""
    return _ask(urllib.request.Request(url))  # noqa: S310 -- _ask looks at the scheme


def _ask(request: urllib.request.Request) -> Answer:
    if urlsplit(request.full_url).scheme not in ("http", "https"):
        return Answer(0, b"not an address of the web")
    try:
        with _OPENER.open(request, timeout=SECONDS) as found:
            return Answer(found.status, found.read(ANSWER_AT_MOST), found.headers.get("Content-Type", ""))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.read(ANSWER_AT_MOST), error.headers.get("Content-Type", ""))
    except (OSError, ValueError) as error:
        return Answer(0, str(error).encode()[:200])
