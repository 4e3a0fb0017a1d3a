# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Base rounds by annealing: swap two people of a base round, count differences used too often.

With the trivial action (one turn, every pair its own difference) this is plain local search for seatings.
"""

import numpy as np
import numpy.typing as npt

from planwerk.cafes.model import Ints
from planwerk.core.kernels import inner, kernel

# Temperatures in units of one repeat: a steady one finds rounds in which nearly every difference is used.
HEATS = ((0.25, 0.25), (0.35, 0.2), (0.45, 0.18))


@inner
def leave(seat, first, last, slot, person, orbit, used, room):
    """Take ``person`` from the slots of a table; return the change of the excess."""
    change = 0
    for other in range(first, last):
        if other != slot:
            pair = orbit[person, seat[other]]
            used[pair] -= 1
            change -= used[pair] >= room[pair]
    return change


@inner
def join(seat, first, last, slot, person, orbit, used, room, most):
    """Seat ``person`` until the excess grows by more than ``most``; return how it grew and the slot not yet counted."""
    change = 0
    for other in range(first, last):
        if other != slot:
            pair = orbit[person, seat[other]]
            change += used[pair] >= room[pair]
            used[pair] += 1
            if change > most:
                return change, other + 1
    return change, last


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
def anneal(seats, frozen, start, table, orbit, room, images, moves, heat, goal, seed):
    """Anneal base rounds ``seats[base, slots]`` but the first ``frozen`` in place; return the least excess and moves.

    A person who moves may be replaced by one of their ``images[power, people]`` under an automorphism. ``seats`` ends
    as the best seen. Stops at an excess of ``goal``.
    """
    np.random.seed(seed)
    bases, slots = seats.shape
    powers = images.shape[0]
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
        guest, visitor = person, mate
        if powers > 1:
            guest, visitor = images[np.random.randint(powers), person], images[np.random.randint(powers), mate]
        # What the move may cost is drawn first: most are given up after a few pairs.
        most = -temperature * np.log(1.0 - np.random.random())
        first, last, begin, end = start[left], start[left + 1], start[right], start[right + 1]
        change = leave(seat, first, last, one, person, orbit, used, room)
        change += leave(seat, begin, end, other, mate, orbit, used, room)
        more, reached = join(seat, first, last, one, visitor, orbit, used, room, most - change)
        change += more
        if change <= most:
            more, stop = join(seat, begin, end, other, guest, orbit, used, room, most - change)
            change += more
            if change <= most:
                seat[one], seat[other] = visitor, guest
                excess += change
                if excess < best:
                    best = excess
                    best_seats[:] = seats
                continue
            leave(seat, begin, stop, other, guest, orbit, used, room)
        leave(seat, first, reached, one, visitor, orbit, used, room)
        join(seat, first, last, one, person, orbit, used, room, np.inf)
        join(seat, begin, end, other, mate, orbit, used, room, np.inf)
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
) -> tuple[Ints | None, int, int]:
    """Return the tables of everyone in base rounds without excess or ``None``, the excess, and the moves made."""
    start, table = slots_of(sizes)
    orbit, room = pairs
    seats = np.array([random.permutation(len(table)) for _ in range(bases)], np.int32)
    seed = int(random.integers(2**31))
    excess, made = anneal(seats, 0, start, table, orbit, room, _nobody_else(len(table)), moves, heat, 0, seed)
    return (tables_of(seats, table) if excess == 0 else None), int(excess), int(made)


def _nobody_else(people: int) -> npt.NDArray[np.int32]:
    """Return the images under the trivial automorphism."""
    return np.arange(people, dtype=np.int32)[None, :]


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
    images = _nobody_else(len(table))
    excess, made = anneal(seats, frozen, start, table, *pairs, images, moves, heat, goal, seed)
    return int(excess), int(made)


def positions(tables: npt.NDArray[np.int32]) -> Ints:
    """Return the people on each slot from the table of each person, the inverse of ``tables_of``."""
    return np.argsort(tables, axis=1, kind="stable").astype(np.int32)
