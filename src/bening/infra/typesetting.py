"""Words of people as a tagged PDF (PDF/UA-1), whatever signs they typed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from typing import Any

STAND_IN = "\N{REPLACEMENT CHARACTER}"
WIDE = ("W", "F")


def typeset(template: bytes, told: Any, at: datetime) -> bytes:
    """The document; the same words at the same time give the same bytes.

    PDF/UA refuses a document with a sign that no font has, and one emoji in one name would keep a person, or
    an officer, from the whole paper. Such signs are then shown by a stand-in, never left out unseen.
    """
    import typst  # only who asks for a paper pays for loading the typesetter

    for keep in (_everything, _usual):
        try:
            return _drawn(template, _only(told, keep), at)
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
    return _drawn(template, _only(told, _latin), at)


def _everything(_: str) -> bool:
    return True


def _usual(sign: str) -> bool:
    """Neither pictures nor controls, nor the thousands of signs of East Asia."""
    odd = unicodedata.category(sign) in ("So", "Sk", "Cc", "Cn", "Co", "Cs")
    return sign in "\n\t" or not (odd or unicodedata.east_asian_width(sign) in WIDE)


def _latin(sign: str) -> bool:
    """What our font surely has: Latin letters and the punctuation of our own sentences."""
    return sign in "\n\t–—‘’“”•…·" or (sign.isprintable() and sign < "\u0180")


def _only(told: Any, keep: Callable[[str], bool]) -> Any:
    if isinstance(told, str):
        return "".join(sign if keep(sign) else STAND_IN for sign in told)
    if isinstance(told, dict):
        return {name: _only(value, keep) for name, value in told.items()}
    return [_only(value, keep) for value in told] if isinstance(told, list | tuple) else told


def _drawn(template: bytes, told: Any, at: datetime) -> bytes:
    import fontpkg_noto_sans
    import typst

    return typst.compile(
        template,
        format="pdf",
        font_paths=[str(files(fontpkg_noto_sans) / "files")],
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(at.timestamp()),
    )
