"""Problem and plan to arrays, and back."""

import numpy as np

from planwerk.visits.arrays import FAR, Data, Ints, State, ints
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
        fixed = [(item.day, item.start, item.end, self.mask(item.groups)) for item in problem.fixed]
        places = [index.places[problem.stops[row].place] for row in self.slots]
        places += [index.places[item.place] for item in problem.fixed]
        drive = ints([mode.minutes for mode in problem.modes])
        drive = drive.reshape(len(problem.modes), len(problem.places), len(problem.places)).copy()
        for table in drive:
            np.fill_diagonal(table, 0)
        travel = drive + ints([mode.boarding for mode in problem.modes])[:, None, None]
        for table in travel:
            np.fill_diagonal(table, 0)
        hours, base = self._hours(actors), self._bases(actors)
        return Data(
            size=ints([days, groups, actors, len(self.slots), len(fixed), problem.grid]),
            slot_stop=ints(self.slots),
            slot_place=ints(places),
            host=hosts,
            **self._options(),
            **self._windows(),
            fixed=ints(fixed, len(fixed), 4),
            hours=hours,
            coach_hours=self._coach_hours(hours, base, travel, fixed),
            base=base,
            travel=travel,
            drive=drive,
            lunch=self._lunches(),
            day_limits=ints(
                [
                    (
                        FAR if day.max_visits is None else day.max_visits,
                        FAR if day.max_driving is None else day.max_driving,
                    )
                    for day in problem.days
                ],
                days,
                2,
            ),
            **self._people(),
            previous=self._previous(previous),
            **self._coaches(),
            weights=self._weights(previous),
        )

    def _options(self) -> dict[str, Ints]:
        starts, masks, minutes, priorities, musts = [0], [], [], [], []
        needs: list[dict[str, int]] = []
        for stop, parties in zip(self.problem.stops, self.parties, strict=True):
            for party in parties:
                wants = [self.index.wants[stop.id, group] for group in party]
                masks.append(self.mask(party))
                minutes.append(self.index.minutes(stop.id, party))
                priorities.append(sum(want.priority for want in wants))
                musts.append(sum(want.must for want in wants))
                needs.append(self.index.needs(stop.id, party))
            starts.append(len(masks))
        needs += [self.index.item_needs(item) for item in self.problem.fixed]
        counts = [len(need) for need in needs]
        return {
            "option_from": ints(starts),
            "option_mask": ints(masks),
            "option_minutes": ints(minutes),
            "option_priority": ints(priorities),
            "option_musts": ints(musts),
            "need_from": ints([0, *np.cumsum(counts)]),
            "need_pair": ints([self.pairs.index(pair) for need in needs for pair in need]),
            "need_count": ints([count for need in needs for count in need.values()]),
        }

    def _windows(self) -> dict[str, Ints]:
        starts, opens, closes = [0], [], []
        for stop in self.problem.stops:
            for day in range(len(self.problem.days)):
                for first, last in _merged(stop, day):
                    opens.append(first)
                    closes.append(last)
                starts.append(len(opens))
        return {"window_from": ints(starts), "window_opens": ints(opens), "window_closes": ints(closes)}

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

    def _coach_hours(self, hours: Ints, base: Ints, travel: Ints, fixed: list[tuple[int, int, int, int]]) -> Ints:
        """Leave the daily rest between two days whichever group a coach carries: evenings end earlier for it, and
        where a fixed item ends late, the next morning starts later."""
        found, rest = hours.copy(), self.problem.driving_rules.daily_rest
        groups = len(self.groups)
        for day in range(len(hours) - 1):
            allowed = 1440 + int(hours[day + 1, :groups, 0].min()) - rest
            forced = [allowed]
            for item, (on, _, end, mask) in zip(self.problem.fixed, fixed, strict=True):
                place = self.index.places[item.place]
                there = [row for row in range(groups) if on == day and mask >> row & 1 and base[day, row, 1] >= 0]
                forced += [end + int(travel[:, place, base[day, row, 1]].max()) for row in there]
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

    def _lunches(self) -> Ints:
        found = np.zeros((len(self.problem.days), len(self.groups), 3), dtype=np.int64)
        for day in range(len(self.problem.days)):
            for row, group in enumerate(self.groups):
                lunch = self.index.lunch(day, group)
                if lunch is not None:
                    found[day, row] = lunch.earliest, lunch.latest, lunch.minutes
        return found

    def _people(self) -> dict[str, Ints]:
        people = self.problem.interpreters
        mode = [self.modes.index(one.mode) if one.mode else 0 for one in people]
        return {
            "speaks": ints(
                [[pair in one.pairs for pair in self.pairs] for one in people], len(people), len(self.pairs)
            ),
            "interpreter": ints(
                [(one.max_minutes, one.pause, row) for one, row in zip(people, mode, strict=True)], len(people), 3
            ),
        }

    def _previous(self, previous: VisitPlan | None) -> Ints:
        found = np.full((len(self.problem.stops), len(self.groups), 2), -1, dtype=np.int64)
        for visit in previous.visits if previous else ():
            for group in visit.groups:
                if visit.stop in self.rows and (visit.stop, group) in self.index.wants:
                    found[self.rows[visit.stop], self.groups.index(group)] = visit.day, visit.start
        return found

    def _coaches(self) -> dict[str, Ints]:
        problem, rules = self.problem, self.problem.driving_rules
        names = [[self.modes.index(name) for name in self.index.mode_names(group)] for group in self.groups]
        with_coach = [modes[0] if problem.modes[modes[0]].coach else -1 for modes in names]
        without = [next((m for m in modes if not problem.modes[m].coach), -1) for modes in names]
        days, coaches = range(len(problem.days)), problem.coaches
        return {
            "group_modes": ints(list(zip(with_coach, without, strict=True)), len(names), 2),
            "coach_day": ints([[not c.days or d in c.days for d in days] for c in coaches], len(coaches), len(days)),
            "coach_fits": ints(
                [[c.seats >= group.size for group in problem.groups] for c in coaches], len(coaches), len(names)
            ),
            "driver": ints([rules.stretch, rules.pause, rules.day_driving]),
        }

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
        days, groups, actors, visits, fixed, _ = (int(one) for one in self.data.size)
        slots = visits + fixed + days * groups
        longest = min(visits, 48) + fixed + 2

        def none(*shape: int) -> Ints:
            return np.full(shape, -1, dtype=np.int64)

        def zero(*shape: int) -> Ints:
            return np.zeros(shape, dtype=np.int64)

        state = State(
            sequence=none(days, actors, longest),
            length=zero(days, actors),
            mask=zero(slots),
            day=none(slots),
            minutes=zero(slots),
            option=none(visits),
            pin=none(slots),
            locked=zero(visits),
            team=none(slots, MOST_TEAM),
            early=zero(slots),
            late=zero(slots),
            start=zero(slots),
            done=zero(len(self.problem.stops)),
            lunch_after=zero(days, groups),
            coach=none(days, groups),
            mode=zero(days, actors),
            spoken=zero(days, actors),
            visits=zero(days, actors),
            driving=zero(days, actors),
            waiting=zero(days, actors),
        )
        for row, (day, start, end, mask) in enumerate(self.data.fixed, visits):
            state.day[row], state.minutes[row], state.mask[row], state.pin[row] = day, end - start, mask, start
        for day in range(days):
            for group in range(groups):
                row = visits + fixed + day * groups + group
                state.day[row], state.minutes[row], state.mask[row] = day, self.data.lunch[day, group, 2], 1 << group
            state.mode[day, groups : groups + len(self.data.interpreter)] = self.data.interpreter[:, 2]
        return state


def _merged(stop: Stop, day: int) -> list[tuple[int, int]]:
    """Return a stop's windows of a day by opening, without those inside another."""
    found: list[tuple[int, int]] = []
    for first, last in sorted((w.opens, -w.closes) for w in stop.windows if w.day == day):
        if not found or -last > found[-1][1]:
            found.append((first, -last))
    return found
