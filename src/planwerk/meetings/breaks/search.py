"""One worker's search: a first plan, then annealing until time, moves or the bound end it."""

import numpy as np
from numpy.typing import NDArray

from planwerk.meetings.breaks.board import Board
from planwerk.meetings.breaks.insert import insert
from planwerk.meetings.breaks.instance import Instance
from planwerk.meetings.breaks.kernel import BEST, BREAKS, FAULTS, anneal
from planwerk.meetings.breaks.state import State, empty_state, place_all, recount

START, STOP = 0.35, 0.12  # temperatures, in breaks
FAULT_PRICE = 2.0
WANDER = ((90_000, 0.1), (15_000, 0.02))  # moves and temperatures of a walk among plans as good as one
CHUNK = 100_000  # moves between two looks at the clock


def hardest_last(instance: Instance) -> NDArray[np.int64]:
    """Return the meetings, those with the fewest slots to spare last."""
    degrees = instance.degrees()
    spare = instance.allowed.sum(axis=1) - 0.5 * degrees[instance.ends].sum(axis=1)
    return np.argsort(-spare, kind="stable").astype(np.int64)


class Inserter:
    """Places what is missing, some steps at a time."""

    def __init__(self, instance: Instance, state: State) -> None:
        order = hardest_last(instance)
        self._state = state
        self._stack = np.zeros(instance.meetings, np.int64)
        missing = order[state.slot[order] == 0]
        self._stack[: len(missing)] = missing
        self._weight = np.ones(instance.meetings)
        self.missing = len(missing)

    def work(self, steps: int) -> None:
        state = self._state
        self.missing = insert(
            state.grid, state.person, state.meet, state.ends, state.slot, state.count, state.capacity, state.people,
            state.link, state.order, self._weight, state.random, self._stack, self.missing, steps,
        )  # fmt: skip
        recount(state)


def run_moves(
    state: State, moves: int, start: float, stop: float, *, shared: bool = False, price: float = FAULT_PRICE
) -> None:
    """Anneal ``moves`` moves between two temperatures."""
    anneal(
        state.grid, state.person, state.meet, state.slot, state.count, state.capacity, state.people, state.link,
        state.order, state.faults, state.door, shared, state.chances, state.random, np.array([start, stop, price]),
        moves, state.best, state.tally,
    )  # fmt: skip


class Annealer:
    """Anneals one state and offers what it finds to the board."""

    def __init__(self, instance: Instance, board: Board, seed: int, *, least: int = 0) -> None:
        self._instance = instance
        self._board = board
        self.state = empty_state(instance, seed, least=least)
        self._inserter = Inserter(instance, self.state)

    @property
    def complete(self) -> bool:
        return self._inserter.missing == 0

    def first_plan(self, rounds: int) -> bool:
        """Place everything; between insertions the plan is shaken. Return whether everything is placed."""
        state, board = self.state, self._board
        steps = max(1000, self._instance.meetings)
        for _ in range(rounds):
            if self.complete or board.over:
                break
            self._inserter.work(steps)
            board.spend(steps)
            if self._inserter.missing:
                run_moves(state, min(1000, board.left or 1000), START, START)
        complete = self.complete
        if complete and state.tally[FAULTS] == 0 and state.tally[BREAKS] < state.tally[BEST]:
            self._keep()
        return complete

    def _keep(self) -> None:
        self.state.best[:] = self.state.slot
        self.state.tally[BEST] = self.state.tally[BREAKS]
        self._board.offer(self.state.best)

    def cool(self, moves: int, start: float = START, stop: float = STOP) -> None:
        """Cool down over ``moves`` moves, or fewer when the board is over."""
        board, state, done = self._board, self.state, 0
        if not self.complete or not len(state.people):
            return
        before = int(state.tally[BEST])
        while done < moves and not board.over:
            left = board.left
            chunk = min(CHUNK, moves - done, CHUNK if left is None else left)
            warm = start * (stop / start) ** (done / moves)
            run_moves(state, chunk, warm, warm)
            done += chunk
            board.spend(chunk)
            if state.tally[BEST] < before:
                before = int(state.tally[BEST])
                board.offer(state.best)

    def wander(self, slots: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return another plan as good as this one (or better), reached by many small steps; else this one."""
        state, board = self.state, self._board
        place_all(state, slots)
        breaks = int(state.tally[BREAKS])
        state.tally[BEST] = breaks
        for moves, warm in WANDER:
            run_moves(state, moves, warm, warm)
            board.spend(moves)
        if state.tally[BEST] < breaks:
            return state.best.copy()
        same = state.tally[FAULTS] == 0 and state.tally[BREAKS] == breaks
        return state.slot.copy() if same else slots
