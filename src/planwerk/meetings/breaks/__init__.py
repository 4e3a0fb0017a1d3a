"""The published objective: all meetings placed with the fewest breaks, and a proof of how few they can be."""

import threading
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from planwerk.core.limits import Limits
from planwerk.core.progress import ProgressCallback
from planwerk.core.result import Result

if TYPE_CHECKING:
    from planwerk.meetings.problem import Problem
    from planwerk.meetings.solution import Schedule


def solve(
    problem: "Problem",
    limits: Limits,
    *,
    fairness: int | None = None,
    on_progress: ProgressCallback | None = None,
    cancel: threading.Event | None = None,
    executor: Executor | None = None,
) -> "Result[Schedule]":
    """Return the schedule with the fewest breaks found within ``limits`` and the proved lower bound.

    ``fairness`` bounds the difference of breaks between any two participants. Events of the size for proofs are worked
    on by this process and, with two workers or more, a second one; larger ones by threads, or, with an ``executor``
    (processes, Dask), by its workers. Raises ``ProblemError`` where the problem asks for more than the published one
    and ``CancelledError`` when cancelled before there is any plan.
    """
    from planwerk.meetings.breaks.run import run  # loads the compiled kernels

    return run(problem, limits, fairness=fairness, on_progress=on_progress, cancel=cancel, executor=executor)


def warm() -> None:
    """Compile the kernels, once for all later runs."""
    from planwerk.meetings.breaks.run import warm_up

    warm_up()
