"""Clauses that count, for the proof: literals are non-zero integers, a clause is a list of them.

A counter is a list whose entry ``k`` means "at least k + 1 of these literals are true", in both directions.
"""

from collections.abc import Sequence
from itertools import combinations

PAIRWISE = 25  # above, at most one true literal is said with a chain of helpers instead of all pairs


class Clauses:
    """Clauses and the number of variables in use."""

    def __init__(self) -> None:
        self.variables = 0
        self.rows: list[list[int]] = []

    def new(self) -> int:
        self.variables += 1
        return self.variables

    def add(self, clause: Sequence[int]) -> None:
        self.rows.append(list(clause))

    def at_most_one(self, literals: Sequence[int]) -> None:
        if len(literals) <= PAIRWISE:
            self.rows.extend([-a, -b] for a, b in combinations(literals, 2))
            return
        before = 0
        for literal in literals:
            seen = self.new()
            self.add([-literal, seen])
            if before:
                self.add([-before, seen])
                self.add([-before, -literal])
            before = seen

    def any_of(self, literals: Sequence[int]) -> int:
        """Return a literal that is true exactly when one of ``literals`` is."""
        if len(literals) == 1:
            return literals[0]
        result = self.new()
        self.rows.extend([-literal, result] for literal in literals)
        self.add([-result, *literals])
        return result

    def totalizer(self, literals: Sequence[int], most: int) -> list[int]:
        """Return a counter of ``literals`` up to ``most`` (Bailleux and Boufkhad, CP 2003)."""
        if len(literals) <= 1 or most < 1:
            return list(literals[:most])
        half = len(literals) // 2
        left, right = self.totalizer(literals[:half], most), self.totalizer(literals[half:], most)
        whole_left, whole_right = len(left) == half, len(right) == len(literals) - half
        size = min(most, len(left) + len(right))
        out = [self.new() for _ in range(size)]
        for i in range(len(left) + 1):
            for j in range(len(right) + 1):
                if 0 < i + j <= size:
                    self.add([out[i + j - 1], *_minus(left, i), *_minus(right, j)])
                if i + j < size and (i < len(left) or whole_left) and (j < len(right) or whole_right):
                    self.add([-out[i + j], *left[i : i + 1], *right[j : j + 1]])
        self.rows.extend([-out[k + 1], out[k]] for k in range(size - 1))
        return out

    def at_most(self, literals: Sequence[int], most: int) -> None:
        if most < len(literals):
            if most <= 0:
                self.rows.extend([-literal] for literal in literals)
            else:
                self.add([-self.totalizer(literals, most + 1)[most]])


def _minus(counter: list[int], count: int) -> list[int]:
    return [-counter[count - 1]] if count else []
