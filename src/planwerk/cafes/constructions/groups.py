"""A cyclic group acting on the people: which pairs it makes alike, and how a base round becomes many.

The people are ``orbits`` copies of Z_m and some fixed ones. Turning a base round m times gives m rounds; they repeat
no pair when each difference (orbit of pairs) is used at most once. This is the method of differences (Bose 1939;
Colbourn & Dinitz, Handbook of Combinatorial Designs, VI.16 and VI.53 on starters).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

import numpy as np
import numpy.typing as npt

from planwerk.cafes.model import Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Z_m on ``people`` of whom the last ``fixed`` stay; ``base`` rounds are turned.

    With ``cosets`` > 0 there is one more round, of tables of that many: cosets of a subgroup, and the fixed people.
    """

    people: int
    order: int
    fixed: int
    base: int
    cosets: int = 0

    @property
    def rounds(self) -> int:
        return self.base * self.order + (1 if self.cosets else 0)

    def turn(self, steps: int) -> npt.NDArray[np.int64]:
        """Return whither each person goes."""
        names = np.arange(self.people)
        moving = names < self.people - self.fixed
        turned = names - names % self.order + (names + steps) % self.order
        return np.where(moving, turned, names)

    def pairs(self) -> tuple[Ints, Ints]:
        """Return the orbit of each pair, and per orbit how often base rounds may use it: 0 where the orbit is short."""
        turn = self.turn(1)
        orbit = np.full((self.people, self.people), -1, np.int32)
        room: list[int] = []
        reserved = self._coset_round() if self.cosets else None
        for one in range(self.people):
            for other in range(one + 1, self.people):
                if orbit[one, other] >= 0:
                    continue
                left, right, length = one, other, 0
                while orbit[left, right] < 0:
                    orbit[left, right] = orbit[right, left] = len(room)
                    left, right, length = int(turn[left]), int(turn[right]), length + 1
                taken = reserved is not None and reserved[one] == reserved[other]
                room.append(1 if length == self.order and not taken else 0)
        return orbit, np.array(room, np.int32)

    def develop(self, base: Ints) -> Ints:
        """Return all rounds from the tables of everyone in the base rounds, ``base[base rounds, people]``."""
        rounds = []
        for row in base:
            for steps in range(self.order):
                turned = np.empty_like(row)
                turned[self.turn(steps)] = row
                rounds.append(turned)
        if self.cosets:
            rounds.append(self._coset_round())
        return np.array(rounds, np.int32)

    def _coset_round(self) -> Ints:
        """Return the round of cosets: in each orbit those with equal rest modulo m / cosets, then the fixed people."""
        step = self.order // self.cosets
        names = np.arange(self.people)
        tables = (names // self.order) * step + names % self.order % step
        first = (self.people - self.fixed) // self.cosets
        fixed = first + (names - (self.people - self.fixed)) // self.cosets
        return np.where(names < self.people - self.fixed, tables, fixed).astype(np.int32)


def actions(sizes: Sequence[int], rounds: int) -> list[Action]:
    """Return the actions with differences enough for ``rounds`` rounds at tables of ``sizes``, most promising first."""
    people, tables = sum(sizes), len(sizes)
    need = sum(comb(size, 2) for size in sizes)
    found: list[tuple[float, Action]] = []
    same = sizes[0] if len(set(sizes)) == 1 else 0
    for base in range(1, rounds // 2 + 1):
        for cosets in (0, same) if same > 1 else (0,):
            least = -(-(rounds - (1 if cosets else 0)) // base)
            for order in range(max(2, least), least + 4):
                fixed = people % order
                while fixed <= tables * (cosets or 1):
                    action = Action(people=people, order=order, fixed=fixed, base=base, cosets=cosets)
                    fits = not cosets or (order % cosets == 0 and fixed % cosets == 0)
                    if fixed < people and fits and (cosets == 0 or fixed <= tables):
                        slack = _room(action) - base * need
                        if slack >= 0:
                            found.append((base - min(1.0, slack / (base * need)) + 0.1 * (order - least), action))
                    fixed += order
    found.sort(key=lambda row: row[0])
    return [action for _, action in found]


def _room(action: Action) -> int:
    """Return how many differences base rounds may use, without listing pairs."""
    orbits = (action.people - action.fixed) // action.order
    pure = (action.order - 1) // 2 - (action.cosets - 1) // 2 if action.cosets else (action.order - 1) // 2
    return orbits * pure + comb(orbits, 2) * action.order + orbits * action.fixed
