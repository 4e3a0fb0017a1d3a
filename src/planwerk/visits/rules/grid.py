"""Visits start at round times, except those that are locked to another."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts
from planwerk.visits.words import clock

CODE = "grid"


def check(facts: Facts) -> Iterator[Violation]:
    locked = {(lock.stop, lock.day, lock.start) for lock in facts.problem.locks}
    for visit in facts.visits:
        if visit.start % facts.problem.grid and (visit.stop, visit.day, visit.start) not in locked:
            yield Violation(
                code=CODE,
                message=f"The visit at {visit.stop} starts at {clock(visit.start)}, no multiple of"
                f" {facts.problem.grid} minutes",
                subjects=(visit.stop,),
            )
