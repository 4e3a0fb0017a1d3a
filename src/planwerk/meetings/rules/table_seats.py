"""A table has a seat for everyone in the meeting, an interpreter included."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "table-seats"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each meeting that needs more seats than its table has."""
    for stay, table in facts.seated():
        seats = facts.problem.seats_of(stay.meeting)
        if table.capacity is not None and seats > table.capacity:
            message = f"meeting {stay.meeting.id} needs {seats} seats but table {table.id} has {table.capacity}"
            yield Violation(code=CODE, message=message, subjects=(stay.meeting.id, table.id))


RULE = Rule(
    code=CODE,
    about="A table seats everyone in the meeting and its interpreter.",
    parameters=("tables.capacity", "participants.seats"),
    check=check,
)
