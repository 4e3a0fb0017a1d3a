"""A group that is out has its lunch break whole, between the hours set for it."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts
from planwerk.visits.words import clock

CODE = "lunch"


def check(facts: Facts) -> Iterator[Violation]:
    for (_, group), day in facts.days.items():
        if day.lunch is None or day.lunch_at is not None:
            continue
        lunch = day.lunch
        near = tuple(i.subject for i in day.items if i.visit and i.end > lunch.earliest and i.start < lunch.latest)
        yield Violation(
            code=CODE,
            message=f"{group} has no {lunch.minutes} minutes for lunch between {clock(lunch.earliest)} and"
            f" {clock(lunch.latest)} on {facts.problem.days[day.day].id}",
            subjects=(group, *near),
        )
