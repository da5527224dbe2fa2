"""What this host writes down when something fails: which error, where in the code. Never what was asked."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path


class Bare(logging.Formatter):
    """Level, logger, kind of error, lines of code. No message: it may hold an address, a path or a text."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and one for each frame of the error."""
        lines = [f"{record.levelname} {record.name}"]
        if record.exc_info and record.exc_info[0]:
            lines[0] += f" {record.exc_info[0].__name__}"
            frames = traceback.extract_tb(record.exc_info[2])
            lines += [f"  {Path(each.filename).name}:{each.lineno} {each.name}" for each in frames]
        return "\n".join(lines)


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"bare": {"()": "bening.integrity.logs.Bare"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "bare"}},
    "root": {"handlers": ["console"], "level": "ERROR"},
    "loggers": {
        name: {"handlers": ["console"], "level": "ERROR", "propagate": False}
        for name in ("django", "django.request", "django.security", "django.server", "bening", "whitenoise")
    },
}
"""Only errors: a warning of Django names the path that somebody asked for."""
