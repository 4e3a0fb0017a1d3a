"""Annealing of one large plan by the workers of an executor: processes here, or Dask's on other machines.

Each round deals the people out in blocks of neighbours. A job gets one block, with the meetings inside it free and
those that leave it fixed, and its share of the tables that are left in each slot; so the jobs' plans always fit
together. A job whose worker dies leaves its block as it was; when a round brings nothing back, this process goes on
alone.
"""

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planwerk.core.limits import Limits
from planwerk.core.progress import Watch
from planwerk.meetings.breaks.board import Board, Slots
from planwerk.meetings.breaks.instance import Instance
from planwerk.meetings.breaks.kernel import BEST, FAULTS
from planwerk.meetings.breaks.search import STOP, run_moves
from planwerk.meetings.breaks.state import empty_state, place_all

ROUND_SECONDS = (0.5, 8.0)  # shortest and longest round
ROUNDS = 12
PATIENCE, GRACE = 10.0, 0.5  # seconds after its own time, and after the run's, until a job is given up
TICK = 0.05
CHUNK = 200_000
NEVER = 1e6  # the price of a fault: a part that keeps every rule goes on keeping it


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A part of the plan: ``slots`` (from 1) of its meetings, to be cooled between two temperatures."""

    instance: Instance
    slots: Slots
    start: float
    stop: float
    seconds: float
    seed: int


def work(job: Job) -> Slots:
    """Cool the part down; runs in a worker. Return its slots at the end, or those given when they keep a rule less."""
    state = empty_state(job.instance, job.seed)
    place_all(state, job.slots)
    watch = Watch(Limits(seconds=job.seconds))
    while not watch.over:
        share = min(1.0, watch.elapsed / job.seconds)
        warm = job.start * (job.stop / job.start) ** share
        state.tally[BEST] = -1
        run_moves(state, CHUNK, warm, warm, price=NEVER)
    return state.slot if state.tally[FAULTS] == 0 else job.slots


class DistributedAnnealer:
    """Cools a complete plan with an executor until the time is over."""

    def __init__(self, instance: Instance, board: Board, executor: Executor, workers: int, seed: int) -> None:
        self._instance = instance
        self._board = board
        self._executor = executor
        self._workers = workers
        self._random = np.random.default_rng(seed)
        self._neighbours = _neighbours(instance)
        self.alone = False

    def cool(self, slots: Slots, start: float) -> Slots:
        """Return the plan after cooling down; ``alone`` says that the executor stopped answering before."""
        watch = self._board.watch
        begin, whole = watch.elapsed, max(watch.remaining, 0.01)
        length = min(max(whole / ROUNDS, ROUND_SECONDS[0]), ROUND_SECONDS[1])
        while not self._board.over and not self.alone:
            done, next_done = ((watch.elapsed - begin) / whole, (watch.elapsed - begin + length) / whole)
            heat = [start * (STOP / start) ** min(1.0, share) for share in (done, next_done)]
            slots = self._round(slots, heat, min(length, max(0.05, watch.remaining - GRACE)))
            self._board.offer(slots)
        return slots

    def _round(self, slots: Slots, heat: Sequence[float], seconds: float) -> Slots:
        blocks = self._blocks()
        parts = [self._part(slots, blocks, number) for number in range(self._workers)]
        jobs: list[tuple[NDArray[np.int64], Future[Slots] | None]] = []
        for instance, free, rows in parts:
            job = Job(
                instance=instance,
                slots=slots[rows],
                start=heat[0],
                stop=heat[1],
                seconds=seconds,
                seed=int(self._random.integers(1, 2**31)),
            )
            jobs.append((rows[free], self._submit(job)))
        self._wait([future for _, future in jobs if future is not None], seconds)
        result, answers = slots.copy(), 0
        for (_, free, _), (moved, future) in zip(parts, jobs, strict=True):
            answer = None if future is None else _answer(future)
            if answer is not None:
                result[moved] = answer[free]
                answers += 1
        self.alone = answers == 0
        return result

    def _submit(self, job: Job) -> Future[Slots] | None:
        try:
            return self._executor.submit(work, job)
        except RuntimeError:  # broken or shut down: BrokenExecutor is one
            return None

    def _wait(self, futures: list[Future[Slots]], seconds: float) -> None:
        """Wait for all, but not past the end of the run nor long past a job's time."""
        watch = self._board.watch
        end = watch.elapsed + seconds + PATIENCE
        while futures and watch.elapsed < end and not watch.cancelled and watch.remaining > -GRACE:
            futures = list(wait(futures, timeout=TICK).not_done)
        for late in futures:
            late.cancel()

    def _blocks(self) -> NDArray[np.int64]:
        """Deal the people out, each block grown from a random person along the meetings."""
        people, block = self._instance.people, np.full(self._instance.people, -1, np.int64)
        size = -(-people // self._workers)
        number, filled = 0, 0
        queue: deque[int] = deque()
        for seed in self._random.permutation(people).tolist():
            queue.append(seed)
            while queue:
                person = queue.popleft()
                if block[person] >= 0:
                    continue
                if filled == size:
                    number, filled = number + 1, 0
                    queue.clear()
                block[person] = number
                filled += 1
                near = self._neighbours[person]
                queue.extend(near[self._random.permutation(len(near))].tolist())
        return block

    def _part(
        self, slots: Slots, blocks: NDArray[np.int64], number: int
    ) -> tuple[Instance, NDArray[np.bool_], NDArray[np.int64]]:
        """Return a block's instance, which of its meetings are free, and which meetings they are."""
        whole = self._instance
        inside = blocks[whole.ends] == number
        rows = np.flatnonzero(inside.any(axis=1))
        free = inside[rows].all(axis=1)
        free &= ~np.isin(rows, whole.order)  # what must come before something else stays
        allowed = whole.allowed[rows].copy()
        fixed = np.flatnonzero(~free)
        allowed[fixed] = False
        allowed[fixed, slots[rows[fixed]] - 1] = True
        spare = whole.capacity - np.bincount(slots, minlength=whole.slots + 1)[1:]
        own = np.bincount(slots[rows], minlength=whole.slots + 1)[1:]
        ends = whole.ends[rows].copy()
        outside = ~inside[rows]
        ends[outside] = whole.people + np.arange(int(outside.sum()))  # strangers with one fixed meeting each
        names, ends = np.unique(ends, return_inverse=True)
        part = Instance(
            people=len(names),
            ends=ends.reshape(-1, 2),
            allowed=allowed,
            capacity=own + spare // self._workers,
            order=np.zeros((0, 2), np.int64),
            fairness=whole.fairness,
        )
        return part, free, rows


def _answer(future: Future[Slots]) -> Slots | None:
    """Return a job's result, ``None`` when it is late or its worker was lost."""
    if not future.done() or future.cancelled() or future.exception() is not None:
        return None
    return future.result()


def _neighbours(instance: Instance) -> list[NDArray[np.int64]]:
    """Return whom each participant meets."""
    pairs = np.concatenate([instance.ends, instance.ends[:, ::-1]])
    pairs = pairs[np.argsort(pairs[:, 0], kind="stable")]
    starts = np.searchsorted(pairs[:, 0], np.arange(1, instance.people))
    return list(np.split(pairs[:, 1], starts))
