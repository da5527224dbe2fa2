"""Settings of the host for anonymous reports: a process of its own that knows no account and no session."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from bening import infra
from bening.infra.env import BadSetting, flag, setting
from bening.integrity import options
from bening.integrity.database import ALIAS, settings_of
from bening.integrity.logs import LOGGING  # noqa: F401 -- a setting of Django

BENING_PRODUCTION: bool = setting(
    "BENING_PRODUCTION", "false", "true on a real site: https only, secrets required.", flag
)
DEBUG = False  # an error page with what was typed must never exist here

BENING_INTEGRITY_SITE = options.BENING_INTEGRITY_SITE
BENING_INTEGRITY_HOME: Path = options.BENING_INTEGRITY_HOME
BENING_INTEGRITY_OUTBOX: Path = options.BENING_INTEGRITY_OUTBOX
BENING_INTEGRITY_DAYS = options.BENING_INTEGRITY_DAYS
BENING_INTEGRITY_DAYS_CLOSED = options.BENING_INTEGRITY_DAYS_CLOSED
BENING_SITE = setting("BENING_SITE", "http://127.0.0.1:8000", "Address of the site as people type it.")
BENING_HOME = BENING_INTEGRITY_HOME


def own_secret() -> bytes:
    """32 bytes: from the environment, else made once in the folder of this host."""
    raw, path = options.BENING_INTEGRITY_SECRET_KEY, BENING_INTEGRITY_HOME / "secret"
    BENING_INTEGRITY_HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not raw and not path.exists():
        try:
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_hex(32))
        except FileExistsError:  # another process of the same first start was faster
            pass
    raw = raw or path.read_text().strip()
    try:
        value = bytes.fromhex(raw)
    except ValueError:
        value = b""
    if len(value) != 32:
        raise BadSetting("BENING_INTEGRITY_SECRET_KEY: not 64 hex digits. Make one: openssl rand -hex 32")
    return value


BENING_INTEGRITY_SECRET = own_secret()
SECRET_KEY = BENING_INTEGRITY_SECRET.hex()
ALLOWED_HOSTS = options.BENING_INTEGRITY_HOSTS

# Of the plumbing only templates, style sheet and words are taken: its table of sent forms knows persons.
# The frame of its pages is its own: no script, no navigation of the main site, nothing kept between requests.
_INFRA, _HOST = Path(infra.__file__).parent, Path(options.__file__).parent / "host"
INSTALLED_APPS = [
    "bening.integrity",
    "django.contrib.staticfiles",
    "csp",
    "template_partials",
]
MIDDLEWARE = [
    "bening.integrity.middleware.Forget",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bening.integrity.middleware.PathLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "bening.integrity.middleware.Refusals",
]
ROOT_URLCONF = "bening.integrity.urls"
WSGI_APPLICATION = "bening.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HOST, _INFRA / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "bening.integrity.middleware.site",
            ],
            "libraries": {"bening": "bening.infra.templatetags.bening"},
            "builtins": ["template_partials.templatetags.partials"],
        },
    }
]

# No default database: what does not belong to this app has nowhere to go.
DATABASES = {"default": {}, ALIAS: settings_of(BENING_INTEGRITY_HOME / "integrity.sqlite3")}
DATABASE_ROUTERS = ["bening.integrity.database.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
USE_THOUSAND_SEPARATOR = True

LOCALE_PATHS = [_INFRA / "locale"]

STATIC_URL = "/static/"
STATICFILES_DIRS = [_INFRA / "static"]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

SECURE_SSL_REDIRECT = BENING_PRODUCTION
SECURE_HSTS_SECONDS = 31536000 if BENING_PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BENING_PRODUCTION else None
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],  # no script at all: nothing here needs one
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
FORM_RENDERER = "bening.infra.rendering.Renderer"
FILE_UPLOAD_HANDLERS = ["bening.integrity.uploads.InMemory"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
SILENCED_SYSTEM_CHECKS: list[str] = []
