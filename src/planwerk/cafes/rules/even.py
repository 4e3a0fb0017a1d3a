"""Tables are filled evenly: no half-empty table beside a full one."""

from collections.abc import Iterator

from planwerk.cafes.facts import Facts
from planwerk.cafes.rules.base import Rule
from planwerk.core.result import Violation

CODE = "even"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each table with a free chair and two people fewer than another table of the same open round."""
    for number in facts.open_rounds:
        sizes = [len(facts.tables.get((number, table), ())) for table in range(len(facts.problem.tables))]
        fullest = max(sizes)
        for table, size in zip(facts.problem.tables, sizes, strict=True):
            if size < table.seats and size < fullest - 1:
                message = f"table {table.id} has {size} people in round {number + 1}, another table has {fullest}"
                yield Violation(code=CODE, message=message, subjects=(table.id,))


RULE = Rule(code=CODE, about="Tables are filled evenly.", parameters=("tables.seats",), check=check)
