"""Orthogonal Latin squares of orders that are no prime power, developed from published difference matrices.

An orthogonal array holds ``size ** 2`` blocks of one point from each of its columns, so that any two columns show each
pair of points once. One column names the round, one may name the table, the others are rows of people. Where a matrix
develops under a group, only its base blocks stand here. (Colbourn & Dinitz, Handbook of Combinatorial Designs, III.3.)
"""

from collections.abc import Callable, Iterator
from functools import cache

import numpy as np

from planwerk.cafes.constructions.formulas import latin
from planwerk.cafes.model import Ints

Block = tuple[int, ...]

# (12, 6, 1) over Z_2 x Z_2 x Z_3, an element being 4 * third + bits; the sixth row is zero. (Johnson, Dulmage &
# Mendelsohn, Orthomorphisms of groups and orthogonal Latin squares I, 1961.)
_TWELVE = (
    (0, 1, 2, 3, 8, 9, 10, 11, 4, 5, 6, 7),
    (0, 6, 4, 2, 10, 5, 7, 8, 9, 3, 1, 11),
    (0, 3, 11, 6, 4, 7, 9, 1, 5, 2, 10, 8),
    (0, 9, 8, 1, 5, 3, 2, 4, 11, 6, 7, 10),
    (0, 10, 5, 7, 9, 11, 3, 6, 2, 1, 8, 4),
)
# (15, 5, 1) over Z_15; the fifth row is zero. (Schellenberg, van Rees & Vanstone, Four pairwise orthogonal Latin
# squares of order 15, Ars Combinatoria 6, 1978.)
_FIFTEEN = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14),
    (1, 3, 6, 8, 10, 13, 5, 2, 0, 12, 4, 7, 9, 11, 14),
    (1, 7, 4, 0, 11, 8, 14, 5, 12, 3, 9, 6, 2, 13, 10),
    (1, 11, 7, 2, 12, 3, 8, 13, 4, 9, 14, 5, 0, 10, 6),
)
# Base blocks over Z_2 x Z_3 x Z_3, of which the last two parts develop. (Abel, Existence of five MOLS of orders 18 and
# 60, Journal of Combinatorial Designs 23, 2015.)
_EIGHTEEN = (
    "000 100 100 000 100 100 100 000 000 000 100 000",
    "000 020 100 100 000 120 110 110 010 020 010 120",
    "000 100 022 102 112 001 101 120 121 001 020 002",
    "000 002 100 002 102 122 010 111 110 121 021 001",
    "000 021 000 100 020 112 100 021 112 102 102 012",
    "000 000 011 010 100 010 110 122 011 121 120 111",
    "000 100 002 022 011 121 020 122 100 010 112 112",
)
# What the third of a turn adds to the last two parts in each column of order 18.
_TURNS = ((0, 0), (0, 1), (1, 0), (2, 1), (2, 2), (1, 2), (0, 2))
# Half of the columns' entries over Z_19 with a point that stays (19): each block comes with its threes turned.
# (Handbook, III.3.49, after Todorov, Ars Combinatoria 27, 1989.)
_TWENTY = (
    (19, 0, 0, 7, 1, 11),
    (7, 1, 11, 19, 0, 0),
    (13, 15, 10, 13, 15, 10),
    (1, 7, 11, 16, 17, 5),
    (16, 17, 5, 1, 7, 11),
    (9, 6, 4, 2, 14, 3),
    (2, 14, 3, 9, 6, 4),
)


def transversal(tables: int, seats: int, rounds: int, *, moving: bool = False) -> Ints | None:
    """Return what ``formulas.latin`` promises, by formula or from a difference matrix, or ``None``."""
    found = latin(tables, seats, rounds, moving=moving)
    if found is not None or tables not in _BLOCKS or rounds > tables:
        return found
    blocks = _array(tables)
    rows = blocks.shape[1] - 1 - moving
    if seats > rows:
        return None
    design = np.zeros((tables, seats, tables), np.int32)
    for row in range(seats):
        # The second column names the table; without ``moving`` its points are people as well, in the last row.
        people = blocks[:, 1 + (row + 1) % (blocks.shape[1] - 1)]
        design[blocks[:, 0], row, people] = blocks[:, 1]
    return np.asarray(design[:rounds].reshape(rounds, -1), np.int32)


@cache
def _array(size: int) -> Ints:
    """Return the blocks ``[size ** 2, columns]`` of an orthogonal array."""
    return np.array(list(_BLOCKS[size]()), np.int32)


def _developed(rows: tuple[Block, ...], plus: Callable[[int, int], int]) -> Iterator[Block]:
    """Yield each column of a difference matrix with a zero row, turned by the whole group, and its own number."""
    for number, column in enumerate(zip(*rows, strict=True)):
        for turn in range(len(rows[0])):
            yield (number, turn, *(plus(entry, turn) for entry in column))


def _twelve() -> Iterator[Block]:
    return _developed(_TWELVE, lambda one, other: (one // 4 + other // 4) % 3 * 4 + (one % 4 ^ other % 4))


def _fifteen() -> Iterator[Block]:
    return _developed(_FIFTEEN, lambda one, other: (one + other) % 15)


def _eighteen() -> Iterator[Block]:
    for column in zip(*(row.split() for row in _EIGHTEEN), strict=True):
        for third in range(3):
            for turn in range(9):
                yield tuple(
                    int(entry[0]) * 9
                    + (int(entry[1]) + third * one + turn // 3) % 3 * 3
                    + (int(entry[2]) + third * other + turn) % 3
                    for entry, (one, other) in zip(column, _TURNS, strict=True)
                )


def _twenty() -> Iterator[Block]:
    stays = 19
    yield (stays,) * 6
    for a, b, c, d, e, f in _TWENTY:
        for block in ((a, b, c, d, e, f), (b, c, a, f, d, e), (c, a, b, e, f, d)):
            for turn in range(19):
                yield tuple(entry if entry == stays else (entry + turn) % 19 for entry in block)


_BLOCKS = {12: _twelve, 15: _fifteen, 18: _eighteen, 20: _twenty}
