"""Bounds and proofs, level by level, with CP-SAT."""

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from planwerk.core.progress import Watch
from planwerk.meetings.product import arrays
from planwerk.meetings.product import layout as at
from planwerk.meetings.product.arrays import Plan
from planwerk.meetings.product.model import Model
from planwerk.meetings.product.modes import Tables
from planwerk.meetings.product.places import add_places
from planwerk.meetings.product.search import Search

ORDER = (at.MINIMA, at.MISSING, at.CHANGES, at.GAPS, at.WORST, at.MOVING)


@dataclass(slots=True, kw_only=True)
class Proof:
    """Lower bounds of the levels (as minimised), those that are proved, and whether there is no plan at all."""

    bounds: dict[int, int] = field(default_factory=dict)
    infeasible: bool = False


def prove(
    search: Search, mode: Tables, watch: Watch, *, seconds: float, on_level: Callable[[Proof], None] | None = None
) -> Proof:
    """Bound the search's best plan level by level, improving it on the way, for about so many seconds.

    ``on_level`` hears of every level that is done.
    """
    until = watch.elapsed + seconds
    model = Model(problem=search.problem, d=search.d, tables=mode)
    add_places(model)
    proof = Proof()
    _hint(model, search.plan)
    if not search.valid:
        status, _ = _minimise(model, search, watch, None, until - watch.elapsed)
        proof.infeasible = status == cp_model.INFEASIBLE
        if not search.valid:
            return proof
    for number, level in enumerate(ORDER):
        left = until - watch.elapsed
        if watch.cancelled or (left <= 0 and search.best[level] > 0) or level in model.relaxed - {at.CHANGES}:
            break
        proof.bounds[level] = 0
        if search.best[level] > 0:
            share = left if number >= len(ORDER) - 2 else left / 2
            _, proof.bounds[level] = _minimise(model, search, watch, level, share)
        model.cp.add(model.level[level] <= int(search.best[level]))
        if on_level is not None:
            on_level(proof)
    return proof


def _minimise(model: Model, search: Search, watch: Watch, level: int | None, seconds: float) -> tuple[object, int]:
    """Solve for one level (for any plan at all when it is ``None``); return the status and the level's bound."""
    solver = _solver(watch, seconds)
    if level is not None:
        model.cp.minimize(model.level[level])
    with _stopped_when_cancelled(solver, watch):
        status = solver.solve(model.cp)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        _adopt(model, solver, search)
        _hint(model, search.plan)
    bound = solver.best_objective_bound if level is not None else 0.0
    return status, max(0, math.ceil(bound - 1e-6)) if abs(bound) < 1e15 else 0


@contextmanager
def _stopped_when_cancelled(solver: cp_model.CpSolver, watch: Watch) -> Iterator[None]:
    """Look ten times a second whether the caller wants to stop while the solver works."""
    done = threading.Event()

    def look() -> None:
        while not done.wait(0.1):
            if watch.cancelled:
                solver.stop_search()

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _solver(watch: Watch, seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = watch.limits.workers
    solver.parameters.random_seed = watch.limits.seed
    if watch.limits.seconds is None:
        solver.parameters.max_deterministic_time = max(0.1, (watch.limits.iterations or 0) * 1e-5)
    else:
        solver.parameters.max_time_in_seconds = max(0.05, seconds)
    return solver


def _adopt(model: Model, solver: cp_model.CpSolver, search: Search) -> None:
    """Hand a plan that CP-SAT has found to the search, if its tables are real."""
    if model.tables is Tables.COUNTED:
        return
    placements = arrays.plan_from(model.problem, ())
    for (m, s), flag in model.start.items():
        if solver.boolean_value(flag):
            placements[0, m] = s
    for (m, _, t), flag in model.seat.items():
        if solver.boolean_value(flag):
            placements[1, m] = t
    for (m, _, h), flag in model.duty.items():
        if solver.boolean_value(flag):
            placements[2, m] = h
    if model.tables is Tables.ALIKE:
        _seat(model, placements)
    search.adopt(placements)


def _seat(model: Model, plan: Plan) -> None:
    """Give each meeting any free table; in the order of their starts there always is one."""
    free_from = [0] * len(model.problem.tables)
    placed = (plan[0] >= 0).nonzero()[0].tolist()
    for m in sorted(placed, key=lambda m: plan[0, m]):
        table = next(t for t, free in enumerate(free_from) if free <= plan[0, m])
        plan[1, m] = table
        free_from[table] = plan[0, m] + model.length(m)


def _hint(model: Model, plan: Plan) -> None:
    """Hint the plan; everything else follows from it by propagation."""
    model.cp.clear_hints()  # type: ignore[no-untyped-call]
    for (m, s), flag in model.start.items():
        model.cp.add_hint(flag, int(plan[0, m]) == s)
    for (m, s, t), flag in model.seat.items():
        model.cp.add_hint(flag, (int(plan[0, m]), int(plan[1, m])) == (s, t))
    for (m, s, h), flag in model.duty.items():
        model.cp.add_hint(flag, (int(plan[0, m]), int(plan[2, m])) == (s, h))
