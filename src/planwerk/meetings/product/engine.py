"""The product's engine: search for plans, proofs for bounds."""

import threading

from planwerk.core.limits import Limits
from planwerk.core.progress import Progress, ProgressCallback, Watch
from planwerk.core.result import Level, Result, Status, status_of
from planwerk.meetings import check as referee
from planwerk.meetings.problem import Problem
from planwerk.meetings.product import arrays
from planwerk.meetings.product.search import Search, begin
from planwerk.meetings.solution import Schedule


def solve(
    problem: Problem,
    limits: Limits,
    *,
    on_progress: ProgressCallback | None = None,
    cancel: threading.Event | None = None,
) -> Result[Schedule]:
    """Return the best plan found within ``limits``, refereed, with a bound for each level."""
    watch = Watch(limits, cancel)
    search = begin(problem, limits.seed)
    search.run(watch, on_improved=None)
    schedule = arrays.schedule_of(problem, search.plan)
    report = referee.check(problem, schedule)
    status = Status.UNKNOWN if report.violations else status_of(report.levels)
    return Result(
        status=status,
        solution=schedule,
        levels=report.levels,
        seconds=watch.elapsed,
        iterations=search.iterations,
    )
