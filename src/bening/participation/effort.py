"""What a post costs: a little work of the browser, or without scripts a little time. Never a puzzle.

The form carries a signed mark of when it was made, for whom, and how much work it asks. The work is bound to
the form's key, with which one form is carried out once, so that it cannot be used for two posts. Without the
work the form must have been open for some seconds, and one account posts so only now and then
(ACCOUNT_RATE_LIMITS, post_slowly). Nobody is shut out: what was typed stays, and the page says how long to
wait.
"""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.core import ratelimit
from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext as _

from bening.core import effort
from bening.participation import periods

SALT = "participation.effort"
LIVES = timedelta(hours=24)
"""How long a form may lie open."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form asks of its browser: the signed mark and how many bits of work."""

    mark: str
    bits: int
    made_at: float


def asked(request: HttpRequest, at: datetime) -> Asked:
    """For a page with a form: what it asked before if it is shown again, else something new."""
    shown = getattr(request, "effort_asked", None) or _read(request, at)
    return shown or _new(request, at.timestamp(), crowded=False)


def paid(request: HttpRequest, form: Any, at: datetime) -> bool:
    """Whether a form that is being sent may be carried out; else its error says how long to wait.

    Counts the post. For views: `request.method == "POST" and form.is_valid() and paid(request, form, now())`.
    """
    crowded = not ratelimit.consume(request, action="post")
    given = _read(request, at) or _new(request, at.timestamp(), crowded=crowded)
    if given.bits >= _cost("bits", crowded) and _solved(request, given):
        return True
    left = math.ceil(given.made_at + _cost("seconds", crowded) - at.timestamp())
    if left <= 0 and ratelimit.consume(request, action="post_slowly", user=request.user):
        return True
    form.add_error(None, _wait(left if left > 0 else _cost("seconds", True)))
    # for `asked`: the form shown again asks what holds now, and has been open as long as it was
    request.effort_asked = _new(request, given.made_at, crowded=crowded)  # type: ignore[attr-defined]  # read above
    return False


def _solved(request: HttpRequest, given: Asked) -> bool:
    challenge = f"{given.mark}.{request.POST.get('once', '')}"
    return effort.solved(challenge, request.POST.get("hasil", ""), given.bits)


def _cost(name: str, crowded: bool) -> int:
    return periods.effort(f"crowded_{name}" if crowded else name)


def _wait(seconds: int) -> str:
    return _(
        "Belum terkirim, dan tulisan Anda tidak hilang. Tunggu %(n)s detik, lalu kirim sekali lagi. "
        "Jeda ini menahan banjir kiriman dari program."
    ) % {"n": seconds}


def _new(request: HttpRequest, made_at: float, *, crowded: bool) -> Asked:
    bits = _cost("bits", crowded)
    told = {"n": secrets.token_hex(8), "p": request.user.pk, "b": bits, "t": made_at}
    return Asked(signing.dumps(told, salt=SALT), bits, made_at)


def _read(request: HttpRequest, at: datetime) -> Asked | None:
    """The mark that came with a form; None if it is not ours, another's or too old."""
    mark = request.POST.get("kerja", "")
    try:
        told = signing.loads(mark, salt=SALT)
    except signing.BadSignature:
        return None
    fresh = 0 <= at.timestamp() - told["t"] <= LIVES.total_seconds()
    return Asked(mark, told["b"], told["t"]) if fresh and told["p"] == request.user.pk else None
