# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Rounds of shifted rows, by annealing: mutually orthogonal Latin rectangles where no formula gives squares.

Person x of row i sits at table x + a(m, i) in round m, in a group of as many elements as tables. Two rows meet without
repeats when the differences a(m, i) - a(m, j) differ in all rounds: a partial difference matrix. (Harvey & Winterer,
Solving the MOLR and social golfer problems, 2005.)
"""

import numpy as np

from planwerk.cafes.constructions.fields import ring
from planwerk.cafes.model import Ints
from planwerk.core.kernels import inner, kernel

HEATS = ((0.6, 0.15), (0.4, 0.2))


@inner
def shift_cost(shifts, number, row, value, minus, used, weight, sign):
    """Count (``sign`` 1) or take away (-1) the differences of one shift with the rest of its round.

    Those with the first row count ``weight`` times.
    """
    change = 0
    for other in range(shifts.shape[1]):
        if other == row:
            continue
        low, high = min(row, other), max(row, other)
        mate = shifts[number, other]
        difference = minus[value, mate] if row < other else minus[mate, value]
        worth = weight if low == 0 else 1
        if sign > 0:
            change += worth * (used[low, high, difference] > 0)
            used[low, high, difference] += 1
        else:
            used[low, high, difference] -= 1
            change -= worth * (used[low, high, difference] > 0)
    return change


@kernel
def anneal(shifts, minus, moves, heat, weight, seed):
    """Anneal ``shifts[rounds, rows]`` in place; return the least number of differences too many, and the moves made."""
    np.random.seed(seed)
    rounds, rows = shifts.shape
    size = minus.shape[0]
    used = np.zeros((rows, rows, size), np.int32)
    excess = 0
    for number in range(rounds):
        for row in range(rows):
            for other in range(row + 1, rows):
                difference = minus[shifts[number, row], shifts[number, other]]
                excess += (weight if row == 0 else 1) * (used[row, other, difference] > 0)
                used[row, other, difference] += 1
    temperature = heat[0]
    cooling = (heat[1] / heat[0]) ** (1.0 / moves)
    count = 0
    while count < moves and excess > 0:
        count += 1
        temperature *= cooling
        # The first round and the first row stay at zero: renaming people makes any other plan look so.
        number, row = np.random.randint(1, rounds), np.random.randint(1, rows)
        old, new = shifts[number, row], np.random.randint(size)
        if old == new:
            continue
        change = shift_cost(shifts, number, row, old, minus, used, weight, -1)
        change += shift_cost(shifts, number, row, new, minus, used, weight, 1)
        if change <= 0 or np.random.random() < np.exp(-change / temperature):
            shifts[number, row] = new
            excess += change
        else:
            shift_cost(shifts, number, row, new, minus, used, weight, -1)
            shift_cost(shifts, number, row, old, minus, used, weight, 1)
    return excess, count


def addition(tables: int, cyclic: bool) -> Ints:
    """Return the addition table of Z_tables, or of the product of fields of that size."""
    if not cyclic:
        return ring(tables).add
    names = np.arange(tables, dtype=np.int32)
    return np.asarray((names[:, None] + names[None, :]) % tables, np.int32)


def search(
    seats: int, rounds: int, add: Ints, *, moves: int, heat: tuple[float, float], random: np.random.Generator
) -> tuple[Ints | None, int]:
    """Return the tables of everyone (rows of ``len(add)`` people) without repeats, or ``None``, and the moves made."""
    found, excess, made = nearest(seats, rounds, add, moves=moves, heat=heat, weight=1, random=random)
    return (None if excess else found), made


def nearest(
    seats: int,
    rounds: int,
    add: Ints,
    *,
    moves: int,
    heat: tuple[float, float],
    weight: int,
    random: np.random.Generator,
) -> tuple[Ints, int, int]:
    """Return shifted rows, their differences too many, those with the first row ``weight`` times, and the moves."""
    size = len(add)
    minus = add[:, np.argmin(add, axis=1)]
    shifts = random.integers(size, size=(rounds, seats)).astype(np.int32)
    shifts[0], shifts[:, 0] = 0, 0
    excess, made = anneal(shifts, minus, moves, heat, weight, int(random.integers(2**31)))
    return np.asarray(add[:, shifts].transpose(1, 2, 0).reshape(rounds, -1), np.int32), int(excess), int(made)
