"""One run: chooses who works on an event, waits for them and makes the result."""

import math
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import cache

import numpy as np

from planwerk.core.errors import CancelledError
from planwerk.core.limits import Limits
from planwerk.core.progress import Progress, ProgressCallback, Watch
from planwerk.core.result import Level, Result, Status
from planwerk.meetings.breaks.board import Board, Slots
from planwerk.meetings.breaks.bounds import breaks_alone
from planwerk.meetings.breaks.distributed import DistributedAnnealer
from planwerk.meetings.breaks.exact import Exact
from planwerk.meetings.breaks.instance import Instance, instance_of
from planwerk.meetings.breaks.kernel import FAULTS
from planwerk.meetings.breaks.parallel import SharedAnnealer
from planwerk.meetings.breaks.rival import Rival
from planwerk.meetings.breaks.search import START, STOP, Annealer, run_moves
from planwerk.meetings.breaks.state import place_all
from planwerk.meetings.problem import Meeting, Participant, Problem, Slot
from planwerk.meetings.solution import Placement, Schedule

PROVABLE = 20_000  # meetings x slots up to which a proof is tried
RIVAL_AFTER = 0.15  # seconds: many events are settled before a second process would have begun
TICK, TELL_EVERY = 0.005, 0.05  # seconds
WARMEST, WARM_MOVES = 0.28, 6_000  # the highest temperature to begin with, and moves for each meeting that call for it
RATE = 6e6  # moves a second and worker, roughly


def run(
    problem: Problem,
    limits: Limits,
    *,
    fairness: int | None,
    on_progress: ProgressCallback | None,
    cancel: threading.Event | None,
    executor: Executor | None,
) -> Result[Schedule]:
    """See ``planwerk.meetings.breaks.solve``."""
    warm_up()  # loading what is compiled is no part of the time that the caller gives
    watch = Watch(limits, cancel)
    instance = instance_of(problem, fairness)
    board = Board(instance, watch)
    tell = _Teller(board, on_progress)
    _bound_alone(instance, board)
    if not board.settled:
        if instance.meetings * instance.slots <= PROVABLE:
            _prove(instance, board, tell)
        else:
            _anneal(instance, board, tell, executor)
    if watch.cancelled and board.best is None and not board.infeasible:
        raise CancelledError("cancelled before there was any plan")
    return _result(problem, instance, board)


class _Teller:
    """Tells the caller now and then how far the run is."""

    def __init__(self, board: Board, on_progress: ProgressCallback | None) -> None:
        self._board = board
        self._on_progress = on_progress
        self._next = 0.0

    def __call__(self, phase: str) -> None:
        board, watch = self._board, self._board.watch
        if self._on_progress is None or watch.elapsed < self._next:
            return
        self._next = watch.elapsed + TELL_EVERY
        limits = watch.limits
        shares = [watch.elapsed / limits.seconds] if limits.seconds else []
        shares += [board.moves / limits.iterations] if limits.iterations else []
        self._on_progress(
            Progress(seconds=watch.elapsed, share=min(1.0, max(shares)), phase=phase, levels=_levels(board))
        )


def _bound_alone(instance: Instance, board: Board) -> None:
    """Bound by each participant alone, and settle what needs no search."""
    if not instance.meetings:
        board.offer(np.zeros(0, np.int64))
        return
    alone = breaks_alone(instance)
    idle_ones = bool((instance.degrees() <= 1).any())
    unfair = instance.fairness is not None and idle_ones and int(alone.max()) > instance.fairness
    if unfair or int(alone.min()) < 0 or instance.meetings > int(instance.capacity.sum()):
        board.refute()
    else:
        board.raise_bound(int(alone.sum()))


def _prove(instance: Instance, board: Board, tell: Callable[[str], None]) -> None:
    workers = board.watch.limits.workers
    threads = [
        Exact(instance, board, board.watch.limits.seed + k, rival=workers > 1) for k in range(max(1, workers - 1))
    ]
    rival: Rival | None = None
    with ThreadPoolExecutor(len(threads)) as pool:
        jobs = [pool.submit(thread.run) for thread in threads]
        try:
            while not board.over and not any(job.done() for job in jobs):
                if workers > 1 and rival is None and board.watch.elapsed > RIVAL_AFTER:
                    rival = Rival(instance, board)
                tell("proving")
                threading.Event().wait(TICK)
        finally:
            for thread in threads:
                thread.stop()
            if rival is not None:
                rival.close()
        for job in jobs:
            job.result()


def _anneal(instance: Instance, board: Board, tell: Callable[[str], None], executor: Executor | None) -> None:
    limits = board.watch.limits
    annealer = Annealer(instance, board, limits.seed)
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(_cool, instance, board, annealer, executor)
        while not job.done():
            tell("annealing")
            threading.Event().wait(TICK)
        job.result()


def _cool(instance: Instance, board: Board, annealer: Annealer, executor: Executor | None) -> None:
    limits = board.watch.limits
    while not annealer.complete and not board.over:
        annealer.first_plan(rounds=10)
    if not annealer.complete:
        return
    if limits.seconds is None:
        annealer.cool(board.left or 0)
        return
    seconds = board.watch.remaining
    start = _warmth(seconds * limits.workers * RATE / instance.meetings)
    if executor is not None and annealer.state.tally[FAULTS] == 0:
        away = DistributedAnnealer(instance, board, executor, limits.workers, limits.seed)
        place_all(annealer.state, away.cool(annealer.state.slot.copy(), start))
        start = max(STOP, start * (STOP / start) ** (1 - board.watch.remaining / seconds))
    SharedAnnealer(board, annealer, limits.workers, limits.seed).cool(start, seconds=board.watch.remaining)


def _warmth(moves: float) -> float:
    """Return the temperature to begin with, given the moves for each meeting.

    With few there is no time to cool down from a high one; with many the balance lasts longer, and the time is better
    spent where it ends. (Both slopes as measured on made-up events.)
    """
    share = max(moves, 1.0) / WARM_MOVES
    return WARMEST * max(0.6, min(math.pow(share, 0.25), math.pow(share, -0.08)))


def _levels(board: Board) -> tuple[Level, ...]:
    if board.breaks is None:
        return ()
    proved = board.bound >= board.breaks
    return (Level(name="breaks", value=board.breaks, bound=board.bound, proved=proved),)


def _result(problem: Problem, instance: Instance, board: Board) -> Result[Schedule]:
    levels = _levels(board)
    status = Status.UNKNOWN
    if board.infeasible:
        status, levels = Status.INFEASIBLE, ()
    elif levels:
        status = Status.OPTIMAL if levels[0].proved else Status.FEASIBLE
    return Result(
        status=status,
        solution=None if board.best is None or board.infeasible else _schedule(problem, instance, board.best),
        levels=levels,
        seconds=board.watch.elapsed,
        iterations=board.moves,
    )


def _schedule(problem: Problem, instance: Instance, slots: Slots) -> Schedule:
    """Deal the tables out: in each slot any meeting takes the next free one."""
    free = [
        [place for place, table in enumerate(problem.tables) if slot not in table.unavailable]
        for slot in range(instance.slots)
    ]
    used = [0] * instance.slots
    placements = []
    for meeting, slot in zip(problem.meetings, (slots - 1).tolist(), strict=True):
        table = free[slot][used[slot]] if problem.tables else None
        used[slot] += 1
        placements.append(Placement(meeting=meeting.id, slot=slot, table=table))
    return Schedule(placements=tuple(placements))


@cache
def warm_up() -> None:
    """Compile every kernel with a tiny event."""
    people = tuple(Participant(id=name) for name in "abc")
    meetings = tuple(Meeting(id="".join(pair), participants=pair) for pair in (("a", "b"), ("b", "c"), ("a", "c")))
    tiny = Problem(participants=people, meetings=meetings, slots=tuple(Slot(label=str(k)) for k in range(4)))
    board = Board(instance_of(tiny, None), Watch(Limits(seconds=None, iterations=1_000)))
    instance = instance_of(tiny, None)
    annealer = Annealer(instance, board, 1)
    annealer.first_plan(rounds=1)
    run_moves(annealer.state, 1, START, STOP)
    breaks_alone(instance)
