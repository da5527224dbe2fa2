"""One settings file; every option comes from the environment and is declared with its help."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _

from bening.infra.env import BadSetting, flag, listed, setting
from bening.integrity import options


def folder(raw: str) -> Path:
    """An absolute folder."""
    return Path(raw).expanduser().resolve()


BENING_HOME: Path = setting(
    "BENING_HOME", "var", "Folder for the database, documents, keys and the log's anchor.", folder
)
BENING_PRODUCTION: bool = setting(
    "BENING_PRODUCTION", "false", "true on a real site: https only, secrets required.", flag
)
DEBUG: bool = setting(
    "BENING_DEBUG", "false", "true shows errors in the browser; never on a real site.", flag
)


def kept_secret(name: str, help: str) -> bytes:
    """A 32-byte secret as 64 hex digits: from the environment, else made once under BENING_HOME."""
    raw = setting(name, "", help, secret=True)
    BENING_HOME.mkdir(parents=True, exist_ok=True, mode=0o700)  # names and addresses are in its database
    path = BENING_HOME / "keys" / name.removeprefix("BENING_").lower()
    if not raw and path.exists():
        raw = path.read_text().strip()
    if not raw:
        if BENING_PRODUCTION:
            raise BadSetting(f"{name}: missing. {help} Make one: openssl rand -hex 32")
        raw = secrets.token_hex(32)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(raw)
        except FileExistsError:  # another process of the same first start was faster
            raw = path.read_text().strip()
    try:
        value = bytes.fromhex(raw)
    except ValueError:
        value = b""
    if len(value) != 32:
        raise BadSetting(f"{name}: not 64 hex digits. {help} Make one: openssl rand -hex 32")
    return value


SECRET_KEY = kept_secret("BENING_SECRET_KEY", "Signs sessions and links; 64 hex digits.").hex()
BENING_MASTER_KEY = kept_secret(
    "BENING_MASTER_KEY", "Wraps every person's own key; 64 hex digits; back it up apart from the database."
)

ALLOWED_HOSTS = setting(
    "BENING_HOSTS", "127.0.0.1,localhost,[::1],testserver", "Host names served, separated by commas.", listed
)
BENING_SITE = setting("BENING_SITE", "http://127.0.0.1:8000", "Address of the site as people type it.")
CSRF_TRUSTED_ORIGINS = [BENING_SITE]
BENING_LOG_HOST = setting(
    "BENING_LOG_HOST",
    urlsplit(BENING_SITE).hostname or "localhost",
    "Name of the log's origin (host/log/season); never change it once a log has begun.",
)
BENING_LOG_KEYS: Path = setting(
    "BENING_LOG_KEYS",
    str(BENING_HOME / "keys"),
    "Folder of the keys that sign the log's checkpoints; only the worker needs to read it.",
    folder,
)
BENING_ACKNOWLEDGEMENT_KEYS: Path = setting(
    "BENING_ACKNOWLEDGEMENT_KEYS",
    str(BENING_HOME / "keys"),
    "Folder of the keys that sign acknowledgements; the web processes read it.",
    folder,
)
BENING_ANCHORS: Path = setting(
    "BENING_ANCHORS",
    str(BENING_HOME / "anchors"),
    "Folder that remembers the newest released checkpoint; keep it on another volume than the database.",
    folder,
)
BENING_WITNESSES: Path | None = setting(
    "BENING_WITNESSES",
    "",
    "File of the witnesses that are asked to cosign checkpoints, and of the quorum (C2SP tlog-policy).",
    lambda text: Path(text) if text else None,
)

# Of the host for anonymous reports the main site knows its address and the folder of its public files.
BENING_INTEGRITY_SITE = options.BENING_INTEGRITY_SITE
BENING_INTEGRITY_OUTBOX = options.BENING_INTEGRITY_OUTBOX
BENING_INTEGRITY_MAILBOXES = options.BENING_INTEGRITY_MAILBOXES

INSTALLED_APPS = [
    "bening.infra.apps.InfraConfig",
    "bening.transparency",
    "bening.accounts",
    "bening.notifications",
    "bening.participation",
    "bening.objections",
    "bening.integrity.bridge",
    "bening.stages.announcements",
    "bening.stages.registration",
    "bening.stages.documents",
    "bening.stages.verification",
    "bening.stages.selection",
    "bening.stages.results",
    "bening.stages.appointments",
    "bening.stages.evaluation",
    "bening.outreach",
    "bening.portal",
    "bening.devtools",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "template_partials",
    "csp",
]
_BUILT = Path(__file__).parent.parent.parent
INSTALLED_APPS = [  # an app whose folder is not there yet is left out, so that every commit runs
    app
    for app in INSTALLED_APPS
    if not app.startswith("bening.") or app.endswith("Config") or (_BUILT / app.replace(".", "/")).is_dir()
]

MIDDLEWARE = [
    # First, so that no answer goes without their headers: not a kept page, not a refused host.
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "bening.infra.http.PublicCacheMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bening.infra.http.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "bening.infra.http.RefusalMiddleware",
]

ROOT_URLCONF = "bening.config.urls"
WSGI_APPLICATION = "bening.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "bening.infra.context.site",
            ],
            "builtins": ["template_partials.templatetags.partials"],
        },
    }
]


def database(raw: str) -> dict[str, object]:
    """`sqlite:` (the embedded default) or `postgresql://user:password@host:port/name`."""
    if raw == "sqlite:":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": BENING_HOME / "bening.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: a commit that was acknowledged survives a power cut; NORMAL may lose it.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                " PRAGMA foreign_keys=ON; PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;",
            },
            # Opening a file for every request cost 1.8 ms of it, and closing it last empties the WAL.
            "CONN_MAX_AGE": None,
        }
    parts = urlsplit(raw)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError("neither sqlite: nor postgresql://…")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {
    "default": setting(
        "BENING_DATABASE",
        "sqlite:",
        "Database: sqlite: or postgresql://user:password@host:port/name.",
        database,
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

BENING_FILES: Path = setting(
    "BENING_FILES", str(BENING_HOME / "files"), "Folder of the encrypted documents (without S3).", folder
)
BENING_READERS = setting(
    "BENING_READERS",
    "2",
    "Documents that one worker reads at a time, each in a process of 700 MB at most; 0 = it reads none.",
    int,
)
BENING_READING_ENGINE = setting(
    "BENING_READING_ENGINE",
    "",
    "Package that reads pictures: faster-paddle or rapidocr; empty = the first of them that is installed.",
)
BENING_LETTER_KEY = setting(
    "BENING_LETTER_KEY",
    "",
    "PKCS#12 file of the key with which letters of appointment are signed; empty = signed by hand on paper.",
)
BENING_LETTER_PASSPHRASE = setting(
    "BENING_LETTER_PASSPHRASE", "", "Passphrase of BENING_LETTER_KEY.", secret=True
)
BENING_S3_BUCKET = setting("BENING_S3_BUCKET", "", "Bucket for documents; empty = files in BENING_FILES.")
BENING_S3_ENDPOINT = setting("BENING_S3_ENDPOINT", "", "Address of the S3-compatible store.")
BENING_S3_REGION = setting("BENING_S3_REGION", "us-east-1", "Region of the store.")
BENING_S3_KEY = setting("BENING_S3_KEY", "", "Access key of the store.", secret=True)
BENING_S3_SECRET = setting("BENING_S3_SECRET", "", "Secret key of the store.", secret=True)

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["bening.infra.passwords.Argon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/akun/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
LANGUAGE_COOKIE_NAME = "bahasa"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = BENING_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": setting(
            "BENING_STATICFILES",
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage",
            "Class that names static files.",
        )
    },
}
WHITENOISE_USE_FINDERS = DEBUG
MEDIA_ROOT = BENING_HOME / "never-used"

EMAIL_BACKEND = setting(
    "BENING_EMAIL_BACKEND",
    "django.core.mail.backends.smtp.EmailBackend"
    if BENING_PRODUCTION
    else "django.core.mail.backends.filebased.EmailBackend",
    "Class that sends e-mail.",
)
EMAIL_FILE_PATH = BENING_HOME / "mail"
EMAIL_HOST = setting("BENING_EMAIL_HOST", "localhost", "SMTP server.")
EMAIL_PORT = setting("BENING_EMAIL_PORT", "25", "Port of the SMTP server.", int)
EMAIL_HOST_USER = setting("BENING_EMAIL_USER", "", "User at the SMTP server.")
EMAIL_HOST_PASSWORD = setting("BENING_EMAIL_PASSWORD", "", "Password at the SMTP server.", secret=True)
EMAIL_USE_TLS = setting("BENING_EMAIL_TLS", "false", "true: STARTTLS.", flag)
EMAIL_TIMEOUT = 10  # seconds; a mail server that hangs must not hold a web process
DEFAULT_FROM_EMAIL = setting("BENING_EMAIL_FROM", "Bening <noreply@localhost>", "Sender of e-mail.")

# Rate limits, used codes, sessions. One machine: files of their own; several machines share their PostgreSQL.
_ONE_MACHINE = DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
CACHES = {
    "default": {"BACKEND": "bening.infra.cache.LocalCache", "LOCATION": BENING_HOME / "cache.sqlite3"}
    if _ONE_MACHINE
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "bening_cache"},
    "sessions": {"BACKEND": "bening.infra.cache.LocalCache", "LOCATION": BENING_HOME / "sessions.sqlite3"},
}
# A session saved in the database would be a second transaction of its own beside the work of the request.
SESSION_ENGINE = "django.contrib.sessions.backends." + ("cache" if _ONE_MACHINE else "db")
SESSION_CACHE_ALIAS = "sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BENING_PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "bening.infra.kept.csrf_failure"
SECURE_SSL_REDIRECT = BENING_PRODUCTION
SECURE_HSTS_SECONDS = 31536000 if BENING_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = BENING_PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BENING_PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}

FORM_RENDERER = "bening.infra.rendering.Renderer"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024  # an applicant's photos never lie on disk unsealed
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "bening.stages.documents.uploads.ApplicantUploads",  # refuses before a byte is kept
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# allauth: the account pages of applicants and staff
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_ADAPTER = "bening.accounts.allauth_adapter.Adapter"
ACCOUNT_FORMS = {
    "signup": "bening.accounts.forms.SignupForm",
    "login": "bening.accounts.forms.LoginForm",
    "add_email": "bening.accounts.forms.AddEmailForm",
    "change_password": "bening.accounts.forms.ChangePasswordForm",
    "set_password": "bening.accounts.forms.SetPasswordForm",
    "reset_password": "bening.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "bening.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "bening.accounts.forms.ReauthenticateForm",
}
# Many people share one address behind a mobile operator, so limits by address are wide; what an
# attacker wants to repeat (one account, one NIK) is limited on its own.
ACCOUNT_RATE_LIMITS = {
    "signup": "",  # counted by our own view, outside the transaction: see accounts.views.sign_up
    "signup_attempt": "60/m/ip",
    "nik_known": "10/h/ip",
    "self_check": "60/m/ip",
    "practice": "60/m/ip",  # beyond it a practice test is marked, but not counted
    "login": "120/m/ip",
    "login_failed": "30/m/ip,10/10m/key",
    "reset_password": "30/m/ip,5/h/key",
    "confirm_email": "1/1m/key",
    # Posting (participation.effort): beyond these it costs more work or a longer wait; nobody is shut out.
    "post": "60/h/ip",
    "post_slowly": "2/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = setting(
    "BENING_PROXIES", "0", "How many proxies of yours stand before the site and add X-Forwarded-For.", int
)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ADAPTER = "bening.accounts.allauth_adapter.MFAAdapter"
MFA_FORMS = {
    "authenticate": "bening.accounts.forms.AuthenticateForm",
    "reauthenticate": "bening.accounts.forms.ReauthenticateCodeForm",
    "activate_totp": "bening.accounts.forms.ActivateTOTPForm",
}
MFA_TOTP_ISSUER = "Bening"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"bening": {"level": "INFO"}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
