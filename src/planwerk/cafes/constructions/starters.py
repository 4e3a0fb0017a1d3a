# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Base rounds by annealing: swap two people of a base round, count differences used too often.

With the trivial action (one turn, every pair its own difference) this is plain local search for seatings.
"""

import numpy as np
import numpy.typing as npt

from planwerk.cafes.model import Ints
from planwerk.core.kernels import inner, kernel

# Temperatures in units of one repeat: wide for rounds with slack, narrow where nearly every difference is used.
HEATS = ((0.45, 0.18), (0.6, 0.15), (0.35, 0.2))


@inner
def shift(seat, first, last, slot, person, orbit, used, room, sign):
    """Take ``person`` from a table (``sign`` -1) or seat them there (1); return the change of the excess."""
    change = 0
    for other in range(first, last):
        if other != slot:
            pair = orbit[person, seat[other]]
            if sign > 0:
                change += used[pair] >= room[pair]
                used[pair] += 1
            else:
                used[pair] -= 1
                change -= used[pair] >= room[pair]
    return change


@inner
def count_all(seats, start, table, orbit, used, room):
    """Count the differences of all base rounds into ``used`` and return how many are too many."""
    excess = 0
    for base in range(seats.shape[0]):
        for one in range(seats.shape[1]):
            for other in range(one + 1, start[table[one] + 1]):
                pair = orbit[seats[base, one], seats[base, other]]
                excess += used[pair] >= room[pair]
                used[pair] += 1
    return excess


@kernel
def anneal(seats, frozen, start, table, orbit, room, moves, heat, goal, seed):
    """Anneal base rounds ``seats[base, slots]`` but the first ``frozen`` in place; return the least excess and moves.

    ``seats`` ends as the best seen. Stops at an excess of ``goal``.
    """
    np.random.seed(seed)
    bases, slots = seats.shape
    used = np.zeros(room.size, np.int32)
    excess = count_all(seats, start, table, orbit, used, room)
    best, best_seats = excess, seats.copy()
    temperature = heat[0]
    cooling = (heat[1] / heat[0]) ** (1.0 / moves)
    count = 0
    while count < moves and best > goal:
        count += 1
        temperature *= cooling
        seat = seats[frozen + np.random.randint(bases - frozen)]
        one, other = np.random.randint(slots), np.random.randint(slots)
        left, right = table[one], table[other]
        if left == right:
            continue
        person, mate = seat[one], seat[other]
        change = shift(seat, start[left], start[left + 1], one, person, orbit, used, room, -1)
        change += shift(seat, start[right], start[right + 1], other, mate, orbit, used, room, -1)
        change += shift(seat, start[left], start[left + 1], one, mate, orbit, used, room, 1)
        change += shift(seat, start[right], start[right + 1], other, person, orbit, used, room, 1)
        if change <= 0 or np.random.random() < np.exp(-change / temperature):
            seat[one], seat[other] = mate, person
            excess += change
            if excess < best:
                best = excess
                best_seats[:] = seats
        else:
            shift(seat, start[left], start[left + 1], one, mate, orbit, used, room, -1)
            shift(seat, start[right], start[right + 1], other, person, orbit, used, room, -1)
            shift(seat, start[left], start[left + 1], one, person, orbit, used, room, 1)
            shift(seat, start[right], start[right + 1], other, mate, orbit, used, room, 1)
    seats[:] = best_seats
    return best, count


def slots_of(sizes: tuple[int, ...]) -> tuple[Ints, Ints]:
    """Return the first slot of each table (and the end), and the table of each slot."""
    start = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
    return start, np.repeat(np.arange(len(sizes)), sizes).astype(np.int32)


def tables_of(seats: Ints, table: Ints) -> Ints:
    """Return the table of each person by round from the people on each slot."""
    found = np.empty_like(seats)
    for base, row in enumerate(seats):
        found[base, row] = table
    return found


def every_pair(people: int) -> tuple[Ints, Ints]:
    """Return each pair as a difference of its own: the trivial action."""
    orbit = np.zeros((people, people), np.int32)
    above = np.triu_indices(people, 1)
    orbit[above] = np.arange(len(above[0]))
    orbit += orbit.T
    return orbit, np.ones(len(above[0]), np.int32)


def search(
    sizes: tuple[int, ...],
    bases: int,
    pairs: tuple[Ints, Ints],
    moves: int,
    random: np.random.Generator,
    heat: tuple[float, float] = HEATS[0],
) -> tuple[Ints | None, int]:
    """Return the tables of everyone in base rounds without excess, or ``None``, and the moves made."""
    start, table = slots_of(sizes)
    orbit, room = pairs
    seats = np.array([random.permutation(len(table)) for _ in range(bases)], np.int32)
    seed = int(random.integers(2**31))
    excess, made = anneal(seats, 0, start, table, orbit, room, moves, heat, 0, seed)
    return (tables_of(seats, table) if excess == 0 else None), int(made)


def improve(
    seats: Ints,
    frozen: int,
    sizes: tuple[int, ...],
    pairs: tuple[Ints, Ints],
    *,
    moves: int,
    heat: tuple[float, float],
    goal: int,
    seed: int,
) -> tuple[int, int]:
    """Anneal plain rounds ``seats`` in place; return their repeats and the moves made."""
    start, table = slots_of(sizes)
    excess, made = anneal(seats, frozen, start, table, *pairs, moves, heat, goal, seed)
    return int(excess), int(made)


def positions(tables: npt.NDArray[np.int32]) -> Ints:
    """Return the people on each slot from the table of each person, the inverse of ``tables_of``."""
    return np.argsort(tables, axis=1, kind="stable").astype(np.int32)
