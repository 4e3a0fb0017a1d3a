"""A first state: coaches given out, fixed items, lunches, locks and the previous plan in place."""

from planwerk.visits.arrays import Ints, State, copy_state, ints
from planwerk.visits.build_kernel import lay_out
from planwerk.visits.encode import Encoded
from planwerk.visits.rng import UInts
from planwerk.visits.search_kernel import search
from planwerk.visits.solution import VisitPlan


def first_state(encoded: Encoded, previous: VisitPlan | None, rng: UInts) -> State:
    """Return a state that holds everything given, filled up greedily."""
    state = encoded.empty()
    _give_coaches(encoded, state, previous)
    visits, fixed = len(encoded.slots), len(encoded.problem.fixed)
    order = sorted(range(visits, visits + fixed), key=lambda slot: (int(state.slots[slot].pin), slot))
    given = [(lock.stop, lock.groups, lock.day, lock.start, True) for lock in encoded.problem.locks]
    given += [(v.stop, v.groups, v.day, v.start, False) for v in (previous.visits if previous else ())]
    lay_out(encoded.data, state, ints(order), _rows(encoded, given))
    search(encoded.data, state, copy_state(state), copy_state(state), rng, 0, 1.0, 1.0, True)
    return state


def _rows(encoded: Encoded, given: list[tuple[str, tuple[str, ...], int, int | None, bool]]) -> Ints:
    """Return slot, option, day, start and lock of the visits whose stop, groups and day still exist."""
    free = {row: [slot for slot, own in enumerate(encoded.slots) if own == row] for row in encoded.rows.values()}
    found, seen = [], set()
    for stop, groups, day, start, locked in given:
        row = encoded.rows.get(stop, -1)
        parties = encoded.parties[row] if row >= 0 else []
        options = [number for number, party in enumerate(parties) if set(party) == set(groups)]
        known = options and free[row] and 0 <= day < len(encoded.problem.days)
        if known and (stop, frozenset(groups)) not in seen:
            seen.add((stop, frozenset(groups)))
            option = int(encoded.data.stops[row].option_from) + options[0]
            found.append((free[row].pop(0), option, day, -1 if start is None else start, int(locked)))
    return ints(found, len(found), 5)


def _give_coaches(encoded: Encoded, state: State, previous: VisitPlan | None) -> None:
    """Give each day's coaches first to groups that cannot do without and that had them before, then in turn."""
    data, problem = encoded.data, encoded.problem
    had = {(r.day, r.group): r.coach for r in (previous.rides if previous else ()) if r.coach}
    count = len(encoded.groups)
    for day in range(len(problem.days)):
        free = [row for row in range(len(problem.coaches)) if encoded.coach_works(row, day)]
        free.sort(key=lambda row: problem.coaches[row].seats)
        urgency = {
            g: (int(data.group_modes[g, 1]) >= 0, (day, encoded.groups[g]) not in had, (g - day) % count)
            for g in range(count)
        }
        for group in sorted(range(count), key=urgency.__getitem__):
            own = state.actors[day, group]
            own.mode = data.group_modes[group, 1]
            fits = [row for row in free if data.group_modes[group, 0] >= 0 and data.coach_fits[row, group]]
            if fits:
                kept = [row for row in fits if problem.coaches[row].id == had.get((day, encoded.groups[group]))]
                coach = (kept or fits)[0]
                free.remove(coach)
                own.coach, own.mode = coach, data.group_modes[group, 0]
