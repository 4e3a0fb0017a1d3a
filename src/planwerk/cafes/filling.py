"""How many people sit at each table: as even as the chairs allow.

This is part of what a right plan is, so the referee's rule, the bounds and the solver share it.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Tables with at most ``level`` chairs are full; of the others ``extra`` seat ``level + 1``, the rest ``level``."""

    level: int
    extra: int
    sizes: tuple[int, ...]

    def most(self, seats: int) -> int:
        """Return how many may sit at a table with ``seats`` chairs."""
        return min(seats, self.level + (1 if self.extra else 0))

    def least(self, seats: int) -> int:
        """Return how many must sit at a table with ``seats`` chairs."""
        return min(seats, self.level)


def fill(seats: Sequence[int], people: int) -> Filling:
    """Return the even filling of tables by ``people``, the first tables being fuller; ``people <= sum(seats)``."""
    level = 0
    while sum(min(row, level + 1) for row in seats) <= people and level < max(seats):
        level += 1
    extra = people - sum(min(row, level) for row in seats)
    sizes, left = [], extra
    for row in seats:
        more = 1 if left and row > level else 0
        left -= more
        sizes.append(min(row, level) + more)
    return Filling(level=level, extra=extra, sizes=tuple(sizes))
