"""A group that travels by coach has one with enough seats, and a coach carries one group a day."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts
from planwerk.visits.index import rides_of

MISSING = "coach_missing"
SEATS = "coach_seats"
CLASH = "coach_clash"


def check(facts: Facts) -> Iterator[Violation]:
    rides = rides_of(facts.plan)
    taken: dict[tuple[int, str], list[str]] = {}
    for (number, group), day in facts.days.items():
        ride = rides.get((number, group))
        name = ride.coach if ride else None
        coach = facts.index.coaches.get(name) if name else None
        if not day.mode.coach or not any(gap.journey for gap in day.gaps):
            continue
        if coach is None or (coach.days and number not in coach.days):
            told = "there is none" if name is None else f"{name} is not there"
            message = f"{group} needs a coach on {facts.problem.days[number].id}, {told}"
            yield Violation(code=MISSING, message=message, subjects=(group,))
            continue
        taken.setdefault((number, coach.id), []).append(group)
        if coach.seats < facts.index.groups[group].size:
            message = f"{coach.id} has {coach.seats} seats, {group} is {facts.index.groups[group].size} people"
            yield Violation(code=SEATS, message=message, subjects=(coach.id, group))
    for (number, name), groups in taken.items():
        if len(groups) > 1:
            message = f"{name} cannot carry {' and '.join(groups)} on {facts.problem.days[number].id}"
            yield Violation(code=CLASH, message=message, subjects=(name, *groups))
