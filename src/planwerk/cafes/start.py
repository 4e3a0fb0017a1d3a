"""First seats for the search: given seats kept, tables evenly filled, wanted tables where there is room."""

import numpy as np
import numpy.typing as npt

from planwerk.cafes.model import Ints, Layout, State
from planwerk.cafes.problem import Problem


def seats(problem: Problem, plan: Layout, state: State, wanted: Ints, random: np.random.Generator) -> Ints:
    """Return who sits on which slot, ``wanted[R, n]`` tables (``-1``: any) being kept as far as the sizes allow."""
    found = np.full_like(state.seat, -1)
    for number in range(problem.rounds):
        tables = _tables(problem, plan, number, wanted[number], random)
        for table, people in enumerate(tables):
            first = state.start[number, table]
            found[number, first : first + len(people)] = people
    return found


def movable(problem: Problem, plan: Layout, state: State, seat: Ints) -> npt.NDArray[np.bool_]:
    """Write which slots may change into ``state`` and return them by round and slot; call it once seats are known."""
    free = np.zeros(seat.shape, np.bool_)
    for number in range(len(problem.held.rounds), problem.rounds):
        pinned = set(plan.pinned[number])
        slots = [slot for slot in range(int(state.start[number, -1])) if int(seat[number, slot]) not in pinned]
        free[number, slots] = True
        state.moving[number] = len(slots)
        state.movable[number, : len(slots)] = slots
    return free


def _tables(
    problem: Problem, plan: Layout, number: int, wanted: npt.NDArray[np.int32], random: np.random.Generator
) -> list[list[int]]:
    """Return the people of each table in a round."""
    tables: list[list[int]] = [[] for _ in problem.tables]
    for person, table in plan.pinned[number].items():
        tables[table].append(person)
    if plan.fillings[number] is None:
        return tables
    rest = [person for person in plan.present[number] if person not in plan.pinned[number]]
    random.shuffle(rest)
    # Those who have a wish first; among the others, who needs access before who does not.
    rest.sort(key=lambda person: (wanted[person] < 0, not problem.people[person].needs_access))
    room = _room(problem, plan, number, wanted, tables, rest)
    homeless = []
    for person in rest:
        table = int(wanted[person])
        if table >= 0 and room[table] > 0:
            tables[table].append(person)
            room[table] -= 1
        else:
            homeless.append(person)
    for person in homeless:
        fit = [table for table in range(len(tables)) if room[table] > 0]
        if problem.people[person].needs_access:
            fit = [table for table in fit if problem.tables[table].accessible] or fit
        table = int(random.choice(fit))
        tables[table].append(person)
        room[table] -= 1
    return tables


def _room(
    problem: Problem,
    plan: Layout,
    number: int,
    wanted: npt.NDArray[np.int32],
    tables: list[list[int]],
    rest: list[int],
) -> list[int]:
    """Return the free seats of each table once it is clear which tables have one more than the others."""
    filling = plan.fillings[number]
    assert filling is not None  # noqa: S101  # open rounds always have one
    crowd = [len(people) for people in tables]
    for person in rest:
        if wanted[person] >= 0:
            crowd[int(wanted[person])] += 1
    least = [filling.least(table.seats) for table in problem.tables]
    able = [place for place, table in enumerate(problem.tables) if table.seats > filling.level]
    able.sort(key=lambda place: (len(tables[place]) <= least[place], least[place] - crowd[place], place))
    chosen = set(able[: filling.extra])
    return [least[place] + (place in chosen) - len(people) for place, people in enumerate(tables)]
