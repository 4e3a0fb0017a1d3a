"""No more people at a table than chairs."""

from collections.abc import Iterator

from planwerk.cafes.facts import Facts
from planwerk.cafes.rules.base import Rule
from planwerk.core.result import Violation

CODE = "seats"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each table with too many people in an open round."""
    for (number, position), people in facts.tables.items():
        table = facts.problem.tables[position]
        if number in facts.open_rounds and len(people) > table.seats:
            message = f"table {table.id} has {table.seats} chairs for {len(people)} people in round {number + 1}"
            yield Violation(code=CODE, message=message, subjects=(table.id,))


RULE = Rule(code=CODE, about="No more people at a table than chairs.", parameters=("tables.seats",), check=check)
