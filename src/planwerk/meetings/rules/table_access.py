"""Who needs an accessible table has one."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "table-access"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each meeting at a table that one of its participants cannot reach."""
    for stay, table in facts.seated():
        for participant in facts.problem.people_of(stay.meeting):
            if participant.needs_access and not table.accessible:
                message = f"participant {participant.id} cannot reach table {table.id} of meeting {stay.meeting.id}"
                yield Violation(code=CODE, message=message, subjects=(participant.id, stay.meeting.id, table.id))


RULE = Rule(
    code=CODE,
    about="Who needs an accessible table has one.",
    parameters=("tables.accessible", "participants.needs_access"),
    check=check,
)
