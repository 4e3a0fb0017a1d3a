"""What tests of pages share."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def count_queries(action: Callable[[], object]) -> int:
    """Return how many queries an action makes."""
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)


def assert_same_queries(ask: Callable[[], object], add_row: Callable[[], object]) -> None:
    """Check that a list makes as many queries for three rows as for one."""
    add_row()
    ask()  # fills what is read once, such as content types
    one = count_queries(ask)
    add_row()
    add_row()
    assert count_queries(ask) == one
