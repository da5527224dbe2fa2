"""What a file may carry besides itself: code, an archive behind its end, a virus scanner's test text."""

from __future__ import annotations

from bening.reading.findings import Problem

TEST_VIRUS = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"
CODE = (b"<?php", b"<script", b"<html", b"javascript:")
ARCHIVE_END, ARCHIVE_LIST = b"PK\x05\x06", b"PK\x01\x02"
ARCHIVE_TAIL = 65_557
"""A ZIP is read from its end: its last record lies within these last bytes."""
PADDING = b"\x00\r\n\t "


def check_carried(data: bytes) -> None:
    """Raise `Problem` for the scanners' test text and for an archive hidden in any kind of file."""
    if TEST_VIRUS in data:
        raise Problem("file.malware")
    if ARCHIVE_END in data[-ARCHIVE_TAIL:] and ARCHIVE_LIST in data:
        raise Problem("file.hides_archive")


def check_image_text(data: bytes) -> None:
    """Raise `Problem` for program text inside an image, where no honest camera puts any."""
    lower = data.lower()
    if any(word in lower for word in CODE):
        raise Problem("file.hides_code")


def check_tail(tail: bytes) -> None:
    """Raise `Problem` unless only padding follows the end of the file proper."""
    if tail.strip(PADDING):
        raise Problem("file.data_after_end")
