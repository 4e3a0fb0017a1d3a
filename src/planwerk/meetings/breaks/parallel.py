"""Annealing of one large plan by threads that share it.

The slots are dealt out anew every twentieth of a second; a thread swaps only slots of its own, so no two of them touch
the same meeting or table, and the plan stays valid at any moment. What they share is who is busy when: it is read live,
and changed with atomic steps, so a thread misjudges a move only where another one changes the same person's day within
the same tenth of a microsecond.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planwerk.meetings.breaks.board import Board
from planwerk.meetings.breaks.instance import Instance
from planwerk.meetings.breaks.kernel import BEST, BREAKS, FAULTS, MOVES
from planwerk.meetings.breaks.search import STOP, Annealer, run_moves
from planwerk.meetings.breaks.state import State, pack, recount

EPOCH = 0.05  # seconds between two deals
FIRST_MOVES = 100_000


class SharedAnnealer:
    """Cools one state with several threads until the time is over."""

    def __init__(self, instance: Instance, board: Board, annealer: Annealer, workers: int, seed: int) -> None:
        self._instance = instance
        self._board = board
        self._state = annealer.state
        self._random = np.random.default_rng(seed)
        count = max(1, min(workers, instance.slots // 2))
        draws = self._random.integers(1, 2**62, count)
        self._views = [
            replace(self._state, random=np.array([draw], np.uint64), tally=self._state.tally.copy()) for draw in draws
        ]

    def cool(self, start: float, *, seconds: float) -> None:
        """Cool down from ``start`` over ``seconds``, or fewer when the board is over."""
        watch, moves = self._board.watch, FIRST_MOVES
        begin = watch.elapsed
        with ThreadPoolExecutor(len(self._views)) as pool:
            while not self._board.over and (spent := watch.elapsed - begin) < seconds:
                warm = start * (STOP / start) ** (spent / seconds)
                before = watch.elapsed
                jobs = [pool.submit(run_moves, view, moves, warm, warm, mine=mine) for view, mine in self._deal()]
                for job in jobs:
                    job.result()
                took = max(1e-4, watch.elapsed - before)
                moves = int(np.clip(moves * EPOCH / took, 1_000, 10_000_000))
                self._meet()

    def _deal(self) -> list[tuple[State, NDArray[np.uint64]]]:
        slots = self._random.permutation(self._instance.slots)
        shares = np.zeros((len(self._views), self._instance.slots), np.bool_)
        for position, slot in enumerate(slots):
            shares[position % len(self._views), slot] = True
        for view in self._views:
            view.tally[BEST] = -1  # no thread alone knows what the plan is worth
        return list(zip(self._views, pack(shares), strict=True))

    def _meet(self) -> None:
        """Count the common plan and keep it when it is the best."""
        state = self._state
        for view in self._views:
            self._board.spend(int(view.tally[MOVES]))
            view.tally[MOVES] = 0
        recount(state)
        best = self._board.breaks
        if state.tally[FAULTS] == 0 and (best is None or state.tally[BREAKS] < best):
            self._board.offer(state.slot)
