"""Annealing of one large plan by threads that share it.

Each thread draws and judges moves while others change the plan. What it then wants to do it judges again behind a lock,
so the plan is at any moment the result of whole moves; as most moves are refused, the threads rarely wait.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from planwerk.meetings.breaks.board import Board
from planwerk.meetings.breaks.kernel import BEST, BREAKS, FAULTS
from planwerk.meetings.breaks.search import CHUNK, STOP, Annealer, run_moves
from planwerk.meetings.breaks.state import UNKNOWN, State

EPOCH = 0.5  # seconds between two looks at the plan
LATE = 0.9  # share of the time after which every best plan is kept: before, there would be thousands of them


class SharedAnnealer:
    """Cools one state with several threads until the time is over."""

    def __init__(self, board: Board, annealer: Annealer, workers: int, seed: int) -> None:
        self._board = board
        self._state = annealer.state
        draws = np.random.default_rng(seed).integers(1, 2**62, workers)
        self._views = [replace(self._state, random=np.array([draw], np.uint64)) for draw in draws]

    def cool(self, start: float, *, seconds: float) -> None:
        """Cool down from ``start`` over ``seconds``, or fewer when the board is over."""
        board, tally = self._board, self._state.tally
        begin = board.watch.elapsed
        end, late = begin + seconds, begin + LATE * seconds
        tally[BEST] = -1
        with ThreadPoolExecutor(len(self._views)) as pool:
            while not board.over and board.watch.elapsed < end:
                if tally[BEST] < 0 and board.watch.elapsed > late:
                    tally[BEST] = UNKNOWN if board.breaks is None else board.breaks
                until = min(end, board.watch.elapsed + EPOCH)
                for job in [pool.submit(self._work, view, start, begin, end, until) for view in self._views]:
                    job.result()
                self._meet()

    def _work(self, view: State, start: float, begin: float, end: float, until: float) -> None:
        board = self._board
        while not board.over and board.watch.elapsed < until:
            warm = start * (STOP / start) ** ((board.watch.elapsed - begin) / (end - begin))
            run_moves(view, CHUNK, warm, warm, shared=len(self._views) > 1)
            board.spend(CHUNK)

    def _meet(self) -> None:
        """Offer the plan, or the best one since it was asked for."""
        board, state = self._board, self._state
        if state.tally[FAULTS] == 0 and (board.breaks is None or state.tally[BREAKS] < board.breaks):
            board.offer(state.slot)
        if board.breaks is not None and 0 <= state.tally[BEST] < board.breaks:
            board.offer(state.best)
