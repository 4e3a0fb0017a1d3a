"""All settings. Every value that differs between machines comes from the environment through ``env``."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from kontor.config import env

SOURCE = Path(__file__).resolve().parents[1]
PRODUCTION = env.flag("KONTOR_PRODUCTION")
DEBUG = env.flag("KONTOR_DEBUG")
DATA = env.folder("KONTOR_DATA", Path("data"))

SECRET_KEY = env.text("KONTOR_SECRET_KEY") if PRODUCTION else env.secret("KONTOR_SECRET_KEY", DATA / "secret.key")
ALLOWED_HOSTS = env.words("KONTOR_HOSTS", () if PRODUCTION else ("localhost", "127.0.0.1", "[::1]"))
ADDRESS = env.text("KONTOR_ADDRESS", "http://localhost:8000").rstrip("/")  # as links in mails and calendars begin
CSRF_TRUSTED_ORIGINS = [ADDRESS]

# Every app of ours, lowest layer first. An app that is listed here also stands in `.importlinter`.
KONTOR_APPS = [
    "kontor.common",
    "kontor.audit",
    "kontor.accounts",
    "kontor.jobs",
    "kontor.messaging",
    "kontor.documents",
    "kontor.imports",
    "kontor.directory",
    "kontor.programmes",
    "kontor.planning",
    "kontor.visits",
]
INSTALLED_APPS = [
    *KONTOR_APPS,
    "django.forms",
    "django_q",
    "auditlog",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # the list of passkeys reads it
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "kontor.config",  # last: closes the registries once every app has registered
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kontor.common.logs.RequestLog",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kontor.common.middleware.SecurityHeaders",
]
ROOT_URLCONF = "kontor.config.urls"
WSGI_APPLICATION = "kontor.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["kontor.common.templatetags.kontor"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "kontor.common.shell.context",
            ],
        },
    }
]
FORM_RENDERER = "kontor.common.forms.Renderer"

DATABASES = {"default": env.database("DATABASE_URL", DATA / "kontor.sqlite3") | {"ATOMIC_REQUESTS": False}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kontor_cache"}}
DEFAULT_FROM_EMAIL = env.text("KONTOR_MAIL_FROM", "Kontor <kontor@localhost>")
globals().update(env.mail("KONTOR_SMTP", DATA / "mail"))
globals().update(env.mail_service("KONTOR_MAIL_SERVICE", "KONTOR_ANYMAIL_"))

# How long things are kept, in days. A round of the worker deletes what is older.
KEEP_MAILS = env.number("KONTOR_KEEP_MAILS", 180)
KEEP_JOBS = env.number("KONTOR_KEEP_JOBS", 90)
KEEP_DRAFTS = env.number("KONTOR_KEEP_DRAFTS", 180)  # after the programme's last day

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "common:home"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "common:home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "kontor.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # seconds; mail is not always quick
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_TOTP_ISSUER = "Kontor"

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("German")), ("en", _("English"))]
LOCALE_PATHS = [SOURCE / "config" / "words"]  # other libraries' sentences in our own words
TIME_ZONE = env.text("KONTOR_TIME_ZONE", "Europe/Berlin")
USE_TZ = True
MAP_TILE_ORIGINS = env.words("KONTOR_MAP_TILE_ORIGINS")  # nothing is fetched from outside unless an agency says so
HOUSE = {
    "name": env.text("KONTOR_HOUSE", "Kontor"),
    "line": env.text("KONTOR_HOUSE_LINE", ""),
}

STATIC_URL = "static/"
STATIC_ROOT = env.folder("KONTOR_STATIC", DATA / "static")
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
MEDIA_ROOT = DATA / "files"  # never served by address: every file goes through a view that asks who may see it
WHITENOISE_USE_FINDERS = not PRODUCTION

# Estimated journeys: great circle × detour at the mode's speed in km/h; an imported matrix beats them.
TRAVEL_DETOUR = env.number("KONTOR_DETOUR_PERCENT", 130) / 100
TRAVEL_SPEEDS = {
    "coach": env.number("KONTOR_SPEED_COACH", 55),
    "car": env.number("KONTOR_SPEED_CAR", 65),
    "train": env.number("KONTOR_SPEED_TRAIN", 70),
    "walk": env.number("KONTOR_SPEED_WALK", 4),
}

HOST_TIMES_A_YEAR = env.number("KONTOR_HOST_TIMES", 4)  # of a host that has not said how often it receives

JOBS_AT_ONCE = False  # the shell and most tests do the work in their own process
JOBS_SILENCE = env.number(
    "KONTOR_JOBS_SILENCE", 20
)  # seconds without a sign of life after which a worker counts as dead
Q_CLUSTER = {
    "name": "kontor",
    "orm": "default",
    "workers": env.number("KONTOR_WORKERS", 2),
    "daemonize_workers": False,  # a plan may be computed by several processes, which a daemon may not start
    "timeout": 3600,
    "retry": 3700,  # longer than the time-out, or a long job would be handed out twice
    "max_attempts": 1,  # `jobs.rescue` hands out again, sooner and knowing why
    "ack_failures": True,
    "poll": 0.5,
    "recycle": 50,
    "save_limit": 100,
    "catch_up": False,
}

AUDITLOG_DISABLE_REMOTE_ADDR = True  # who did it is known; where from is nobody's business
AUDITLOG_STORE_JSON_CHANGES = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "kontor.common.logs.JsonFormatter"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["out"], "level": env.text("KONTOR_LOG", "INFO" if PRODUCTION else "WARNING")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR"},  # a 404 is no event
        "django-q": {"handlers": [], "propagate": True},
    },
}

SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
if PRODUCTION:
    SECURE_PROXY_SSL_HEADER = (
        "HTTP_X_FORWARDED_PROTO",
        "https",
    )  # set by the proxy in front
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
            "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
        },
    }
