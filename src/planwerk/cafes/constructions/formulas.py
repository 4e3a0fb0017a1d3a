"""Designs by formula: round robins, affine spaces, Latin squares, and designs within the groups of others."""

import numpy as np

from planwerk.cafes.constructions.fields import Ring, field, prime_powers, ring
from planwerk.cafes.model import Ints


def round_robin(tables: int) -> Ints:
    """Return everybody meeting everybody at tables of two: ``2 * tables - 1`` rounds.

    The circle method (Kirkman 1847): one person stays, the others go round.
    """
    turn = 2 * tables - 1
    found = np.zeros((turn, 2 * tables), np.int32)
    for number in range(turn):
        for table in range(1, tables):
            found[number, [(number + table) % turn, (number - table) % turn]] = table
    return found


def affine_space(seats: int, dimension: int) -> Ints:
    """Return the parallel classes of lines of the affine space over GF(seats): everybody meets everybody once.

    (Bose 1942; Beth, Jungnickel & Lenz, Design Theory, I.7.)
    """
    (prime, degree), *_ = prime_powers(seats)
    numbers = field(prime, degree)
    points = np.array(np.unravel_index(np.arange(seats**dimension), (seats,) * dimension))
    rounds = []
    for lead in range(dimension):
        # Directions whose first coordinate that is not zero is a one, at ``lead``.
        for rest in np.ndindex((seats,) * (dimension - lead - 1)):
            direction = [0] * lead + [1, *rest]
            # Along the direction, walk back to where the leading coordinate is zero: that names the line.
            line = [
                numbers.add[points[axis], numbers.times[_minus(numbers)[points[lead]], direction[axis]]]
                for axis in range(dimension)
            ]
            names = np.ravel_multi_index(np.array(line), (seats,) * dimension)
            rounds.append(np.unique(names, return_inverse=True)[1])
    return np.array(rounds, dtype=np.int32)


def latin(tables: int, seats: int, rounds: int, *, moving: bool = False) -> Ints | None:
    """Return up to ``tables`` rounds in which nobody of a row of ``tables`` people meets another of the row.

    Person x of row i sits at table x + m a(i) in round m; in a field all a(i) may differ (MOLS: Bose 1938), in a
    product of fields differences of a or of m must be units (MacNeish 1922). Person ``tables * i + x`` of the result
    visits no table twice, but for the row with a(i) = 0, which stays; it comes last, where all others are used, or
    never where all must be ``moving``.
    """
    numbers = ring(tables)
    units = min(prime**exponent for prime, exponent in prime_powers(tables)) if tables > 1 else 1
    rows_needed = seats + 1 if moving else seats
    if max(rounds, rows_needed) > tables or min(rounds, rows_needed) > units:
        return None
    steps = _apart(numbers, tables, units)
    rows, shifts = (steps, np.arange(tables)) if rows_needed <= units else (np.arange(tables), steps)
    # Zero is the row that stays: last, so that it is only used where all are.
    rows = np.roll(rows, -1)[:seats]
    found = np.zeros((rounds, seats, tables), np.int32)
    for number in range(rounds):
        for row in range(seats):
            found[number, row] = numbers.add[np.arange(tables), numbers.times[shifts[number], rows[row]]]
    return np.asarray(found.reshape(rounds, -1), np.int32)


def within_rows(rows: int, tables: int, inner: Ints) -> Ints:
    """Return further rounds for people in rows of ``tables``: each row seated by ``inner`` at tables of its own."""
    share = tables // rows
    return np.asarray(np.concatenate([inner + share * row for row in range(rows)], axis=1), np.int32)


def _minus(numbers: Ring) -> Ints:
    return np.asarray(np.argmin(numbers.add, axis=1), np.int32)


def _apart(numbers: Ring, size: int, units: int) -> Ints:
    """Return ``units`` elements, zero first, whose differences are units: equal position in every field."""
    minus = _minus(numbers)
    invertible = np.any(numbers.times == _one(numbers), axis=1)
    chosen: list[int] = []
    for element in range(size):
        if all(invertible[numbers.add[element, minus[other]]] for other in chosen):
            chosen.append(element)
        if len(chosen) == units:
            break
    return np.array(chosen, np.int32)


def _one(numbers: Ring) -> int:
    return int(np.argmax(np.all(numbers.times == np.arange(numbers.size), axis=1)))
