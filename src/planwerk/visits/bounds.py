"""What no plan can beat: a relaxation that keeps the counting of time and visits and forgets the order of a day."""

from dataclasses import replace

from planwerk.core.result import Level
from planwerk.visits.index import Index
from planwerk.visits.problem import LevelName, Problem, Stop


def bounded(levels: tuple[Level, ...], problem: Problem, seconds: float) -> tuple[Level, ...]:
    """Return the levels with their bounds, each proved where the plan reaches it."""
    found = []
    for level in levels:
        bound: float = 0
        if level.name == LevelName.PRIORITY:
            bound = priority_bound(problem, seconds)
        found.append(replace(level, bound=bound, proved=level.value == bound))
    return tuple(found)


def priority_bound(problem: Problem, seconds: float) -> int:
    """Return an upper bound of the priority visited, from a packing of visits into the hours of each group's days.

    Every visit takes its minutes and at least half its shortest journeys to and fro; the order is forgotten.
    """
    from ortools.sat.python import cp_model

    index, model = Index(problem), cp_model.CpModel()
    terms: list[cp_model.LinearExpr] = []
    loads: dict[tuple[int, str], list[cp_model.LinearExpr]] = {}
    counts: dict[tuple[int, str], list[cp_model.IntVar]] = {}
    for stop in problem.stops:
        of_group: dict[str, list[cp_model.IntVar]] = {}
        of_stop = []
        near = _nearest_half(index, stop)
        for party in index.parties(stop):
            minutes = index.minutes(stop.id, party)
            days = [d for d in range(len(problem.days)) if _offers(stop, d, minutes)]
            worth = sum(index.wants[stop.id, group].priority for group in party)
            for day in days:
                chosen = model.new_bool_var("")
                terms.append(worth * chosen)
                of_stop.append(chosen)
                for group in party:
                    of_group.setdefault(group, []).append(chosen)
                    loads.setdefault((day, group), []).append((2 * minutes + near) * chosen)
                    counts.setdefault((day, group), []).append(chosen)
        for chosen_ones in of_group.values():
            model.add_at_most_one(chosen_ones)
        model.add(sum(of_stop) <= stop.receptions)
    for (day, group), load in loads.items():
        model.add(sum(load) <= 2 * _room(index, day, group))
        if (most := problem.days[day].max_visits) is not None:
            model.add(sum(counts[day, group]) <= most)
    model.maximize(sum(terms))
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = max(0.05, min(1.0, seconds))
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return sum(want.priority for stop in problem.stops for want in stop.wants)
    return int(solver.best_objective_bound + 1e-6)


def _offers(stop: Stop, day: int, minutes: int) -> bool:
    return any(w.day == day and w.closes - w.opens >= minutes for w in stop.windows)


def _nearest_half(index: Index, stop: Stop) -> int:
    """Return the least journey to plus the least journey from anywhere else, in half minutes.

    Every inner leg is shared by two visits, so each pays half of it; 0 where another stop is at the same place.
    """
    row = index.places[stop.place]
    used = {index.places[other.place] for other in index.problem.stops if other is not stop}
    used |= {index.places[item.place] for item in index.problem.fixed}
    used |= {index.places[p] for base in index.problem.bases for p in (base.start, base.end) if p is not None}
    if row in used or len(used) < 1:
        return 0
    others = sorted(used)
    to = min(mode.minutes[other][row] + mode.boarding for mode in index.problem.modes for other in others)
    back = min(mode.minutes[row][other] + mode.boarding for mode in index.problem.modes for other in others)
    return to + back


def _room(index: Index, day: int, group: str) -> int:
    """Return the minutes a group's day can hold at most, fixed items inside it taken off.

    A day without bases has no journey at its ends: half a leg is given back for each.
    """
    items = index.items(day, group)
    first, last = index.hours(day, group)
    first, last = min([first, *(item.start for item in items)]), max([last, *(item.end for item in items)])
    taken = max((item.end - item.start for item in items), default=0)
    base = index.base(day, group)
    longest = max(value + mode.boarding for mode in index.problem.modes for row in mode.minutes for value in row)
    open_ends = (base.start is None) + (base.end is None)
    return last - first - taken + open_ends * longest
