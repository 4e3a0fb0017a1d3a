"""A coach driver drives and rests as the rules in force demand (see ``DrivingRules``)."""

from collections.abc import Iterator
from itertools import pairwise

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts
from planwerk.visits.index import rides_of
from planwerk.visits.resources import DrivingRules
from planwerk.visits.timeline import GroupDay, Kind, legs_of

BREAK = "driver_break"
HOURS = "driver_hours"
REST = "driver_rest"


def check(facts: Facts) -> Iterator[Violation]:
    rules = facts.problem.driving_rules
    driven: dict[str, list[GroupDay]] = {}
    rides = rides_of(facts.plan)
    for (number, group), day in facts.days.items():
        ride = rides.get((number, group))
        if day.mode.coach and ride is not None and ride.coach is not None and day.driving:
            driven.setdefault(ride.coach, []).append(day)
    for coach, days in driven.items():
        days.sort(key=lambda day: day.day)
        for day in days:
            over = longest_stretch(day, rules) - rules.stretch
            if over > 0:
                message = f"{coach}'s driver drives {over} minutes too long without a break of {rules.pause}"
                yield Violation(code=BREAK, message=message, subjects=(coach, day.group))
        yield from _hours(coach, days, rules)
        yield from _rest(coach, days, rules)


def longest_stretch(day: GroupDay, rules: DrivingRules) -> int:
    """Return the most minutes driven without a whole break; a first and a second part make one too."""
    most = since = 0
    first_part = False
    free_from: int | None = None
    for leg in legs_of(day):
        if leg.kind is not Kind.DRIVE:
            continue
        pause = 0 if free_from is None else leg.start - free_from
        if pause >= rules.pause or (first_part and pause >= rules.second_part):
            since, first_part = 0, False
        elif pause >= rules.first_part:
            first_part = True
        since += leg.end - leg.start - leg.boarding
        most = max(most, since)
        free_from = leg.end
    return most


def _hours(coach: str, days: list[GroupDay], rules: DrivingRules) -> Iterator[Violation]:
    for first in range(0, days[-1].day + 1, 7):
        week = [day for day in days if first <= day.day < first + 7]
        long = [day for day in week if day.driving > rules.day_driving]
        for day in long:
            if day.driving > rules.long_day_driving or long.index(day) >= rules.long_days:
                message = f"{coach}'s driver drives {day.driving} minutes on day {day.day}"
                yield Violation(code=HOURS, message=message, subjects=(coach, day.group))
        total = sum(day.driving for day in week)
        if total > rules.week_driving:
            message = f"{coach}'s driver drives {total} minutes in a week, {rules.week_driving} are allowed"
            yield Violation(code=HOURS, message=message, subjects=(coach,))


def _rest(coach: str, days: list[GroupDay], rules: DrivingRules) -> Iterator[Violation]:
    for before, after in pairwise(days):
        if before.arrival is None or after.departure is None or before.day == after.day:
            continue
        rest = (after.day - before.day) * 1440 + after.departure - before.arrival
        if rest < rules.daily_rest:
            message = f"{coach}'s driver rests {rest} minutes after day {before.day}, {rules.daily_rest} are due"
            yield Violation(code=REST, message=message, subjects=(coach, before.group, after.group))
