"""Annealing of one large plan by threads that share it.

Each thread draws and judges moves while others change the plan. What it then wants to do it judges again behind a lock,
so the plan is at any moment the result of whole moves; as most moves are refused, the threads rarely wait.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from planwerk.meetings.breaks.board import Board
from planwerk.meetings.breaks.kernel import BEST
from planwerk.meetings.breaks.search import CHUNK, STOP, Annealer, run_moves
from planwerk.meetings.breaks.state import State


class SharedAnnealer:
    """Cools one state with several threads until the time is over."""

    def __init__(self, board: Board, annealer: Annealer, workers: int, seed: int) -> None:
        self._board = board
        self._state = annealer.state
        draws = np.random.default_rng(seed).integers(1, 2**62, workers)
        self._views = [replace(self._state, random=np.array([draw], np.uint64)) for draw in draws]

    def cool(self, start: float, *, seconds: float) -> None:
        """Cool down from ``start`` over ``seconds``, or fewer when the board is over."""
        state = self._state
        begin, best = self._board.watch.elapsed, int(state.tally[BEST])
        end = begin + seconds
        with ThreadPoolExecutor(len(self._views)) as pool:
            for job in [pool.submit(self._work, view, start, begin, end) for view in self._views]:
                job.result()
        if state.tally[BEST] < best:
            self._board.offer(state.best)

    def _work(self, view: State, start: float, begin: float, end: float) -> None:
        board = self._board
        while not board.over and board.watch.elapsed < end:
            warm = start * (STOP / start) ** ((board.watch.elapsed - begin) / (end - begin))
            run_moves(view, CHUNK, warm, warm, shared=len(self._views) > 1)
            board.spend(CHUNK)
