"""A visit lies wholly in one of the times its host has offered."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts
from planwerk.visits.words import clock

CODE = "window"


def check(facts: Facts) -> Iterator[Violation]:
    for visit in facts.visits:
        windows = [w for w in facts.index.stops[visit.stop].windows if w.day == visit.day]
        off = [max(0, w.opens - visit.start, visit.end - w.closes) for w in windows]
        if off and min(off) == 0:
            continue
        offered = " or ".join(f"{clock(w.opens)} to {clock(w.closes)}" for w in windows)
        told = f"{min(off)} minutes outside {offered}" if off else "on a day it does not offer"
        yield Violation(
            code=CODE,
            message=f"The visit at {visit.stop} from {clock(visit.start)} to {clock(visit.end)} lies {told}",
            subjects=(visit.stop, *visit.groups),
        )
