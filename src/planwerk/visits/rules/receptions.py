"""A host receives no more often than it has offered, and one visit at a time."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts

CODE = "receptions"
OVERLAP = "overlap"


def check(facts: Facts) -> Iterator[Violation]:
    for stop, count in Counter(visit.stop for visit in facts.visits).items():
        most = facts.index.stops[stop].receptions
        if count > most:
            yield Violation(
                code=CODE, message=f"{stop} is visited {count} times but receives {most} at most", subjects=(stop,)
            )
    for one, other in combinations(facts.visits, 2):
        if one.stop == other.stop and one.day == other.day and one.start < other.end and other.start < one.end:
            yield Violation(
                code=OVERLAP,
                message=f"{one.stop} would receive {', '.join(one.groups)} and {', '.join(other.groups)} at a time",
                subjects=(one.stop, *one.groups, *other.groups),
            )
