"""At most so many meetings of the earlier plan change."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.objective import changed
from planwerk.meetings.rules.base import Rule

CODE = "budget"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield the budget's breach, naming the meetings that change."""
    previous = facts.problem.previous
    if previous is None or previous.budget is None:
        return
    names = tuple(changed(facts))
    if len(names) > previous.budget:
        message = f"{len(names)} meetings change, more than the budget of {previous.budget}"
        yield Violation(code=CODE, message=message, subjects=names)


RULE = Rule(
    code=CODE,
    about="At most so many meetings of an earlier plan change.",
    parameters=("previous.budget",),
    check=check,
)
