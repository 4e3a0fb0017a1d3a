"""A plan as people read it: every group's day leg by leg, with its driving and waiting."""

from dataclasses import dataclass

from planwerk.visits.facts import Facts
from planwerk.visits.problem import Problem
from planwerk.visits.solution import VisitPlan
from planwerk.visits.timeline import Leg, legs_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """One group's day. ``departure`` and ``arrival`` are ``None`` when it has nothing to do that day."""

    day: int
    group: str
    mode: str
    departure: int | None
    arrival: int | None
    driving: int
    waiting: int
    lunch: tuple[int, int] | None
    legs: tuple[Leg, ...]


def evaluate(problem: Problem, plan: VisitPlan) -> tuple[DaySheet, ...]:
    """Return a sheet for every day and group, by day and then in the problem's order of groups."""
    return tuple(
        DaySheet(
            day=number,
            group=group,
            mode=day.mode.id,
            departure=day.departure,
            arrival=day.arrival,
            driving=day.driving,
            waiting=day.waiting,
            lunch=(day.lunch_at[1], day.lunch_at[1] + day.lunch.minutes) if day.lunch_at and day.lunch else None,
            legs=legs_of(day),
        )
        for (number, group), day in Facts(problem, plan).days.items()
    )
