"""Attachments arrive in memory only: never a temporary file, and no more than a page may take."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload

LARGEST = 24 * 1024 * 1024
"""Bytes of one form with all its attachments."""


class InMemory(MemoryFileUploadHandler):
    """Keeps every file in memory; a form beyond `LARGEST` is read to its end and thrown away."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        """Decide by the announced length, before the first byte."""
        self.announced = content_length
        self.activated = True

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Refuse the file of a form that is too large; the text fields before it were read."""
        if self.announced > LARGEST and self.request is not None:
            self.request.upload_refused = self.announced  # type: ignore[attr-defined]  # read by the view
            raise StopUpload(connection_reset=False)
        super().new_file(*args, **kwargs)
