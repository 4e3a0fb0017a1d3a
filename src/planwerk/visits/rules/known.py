"""A plan names only stops, groups, days, modes, coaches and interpreters that the problem has."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts

CODE = "unknown"


def check(facts: Facts) -> Iterator[Violation]:
    index = facts.index
    for visit in facts.plan.visits:
        if not facts.knows(visit):
            yield Violation(
                code=CODE,
                message=f"The visit of {', '.join(visit.groups) or 'no group'} at {visit.stop} on day {visit.day} names"
                " a stop, a group or a day that the problem does not have",
                subjects=(visit.stop,),
            )
    for ride in facts.plan.rides:
        wrong = ride.group not in index.groups or not 0 <= ride.day < len(facts.problem.days)
        if wrong or ride.mode not in index.mode_names(ride.group):
            yield Violation(
                code=CODE,
                message=f"The ride of {ride.group} on day {ride.day} names a group, a day or a mode it may not use",
                subjects=(ride.group,),
            )
    for duty in facts.plan.duties:
        if duty.item not in index.fixed:
            yield Violation(code=CODE, message=f"There is no fixed item {duty.item}", subjects=(duty.item,))
