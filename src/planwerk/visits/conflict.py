"""Whether everything that must be can be at all, and if not, a small set of demands that clash.

An exact model (CP-SAT) of musts, locks, lunches and fixed items with windows, journeys, day hours and ceilings, and of
the interpreters and coaches they need. How interpreters travel and how drivers rest is left out, so "impossible" is
proved and "possible" may still fail.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

import numpy as np
from ortools.sat.python import cp_model

from planwerk.core.result import Conflict, Reason
from planwerk.visits.arrays import Ints
from planwerk.visits.conflict_resources import (
    Chance,
    add_coaches,
    add_interpreters,
    pairs_of,
    told_coaches,
    told_interpreters,
)
from planwerk.visits.index import Index
from planwerk.visits.problem import Lock, Problem, Stop
from planwerk.visits.solution import Visit, VisitPlan
from planwerk.visits.words import clock

SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Demand:
    """Something that has to hold: a must of a group at a stop, a lock, a lunch of a group, a fixed item of a group,
    that the interpreters of a language pair (``pair``) suffice, that the coaches suffice."""

    kind: str
    stop: str = ""
    group: str = ""
    day: int = -1
    lock: Lock | None = None
    pair: str = ""


def demands_of(problem: Problem) -> list[Demand]:
    """Return every demand of a problem, musts last: the first ones are the first to be dropped from a conflict."""
    index = Index(problem)
    days = range(len(problem.days))
    found = [Demand("interpreters", pair=pair) for pair in pairs_of(index)]
    found += [Demand("coaches")] if any(mode.coach for mode in problem.modes) else []
    found += [
        Demand("fixed", stop=item.id, group=g, day=item.day)
        for item in problem.fixed
        for g in _groups(problem, item.groups)
    ]
    found += [Demand("lunch", group=g, day=d) for d in days for g in index.groups if index.lunch(d, g) is not None]
    found += [Demand("lock", stop=lock.stop, day=lock.day, lock=lock) for lock in problem.locks]
    found += [Demand("must", stop=stop.id, group=w.group) for stop in problem.stops for w in stop.wants if w.must]
    return found


def _groups(problem: Problem, named: tuple[str, ...]) -> tuple[str, ...]:
    return named or tuple(group.id for group in problem.groups)


class Model:
    """The exact model of some demands."""

    def __init__(self, problem: Problem, demands: Sequence[Demand]) -> None:
        self.problem = problem
        self.index = Index(problem)
        self.demands = demands
        self.model = cp_model.CpModel()
        self.chances: list[Chance] = []
        self.quickest: dict[tuple[str, bool], Ints] = {}
        self.locked = {d.stop for d in demands if d.kind == "lock"}
        for stop in problem.stops:
            musts = {d.group for d in demands if d.kind == "must" and d.stop == stop.id}
            if musts or stop.id in self.locked:
                self._stop(stop, musts)
        self._fixed()
        self._lunches()
        add_interpreters(self.model, self.index, self.chances, {d.pair for d in demands if d.kind == "interpreters"})
        scarce = any(d.kind == "coaches" for d in demands)
        self.coached = add_coaches(self.model, self.index, self.chances) if scarce else {}
        for day in range(len(problem.days)):
            for group in self.index.groups:
                self._day(day, group)

    def _stop(self, stop: Stop, musts: set[str]) -> None:
        made: list[Chance] = []
        locks = [d.lock for d in self.demands if d.kind == "lock" and d.stop == stop.id and d.lock is not None]
        for party in self.index.parties(stop):
            minutes = self.index.minutes(stop.id, party)
            wide = [w for w in stop.windows if w.closes - w.opens >= minutes]
            made += [self._chance(stop, party, w.day, w.opens, w.closes - minutes, minutes) for w in wide]
        for lock in locks:
            fitting = [c for c in made if set(c.groups) == set(lock.groups) and c.day == lock.day]
            self.model.add_bool_or([c.chosen for c in fitting])
            for chance in fitting:
                if lock.start is not None:
                    self.model.add(chance.start == lock.start).only_enforce_if(chance.chosen)
        for group in self.index.groups:
            own = [c.chosen for c in made if group in c.groups]
            self.model.add_at_most_one(own)
            if group in musts:
                self.model.add_bool_or(own)
        self.model.add(sum(c.chosen for c in made) <= stop.receptions)
        for day in {c.day for c in made}:
            self.model.add_no_overlap(
                self.model.new_optional_fixed_size_interval_var(c.start, c.minutes, c.chosen, "")
                for c in made
                if c.day == day
            )
        self.chances += made

    def _chance(self, stop: Stop, party: tuple[str, ...], day: int, first: int, last: int, minutes: int) -> Chance:
        grid = self.problem.grid if stop.id not in self.locked else 1
        chosen = self.model.new_bool_var("")
        low, high = -(-first // grid), last // grid
        if low > high:
            self.model.add(chosen == 0)
            low = high = 0
        step = self.model.new_int_var(low, high, "")
        start = self.model.new_int_var(min(first, low * grid), max(last, high * grid), "")
        self.model.add(start == grid * step)
        return Chance(chosen, start, minutes, stop.place, party, day, stop.id, True)

    def _fixed(self) -> None:
        for item in self.problem.fixed:
            groups = tuple(d.group for d in self.demands if d.kind == "fixed" and d.stop == item.id)
            if groups:
                yes, start = self.model.new_constant(1), self.model.new_constant(item.start)
                self.chances.append(
                    Chance(yes, start, item.end - item.start, item.place, groups, item.day, item.id, False)
                )

    def _lunches(self) -> None:
        for demand in self.demands:
            lunch = self.index.lunch(demand.day, demand.group) if demand.kind == "lunch" else None
            if lunch is not None:
                start = self.model.new_int_var(lunch.earliest, lunch.latest - lunch.minutes, "")
                yes = self.model.new_constant(1)
                self.chances.append(Chance(yes, start, lunch.minutes, "", (demand.group,), demand.day, "", False))

    def _day(self, day: int, group: str) -> None:
        mine = [c for c in self.chances if c.day == day and group in c.groups]
        visits = [c for c in mine if c.visit]
        most = self.problem.days[day].max_visits
        if most is not None and visits:
            self.model.add(sum(c.chosen for c in visits) <= most)
        base = self.index.base(day, group)
        for one in visits:
            self._in_hours(day, group, one)
        meals = [c for c in mine if not c.place]
        attended = [c for c in mine if c.place]
        for one, other in combinations(attended, 2):
            if one.stop != other.stop:
                before = self.model.new_bool_var("")
                for slow, given in self._paces(day, group):
                    self._sooner(one, other, self._journey(group, one.place, other.place, slow), before, *given)
                    self._sooner(other, one, self._journey(group, other.place, one.place, slow), ~before, *given)
        for meal in meals:
            self._eats(group, base.start, base.end, meal, attended)

    def _in_hours(self, day: int, group: str, one: Chance) -> None:
        """Keep a visit, with the way to it and on, inside the day's hours, or beside fixed items outside them."""
        base, hours, items = self.index.base(day, group), self.index.hours(day, group), self.index.items(day, group)
        for slow, given in self._paces(day, group):
            soonest = [item.end + self._journey(group, item.place, one.place, slow) for item in items]
            soonest.append(hours[0] + self._journey(group, base.start, one.place, slow))
            latest = [item.start - self._journey(group, one.place, item.place, slow) for item in items]
            latest.append(hours[1] - self._journey(group, one.place, base.end, slow))
            self.model.add(one.start >= min(soonest)).only_enforce_if([one.chosen, *given])
            self.model.add(one.start + one.minutes <= max(latest)).only_enforce_if([one.chosen, *given])

    def _paces(self, day: int, group: str) -> list[tuple[bool, tuple[cp_model.LiteralT, ...]]]:
        """Return whether a group may have to do without a coach, with the condition under which it must."""
        coached = self.coached.get((day, group))
        return [(False, ())] if coached is None else [(False, ()), (True, (~coached,))]

    def _sooner(self, one: Chance, other: Chance, minutes: int, *given: cp_model.LiteralT) -> None:
        """Demand so many minutes from the end of one to the start of the other when both are made."""
        made = [one.chosen, other.chosen, *given]
        self.model.add(one.start + one.minutes + minutes <= other.start).only_enforce_if(made)

    def _eats(self, group: str, start: str | None, end: str | None, meal: Chance, items: list[Chance]) -> None:
        """Keep lunch apart from items, and the journey that shares its gap too."""
        before = [self.model.new_bool_var("") for _ in items]
        leaves, comes = self.model.new_bool_var(""), self.model.new_bool_var("")
        for item, first in zip(items, before, strict=True):
            self._sooner(item, meal, 0, first)
            self._sooner(meal, item, 0, ~first)
            self._sooner(meal, item, self._journey(group, start, item.place), ~first, leaves)
            self._sooner(item, meal, self._journey(group, item.place, end), first, comes)
        self.model.add_bool_or([leaves, *self._both(before, items)])
        self.model.add_bool_or([comes, *self._both([~first for first in before], items)])
        for (one, first), (other, second) in permutations(zip(items, before, strict=True), 2):
            if one.stop != other.stop:
                journey = self._journey(group, one.place, other.place) + meal.minutes
                self._sooner(one, other, journey, first, ~second)

    def _both(self, flags: Sequence[cp_model.LiteralT], items: list[Chance]) -> list[cp_model.IntVar]:
        """Return variables that can be true only where a flag is and the item is made."""
        found = []
        for flag, item in zip(flags, items, strict=True):
            both = self.model.new_bool_var("")
            self.model.add_implication(both, flag)
            self.model.add_implication(both, item.chosen)
            found.append(both)
        return found

    def _journey(self, group: str, here: str | None, there: str | None, slow: bool = False) -> int:
        """Return the least minutes between two places by any mode and any way round, 0 from or to nowhere.

        ``slow`` leaves out the modes that need a coach, unless there is no other.
        """
        if here is None or there is None:
            return 0
        if (group, slow) not in self.quickest:
            modes = [self.index.modes[name] for name in self.index.mode_names(group)]
            modes = [mode for mode in modes if not (slow and mode.coach)] or modes
            table = np.min([np.asarray(mode.minutes) + mode.boarding for mode in modes], axis=0)
            np.fill_diagonal(table, 0)
            for by in range(len(table)):
                table = np.minimum(table, table[:, by : by + 1] + table[by : by + 1, :])
            self.quickest[group, slow] = table
        return int(self.quickest[group, slow][self.index.places[here], self.index.places[there]])

    def solve(self) -> tuple[bool | None, VisitPlan]:
        """Return whether the demands can hold (``None``: not known in time) and the visits that show it."""
        solver = cp_model.CpSolver()
        solver.parameters.max_deterministic_time = SECONDS
        solver.parameters.num_workers = 1
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return False, VisitPlan()
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None, VisitPlan()
        visits = tuple(
            Visit(
                stop=c.stop,
                groups=c.groups,
                day=c.day,
                start=solver.value(c.start),
                end=solver.value(c.start) + c.minutes,
            )
            for c in self.chances
            if c.visit and solver.boolean_value(c.chosen)
        )
        return True, VisitPlan(visits=visits)


def settle_demands(problem: Problem) -> tuple[Conflict | None, VisitPlan]:
    """Return a conflict when the demands are proved to clash, else visits that meet them (none when not known)."""
    demands = demands_of(problem)
    holds, plan = Model(problem, demands).solve()
    if holds is not False:
        return None, plan
    kept = list(demands)
    for demand in demands:
        rest = [one for one in kept if one is not demand]
        if Model(problem, rest).solve()[0] is False:
            kept = rest
    return Conflict(reasons=tuple(_told(problem, demand) for demand in kept)), VisitPlan()


def _told(problem: Problem, demand: Demand) -> Reason:
    index = Index(problem)
    day = problem.days[demand.day].id if demand.day >= 0 else ""
    if demand.kind == "must":
        return _must(problem, index.stops[demand.stop], demand.group)
    if demand.kind == "lock" and demand.lock is not None:
        at = "" if demand.lock.start is None else f" at {clock(demand.lock.start)}"
        message = f"{', '.join(demand.lock.groups)} at {demand.stop} is locked to {day}{at}"
        return Reason(code="lock", message=message, subjects=(demand.stop, *demand.lock.groups), mend="unlock it")
    if demand.kind == "fixed":
        item = index.fixed[demand.stop]
        message = f"{demand.group} is at {item.id} on {day} from {clock(item.start)} to {clock(item.end)}"
        mend = "move it, or let the group miss it"
        return Reason(code="fixed", message=message, subjects=(item.id, demand.group), mend=mend)
    if demand.kind == "interpreters":
        return told_interpreters(problem, demand.pair)
    if demand.kind == "coaches":
        return told_coaches(problem)
    lunch = index.lunch(demand.day, demand.group)
    told = f"{lunch.minutes} minutes between {clock(lunch.earliest)} and {clock(lunch.latest)}" if lunch else ""
    message = f"{demand.group} has lunch on {day}, {told}"
    return Reason(code="lunch", message=message, subjects=(demand.group,), mend="shorten it, or widen its hours")


def _must(problem: Problem, stop: Stop, group: str) -> Reason:
    minutes = min(
        (Index(problem).minutes(stop.id, party) for party in Index(problem).parties(stop) if group in party), default=0
    )
    offered = ", ".join(f"{problem.days[w.day].id} {clock(w.opens)} to {clock(w.closes)}" for w in stop.windows)
    return Reason(
        code="must",
        message=f"{group} must visit {stop.id} ({minutes} minutes, offered: {offered or 'never'})",
        subjects=(stop.id, group),
        mend=f"ask {stop.id} for another time, or make it no must",
    )
