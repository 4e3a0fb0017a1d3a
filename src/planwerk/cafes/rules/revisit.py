"""With one question per table nobody visits a table twice."""

from collections.abc import Iterator

from planwerk.cafes.facts import Facts
from planwerk.cafes.problem import Mode
from planwerk.cafes.rules.base import Rule
from planwerk.core.result import Violation

CODE = "revisit"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each later visit of an open round to a table; where the seat is given beforehand, nobody has a choice."""
    if facts.problem.mode is not Mode.EACH:
        return
    pinned = {number: facts.problem.pinned(number) for number in facts.open_rounds}
    for person, stays in facts.stays.items():
        free = [row for row in stays if row[0] in facts.open_rounds and person not in pinned[row[0]]]
        seen = {table for number, table in stays if (number, table) not in free}
        for number, table in free:
            if table in seen:
                at = facts.problem.tables[table].id
                message = f"{person} visits table {at} again in round {number + 1}"
                yield Violation(code=CODE, message=message, subjects=(person, at))
            seen.add(table)


RULE = Rule(
    code=CODE, about="With one question per table nobody visits a table twice.", parameters=("mode",), check=check
)
