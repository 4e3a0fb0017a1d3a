"""What tests of pages share."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def count_queries(action: Callable[[], object]) -> int:
    """Return how many queries an action makes."""
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)
