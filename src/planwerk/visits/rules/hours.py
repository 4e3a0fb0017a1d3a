"""A group leaves its base not before the day's earliest hour and is back by the latest."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts
from planwerk.visits.words import clock

CODE = "hours"


def check(facts: Facts) -> Iterator[Violation]:
    for (_, group), day in facts.days.items():
        if day.departure is None or day.arrival is None:
            continue
        first, last = day.items[0], day.items[-1]
        early, late = day.hours[0] - day.departure, day.arrival - day.hours[1]
        if early > 0 and first.visit:
            yield Violation(
                code=CODE,
                message=f"{group} would have to leave at {clock(day.departure)} for {first.subject}, {early} minutes"
                f" before the earliest hour {clock(day.hours[0])}",
                subjects=(group, first.subject),
            )
        if late > 0 and last.visit:
            yield Violation(
                code=CODE,
                message=f"{group} is back from {last.subject} at {clock(day.arrival)}, {late} minutes after the latest"
                f" hour {clock(day.hours[1])}",
                subjects=(group, last.subject),
            )
