"""A host stays at the own table."""

from collections.abc import Iterator

from planwerk.cafes.facts import Facts
from planwerk.cafes.rules.base import Rule
from planwerk.core.result import Violation

CODE = "host"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each open round in which a host sits elsewhere."""
    for person in facts.problem.people:
        for number, table in facts.stays.get(person.id, ()):
            if person.host_at not in (None, table) and number in facts.open_rounds:
                at = facts.problem.tables[table].id
                message = f"host {person.id} sits at table {at} in round {number + 1}"
                yield Violation(code=CODE, message=message, subjects=(person.id, at))


RULE = Rule(code=CODE, about="A host stays at the own table.", parameters=("people.host_at",), check=check)
