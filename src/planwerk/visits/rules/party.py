"""The groups of a visit want it, fit into the host's room, and come together only where they may."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts
from planwerk.visits.problem import Joint

UNWANTED = "unwanted"
CAPACITY = "capacity"
JOINT = "joint"


def check(facts: Facts) -> Iterator[Violation]:
    index = facts.index
    for visit in facts.visits:
        stop = index.stops[visit.stop]
        for group in visit.groups:
            if (stop.id, group) not in index.wants:
                yield Violation(
                    code=UNWANTED, message=f"{group} does not want to visit {stop.id}", subjects=(stop.id, group)
                )
        people = sum(index.groups[group].size for group in visit.groups)
        if stop.capacity is not None and people > stop.capacity:
            yield Violation(
                code=CAPACITY,
                message=f"{stop.id} has room for {stop.capacity}, {people} would come",
                subjects=(stop.id, *visit.groups),
            )
        wanting = {want.group for want in stop.wants}
        apart = stop.joint is Joint.NEVER and len(visit.groups) > 1
        if apart or (stop.joint is Joint.ALWAYS and set(visit.groups) != wanting):
            told = "receives one group at a time" if apart else "is to be visited by all its groups together"
            yield Violation(code=JOINT, message=f"{stop.id} {told}", subjects=(stop.id, *visit.groups))
