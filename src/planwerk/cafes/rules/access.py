"""Whoever needs an accessible seat has one."""

from collections.abc import Iterator

from planwerk.cafes.facts import Facts
from planwerk.cafes.rules.base import Rule
from planwerk.core.result import Violation

CODE = "access"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each open round in which someone who needs access sits at a table without, pinned seats included."""
    for person in facts.problem.people:
        for number, position in facts.stays.get(person.id, ()):
            table = facts.problem.tables[position]
            if person.needs_access and not table.accessible and number in facts.open_rounds:
                message = f"{person.id} cannot reach table {table.id} in round {number + 1}"
                yield Violation(code=CODE, message=message, subjects=(person.id, table.id))


RULE = Rule(
    code=CODE,
    about="Whoever needs an accessible seat has one.",
    parameters=("people.needs_access", "tables.accessible"),
    check=check,
)
