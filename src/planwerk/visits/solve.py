"""Planning a visit programme: greedy start, ruin and recreate, then bounds, reasons and, if need be, the conflict.

A search in numba was chosen over one CP-SAT model because the whole programme (groups, joint visits, interpreters,
coaches, lunch) is settled in about a millisecond per round, so that a re-plan around locks answers in seconds; CP-SAT
proves what cannot be. Instances of team orienteering go to their own kernels (``tours``).
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from planwerk.core.errors import CancelledError
from planwerk.core.limits import Limits
from planwerk.core.progress import Progress, ProgressCallback, Watch
from planwerk.core.result import Conflict, Level, Result, Status, status_of
from planwerk.visits.alongside import Alongside
from planwerk.visits.arrays import State, copy_state
from planwerk.visits.bounds import bounded
from planwerk.visits.build import first_state
from planwerk.visits.ceiling import Ceiling
from planwerk.visits.check import Report, check
from planwerk.visits.conflict import settle_demands
from planwerk.visits.decode import plan_of
from planwerk.visits.encode import Encoded
from planwerk.visits.facts import Facts
from planwerk.visits.problem import Problem
from planwerk.visits.reasons import left_out
from planwerk.visits.rng import UInts, seeded
from planwerk.visits.samples import tiny, tiny_tour
from planwerk.visits.search_kernel import search
from planwerk.visits.solution import VisitPlan
from planwerk.visits.tours import is_orienteering, plan_tours, toured_levels, tours_of

T = TypeVar("T")

ROUNDS = 50
AFTERWARDS = 1.0  # seconds for bounds, reasons and the referee
DEMANDED = {"must", "lock", "lunch", "travel", "window", "hours", "interpreter_missing", "coach_missing"}


def solve(
    problem: Problem,
    limits: Limits,
    previous: VisitPlan | None = None,
    on_progress: ProgressCallback | None = None,
    cancel: threading.Event | None = None,
) -> Result[VisitPlan]:
    """Plan a programme; with ``previous``, change as few of its appointments as what must be allows.

    When demands clash, the status is ``INFEASIBLE``, ``conflict`` names a small set of them that clash, and the
    solution is the draft that misses the fewest. Raises CancelledError when cancelled before there is a draft.
    """
    watch = Watch(limits, cancel)
    if watch.cancelled:
        raise CancelledError("cancelled before the first draft")
    if is_orienteering(problem, previous):
        return _toured(problem, watch, on_progress)
    encoded, rng = Encoded(problem, previous), seeded(limits.seed)
    drafts = in_parallel(limits, lambda seed: _draft(encoded, previous, seed, watch, on_progress))
    plan, report = min(((plan, check(problem, plan, previous)) for plan, _ in drafts), key=_rank)
    rounds = sum(done for _, done in drafts)
    conflict = None
    if {violation.code for violation in report.violations} & DEMANDED:
        plan, report, conflict = _mended(encoded, plan, report, previous, rng)
    levels = bounded(report.levels, problem, max(0.05, min(1.0, watch.remaining / 2)))
    return Result(
        status=_status(levels, report, conflict),
        solution=plan,
        levels=levels,
        left_out=left_out(Facts(problem, plan)),
        conflict=conflict,
        seconds=watch.elapsed,
        iterations=rounds,
    )


def _draft(
    encoded: Encoded, previous: VisitPlan | None, seed: int, watch: Watch, on_progress: ProgressCallback | None
) -> tuple[VisitPlan, int]:
    """Search with one seed; only the first of several workers reports progress."""
    rng = seeded(seed)
    told = on_progress if seed == watch.limits.seed else None
    best, rounds = anneal(encoded, first_state(encoded, previous, rng), rng, watch, told)
    return plan_of(encoded, best), rounds


def _rank(found: tuple[VisitPlan, Report]) -> tuple[float, ...]:
    levels = tuple(-level.value if level.sense == "max" else level.value for level in found[1].levels)
    return (len(found[1].violations), *levels)


def _toured(problem: Problem, watch: Watch, on_progress: ProgressCallback | None) -> Result[VisitPlan]:
    beside = Alongside(problem, watch)
    last = (watch.limits.seed + watch.limits.workers - 1) % 2**31

    def work(seed: int) -> tuple[VisitPlan, int]:
        if beside.apart and seed == last:
            beside.prove()
        return plan_tours(problem, seed, watch, on_progress, tell=beside.tell)

    found = in_parallel(watch.limits, work)
    plans = [beside.plan, *(plan for plan, _ in found)]
    plan, report = min(((plan, check(problem, plan)) for plan in plans), key=_rank)
    levels, rounds = toured_levels(report.levels, beside.ceiling.bound), sum(done for _, done in found)
    status = _status(levels, report, None)
    return Result(status=status, solution=plan, levels=levels, seconds=watch.elapsed, iterations=rounds)


def _status(levels: tuple[Level, ...], report: Report, conflict: Conflict | None) -> Status:
    if conflict is not None:
        return Status.INFEASIBLE
    return status_of(levels) if report.ok else Status.UNKNOWN


def in_parallel(limits: Limits, work: Callable[[int], T]) -> list[T]:
    """Do the same work with a seed for each worker, in threads: the kernels let go of Python's lock."""
    seeds = [(limits.seed + number) % 2**31 for number in range(limits.workers)]
    if len(seeds) == 1:
        return [work(seeds[0])]
    with ThreadPoolExecutor(len(seeds)) as pool:
        return list(pool.map(work, seeds))


def anneal(
    encoded: Encoded, state: State, rng: UInts, watch: Watch, on_progress: ProgressCallback | None = None
) -> tuple[State, int]:
    """Search from a state until the watch is over; return the best state and the rounds done."""
    best, backup, rounds = copy_state(state), copy_state(state), 0
    worth = float(encoded.data.weights[2] or 100)
    first, last = max(50.0, 2 * worth), max(3.0, worth / 24)
    limits = watch.limits
    began = watch.elapsed
    while len(encoded.slots) and not watch.over:
        share = 0.0
        if limits.iterations is not None:
            share = rounds / limits.iterations
        if limits.seconds is not None:
            room = limits.seconds - min(AFTERWARDS, 0.25 * limits.seconds) - began
            share = max(share, (watch.elapsed - began) / max(1e-6, room))
        if share >= 1:
            break
        left = ROUNDS if limits.iterations is None else min(ROUNDS, limits.iterations - rounds)
        heat = first * (last / first) ** share
        search(encoded.data, state, best, backup, rng, left, heat, heat * 0.95, False)
        rounds += left
        if on_progress is not None:
            report = check(encoded.problem, plan_of(encoded, best))
            on_progress(Progress(seconds=watch.elapsed, share=share, phase="planning", levels=report.levels))
    return best, rounds


def _mended(
    encoded: Encoded, plan: VisitPlan, report: Report, previous: VisitPlan | None, rng: UInts
) -> tuple[VisitPlan, Report, Conflict | None]:
    """Settle exactly what the search has not met: with a proof that it clashes, or with visits that meet it."""
    conflict, shown = settle_demands(encoded.problem)
    if conflict is not None or not shown.visits:
        return plan, report, conflict
    again = Encoded(encoded.problem, previous)
    state = first_state(again, shown, rng)
    best, _ = anneal(again, state, rng, Watch(Limits(seconds=None, iterations=300)))
    other = plan_of(again, best)
    found = check(encoded.problem, other, previous)
    if len(found.violations) < len(report.violations):
        return other, found, None
    return plan, report, None


def warm(problem: Problem | None = None) -> None:
    """Compile the kernels, or load them from the cache, so that the first plan of a day starts at once.

    With a problem, only those that it will need.
    """
    few = Limits(seconds=None, iterations=2)
    touring = problem is not None and is_orienteering(problem, None)
    if not touring:
        solve(tiny(), few)
    if problem is None or touring:
        solve(tiny_tour(), few)
        for _ in Ceiling(tours_of(tiny_tour()), 1).steps():
            pass
