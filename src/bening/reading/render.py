"""Pictures of pages: an officer never opens an applicant's file, only a picture drawn from it.

The file is parsed in a process of its own that may be killed, never in the web process.
"""

from __future__ import annotations

from bening.reading import apart


class NoSuchPage(Exception):
    """The document has fewer pages."""


class CannotDraw(Exception):
    """The file could not be drawn within the limits of time and memory."""


def page_picture(data: bytes, media_type: str, page: int) -> bytes:
    """Page number `page` (from 1) as a fresh JPEG without any metadata of the original.

    About 40 ms for a page of A4; ends after a few seconds whatever the file does.
    """
    answer = apart.ask("picture", {"media_type": media_type, "page": page}, data)
    if not answer:
        raise CannotDraw(media_type)
    if answer == apart.NOTHING:
        raise NoSuchPage(page)
    return answer
