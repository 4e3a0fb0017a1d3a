"""What the searchers of one run know together: the best plan and what is proved."""

import threading

import numpy as np
from numpy.typing import NDArray

from planwerk.core.progress import Watch
from planwerk.meetings.breaks.instance import Instance

Slots = NDArray[np.int64]


def breaks_of(instance: Instance, slots: Slots) -> NDArray[np.int64]:
    """Return each participant's breaks when the meetings are in ``slots`` (from 1)."""
    busy = np.zeros((instance.people, instance.slots + 2), np.int8)
    busy[instance.ends[:, 0], slots] = 1
    busy[instance.ends[:, 1], slots] = 1
    result: NDArray[np.int64] = np.maximum(0, np.count_nonzero(np.diff(busy, axis=1) > 0, axis=1) - 1)
    return result


class Board:
    """Plans and bounds from any thread; ``over`` says that there is nothing left to do."""

    def __init__(self, instance: Instance, watch: Watch) -> None:
        self._instance = instance
        self._lock = threading.Lock()
        self.watch = watch
        self.best: Slots | None = None
        self.breaks: int | None = None
        self.bound = 0
        self.infeasible = False
        self.moves = 0
        self.first_seconds: float | None = None

    def offer(self, slots: Slots) -> None:
        """Take a complete plan that keeps every rule, if it is better."""
        breaks = int(breaks_of(self._instance, slots).sum())
        with self._lock:
            if self.breaks is None or breaks < self.breaks:
                self.best, self.breaks = slots.copy(), breaks
                if self.first_seconds is None:
                    self.first_seconds = self.watch.elapsed

    def raise_bound(self, bound: int) -> None:
        with self._lock:
            self.bound = max(self.bound, bound)

    def refute(self) -> None:
        """Note that no plan keeps every rule."""
        self.infeasible = True

    def spend(self, moves: int) -> None:
        with self._lock:
            self.moves += moves

    @property
    def left(self) -> int | None:
        """Moves that may still be made, ``None`` for any number."""
        limit = self.watch.limits.iterations
        return None if limit is None else max(0, limit - self.moves)

    @property
    def settled(self) -> bool:
        return self.infeasible or (self.breaks is not None and self.bound >= self.breaks)

    @property
    def over(self) -> bool:
        return self.settled or self.watch.over or self.left == 0
