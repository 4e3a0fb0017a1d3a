"""What production refuses to start with, each with its reason and the way out."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 40  # characters


def refuse_unsafe(found: Any = settings) -> None:
    """Fail with every reason at once."""
    reasons = list(unsafe(found))
    if reasons:
        raise ImproperlyConfigured(
            "\n".join(("these settings are not safe:", *(f"  - {reason}" for reason in reasons)))
        )


def unsafe(found: Any) -> Iterator[str]:
    """Find what must not be in production."""
    if found.DEBUG:
        yield "KONTOR_DEBUG is on: error pages would show settings and data. Turn it off."
    if len(found.SECRET_KEY) < SHORTEST_KEY:
        yield f"KONTOR_SECRET_KEY is shorter than {SHORTEST_KEY} characters: sessions could be forged. Draw another."
    if not found.ALLOWED_HOSTS or "*" in found.ALLOWED_HOSTS:
        yield "KONTOR_HOSTS names no host, or all: links in mails could be forged. Name yours: kontor.example.org."
    if not found.ADDRESS.startswith("https://"):
        yield "KONTOR_ADDRESS does not begin with https://: passwords would travel in the clear. Use a TLS proxy."
    if not found.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        yield "DATABASE_URL names no PostgreSQL: SQLite is for trying out. Use postgresql://user:password@host/kontor."
    if found.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        way = "Use smtp://user:password@host:587, or KONTOR_MAIL_SERVICE."
        yield f"KONTOR_SMTP is not set: nobody would get their codes and invitations. {way}"
