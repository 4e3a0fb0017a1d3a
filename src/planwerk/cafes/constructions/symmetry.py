# mypy: disable-error-code="no-untyped-call"
"""Base rounds that a further automorphism leaves as they are: fewer tables to search for, which come in its orbits.

The automorphism multiplies Z_m by a unit and moves the copies of Z_m, and the people who stay, in cycles of one length.
(Colbourn & Dinitz, Handbook of Combinatorial Designs, VI.16 on multipliers.)
"""

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt

from planwerk.cafes.constructions import starters
from planwerk.cafes.constructions.groups import Action
from planwerk.cafes.model import Ints

LENGTHS, TRIES = (3, 4, 2, 6, 5), 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Symmetric:
    """An action with the powers ``images[k, people]`` of an automorphism, and what to search for.

    ``orbit`` and ``room`` are as ``Action.pairs`` gives them, for the greater group. ``tables`` of ``seats`` are to be
    found from ``people``, one of each orbit; a table that stays, if the number of tables needs one, takes the rest.
    """

    action: Action
    images: npt.NDArray[np.int32]
    orbit: Ints
    room: Ints
    seats: int
    tables: int

    def search(
        self, moves: int, random: np.random.Generator, heat: tuple[float, float]
    ) -> tuple[Ints | None, int, int]:
        """Return the tables of everyone in base rounds or ``None``, the differences too many, and the moves made."""
        stays, room = self._table_that_stays(random)
        if stays is None:
            return None, comb(self.seats, 2), 0
        first = self.images.min(axis=0)
        people = np.setdiff1d(np.flatnonzero(first == np.arange(len(first))), first[stays]).astype(np.int32)
        sizes = (self.seats,) * self.tables
        start, table = starters.slots_of(sizes)
        seats = np.array([random.permutation(people) for _ in range(self.action.base)], np.int32)
        seed = int(random.integers(2**31))
        excess, made = starters.anneal(seats, 0, start, table, self.orbit, room, self.images, moves, heat, 0, seed)
        if excess:
            return None, int(excess), int(made)
        base = np.full((self.action.base, self.action.people), self.tables * len(self.images), np.int32)
        for row, slots in zip(base, seats, strict=True):
            for power, image in enumerate(self.images):
                row[image[slots]] = table * len(self.images) + power
        return base, 0, int(made)

    def _table_that_stays(self, random: np.random.Generator) -> tuple[Ints | None, Ints]:
        """Return the people of a table closed under the automorphism (nobody where none is needed), and room left."""
        short = np.flatnonzero((self.images[1:] == self.images[0]).any(axis=0))
        nobody = np.array([], np.int32)
        if self.tables * len(self.images) * self.seats == self.action.people:
            return nobody, self.room
        names = np.setdiff1d(self.images.min(axis=0), short)
        plain, usable = self.action.pairs()
        for _ in range(TRIES):
            chosen = random.choice(names, (self.seats - len(short)) // len(self.images), replace=False)
            table = np.concatenate((short, self.images[:, chosen].ravel())).astype(np.int32)
            pairs = [(int(one), int(other)) for one, other in combinations(table, 2)]
            used = [int(plain[pair]) for pair in pairs]
            if len(set(used)) == len(used) and all(usable[pair] for pair in used):
                room = self.room.copy()
                room[[self.orbit[pair] for pair in pairs]] = 0
                return table, room
        return None, self.room


def of_action(action: Action, seats: int, most: int) -> list[Symmetric]:
    """Return up to ``most`` automorphisms of an action under which tables of ``seats`` can come in whole orbits."""
    found: list[Symmetric] = []
    plain, usable = action.pairs()
    for length in LENGTHS:
        for unit in _units(action.order, length):
            made = _symmetric(action, _images(action, unit, length), seats, plain, usable)
            if made is not None:
                found.append(made)
    return found[:most]


def _units(order: int, length: int) -> list[int]:
    """Return 1 and the first unit of Z_order whose multiplicative order is ``length``."""
    for unit in range(2, order):
        powers = [pow(unit, power, order) for power in range(1, length + 1)]
        if powers[-1] == 1 and 1 not in powers[:-1]:
            return [1, unit]
    return [1]


def _images(action: Action, unit: int, length: int) -> npt.NDArray[np.int32]:
    """Return the powers of the automorphism that moves copies and people who stay in cycles of ``length``."""
    names = np.arange(action.people)
    moving = action.people - action.fixed
    copy, place = np.divmod(names[:moving], action.order)
    step = np.concatenate(
        (
            _cycles(moving // action.order, length)[copy] * action.order + unit * place % action.order,
            moving + _cycles(action.fixed, length),
        )
    )
    images = [names]
    for _ in range(length - 1):
        images.append(step[images[-1]])
    return np.array(images, np.int32)


def _cycles(count: int, length: int) -> npt.NDArray[np.int64]:
    """Return a permutation in cycles of ``length``, the rest staying where it is."""
    names = np.arange(count)
    whole = count - count % length
    return np.where(names < whole, names - names % length + (names % length + 1) % length, names)


def _symmetric(
    action: Action, images: npt.NDArray[np.int32], seats: int, plain: Ints, usable: Ints
) -> Symmetric | None:
    """Return the search under an automorphism, ``None`` where tables cannot come in whole orbits of it."""
    length = len(images)
    tables, left = divmod(action.people // seats, length)
    short = int((images[1:] == images[0]).any(axis=0).sum())
    if left > 1 or short > left * seats or (left * seats - short) % length or (left and action.base > 1) or not tables:
        return None
    one, other = np.zeros(len(usable), np.int64), np.zeros(len(usable), np.int64)
    rows, columns = np.triu_indices(action.people, 1)
    one[plain[rows, columns]], other[plain[rows, columns]] = rows, columns
    moved = plain[images[:, one], images[:, other]]
    ordered = np.sort(moved, axis=0)
    regular = (ordered[1:] != ordered[:-1]).all(axis=0) & usable[moved].astype(bool).all(axis=0)
    names, number = np.unique(moved.min(axis=0), return_inverse=True)
    room = regular[names].astype(np.int32)
    if room.sum() < action.base * tables * comb(seats, 2):
        return None
    orbit = number.astype(np.int32)[plain]
    return Symmetric(action=action, images=images, orbit=orbit, room=room, seats=seats, tables=tables)
