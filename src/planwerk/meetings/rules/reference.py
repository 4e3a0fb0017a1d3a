"""Everything a plan names exists, and each meeting comes once."""

from collections import Counter
from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "reference"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each placement that names something unknown or comes again."""
    problem = facts.problem
    interpreters = {row.id for row in problem.interpreters}
    for name, count in Counter(row.meeting for row in facts.schedule.placements).items():
        if name not in problem.meeting_index:
            yield Violation(
                code=CODE, message=f"meeting {name} is in the plan but not in the problem", subjects=(name,)
            )
        elif count > 1:
            yield Violation(code=CODE, message=f"meeting {name} is placed {count} times", subjects=(name,))
    for row in facts.schedule.placements:
        for field, value, size in (("slot", row.slot, len(problem.slots)), ("table", row.table, len(problem.tables))):
            if value is not None and not 0 <= value < size:
                message = f"meeting {row.meeting}: {field} {value + 1} does not exist (1 to {size})"
                yield Violation(code=CODE, message=message, subjects=(row.meeting,))
        if row.interpreter is not None and row.interpreter not in interpreters:
            message = f"meeting {row.meeting}: there is no interpreter {row.interpreter}"
            yield Violation(code=CODE, message=message, subjects=(row.meeting,))


RULE = Rule(code=CODE, about="A plan names only what exists, and each meeting once.", parameters=(), check=check)
