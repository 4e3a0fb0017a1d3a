"""The front door: chooses the engine for an objective."""

import importlib
import importlib.util
import threading
from dataclasses import replace
from types import ModuleType

from planwerk.core.errors import PlanwerkError
from planwerk.core.limits import Limits
from planwerk.core.progress import ProgressCallback
from planwerk.core.result import Result, Status
from planwerk.meetings.check import Objective
from planwerk.meetings.explain import conflict
from planwerk.meetings.problem import Previous, Problem
from planwerk.meetings.solution import Schedule

EXPLAIN_SECONDS = 10.0  # at most, to find out why a published problem has no plan


def solve(
    problem: Problem,
    limits: Limits,
    *,
    objective: Objective = Objective.PRODUCT,
    fairness: int | None = None,
    previous: Previous | None = None,
    on_progress: ProgressCallback | None = None,
    cancel: threading.Event | None = None,
) -> Result[Schedule]:
    """Return the best schedule found within ``limits``, with what is proved about it.

    ``fairness`` and ``previous`` replace the problem's own when they are given. Raises ``ProblemError`` for an invalid
    problem and ``CancelledError`` when cancelled before there is any plan.
    """
    if fairness is not None:
        problem = replace(problem, fairness=fairness)
    if previous is not None:
        problem = replace(problem, previous=previous)
    if objective is Objective.BREAKS:
        result: Result[Schedule] = engine("breaks").solve(
            problem, limits, fairness=problem.fairness, on_progress=on_progress, cancel=cancel
        )
        if result.status is Status.INFEASIBLE and result.conflict is None:
            found = conflict(problem, seconds=min(EXPLAIN_SECONDS, limits.seconds or EXPLAIN_SECONDS), proved=True)
            result = replace(result, conflict=found)
        return result
    plan: Result[Schedule] = engine("product").solve(problem, limits, on_progress=on_progress, cancel=cancel)
    return plan


def engine(name: str) -> ModuleType:
    """Load an engine only when it is wanted: each brings compiled kernels."""
    module = f"planwerk.meetings.{name}"
    if importlib.util.find_spec(module) is None:
        raise PlanwerkError(f"cannot do {name}: this installation has no {module}")
    return importlib.import_module(module)
