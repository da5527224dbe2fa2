"""Settings of the tests: the site's own, on a throw-away folder, SQLite or PostgreSQL."""

import os
import tempfile
from pathlib import Path

_home = Path(tempfile.mkdtemp(prefix="bening-test-"))
os.environ["BENING_HOME"] = str(_home)
os.environ.setdefault("BENING_STATICFILES", "django.contrib.staticfiles.storage.StaticFilesStorage")
os.environ.setdefault("BENING_EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")

from bening.config.settings import *  # noqa: E402, F403 -- the folder must be known before they load

if os.environ.get("BENING_TEST_DATABASE") == "postgresql":
    from tests.postgres import shared_server

    DATABASES = {"default": shared_server()}
else:
    DATABASES["default"]["TEST"] = {"NAME": str(_home / "test.sqlite3")}

CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
WHITENOISE_AUTOREFRESH = False
STATIC_ROOT = _home / "static"
STATIC_ROOT.mkdir()
