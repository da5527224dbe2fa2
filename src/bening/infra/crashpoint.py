"""Named places where a test may let the process die, to see what a crash there leaves behind."""

import os

STATUS = 70


def crashpoint(name: str) -> None:
    """Die at once, without any clean-up, if BENING_CRASH_AT names this place; else do nothing."""
    if os.environ.get("BENING_CRASH_AT") == name:
        os._exit(STATUS)
