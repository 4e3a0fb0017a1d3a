"""Fixtures that every test of the platform shares."""

from collections.abc import Iterator

import pytest
from django.utils import translation


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database: it runs on PostgreSQL as well."""
    for item in items:
        if item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.postgres)


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    """Begin every test in German: a page another test asked for leaves its own language behind in the thread."""
    with translation.override("de"):
        yield
