"""The page that reads receipts as one file to keep: script, style, and a policy that lets nothing out."""

from __future__ import annotations

import base64
import hashlib

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

SCRIPT, STYLE = "transparency/periksa.js", "transparency/periksa.css"


def whole_page() -> str:
    """The page in the language of now. Its policy names the digests of its script and style."""
    script, style = _text(SCRIPT), _text(STYLE)
    title, body = _("Periksa tanda terima"), render_to_string("transparency/_receipt.html")
    lead = _("Halaman ini bekerja tanpa internet. Tidak ada yang dikirim ke mana pun.")
    own = f"script-src '{_digest(script)}'; style-src '{_digest(style)}'"
    policy = f"default-src 'none'; {own}; form-action 'none'; base-uri 'none'"
    return (
        f'<!doctype html>\n<html lang="{get_language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} · Bening</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(title)}</h1>\n<p>{escape(lead)}</p>\n{body}</main>\n<script>{script}</script>\n</body>\n</html>\n"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _text(path: str) -> str:
    found = finders.find(path)
    if not isinstance(found, str):
        raise FileNotFoundError(path)
    with open(found, encoding="utf-8") as file:
        return file.read()
