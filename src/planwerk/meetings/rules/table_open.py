"""A table is used only while it is there."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "table-open"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each meeting at a table in a slot in which the table is not there."""
    for stay, table in facts.seated():
        for slot in range(stay.first, stay.last + 1):
            if slot in table.unavailable:
                message = f"table {table.id} is not there in slot {slot + 1} of meeting {stay.meeting.id}"
                yield Violation(code=CODE, message=message, subjects=(stay.meeting.id, table.id))


RULE = Rule(code=CODE, about="A table is used only while it is there.", parameters=("tables.unavailable",), check=check)
