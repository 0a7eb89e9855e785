"""Settings. Everything that differs between machines comes from the environment; a fresh machine needs nothing set.

KOERS_HOME                 where all state lives (default: var/ beside the source)
KOERS_DATABASE_URL         the workshop's database (default: SQLite in KOERS_HOME)
KOERS_SECRET_KEY           secret for sessions (default: made once and kept in KOERS_HOME)
KOERS_ALLOWED_HOSTS        host names, separated by commas (default: localhost)
KOERS_DEBUG                1 shows errors in full; never on a public machine
KOERS_CONTACT              where readers report a mistake
KOERS_LARGEST_FILE         largest file in a package, in bytes
KOERS_CBS                  address of the OData v4 service of CBS, for a mirror (default: that of CBS)
KOERS_SECURE               1 when served over https: cookies then travel over https only
KOERS_MAIL_HOST            mail server (default: none, mail is written to the screen)
KOERS_MAIL_PORT            its port (default: 587)
KOERS_MAIL_USER            user name at the mail server, when it asks for one
KOERS_MAIL_PASSWORD        its password
KOERS_MAIL_FROM            sender of mail (default: KOERS_CONTACT)
"""

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF, UNSAFE_INLINE

SOURCE_ROOT = Path(__file__).resolve().parents[2]
KOERS_HOME = Path(os.environ.get("KOERS_HOME") or SOURCE_ROOT / "var").resolve()
KOERS_HOME.mkdir(parents=True, exist_ok=True)
KOERS_LARGEST_FILE = int(os.environ.get("KOERS_LARGEST_FILE", 500_000_000))
KOERS_CONTACT = os.environ.get("KOERS_CONTACT", "koers@example.nl")
KOERS_CBS = os.environ.get("KOERS_CBS") or "https://datasets.cbs.nl/odata/v1/CBS"
KOERS_ASSETS = SOURCE_ROOT / "build" / "assets"
KOERS_CHARTS = KOERS_HOME / "charts"
KOERS_FONTS = KOERS_ASSETS / "ttf"


def _secret_key() -> str:
    """A secret that is made once and kept, so that a fresh machine needs no setting and nobody shares a known one."""
    path = KOERS_HOME / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


DEBUG = os.environ.get("KOERS_DEBUG") == "1"
SECRET_KEY = os.environ.get("KOERS_SECRET_KEY") or _secret_key()
ALLOWED_HOSTS = os.environ.get("KOERS_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "koers.commands",  # before Django, so that its check, migrate and collectstatic are ours
    "koers.website",  # before the admin, for its templates
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "simple_history",
    "koers.sources",
    "koers.glossary",
    "koers.places",
    "koers.parties",
    "koers.decisions",
    "koers.meetings",
    "koers.indicators",
    "koers.programme",
    "koers.governance",
    "koers.neighbourhoods",
    "koers.finance",
    "koers.risks",
    "koers.obligations",
    "koers.council_window",
    "koers.kernel.components",
    "koers.kernel",  # last: it looks for the tables of all rooms
]

MIDDLEWARE = [
    "koers.kernel.http.KeptPages",  # first: a page that is kept has all its headers, and needs no visitor
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "koers.kernel.http.ReadEdition",
]

ROOT_URLCONF = "koers.urls"
WSGI_APPLICATION = "koers.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "koers.website.context.page_context",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("KOERS_DATABASE_URL") or f"sqlite:///{KOERS_HOME / 'workshop.sqlite3'}", conn_max_age=60
    )
}
DATABASES["default"].setdefault("TEST", {})
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Readers do not wait for a writer, and a writer waits rather than fails.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
    }
DATABASE_ROUTERS = ["koers.kernel.editions.router.EditionRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Pages of an edition never change, so they are kept until the room is needed.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 86_400,
        "OPTIONS": {"MAX_ENTRIES": 1500},
    },
}

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = KOERS_HOME / "static"
STATICFILES_DIRS = [KOERS_ASSETS] if KOERS_ASSETS.is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("KOERS_SECURE") == "1"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
EMAIL_HOST = os.environ.get("KOERS_MAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = int(os.environ.get("KOERS_MAIL_PORT", 587))
EMAIL_HOST_USER = os.environ.get("KOERS_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("KOERS_MAIL_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_USE_SSL = EMAIL_PORT == 465
DEFAULT_FROM_EMAIL = os.environ.get("KOERS_MAIL_FROM", KOERS_CONTACT)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        # Charts are drawn on our side and stand in the page; their shapes carry style attributes.
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING"}},
}
