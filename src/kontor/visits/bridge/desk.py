"""A plan laid out in time, as the pages show it."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from kontor.visits.bridge.problem import problem_of
from kontor.visits.bridge.runs import plan_of
from kontor.visits.layout import Clash, CoachDay, DayFigures, Layout, LevelValue, Line, LineKind, Slot, joined, merged
from kontor.visits.lengths import GRID
from kontor.visits.rows import Week
from planwerk.visits.check import levels_of, violations_of
from planwerk.visits.facts import Facts
from planwerk.visits.index import Index
from planwerk.visits.riding import ridden
from planwerk.visits.staffing import staffed
from planwerk.visits.timeline import GroupDay, Kind, legs_of

_LINES = {
    Kind.VISIT: LineKind.VISIT, Kind.FIXED: LineKind.FIXED, Kind.DRIVE: LineKind.DRIVE, Kind.LUNCH: LineKind.LUNCH,
}  # fmt: skip


class Desk:
    """A week's problem, made once and asked often: what would this plan look like, and what would clash?"""

    def __init__(self, week: Week) -> None:
        self.week = week
        self._problem = problem_of(week)
        self._index = Index(self._problem)

    def lay_out(self, slots: Sequence[Slot], previous: Sequence[Slot] | None = None) -> Layout:
        """Lay a plan out in time and have the referee look at it. Hosts that are no longer plannable stay out."""
        facts = self._facts(slots)
        lines = [line for day in facts.days.values() for line in _lines(facts, day)]
        levels = levels_of(facts, None if previous is None else plan_of(previous))
        return Layout(
            programme=self.week.programme,
            lines=merged(lines),
            clashes=joined(list(_clashes(facts))),
            days=tuple(_figures(day) for day in facts.days.values()),
            levels=tuple(LevelValue(name=one.name, value=int(one.value), sense=one.sense) for one in levels),
            coach_days=tuple(
                CoachDay(coach=ride.coach, day=ride.day, driving=facts.days[ride.day, ride.group].driving)
                for ride in facts.plan.rides
                if ride.coach is not None
            ),
        )

    def trial(self, slots: Sequence[Slot]) -> tuple[list[Clash], int]:
        """Return what would clash and the minutes of driving, without laying anything out."""
        facts = self._facts(slots)
        return list(joined(list(_clashes(facts)))), sum(day.driving for day in facts.days.values())

    def _facts(self, slots: Sequence[Slot]) -> Facts:
        """Interpreters and coaches are not kept with a draft: a visit is moved for those who are free then."""
        plan = ridden(self._index, plan_of(slots))
        return Facts(self._problem, staffed(self._index, plan), self._index)

    def starts(self, stop: str, day: int, minutes: int) -> list[int]:
        """Return every start on a day at which the host could receive that long."""
        found = self._index.stops.get(stop)
        return sorted(
            start
            for window in (found.windows if found else ())
            if window.day == day
            for start in range(-(-window.opens // GRID) * GRID, window.closes - minutes + 1, GRID)
        )


def lay_out(week: Week, slots: Sequence[Slot], previous: Sequence[Slot] | None = None) -> Layout:
    """Lay one plan out in time."""
    return Desk(week).lay_out(slots, previous)


def _figures(day: GroupDay) -> DayFigures:
    visits = sum(item.visit for item in day.items)
    return DayFigures(day=day.day, group=day.group, driving=day.driving, waiting=day.waiting, visits=visits)


def _lines(facts: Facts, day: GroupDay) -> list[Line]:
    """Return a group's day as lines; a lunch begins at a round time where the next thing leaves it room."""
    legs = legs_of(day)
    coach = next((one.coach for one in facts.plan.rides if (one.day, one.group) == (day.day, day.group)), None)
    teams = {
        visit.stop: visit.interpreters for visit in facts.visits if visit.day == day.day and day.group in visit.groups
    }
    found = []
    for leg, after in zip_longest(legs, legs[1:]):
        if leg.kind not in _LINES:
            continue
        free = 0 if after is None or after.kind is not Kind.WAIT else after.end - after.start
        shift = -leg.start % GRID if leg.kind is Kind.LUNCH else 0
        shift = shift if shift <= free else 0
        found.append(
            Line(
                kind=_LINES[leg.kind], day=day.day, groups=(day.group,), start=leg.start + shift, end=leg.end + shift,
                subject=leg.subject, place=leg.place, to=leg.to,
                interpreters=teams.get(leg.subject, ()) if leg.kind is Kind.VISIT else (),
                coaches=((day.group, coach),) if coach is not None and leg.kind is Kind.DRIVE else (),
            )
        )  # fmt: skip
    return found


def _clashes(facts: Facts) -> Iterable[Clash]:
    """Yield what the referee found, with the minutes that its sentences speak of."""
    groups = set(facts.index.groups)
    for violation in violations_of(facts):
        if violation.code not in ("travel", "hours"):
            named = tuple(one for one in violation.subjects if one in groups)
            others = tuple(one for one in violation.subjects if one not in groups)
            yield Clash(code=violation.code, subjects=others, groups=named)
    for (number, group), day in facts.days.items():
        for place, gap in enumerate(day.gaps[1:-1]):
            if gap.missing:
                first, second = day.items[place], day.items[place + 1]
                yield Clash(
                    code="travel", subjects=(first.subject, second.subject), groups=(group,), day=number,
                    at=first.end, minutes=gap.missing, journey=gap.journey,
                )  # fmt: skip
        if day.departure is None or day.arrival is None:
            continue
        early, late = day.hours[0] - day.departure, day.arrival - day.hours[1]
        if early > 0 and day.items[0].visit:
            subject = (day.items[0].subject,)
            yield Clash(code="early", subjects=subject, groups=(group,), day=number, at=day.departure, minutes=early)
        if late > 0 and day.items[-1].visit:
            subject = (day.items[-1].subject,)
            yield Clash(code="late", subjects=subject, groups=(group,), day=number, at=day.arrival, minutes=late)
