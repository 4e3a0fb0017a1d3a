"""Each group visits the stops that it must."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts

CODE = "must"


def check(facts: Facts) -> Iterator[Violation]:
    for stop in facts.problem.stops:
        for want in stop.wants:
            if want.must and not facts.visited(want.group, stop.id):
                yield Violation(code=CODE, message=f"{want.group} must visit {stop.id}", subjects=(stop.id, want.group))
