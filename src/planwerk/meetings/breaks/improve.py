"""Better plans by solving parts of the plan exactly (large neighbourhood search with a SAT solver).

The meetings of a stretch of slots and of somebody with a break, or (now and then) among some of the people, are free,
all others stay; the solver must save a break. Parts that are refuted let the next ones grow, parts too hard let them
shrink; near the end they are nearly the whole plan, and what the solver has learned is kept. After a part that
saves nothing the annealing wanders to another plan as good. (Large neighbourhoods: Shaw, CP 1998.)
"""

import random
from collections.abc import Iterator

import numpy as np

from planwerk.meetings.breaks.board import Slots, breaks_of
from planwerk.meetings.breaks.encoding import Encoding
from planwerk.meetings.breaks.proof import Proof

GROW, SHRINK = 1.12, 0.97
STRETCHES = 0.8  # share of the parts that are stretches of slots


class Improver:
    """Improves one plan; ``slots`` and ``breaks`` are its best."""

    def __init__(self, encoding: Encoding, proof: Proof, slots: Slots, seed: int) -> None:
        self._instance = encoding.instance
        self._encoding = encoding
        self._proof = proof
        self._random = random.Random(seed)
        self._width = min(6.0, float(self._instance.slots))
        self._share = 0.5
        self.slots = slots
        self.breaks = int(breaks_of(self._instance, slots).sum())
        self._counter = proof.limit_breaks(self.breaks)

    def adopt(self, slots: Slots) -> None:
        """Go on from a plan that is better, or as good."""
        breaks = int(breaks_of(self._instance, slots).sum())
        if breaks <= self.breaks:
            self.slots, self.breaks = slots, breaks

    def step(self, conflicts: int) -> bool:
        """Try one part; return whether a break was saved."""
        by_time = self._random.random() < STRETCHES
        free = self._stretch() if by_time else self._circle()
        fixed = [self._encoding.at[m][t - 1] for m, t in enumerate(self.slots.tolist()) if not free[m]]
        self._proof.prefer(self.slots)
        found = self._proof.attempt([-self._counter[self.breaks - 1], *fixed], conflicts)
        if found and self._proof.plan is not None:
            self.adopt(self._proof.plan)
            return True
        factor = SHRINK if found is None else GROW
        if by_time:
            self._width = min(float(self._instance.slots), max(2.0, self._width * factor))
        else:
            self._share = min(0.95, max(0.05, self._share * factor))
        return False

    def _unlucky(self) -> list[int]:
        return np.flatnonzero(breaks_of(self._instance, self.slots)).tolist()

    def _stretch(self) -> list[bool]:
        """Free the meetings of some slots around a meeting of somebody with a break, and all of theirs."""
        person = self._random.choice(self._unlucky())
        width = min(self._instance.slots, max(2, int(self._width * self._random.uniform(0.8, 1.0) + 0.5)))
        centre = int(self.slots[self._random.choice(self._encoding.of[person])])
        first = min(max(1, centre - self._random.randrange(width)), self._instance.slots - width + 1)
        free = [first <= slot < first + width for slot in self.slots.tolist()]
        for meeting in self._encoding.of[person]:
            free[meeting] = True
        return free

    def _circle(self) -> list[bool]:
        """Free the meetings among some people, those with breaks with them, and half of their others."""
        people = set(self._unlucky())
        others = list(range(self._instance.people))
        self._random.shuffle(others)
        people.update(others[: int(self._share * len(others))])
        return list(self._chosen(people))

    def _chosen(self, people: set[int]) -> Iterator[bool]:
        for a, b in self._instance.ends.tolist():
            inside = (a in people) + (b in people)
            yield inside == 2 or (inside == 1 and self._random.random() < 0.5)
