"""A search state back to a plan."""

from planwerk.visits.arrays import State
from planwerk.visits.encode import Encoded
from planwerk.visits.solution import Duty, Ride, Visit, VisitPlan


def plan_of(encoded: Encoded, state: State) -> VisitPlan:
    """Return the plan a state stands for, visits by day, start and stop."""
    problem, groups = encoded.problem, len(encoded.groups)
    slots, visits = state.slots, []
    for slot, row in enumerate(encoded.slots):
        if slots[slot].mask:
            start = int(slots[slot].start)
            visits.append(
                Visit(
                    stop=problem.stops[row].id,
                    groups=encoded.groups_of(int(slots[slot].mask)),
                    day=int(slots[slot].day),
                    start=start,
                    end=start + int(slots[slot].minutes),
                    interpreters=_team(encoded, state, slot, groups),
                )
            )
    visits.sort(key=lambda visit: (visit.day, visit.start, visit.stop))
    rides = tuple(
        _ride(encoded, state, day, row)
        for day in range(len(problem.days))
        for row in range(groups)
        if state.actors[day, row].coach >= 0 or _other_mode(encoded, state, day, row)
    )
    duties = tuple(
        Duty(item=item.id, interpreters=_team(encoded, state, slot, groups))
        for slot, item in enumerate(problem.fixed, len(encoded.slots))
        if item.interpreting is not None
    )
    return VisitPlan(visits=tuple(visits), rides=rides, duties=duties)


def _other_mode(encoded: Encoded, state: State, day: int, row: int) -> bool:
    """Return whether a group travels on a day otherwise than by its first mode, which needs no line."""
    mode = int(state.actors[day, row].mode)
    return mode >= 0 and encoded.modes[mode] != encoded.index.mode_names(encoded.groups[row])[0]


def _ride(encoded: Encoded, state: State, day: int, row: int) -> Ride:
    coach = int(state.actors[day, row].coach)
    return Ride(
        day=day,
        group=encoded.groups[row],
        mode=encoded.modes[int(state.actors[day, row].mode)],
        coach=encoded.problem.coaches[coach].id if coach >= 0 else None,
    )


def _team(encoded: Encoded, state: State, slot: int, groups: int) -> tuple[str, ...]:
    people = encoded.problem.interpreters
    return tuple(people[int(actor) - groups].id for actor in state.team[slot] if actor >= 0)
