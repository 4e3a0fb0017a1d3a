"""The product's engine: search for plans, proofs for bounds."""

import math
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from planwerk.core.errors import CancelledError
from planwerk.core.limits import Limits
from planwerk.core.progress import Progress, ProgressCallback, Watch
from planwerk.core.result import Level, Result, Status, status_of
from planwerk.meetings import check as referee
from planwerk.meetings.explain.conflicts import kept_conflict
from planwerk.meetings.explain.whynot import why_not
from planwerk.meetings.problem import Meeting, Participant, Problem, Slot
from planwerk.meetings.product import arrays, bounds
from planwerk.meetings.product import layout as at
from planwerk.meetings.product.modes import Tables, tables_mode, variables
from planwerk.meetings.product.search import PLACING, POLISHING, OnImproved, Phase, Search, begin
from planwerk.meetings.solution import Schedule

if TYPE_CHECKING:
    from planwerk.meetings.product.prove import Proof

POSITIONS = {
    "minima": at.MINIMA,
    "placed": at.MISSING,
    "changes": at.CHANGES,
    "gaps": at.GAPS,
    "worst": at.WORST,
    "moving": at.MOVING,
}
SEARCH_SHARE = 0.92  # of the time; the rest is for the referee and the reasons
PLACE_FIRST = 0.5  # share of the time for placing everything, at most
# Share of the time left then before the proofs: a relaxation improves no plan, so it comes late.
SEARCH_FIRST = {Tables.EXACT: 0.25, Tables.ALIKE: 0.4, Tables.COUNTED: 0.75}
PROOFS = 0.75  # share of what is left then
SECONDS_PER_VARIABLE = 2e-4  # to build and load a model, roughly


def solve(
    problem: Problem,
    limits: Limits,
    *,
    on_progress: ProgressCallback | None = None,
    cancel: threading.Event | None = None,
) -> Result[Schedule]:
    """Return the best plan found within ``limits``, refereed, with a bound for each level.

    The clock starts when the compiled code is loaded; it bounds the search, the proofs and the reasons. Raises
    ``CancelledError`` when cancelled before there is a plan.
    """
    warm()
    whole = Watch(limits, cancel)
    watch = Watch(limits if limits.seconds is None else replace(limits, seconds=SEARCH_SHARE * limits.seconds), cancel)
    if watch.cancelled:
        raise CancelledError("cancelled before there was a plan")
    search = begin(problem, limits.seed)

    def report(phase: str, known: dict[int, int], share: float) -> None:
        if on_progress is not None:
            levels = _levels(problem, search, known)
            on_progress(Progress(seconds=watch.elapsed, share=min(1.0, share), phase=phase, levels=levels))

    reached, infeasible = _run(search, watch, report)
    schedule = arrays.schedule_of(problem, search.plan)
    levels = _levels(problem, search, reached)
    status = status_of(levels)
    if infeasible:
        status = Status.INFEASIBLE
    elif referee.check(problem, schedule).violations:
        status = Status.UNKNOWN
    known = status in (Status.OPTIMAL, Status.FEASIBLE)
    time_to_explain = max(whole.remaining, 0.05 * (limits.seconds or math.inf))
    return Result(
        conflict=None if known else kept_conflict(problem),
        left_out=why_not(problem, schedule, seconds=time_to_explain) if known else (),
        status=status,
        solution=schedule if known else None,
        levels=levels if known else (),
        seconds=whole.elapsed,
        iterations=search.iterations,
    )


@cache
def warm() -> None:
    """Compile every kernel, or load what was compiled, with a problem of one meeting too many."""
    people = tuple(Participant(id=name) for name in "abc")
    wishes = tuple(Meeting(id=name, participants=("a", name)) for name in "bc")
    search = begin(Problem(participants=people, meetings=wishes, slots=(Slot(label="1"),)), 1)
    search.run(Watch(Limits(seconds=None, iterations=10)))


Report = Callable[[str, dict[int, int], float], None]


def _run(search: Search, watch: Watch, report: Report) -> tuple[dict[int, int], bool]:
    """Search and prove in turns; return the bounds by level (as minimised) and whether there is no plan at all."""

    def improved(_: Search, share: float) -> None:
        report("search", {}, share)

    def proved_level(proof: "Proof") -> None:
        report("proof", proof.bounds, watch.elapsed / (watch.limits.seconds or math.inf))

    search.goal = bounds.lost(search)
    _search(search, watch, PLACING, PLACE_FIRST, improved)
    mode = _mode(search, watch)
    if mode is None:
        _search(search, watch, POLISHING, 1.0, improved)
        return _bounds(search, {}), False
    from planwerk.meetings.product.prove import prove  # brings OR-Tools: only where it is used

    _search(search, watch, POLISHING, SEARCH_FIRST[mode], improved)
    proof = prove(search, mode, watch, seconds=watch.remaining * PROOFS, on_level=proved_level)
    proved = all(proof.bounds.get(level) == search.best[level] for level in POSITIONS.values())
    if not (proved or proof.infeasible or watch.over):
        _search(search, watch, POLISHING, 1.0, improved)
    return _bounds(search, proof.bounds), proof.infeasible


def _search(search: Search, watch: Watch, phases: tuple[Phase, ...], share: float, improved: OnImproved) -> None:
    """Search with every worker, each from its own seed, and keep the best plan; the kernels run side by side."""
    others = [begin(search.problem, watch.limits.seed + number) for number in range(1, watch.limits.workers)]
    for other in others:
        other.goal = search.goal
        if phases is POLISHING:
            other.adopt(search.plan)
    with ThreadPoolExecutor(max_workers=watch.limits.workers) as pool:
        jobs = [pool.submit(other.run, watch, phases, share=share) for other in others]
        search.run(watch, phases, share=share, on_improved=improved)
        for job in jobs:
            job.result()
    for other in others:
        search.iterations += other.iterations
        search.adopt(other.plan)


def _mode(search: Search, watch: Watch) -> Tables | None:
    """Return how to model the tables for proofs, ``None`` when there is no time for a model of this size."""
    mode = tables_mode(search.problem, search.d)
    if mode is None or variables(search, mode) * SECONDS_PER_VARIABLE > watch.remaining / 2:
        return None
    return mode


def _bounds(search: Search, proof: dict[int, int]) -> dict[int, int]:
    """Return for each level the best bound known: what is proved, or what costs nothing."""
    known = {**dict.fromkeys(POSITIONS.values(), 0), at.MISSING: search.goal, **bounds.alone(search)}
    return {level: max(bound, proof.get(level, 0)) for level, bound in known.items()}


def _levels(problem: Problem, search: Search, known: dict[int, int]) -> tuple[Level, ...]:
    """Return the levels of the best plan. A bound holds, and proves, only given the levels above it."""
    total = sum(meeting.priority for meeting in problem.meetings)
    levels, reached = [], True
    for name, position in POSITIONS.items():
        if name == "changes" and (problem.previous is None or problem.previous.budget is not None):
            continue
        value, bound = int(search.best[position]), known.get(position)
        proved = bound is not None and bound >= value and reached
        reached = reached and (proved or bound == value)
        turned = name == "placed"
        levels.append(
            Level(
                name=name,
                value=total - value if turned else value,
                bound=None if bound is None else (total - bound if turned else bound),
                proved=proved,
                sense="max" if turned else "min",
            )
        )
    return tuple(levels)
