"""Rounds that were held stay as they were."""

from collections.abc import Iterator

from planwerk.cafes.facts import Facts
from planwerk.cafes.rules.base import Rule
from planwerk.core.result import Violation

CODE = "held"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each table of a held round at which others sit than were there."""
    for number, (was, now) in enumerate(zip(facts.problem.held.rounds, facts.seating.rounds, strict=False), 1):
        for table, before, after in zip(facts.problem.tables, was, now, strict=False):
            if set(before) != set(after):
                moved = tuple(sorted(set(before) ^ set(after)))
                message = f"round {number} was held, but table {table.id} has changed"
                yield Violation(code=CODE, message=message, subjects=(table.id, *moved))


RULE = Rule(code=CODE, about="Rounds that were held stay as they were.", parameters=("held",), check=check)
