"""Who has a booth meets there (or at the booth of the other side), and nobody else does."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "booth"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each meeting at a stranger's booth, and each of a booth's owner that is held elsewhere."""
    owners = {table.owner for table in facts.problem.tables if table.owner is not None}
    for stay, table in facts.seated():
        hosts = [name for name in stay.meeting.participants if name in owners]
        if hosts and table.owner not in hosts:
            message = f"meeting {stay.meeting.id} is at table {table.id} instead of a booth of {' or '.join(hosts)}"
            yield Violation(code=CODE, message=message, subjects=(stay.meeting.id, table.id))
        elif not hosts and table.owner is not None:
            message = f"meeting {stay.meeting.id} is at table {table.id}, the booth of {table.owner}"
            yield Violation(code=CODE, message=message, subjects=(stay.meeting.id, table.id))


RULE = Rule(code=CODE, about="Who has a booth meets there, others do not.", parameters=("tables.owner",), check=check)
