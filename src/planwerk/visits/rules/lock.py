"""What a planner has locked stays as it is."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts
from planwerk.visits.words import clock

CODE = "lock"


def check(facts: Facts) -> Iterator[Violation]:
    for lock in facts.problem.locks:
        kept = any(
            visit.stop == lock.stop
            and set(visit.groups) == set(lock.groups)
            and visit.day == lock.day
            and lock.start in (None, visit.start)
            for visit in facts.visits
        )
        if not kept:
            at = "" if lock.start is None else f" at {clock(lock.start)}"
            yield Violation(
                code=CODE,
                message=f"{', '.join(lock.groups)} at {lock.stop} is locked to {facts.problem.days[lock.day].id}{at}",
                subjects=(lock.stop, *lock.groups),
            )
