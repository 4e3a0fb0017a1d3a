"""The problem as arrays for the search: slots, relations of pairs, traits of people.

A round's slots are chairs, those of a table side by side; ``-1`` marks an empty one. Held rounds and given seats stand
in the arrays but are not ``movable``.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from planwerk.cafes.filling import Filling, fill
from planwerk.cafes.objective import CHANGES, REPEATS
from planwerk.cafes.problem import Mode, Must, Person, Problem, Wish
from planwerk.cafes.solution import Seating

Ints = npt.NDArray[np.int32]
Masks = npt.NDArray[np.uint64]

# What the search counts, by position in its vector of values.
HARD = "hard"
VALUES = (HARD, CHANGES, REPEATS, *(wish.value for wish in Wish))
AVOID, MEET, COLLEAGUES, FIELDS, SENIORITY = 1, 2, 4, 8, 16
ANYTHING = np.uint64(2**64 - 1)


class State(NamedTuple):
    """What the kernels read and write; ``n`` people, ``T`` tables, ``R`` rounds, ``S`` slots a round at most.

    ``seat[R, S]`` is the person on a slot, ``table[R, S]`` its table (``-1``: no slot), ``start[R, T + 1]`` the first
    slot of each table, ``full[R]`` the slots of a table that may leave one empty, ``movable[R, :moving[R]]`` the slots
    the search may change, ``place[R, n]`` the slot of each person (``-1``: none). ``relation[n, n]`` holds the bits
    above, ``meets[n, n]`` how often a pair sits together, ``visits[n, T]`` and ``members[R, T, D]`` count visits and
    delegates. ``before[R, n]`` is the earlier plan's table (``-1``: free). ``each`` and ``talks`` switch visits and
    languages on.
    """

    seat: Ints
    table: Ints
    start: Ints
    full: Ints
    movable: Ints
    moving: Ints
    place: Ints
    relation: npt.NDArray[np.uint8]
    meets: Ints
    visits: Ints
    members: Ints
    delegation: Ints
    languages: Masks
    interprets: Masks
    reachable: npt.NDArray[np.bool_]
    before: Ints
    each: bool
    talks: bool


class Layout(NamedTuple):
    """Tables, their slots and who is pinned, per round; held rounds have exactly the slots they used."""

    fillings: tuple[Filling | None, ...]
    slots: tuple[tuple[int, ...], ...]
    pinned: tuple[dict[int, int], ...]
    present: tuple[tuple[int, ...], ...]


def layout(problem: Problem) -> Layout:
    """Return how many slots each table has in each round, and who is there."""
    seats = [table.seats for table in problem.tables]
    index = {row.id: number for number, row in enumerate(problem.people)}
    fillings: list[Filling | None] = []
    slots, pinned, present = [], [], []
    for number in range(problem.rounds):
        if number < len(problem.held.rounds):
            row = problem.held.rounds[number]
            fillings.append(None)
            slots.append(tuple(len(people) for people in row))
            pinned.append({index[name]: table for table, people in enumerate(row) for name in people})
            present.append(tuple(pinned[-1]))
            continue
        there = tuple(place for place, row in enumerate(problem.people) if row.present(number))
        filling = fill(seats, len(there))
        fillings.append(filling)
        slots.append(tuple(filling.most(row) for row in seats))
        pinned.append({index[name]: table for name, table in problem.pinned(number).items()})
        present.append(there)
    return Layout(fillings=tuple(fillings), slots=tuple(slots), pinned=tuple(pinned), present=tuple(present))


def build(problem: Problem, plan: Layout, previous: Seating | None) -> State:
    """Return the arrays with every seat empty; ``seat`` fills them."""
    people, tables, rounds = len(problem.people), len(problem.tables), problem.rounds
    most = max(sum(row) for row in plan.slots)
    table = np.full((rounds, most), -1, np.int32)
    start = np.zeros((rounds, tables + 1), np.int32)
    full = np.zeros(rounds, np.int32)
    for number, row in enumerate(plan.slots):
        start[number, 1:] = np.cumsum(row)
        table[number, : sum(row)] = np.repeat(np.arange(tables), row)
        filling = plan.fillings[number]
        full[number] = filling.level + 1 if filling is not None and filling.extra else 0
    delegation, count = _numbers(row.delegation for row in problem.people)
    languages, interprets = _languages(problem.people)
    return State(
        seat=np.full((rounds, most), -1, np.int32),
        table=table,
        start=start,
        full=full,
        movable=np.zeros((rounds, most), np.int32),
        moving=np.zeros(rounds, np.int32),
        place=np.full((rounds, people), -1, np.int32),
        relation=_relations(problem),
        meets=np.zeros((people, people), np.int32),
        visits=np.zeros((people, tables), np.int32),
        members=np.zeros((rounds, tables, max(count, 1)), np.int32),
        delegation=delegation,
        languages=languages,
        interprets=interprets,
        reachable=_reachable(problem),
        before=_before(problem, previous),
        each=problem.mode is Mode.EACH,
        talks=Wish.LANGUAGES in problem.wishes,
    )


def seating(problem: Problem, seat: Ints, state: State) -> Seating:
    """Return the plan that the slots show; the people of a table come in the problem's order."""
    rounds = []
    for number in range(problem.rounds):
        row = []
        for table in range(len(problem.tables)):
            first, last = state.start[number, table], state.start[number, table + 1]
            there = sorted(int(person) for person in seat[number, first:last] if person >= 0)
            row.append(tuple(problem.people[person].id for person in there))
        rounds.append(tuple(row))
    return Seating(rounds=tuple(rounds))


def _numbers(names: Iterable[str]) -> tuple[Ints, int]:
    """Number names from 0, the empty one being ``-1``; also return how many there are."""
    listed = list(names)
    known = {name: number for number, name in enumerate(sorted(set(listed) - {""}))}
    return np.array([known.get(name, -1) for name in listed], np.int32), len(known)


def _languages(people: tuple[Person, ...]) -> tuple[Masks, Masks]:
    names = sorted({name for row in people for name in row.languages | row.interprets})
    bit = {name: 1 << number for number, name in enumerate(names)}
    speaks = [sum(bit[name] for name in row.languages | row.interprets) or int(ANYTHING) for row in people]
    interprets = [sum(bit[name] for name in row.interprets) for row in people]
    return np.array(speaks, np.uint64), np.array(interprets, np.uint64)


def _relations(problem: Problem) -> npt.NDArray[np.uint8]:
    count = len(problem.people)
    found = np.zeros((count, count), np.uint8)
    traits = (
        (Wish.COLLEAGUES, COLLEAGUES, [row.organisation for row in problem.people]),
        (Wish.FIELDS, FIELDS, [row.field for row in problem.people]),
        (Wish.SENIORITY, SENIORITY, [row.seniority for row in problem.people]),
    )
    for wish, bit, names in traits:
        if wish in problem.wishes:
            numbers, _ = _numbers(names)
            same = (numbers[:, None] == numbers[None, :]) & (numbers[:, None] >= 0)
            found |= np.where(same, bit, 0).astype(np.uint8)
    index = {row.id: number for number, row in enumerate(problem.people)}
    for pair in problem.pairs:
        one, other = index[pair.one], index[pair.other]
        found[one, other] |= AVOID if pair.must is Must.AVOID else MEET
        found[other, one] = found[one, other]
    return found


def _reachable(problem: Problem) -> npt.NDArray[np.bool_]:
    needs = np.array([row.needs_access for row in problem.people])
    accessible = np.array([table.accessible for table in problem.tables])
    return np.asarray(~needs[:, None] | accessible[None, :], np.bool_)


def _before(problem: Problem, previous: Seating | None) -> Ints:
    found = np.full((problem.rounds, len(problem.people)), -1, np.int32)
    index = {row.id: number for number, row in enumerate(problem.people)}
    for number, table, person in previous.stays() if previous is not None else ():
        if person in index and len(problem.held.rounds) <= number < problem.rounds and table < len(problem.tables):
            found[number, index[person]] = table
    return found
