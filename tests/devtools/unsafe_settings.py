"""Settings as a guide for speed on the web would have them: a power cut may lose what was acknowledged."""

from bening.config.settings import *  # noqa: F403
from bening.config.settings import DATABASES

DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
