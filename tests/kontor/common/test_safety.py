import json
import logging
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from kontor.common.logs import JsonFormatter
from kontor.common.safety import refuse_unsafe

SAFE: dict[str, Any] = {
    "DEBUG": False,
    "SECRET_KEY": "k" * 50,
    "ALLOWED_HOSTS": ["kontor.example.org"],
    "ADDRESS": "https://kontor.example.org",
    "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
}


def test_safe_settings_are_taken() -> None:
    refuse_unsafe(SimpleNamespace(**SAFE))


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("DEBUG", True, "KONTOR_DEBUG"),
        ("SECRET_KEY", "short", "KONTOR_SECRET_KEY"),
        ("ALLOWED_HOSTS", [], "KONTOR_HOSTS"),
        ("ALLOWED_HOSTS", ["*"], "KONTOR_HOSTS"),
        ("ADDRESS", "http://kontor.example.org", "KONTOR_ADDRESS"),
        ("DATABASES", {"default": {"ENGINE": "django.db.backends.sqlite3"}}, "DATABASE_URL"),
        ("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend", "KONTOR_SMTP"),
    ],
)
def test_each_unsafe_one_is_refused_with_its_reason(name: str, value: object, reason: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=reason):
        refuse_unsafe(SimpleNamespace(**SAFE | {name: value}))


@pytest.mark.django_db
def test_a_request_is_logged_by_its_route_without_who_or_what(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "kontor.requests")
    client.get("/search/?q=Marta+Vidal")
    (record,) = [record for record in caplog.records if record.name == "kontor.requests"]
    line = json.loads(JsonFormatter().format(record))
    assert (line["route"], line["status"], line["method"]) == ("search/", 200, "GET")
    assert "Vidal" not in json.dumps(line)


def test_a_trace_stays_on_its_line() -> None:
    try:
        raise ValueError("broken")
    except ValueError as error:
        record = logging.LogRecord(
            "x", logging.ERROR, "f", 1, "went wrong", None, (ValueError, error, error.__traceback__)
        )
    assert "\n" not in JsonFormatter().format(record)
