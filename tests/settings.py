"""Settings of the tests: the site's own, on a throw-away folder, SQLite or PostgreSQL."""

import os
import tempfile
from pathlib import Path

_home = Path(tempfile.mkdtemp(prefix="bening-test-"))
os.environ["BENING_HOME"] = str(_home)
os.environ.setdefault("BENING_STATICFILES", "django.contrib.staticfiles.storage.StaticFilesStorage")
os.environ.setdefault("BENING_EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")

os.environ.setdefault("BENING_READERS", "0")  # tests that want a document read say so

from bening.config.settings import *  # noqa: E402, F403 -- the folder must be known before they load

if os.environ.get("BENING_TEST_DATABASE") == "postgresql":
    from tests.postgres import shared_server

    DATABASES = {"default": shared_server()}
else:
    DATABASES["default"]["TEST"] = {"NAME": str(_home / "bening.sqlite3")}

# The host for anonymous reports has its own settings; its tests borrow this process, on a file of their own.
from bening.config.integrity_settings import (  # noqa: E402
    BENING_INTEGRITY_HOME,  # noqa: F401
    BENING_INTEGRITY_SECRET,  # noqa: F401
)
from bening.integrity.database import settings_of  # noqa: E402

INSTALLED_APPS.append("bening.integrity")  # noqa: F405
DATABASES["integrity"] = settings_of(_home / "integrity.sqlite3")
# Its tables are made at once: walking through every app's migrations a second time takes seven seconds.
DATABASES["integrity"]["TEST"] = {"NAME": str(_home / "test-integrity.sqlite3"), "MIGRATE": False}
DATABASE_ROUTERS = ["bening.integrity.database.Router"]

CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}  # noqa: F405
WHITENOISE_AUTOREFRESH = False
STATIC_ROOT = _home / "static"
STATIC_ROOT.mkdir()
