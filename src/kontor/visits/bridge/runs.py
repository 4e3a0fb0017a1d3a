"""What a run stores and does: problems and plans as JSON, solving, checking again."""

import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version

from kontor.planning.engines import Json, Outcome, Report, RunLimits
from kontor.planning.errors import PlanningError
from kontor.visits.bridge.problem import problem_of
from kontor.visits.layout import Slot
from kontor.visits.rows import Week
from planwerk.core.errors import ProblemError
from planwerk.core.limits import Limits
from planwerk.core.progress import Progress
from planwerk.visits import formats
from planwerk.visits.check import check
from planwerk.visits.solution import Visit, VisitPlan


def plan_of(slots: Iterable[Slot]) -> VisitPlan:
    return VisitPlan(
        visits=tuple(
            Visit(stop=slot.stop, groups=slot.groups, day=slot.day, start=slot.start, end=slot.end) for slot in slots
        )
    )


def slots_of(plan: Json) -> list[Slot]:
    """Return the visits of a stored plan."""
    found = formats.plan_from_json(plan).visits
    return [Slot(stop=one.stop, groups=one.groups, day=one.day, start=one.start, end=one.end) for one in found]


def problem_json(week: Week, *, without: Sequence[str], slots: Sequence[Slot] | None) -> Json:
    """Return what a run stores: the problem, the plan that changes are counted against, and what was taken out."""
    try:
        problem = problem_of(week, without=without, locks=[slot for slot in slots or () if slot.locked])
    except ProblemError as error:
        raise PlanningError(str(error)) from error
    known = {stop.id for stop in problem.stops}
    kept = None if slots is None else plan_of(slot for slot in slots if slot.stop in known)
    return {
        "problem": formats.problem_to_json(problem),
        "previous": None if kept is None else formats.plan_to_json(kept),
        "without": sorted(without),
    }


def fingerprint(problem: Json) -> str:
    """Hash what a plan depends on; locks are a planner's wish, not input."""
    kept = {name: value for name, value in problem["problem"].items() if name != "locks"}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


def versions() -> dict[str, str]:
    return {"kontor": version("kontor"), "ortools": version("ortools"), "numba": version("numba")}


def solve(problem: Json, limits: RunLimits, report: Report, stopped: Callable[[], bool]) -> Outcome:
    """Compute a stored problem. The referee's findings go with the plan; a good engine leaves them empty."""
    from planwerk.visits.solve import solve as engine  # compiles kernels: only the worker pays for that

    asked = formats.problem_from_json(problem["problem"])
    previous = None if problem["previous"] is None else formats.plan_from_json(problem["previous"])
    cancel = threading.Event()

    def on_progress(progress: Progress) -> None:
        report(progress.share, [{"name": one.name, "value": one.value, "bound": one.bound} for one in progress.levels])
        if stopped():
            cancel.set()

    found = engine(
        asked,
        Limits(seconds=limits.seconds, iterations=limits.iterations, seed=limits.seed),
        previous=previous,
        on_progress=on_progress,
        cancel=cancel,
    )
    violations = () if found.solution is None else check(asked, found.solution, previous).violations
    return Outcome(
        status=str(found.status),
        has_plan=found.solution is not None,
        result=formats.result_to_json(found),
        seconds=found.seconds,
        violations=formats.violations_to_json(violations),
    )


def recheck(problem: Json, result: Json) -> list[Json]:
    if not result.get("plan"):
        return []
    plan = formats.plan_from_json(result["plan"])
    found: list[Json] = formats.violations_to_json(
        check(formats.problem_from_json(problem["problem"]), plan).violations
    )
    return found
