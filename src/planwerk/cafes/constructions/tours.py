"""Rows of people who visit no table twice, as guests do where each table has its own question (and often a host)."""

from math import gcd

import numpy as np

from planwerk.cafes.constructions.matrices import transversal
from planwerk.cafes.model import Ints
from planwerk.core.progress import Watch

MOVES, TRIES, NO_REVISIT = 400_000, 4, 3


def tours(tables: int, rows: int, rounds: int, watch: Watch) -> Ints | None:
    """Return tables ``[rounds, rows * tables]`` of guests who visit no table twice; ``None`` for too many rounds.

    Without repeats where a formula or a short search finds such, else with few; with more rows than tables every row
    goes round at a pace of its own.
    """
    if rounds > tables or not rows:
        return None
    found = transversal(tables, rows, rounds, moving=True)
    if found is None and rounds > 1:
        found = _shifted(tables, rows, rounds, watch)
    return _rotation(tables, rows, rounds) if found is None else found


def _shifted(tables: int, rows: int, rounds: int, watch: Watch) -> Ints | None:
    """Return shifted rows with few repeats; the first row of the search stays at its tables, as hosts do."""
    from planwerk.cafes.constructions import shifts

    random = np.random.default_rng(watch.limits.seed)
    best, least = None, np.inf
    for number in range(TRIES):
        add = shifts.addition(tables, cyclic=number % 2 == 0)
        heat = shifts.HEATS[number // 2 % 2]
        found, excess, _ = shifts.nearest(
            rows + 1, rounds, add, moves=MOVES, heat=heat, weight=NO_REVISIT, random=random
        )
        if excess < least and not _revisits(found, tables):
            best, least = np.asarray(found[:, tables:], np.int32), excess
        if least == 0 or watch.over:
            break
    return best


def _revisits(design: Ints, tables: int) -> bool:
    """Return whether someone visits a table twice, the first row of ``tables`` people left out."""
    ordered = np.sort(design[:, tables:], axis=0)
    return bool((ordered[1:] == ordered[:-1]).any())


def _rotation(tables: int, rows: int, rounds: int) -> Ints:
    """Return rows that go on by a constant step each round, the steps differing where enough lead round in time."""
    steps = [step for step in range(1, tables) if tables // gcd(step, tables) >= rounds] or [1]
    found = np.zeros((rounds, rows, tables), np.int32)
    for number in range(rounds):
        for row in range(rows):
            found[number, row] = (np.arange(tables) + number * steps[row % len(steps)]) % tables
    return found.reshape(rounds, -1)
