"""Refuses a file that is far too large while it arrives: never in memory as a whole, never on disk."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload

APPLICANTS = "/lamaran/"
LARGEST = 2 * 1024 * 1024
"""Twice what any regulation allows: up to here a file is looked at and answered with the exact limit."""


class ApplicantUploads(FileUploadHandler):
    """Stops applicants' uploads beyond `LARGEST`; others pass. The rest is read to its end and thrown
    away, so that the browser gets our answer instead of a broken connection.

    `request.upload_refused` is then the number of bytes announced.
    """

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        """Decide by the announced length, before the first byte."""
        self.announced = content_length
        self.applicant = self.request is not None and self.request.path.startswith(APPLICANTS)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """The fields before the file were read; the file itself is not."""
        super().new_file(*args, **kwargs)
        if self.applicant and self.announced > LARGEST:
            self.request.upload_refused = self.announced
            raise StopUpload(connection_reset=False)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass it on."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Nothing of our own."""
