"""Problem and plan to arrays, and back."""

from typing import Any

import numpy as np

from planwerk.visits.arrays import (
    ACTOR,
    FAR,
    FRAME,
    NEED,
    OPTION,
    PERSON,
    PLACED,
    SLOT,
    STOP,
    WAY,
    WINDOW,
    Data,
    Ints,
    Records,
    State,
    blank,
    ints,
    records,
)
from planwerk.visits.index import Index
from planwerk.visits.problem import LevelName, Problem, Stop
from planwerk.visits.solution import VisitPlan

MOST_TEAM = 6


class Encoded:
    """A problem's arrays with what leads back to its ids."""

    def __init__(self, problem: Problem, previous: VisitPlan | None) -> None:
        self.problem = problem
        self.index = Index(problem)
        self.groups = [group.id for group in problem.groups]
        self.bits = {group: 1 << row for row, group in enumerate(self.groups)}
        self.rows = {stop.id: row for row, stop in enumerate(problem.stops)}
        self.modes = [mode.id for mode in problem.modes]
        self.parties = [self.index.parties(stop) for stop in problem.stops]
        self.pairs = sorted({pair for one in problem.interpreters for pair in one.pairs} | self._asked_pairs())
        self.slots = [
            row
            for row, stop in enumerate(problem.stops)
            for _ in range(min(stop.receptions, max(1, len(self.parties[row]))))
        ]
        self.ways = self._ways()
        self.data = self._data(previous)

    def _asked_pairs(self) -> set[str]:
        wants = {want.pair for stop in self.problem.stops for want in stop.wants if want.interpreting}
        return wants | {item.pair for item in self.problem.fixed if item.interpreting}

    def mask(self, groups: tuple[str, ...]) -> int:
        return sum(self.bits[group] for group in groups or self.groups)

    def groups_of(self, mask: int) -> tuple[str, ...]:
        return tuple(group for group in self.groups if self.bits[group] & mask)

    def _data(self, previous: VisitPlan | None) -> Data:
        problem, index = self.problem, self.index
        days, groups, actors = len(problem.days), len(self.groups), len(self.groups) + len(problem.interpreters)
        hosts = ints([-1] * len(problem.stops))
        for row in range(len(problem.stops)):
            if self.slots.count(row) > 1:
                hosts[row], actors = actors, actors + 1
        placed = [(row, index.places[problem.stops[row].place]) for row in self.slots]
        placed += [(-1, index.places[item.place]) for item in problem.fixed]
        stops, options, needs = self._options(hosts)
        rules = problem.driving_rules
        return Data(
            days=days,
            groups=groups,
            actors=actors,
            visits=len(self.slots),
            fixed=len(problem.fixed),
            grid=problem.grid,
            places=len(placed),
            driver_stretch=rules.stretch,
            driver_pause=rules.pause,
            driver_most_driving=rules.day_driving,
            slots=records(PLACED, placed),
            stops=stops,
            options=options,
            needs=needs,
            **self._windows(),
            frames=self._frames(actors),
            ways=self.ways,
            **self._people(),
            previous=self._previous(previous),
            **self._coaches(),
            weights=self._weights(previous),
        )

    def _ways(self) -> Records:
        problem = self.problem
        found = blank(WAY, 0, len(problem.modes), len(problem.places), len(problem.places))
        for row, mode in enumerate(problem.modes):
            drive = ints(mode.minutes, len(problem.places), len(problem.places)).copy()
            np.fill_diagonal(drive, 0)
            found.drive[row], found.travel[row] = drive, drive + mode.boarding
            np.fill_diagonal(found.travel[row], 0)
        return found

    def _options(self, hosts: Ints) -> tuple[Records, Records, Records]:
        stops: list[tuple[int, ...]] = []
        options: list[tuple[int, ...]] = []
        needs: list[tuple[int, ...]] = []
        for stop, parties, host in zip(self.problem.stops, self.parties, hosts, strict=True):
            stops.append((int(host), len(options)))
            for party in parties:
                wants = [self.index.wants[stop.id, group] for group in party]
                priority, musts = sum(want.priority for want in wants), sum(want.must for want in wants)
                options.append((self.mask(party), self.index.minutes(stop.id, party), priority, musts, len(needs)))
                needs += self._needs(self.index.needs(stop.id, party))
        stops.append((-1, len(options)))
        for item in self.problem.fixed:
            options.append((0, 0, 0, 0, len(needs)))
            needs += self._needs(self.index.item_needs(item))
        options.append((0, 0, 0, 0, len(needs)))
        return records(STOP, stops), records(OPTION, options), records(NEED, needs)

    def _needs(self, needs: dict[str, int]) -> list[tuple[int, ...]]:
        return [(self.pairs.index(pair), count) for pair, count in needs.items()]

    def _windows(self) -> dict[str, Any]:
        starts, windows = [0], []
        for stop in self.problem.stops:
            for day in range(len(self.problem.days)):
                windows += _merged(stop, day)
                starts.append(len(windows))
        return {"window_from": ints(starts), "windows": records(WINDOW, windows)}

    def _frames(self, actors: int) -> Records:
        hours, base = self._hours(actors), self._bases(actors)
        coach, found = self._coach_hours(hours, base), blank(FRAME, 0, len(self.problem.days), actors)
        found.opens, found.closes = hours[:, :, 0], hours[:, :, 1]
        found.coach_opens, found.coach_closes = coach[:, :, 0], coach[:, :, 1]
        found.leave, found.back = base[:, :, 0], base[:, :, 1]
        for row, day in enumerate(self.problem.days):
            found.most_visits[row] = FAR if day.max_visits is None else day.max_visits
            found.most_driving[row] = FAR if day.max_driving is None else day.max_driving
            for group, name in enumerate(self.groups):
                lunch = self.index.lunch(row, name)
                if lunch is not None:
                    own = found[row, group]
                    own.lunch_first, own.lunch_last, own.lunch_minutes = lunch.earliest, lunch.latest, lunch.minutes
        return found

    def _hours(self, actors: int) -> Ints:
        """Fixed items may lie outside the hours: then the hours reach as far as they do."""
        problem, index = self.problem, self.index
        found = np.zeros((len(problem.days), actors, 2), dtype=np.int64)
        for day in range(len(problem.days)):
            for row, group in enumerate(self.groups):
                first, last = index.hours(day, group)
                items = index.items(day, group)
                found[day, row] = min([first, *(i.start for i in items)]), max([last, *(i.end for i in items)])
            for row, one in enumerate(problem.interpreters, len(self.groups)):
                hours = index.interpreter_hours(one.id, day)
                found[day, row] = hours if hours is not None else (1, 0)
            found[day, len(self.groups) + len(problem.interpreters) :] = 0, FAR
        return found

    def _coach_hours(self, hours: Ints, base: Ints) -> Ints:
        """Leave the daily rest between two days whichever group a coach carries: evenings end earlier for it, and
        where a fixed item ends late, the next morning starts later."""
        found, rest = hours.copy(), self.problem.driving_rules.daily_rest
        groups = len(self.groups)
        for day in range(len(hours) - 1):
            allowed = 1440 + int(hours[day + 1, :groups, 0].min()) - rest
            forced = [allowed]
            for item in self.problem.fixed:
                place, mask = self.index.places[item.place], self.mask(item.groups)
                there = [row for row in range(groups) if item.day == day and mask >> row & 1 and base[day, row, 1] >= 0]
                forced += [item.end + int(self.ways.travel[:, place, base[day, row, 1]].max()) for row in there]
            found[day, :groups, 1] = np.minimum(found[day, :groups, 1], max(forced))
            later = max(forced) + rest - 1440
            found[day + 1, :groups, 0] = np.maximum(found[day + 1, :groups, 0], later)
        return found

    def _bases(self, actors: int) -> Ints:
        found = np.full((len(self.problem.days), actors, 2), -1, dtype=np.int64)
        for day in range(len(self.problem.days)):
            for row, group in enumerate(self.groups):
                base = self.index.base(day, group)
                for side, place in enumerate((base.start, base.end)):
                    if place is not None:
                        found[day, row, side] = self.index.places[place]
        return found

    def _people(self) -> dict[str, Any]:
        people = self.problem.interpreters
        return {
            "speaks": ints(
                [[pair in one.pairs for pair in self.pairs] for one in people], len(people), len(self.pairs)
            ),
            "people": records(PERSON, [(one.max_minutes, one.pause) for one in people]),
        }

    def _previous(self, previous: VisitPlan | None) -> Ints:
        found = np.full((len(self.problem.stops), len(self.groups), 2), -1, dtype=np.int64)
        for visit in previous.visits if previous else ():
            for group in visit.groups:
                if visit.stop in self.rows and (visit.stop, group) in self.index.wants:
                    found[self.rows[visit.stop], self.groups.index(group)] = visit.day, visit.start
        return found

    def _coaches(self) -> dict[str, Any]:
        problem = self.problem
        names = [[self.modes.index(name) for name in self.index.mode_names(group)] for group in self.groups]
        with_coach = [modes[0] if problem.modes[modes[0]].coach else -1 for modes in names]
        without = [next((m for m in modes if not problem.modes[m].coach), -1) for modes in names]
        return {
            "group_modes": ints(list(zip(with_coach, without, strict=True)), len(names), 2),
            "coach_fits": ints(
                [[coach.seats >= group.size for group in problem.groups] for coach in problem.coaches],
                len(problem.coaches),
                len(names),
            ),
        }

    def coach_works(self, row: int, day: int) -> bool:
        coach = self.problem.coaches[row]
        return not coach.days or day in coach.days

    def _weights(self, previous: VisitPlan | None) -> Ints:
        """Scale the levels into one sum for the search: a step on a level outweighs what the next ones can give."""
        asked = self.problem.levels
        wants = [want.priority for stop in self.problem.stops for want in stop.wants if want.priority]
        smallest = min(wants, default=1)
        priority = max(1, 240 * self.problem.ticks // smallest) * 10
        change = 4 * priority * max(wants, default=1)
        return ints(
            [
                40 * change if LevelName.MUSTS in asked else 0,
                change if LevelName.CHANGES in asked and previous is not None else 0,
                priority if LevelName.PRIORITY in asked else 0,
                10 if LevelName.DRIVING in asked else 0,
                1 if LevelName.WAITING in asked else 0,
            ]
        )

    def empty(self) -> State:
        """Return a state with the fixed items' and lunches' slots set but not yet in any sequence."""
        data, problem = self.data, self.problem
        days, groups, visits = data.days, data.groups, data.visits
        count, longest = data.places + days * groups, min(visits, 48) + data.fixed + 2
        slots, actors = blank(SLOT, 0, count), blank(ACTOR, 0, days, data.actors)
        slots.day, slots.minutes, slots.option, slots.pin, actors.coach = -1, -1, -1, -1, -1
        for row, item in enumerate(problem.fixed, visits):
            own = slots[row]
            own.day, own.minutes, own.mask, own.pin = (
                item.day,
                item.end - item.start,
                self.mask(item.groups),
                item.start,
            )
        for day in range(days):
            for group in range(groups):
                own = slots[data.places + day * groups + group]
                own.day, own.minutes, own.mask = day, data.frames[day, group].lunch_minutes, 1 << group
            for row, one in enumerate(problem.interpreters, groups):
                actors[day, row].mode = self.modes.index(one.mode) if one.mode else 0
        return State(
            slots=slots,
            actors=actors,
            sequence=np.full((days, data.actors, longest), -1, dtype=np.int64),
            team=np.full((count, MOST_TEAM), -1, dtype=np.int64),
            done=np.zeros(len(problem.stops), dtype=np.int64),
        )


def _merged(stop: Stop, day: int) -> list[tuple[int, int]]:
    """Return a stop's windows of a day by opening, without those inside another."""
    found: list[tuple[int, int]] = []
    for first, last in sorted((w.opens, -w.closes) for w in stop.windows if w.day == day):
        if not found or -last > found[-1][1]:
            found.append((first, -last))
    return found
