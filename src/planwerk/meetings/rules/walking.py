"""There is time to walk from one area to the next, for participants and interpreters."""

from collections.abc import Iterator
from itertools import combinations

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "walking"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each two meetings of a person on a day that are too close for the walk between them."""
    problem = facts.problem
    for name, _, agenda in facts.everyone():
        for one, two in combinations(agenda, 2):
            if not problem.walks or problem.slots[one.first].day != problem.slots[two.first].day:
                continue
            walk, free = facts.walk(one, two), two.first - one.last - 1
            if free < walk:
                subjects = (name, one.meeting.id, two.meeting.id)
                message = f"{name} needs {walk} free slots between meetings {subjects[1]} and {subjects[2]}, has {free}"
                yield Violation(code=CODE, message=message, subjects=subjects)


RULE = Rule(
    code=CODE,
    about="Between meetings in two areas the slots for the walk stay free.",
    parameters=("walks", "tables.area"),
    check=check,
)
