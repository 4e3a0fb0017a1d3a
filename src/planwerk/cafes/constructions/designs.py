"""Finds a seating without repeats by formula, tables of two sizes included."""

from collections.abc import Iterator, Sequence

import numpy as np

from planwerk.cafes.constructions import formulas
from planwerk.cafes.constructions.fields import prime_powers
from planwerk.cafes.constructions.matrices import transversal
from planwerk.cafes.model import Ints


def repeats(design: Ints) -> int:
    """Return how often pairs meet again in ``design[rounds, people]``, each further meeting counted once."""
    people = design.shape[1]
    meets = np.zeros((people, people), np.int64)
    for row in design:
        meets += row[:, None] == row[None, :]
    return int(np.maximum(0, meets[np.triu_indices(people, 1)] - 1).sum())


def by_formula(sizes: Sequence[int], rounds: int) -> Ints | None:
    """Return tables of everyone in ``rounds`` rounds without repeats by formula, or ``None``.

    Tables of two sizes come from equal ones by leaving out people who never meet each other.
    """
    tables, seats = len(sizes), max(sizes)
    for found in _formulas(tables, seats, rounds):
        if found is not None and len(found) >= rounds:
            left = leave_out(found[:rounds], tables * seats - sum(sizes))
            if left is not None:
                return left
    return None


def _formulas(tables: int, seats: int, rounds: int) -> Iterator[Ints | None]:
    if rounds == 1:
        yield np.repeat(np.arange(tables), seats)[None, :].astype(np.int32)
    if seats == 1:
        yield np.tile(np.arange(tables, dtype=np.int32), (rounds, 1))
    yield transversal(tables, seats, rounds)
    if seats == 2:
        yield formulas.round_robin(tables)
    if seats > 1 and len(prime_powers(seats)) == 1:
        dimension = 2
        while seats ** (dimension - 1) < tables:
            dimension += 1
        if seats ** (dimension - 1) == tables:
            yield formulas.affine_space(seats, dimension)
    yield _filled(tables, seats, rounds)


def _filled(tables: int, seats: int, rounds: int) -> Ints | None:
    """Return a Latin design and, when its rows are full tables, the rounds within them."""
    if seats < 2 or tables % seats or rounds <= tables:
        return None
    outer = transversal(tables, seats, tables)
    inner = by_formula((seats,) * (tables // seats), rounds - tables) if outer is not None else None
    if outer is None or inner is None:
        return None
    return np.asarray(np.concatenate((outer, formulas.within_rows(seats, tables, inner))), np.int32)


def leave_out(design: Ints, count: int) -> Ints | None:
    """Return the design without ``count`` people who never meet, ``None`` where there are not so many."""
    if not count:
        return design
    people = design.shape[1]
    meets = np.zeros((people, people), np.bool_)
    for row in design:
        meets |= row[:, None] == row[None, :]
    # People who never meet come in groups (rows, fixed points): from the end, as formulas put theirs.
    for first in range(people - 1, -1, -1):
        chosen = [first]
        for other in range(people - 1, -1, -1):
            if not meets[other, chosen].any() and len(chosen) < count:
                chosen.append(other)
        if len(chosen) == count:
            return np.asarray(np.delete(design, chosen, axis=1), np.int32)
    return None
