"""A plan has the problem's rounds and tables, and names only its people."""

from collections.abc import Iterator

from planwerk.cafes.facts import Facts
from planwerk.cafes.rules.base import Rule
from planwerk.core.result import Violation

CODE = "reference"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield a wrong number of rounds or tables, and each unknown person."""
    rounds, tables = facts.problem.rounds, len(facts.problem.tables)
    if len(facts.seating.rounds) != rounds:
        message = f"the plan has {len(facts.seating.rounds)} rounds instead of {rounds}"
        yield Violation(code=CODE, message=message)
    for number, row in enumerate(facts.seating.rounds, 1):
        if len(row) != tables:
            yield Violation(code=CODE, message=f"round {number} has {len(row)} tables instead of {tables}")
    unknown = {person for _, _, person in facts.seating.stays()} - facts.people.keys()
    for person in sorted(unknown):
        message = f"{person} is in the plan but not in the problem"
        yield Violation(code=CODE, message=message, subjects=(person,))


RULE = Rule(
    code=CODE,
    about="A plan has the problem's rounds and tables, and names only its people.",
    parameters=("rounds", "tables", "people"),
    check=check,
)
