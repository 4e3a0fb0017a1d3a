"""A visit lasts as long as its slowest group needs, consecutive interpreting included."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts

CODE = "length"


def check(facts: Facts) -> Iterator[Violation]:
    for visit in facts.visits:
        needed = facts.index.minutes(visit.stop, visit.groups)
        if visit.end - visit.start != needed:
            yield Violation(
                code=CODE,
                message=f"The visit at {visit.stop} lasts {visit.end - visit.start} minutes instead of {needed}",
                subjects=(visit.stop,),
            )
