"""A first state: coaches given out, fixed items, lunches, locks and the previous plan in place."""

import numpy as np

from planwerk.visits.arrays import State, ints
from planwerk.visits.build_kernel import lay_given, lay_visit
from planwerk.visits.encode import Encoded
from planwerk.visits.rng import UInts
from planwerk.visits.search_kernel import recreate
from planwerk.visits.solution import VisitPlan


def first_state(encoded: Encoded, previous: VisitPlan | None, rng: UInts) -> State:
    """Return a state that holds everything given, filled up greedily."""
    state, data = encoded.empty(), encoded.data
    _give_coaches(encoded, state, previous)
    visits, fixed = len(encoded.slots), len(encoded.problem.fixed)
    lay_given(data, state, ints(sorted(range(visits, visits + fixed), key=lambda s: (int(state.pin[s]), s))))
    for lock in encoded.problem.locks:
        start = -1 if lock.start is None else lock.start
        _lay(encoded, state, lock.stop, lock.groups, lock.day, start, locked=True)
    for visit in previous.visits if previous else ():
        _lay(encoded, state, visit.stop, visit.groups, visit.day, visit.start, locked=False)
    recreate(data, state, np.ones(int(data.size[0]), np.int64), np.ones(visits, np.int64), rng, 0.0)
    return state


def _give_coaches(encoded: Encoded, state: State, previous: VisitPlan | None) -> None:
    """Give each day's coaches first to groups that cannot do without and that had them before, then in turn."""
    data, problem = encoded.data, encoded.problem
    had = {(r.day, r.group): r.coach for r in (previous.rides if previous else ()) if r.coach}
    count = len(encoded.groups)
    for day in range(len(problem.days)):
        free = [row for row in range(len(problem.coaches)) if data.coach_day[row, day]]
        free.sort(key=lambda row: problem.coaches[row].seats)
        urgency = {
            g: (int(data.group_modes[g, 1]) >= 0, (day, encoded.groups[g]) not in had, (g - day) % count)
            for g in range(count)
        }
        for group in sorted(range(count), key=urgency.__getitem__):
            state.mode[day, group] = data.group_modes[group, 1]
            fits = [row for row in free if data.group_modes[group, 0] >= 0 and data.coach_fits[row, group]]
            if fits:
                kept = [row for row in fits if problem.coaches[row].id == had.get((day, encoded.groups[group]))]
                coach = (kept or fits)[0]
                free.remove(coach)
                state.coach[day, group], state.mode[day, group] = coach, data.group_modes[group, 0]


def _lay(
    encoded: Encoded, state: State, stop: str, groups: tuple[str, ...], day: int, start: int, *, locked: bool
) -> None:
    """Put a visit there if its stop, its groups and its day still exist and the day can hold it."""
    row = encoded.rows.get(stop, -1)
    options = [k for k, party in enumerate(encoded.parties[row]) if set(party) == set(groups)] if row >= 0 else []
    slots = [slot for slot, own in enumerate(encoded.slots) if own == row and not state.mask[slot]]
    if options and slots and 0 <= day < len(encoded.problem.days):
        option = int(encoded.data.option_from[row]) + options[0]
        lay_visit(encoded.data, state, slots[0], option, day, start, locked)
