"""Typed readers of environment variables.

A missing or wrong value stops the start with a sentence that names the variable and an example; nothing is guessed.
"""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off", ""})


class SettingError(ImproperlyConfigured):
    """A setting is missing or cannot be used."""


def text(name: str, default: str | None = None) -> str:
    """Return a text; without ``default`` the variable must be set and not empty."""
    value = os.environ.get(name, "" if default is None else default).strip()
    if not value and default is None:
        raise SettingError(f"{name} is not set. Set it in the environment.")
    return value


def flag(name: str, default: bool = False) -> bool:
    """Return a yes or no (1/0, true/false, yes/no, on/off)."""
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value not in YES | NO:
        raise SettingError(f"{name}={value!r} is neither yes nor no. Use 1 or 0.")
    return value in YES


def number(name: str, default: int) -> int:
    """Return a whole number."""
    value = os.environ.get(name, "").strip() or str(default)
    try:
        return int(value)
    except ValueError:
        raise SettingError(f"{name}={value!r} is not a whole number, for example {default}.") from None


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Return a list of words separated by commas."""
    return [word.strip() for word in os.environ.get(name, ",".join(default)).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """Return a folder's absolute path. The folder is made when it is missing."""
    path = Path(os.environ.get(name, "").strip() or default).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(f"{name}={path} cannot be used as a folder: {error.strerror}.") from None
    return path


def database(name: str, sqlite: Path) -> dict[str, Any]:
    """Return Django's settings for the database at the address ``name``; without one, a SQLite file.

    SQLite writes ahead (readers never wait) and takes its write lock when a transaction begins: taken later, two
    transactions that both read first would fail with "database is locked" whatever the time-out.
    """
    address = os.environ.get(name, "").strip()
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(sqlite),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise SettingError(f"{name} is not an address like postgresql://user:password@host:5432/kontor.")
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or query.pop("host", "")),
        "PORT": str(parts.port or query.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }


def secret(name: str, file: Path) -> str:
    """Return a secret; without the variable, one drawn once and kept in ``file``, which only its owner can read."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if not file.exists():
        import secrets

        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.write(secrets.token_urlsafe(50))
    return file.read_text().strip()


def mail(name: str, folder: Path) -> dict[str, Any]:
    """Return Django's mail settings for an address like ``smtp://user:password@host:587``; without one, a folder.

    ``smtps://`` speaks TLS from the first byte; ``smtp://`` starts it after the greeting unless ``?tls=0`` says not to.
    """
    address = os.environ.get(name, "").strip()
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": str(folder)}
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise SettingError(f"{name} is not an address like smtp://user:password@host:587.")
    is_plain = dict(parse_qsl(parts.query)).get("tls") == "0"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and not is_plain,
        "EMAIL_TIMEOUT": 20,
    }


def mail_service(name: str, prefix: str) -> dict[str, Any]:
    """Return the settings of a mail service with an API of its own (``brevo``, ``mailgun`` …); without one, nothing.

    What django-anymail asks for stands in variables of its name: ``KONTOR_ANYMAIL_BREVO_API_KEY``. Nobody's reading is
    followed: services that count openings and clicks are told not to.
    """
    service = os.environ.get(name, "").strip().lower()
    if not service:
        return {}
    if not service.isidentifier() or find_spec(f"anymail.backends.{service}") is None:
        raise SettingError(
            f"{name}={service!r} is no service that is known. Known are, for example, brevo and mailjet."
        )
    told = {key.removeprefix(prefix): value for key, value in os.environ.items() if key.startswith(prefix)}
    return {
        "EMAIL_BACKEND": f"anymail.backends.{service}.EmailBackend",
        "ANYMAIL": {
            **told,
            "SEND_DEFAULTS": {"track_opens": False, "track_clicks": False},
            "IGNORE_UNSUPPORTED_FEATURES": True,
            "DEBUG_API_REQUESTS": False,
        },
    }
