"""The kind of a file by its first bytes. Names and declared types are never believed."""

from __future__ import annotations

from bening.reading.findings import HEIC, JPEG, PDF, PNG

ACCEPTED = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"%PDF-", PDF))

OTHERS = (
    (b"PK\x03\x04", "ZIP/Word/Excel"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word/Excel (lama)"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "GZIP"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
    (b"{\\rtf", "RTF"),
    (b"%!PS", "PostScript"),
)
"""Kinds people send by mistake; knowing them makes better advice."""

MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"<script", b"<?php")
JUNK_SEARCHED = 1024
"""How far into a file other readers look for `%PDF-`; there it is junk before the beginning."""


PHONE_BRANDS = (b"heic", b"heix", b"mif1", b"hevc")


def accepted_kind(data: bytes) -> str:
    """JPEG, PNG, PDF or HEIC as a media type, or an empty text."""
    if data[4:8] == b"ftyp" and data[8:12] in PHONE_BRANDS:
        return HEIC
    return next((kind for start, kind in ACCEPTED if data.startswith(start)), "")


def other_kind(data: bytes) -> str:
    """A name for what else it is, or an empty text when nothing is recognised."""
    start = data[:64].lstrip().lower()
    if data[4:8] == b"ftyp":
        return "HEIC" if data[8:12] in PHONE_BRANDS else "video"
    if data.startswith(b"RIFF"):
        return "WebP" if data[8:12] == b"WEBP" else "audio/video"
    if any(start.startswith(word) for word in MARKUP):
        return "HTML/SVG"
    return next((name for first, name in OTHERS if data.startswith(first)), "")


def pdf_after_junk(data: bytes) -> bool:
    """Whether something stands before the `%PDF-` that some readers would still find."""
    return data.find(b"%PDF-", 1, JUNK_SEARCHED + 5) > 0
