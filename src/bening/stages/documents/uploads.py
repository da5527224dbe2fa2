"""Refuses a file that is far too large while it arrives; what is taken stays in memory, never on disk.

It sees every form of the site before anybody has asked who sends it: a page that takes no file keeps none.
"""

from __future__ import annotations

import re
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload

APPLICANTS = re.compile(r"/lamaran/[0-9]+/(?:pengangkatan/)?berkas/")
LARGEST_SENT = 16 * 1024 * 1024
"""Three photos as phones take them: they are made small here."""
CITIZENS = "/pengaduan/"
LARGEST = 2 * 1024 * 1024
"""Twice what is allowed: up to here a file is looked at and answered with the exact limit."""


OFFICERS = ("/panitia/", "/meja/")
LARGEST_TABLE = 32 * 1024 * 1024
"""A little more than the forms of the committee take; they answer with their exact limit."""


class ApplicantUploads(FileUploadHandler):
    """Stops applicants' uploads beyond `LARGEST_SENT`, officers' beyond `LARGEST_TABLE`, and all others. The
    rest is read to its end and thrown away, so that the browser gets our answer instead of a broken
    connection.

    `request.upload_refused` is then the number of bytes announced.
    """

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        """Decide by the announced length, before the first byte."""
        self.announced = content_length
        path = self.request.path if self.request is not None else ""
        self.largest = LARGEST_SENT if APPLICANTS.match(path) else 0
        if path.startswith(CITIZENS):
            self.largest = LARGEST
        if path.startswith(OFFICERS):
            self.largest = LARGEST_TABLE

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """The fields before the file were read; the file itself is not."""
        super().new_file(*args, **kwargs)
        if self.announced > self.largest:
            self.request.upload_refused = self.announced
            raise StopUpload(connection_reset=False)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass it on."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Nothing of our own."""
