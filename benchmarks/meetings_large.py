"""Large events side by side: greedy, CP-SAT with a full hint, and annealing; breaks per participant, time and memory.

usage: python benchmarks/meetings_large.py OUT.csv [--seconds 60] [--workers 2] [--no-cpsat] EVENT.dzn...
"""

import argparse
import csv
import resource
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from planwerk.core.limits import Limits
from planwerk.core.progress import Watch
from planwerk.meetings import breaks, formats
from planwerk.meetings.breaks.board import Board, breaks_of
from planwerk.meetings.breaks.instance import Instance, instance_of
from planwerk.meetings.breaks.search import Annealer
from planwerk.meetings.check import Objective, check
from planwerk.meetings.problem import Problem

COLUMNS = (
    "event", "people", "meetings", "method", "seconds", "placed", "breaks", "breaks_per_participant", "bound",
    "violations", "moves", "ns_per_move", "memory_mb",
)  # fmt: skip
Row = dict[str, object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("events", type=Path, nargs="+")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-cpsat", action="store_true")
    given = parser.parse_args()
    breaks.warm()
    with given.out.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for path in given.events:
            problem = formats.read_problem(path)
            instance = instance_of(problem, None)
            start, first = greedy(instance)
            rows = [first, annealed(problem, instance, Limits(seconds=given.seconds, workers=given.workers))]
            if not given.no_cpsat:
                rows.append(cpsat(instance, start, given.seconds, given.workers))
            for row in rows:
                head = {"event": path.stem, "people": instance.people, "meetings": instance.meetings}
                writer.writerow(head | row)
                print(path.stem, row)
            stream.flush()


def summary(instance: Instance, method: str, seconds: float, total: int) -> Row:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "method": method,
        "seconds": f"{seconds:.2f}",
        "placed": instance.meetings,
        "breaks": total,
        "breaks_per_participant": f"{total / instance.people:.3f}",
        "memory_mb": f"{memory:.0f}",
    }


def greedy(instance: Instance) -> tuple[NDArray[np.int64], Row]:
    """Return the first plan: each meeting, the hardest first, next to what its two already have."""
    board = Board(instance, Watch(Limits(seconds=600)))
    begin = time.perf_counter()
    Annealer(instance, board, 1).first_plan(rounds=1000)
    if board.best is None:
        raise SystemExit("no first plan within 600 s")
    return board.best, summary(
        instance, "greedy", time.perf_counter() - begin, int(breaks_of(instance, board.best).sum())
    )


def annealed(problem: Problem, instance: Instance, limits: Limits) -> Row:
    result = breaks.solve(problem, limits)
    if result.solution is None:
        raise SystemExit("no plan")
    report = check(problem, result.solution, by=Objective.BREAKS)
    nanoseconds = 1e9 * result.seconds * limits.workers / max(1, result.iterations)
    return summary(instance, "planwerk", result.seconds, report.breaks) | {
        "placed": report.placed,
        "bound": result.levels[0].bound,
        "violations": len(report.violations),
        "moves": result.iterations,
        "ns_per_move": f"{nanoseconds:.0f}",
    }


def cpsat(instance: Instance, start: NDArray[np.int64], seconds: float, workers: int) -> Row:
    """Solve with CP-SAT from a hint for every variable."""
    begin = time.perf_counter()
    model = cp_model.CpModel()
    at: list[dict[int, cp_model.IntVar]] = []
    here: list[list[cp_model.IntVar]] = [[] for _ in range(instance.slots)]
    agenda: list[dict[int, list[cp_model.IntVar]]] = [{} for _ in range(instance.people)]
    for meeting, slots in enumerate(instance.allowed):
        row = {int(slot): model.new_bool_var("") for slot in np.flatnonzero(slots)}
        model.add_exactly_one(row.values())
        for slot, variable in row.items():
            model.add_hint(variable, start[meeting] == slot + 1)
            here[slot].append(variable)
            for person in instance.ends[meeting].tolist():
                agenda[person].setdefault(slot, []).append(variable)
        at.append(row)
    for slot, variables in enumerate(here):
        model.add(cp_model.LinearExpr.sum(variables) <= int(instance.capacity[slot]))
    begins = []
    busy_now = np.zeros((instance.people, instance.slots + 1), np.bool_)
    for side in (0, 1):
        busy_now[instance.ends[:, side], start - 1] = True
    for person, day in enumerate(agenda):
        before: list[cp_model.IntVar] = []
        for slot in range(instance.slots):
            for_slot = day.get(slot, [])
            if not for_slot:
                before = []
                continue
            model.add_at_most_one(for_slot)
            begun = model.new_bool_var("")
            model.add(cp_model.LinearExpr.sum(for_slot) <= cp_model.LinearExpr.sum([begun, *before]))
            model.add_hint(begun, bool(busy_now[person, slot] and not (slot and busy_now[person, slot - 1])))
            begins.append(begun)
            before = for_slot
    model.minimize(sum(begins))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.max_time_in_seconds = max(1.0, seconds - (time.perf_counter() - begin))
    status = solver.solve(model)
    took = time.perf_counter() - begin
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {"method": "cp-sat, full hint", "seconds": f"{took:.2f}", "placed": 0}
    slots_found = np.array([next(t for t, v in row.items() if solver.boolean_value(v)) + 1 for row in at])
    row_out = summary(instance, "cp-sat, full hint", took, int(breaks_of(instance, slots_found).sum()))
    idle = int((instance.degrees() > 0).sum())
    return row_out | {"bound": max(0, round(solver.best_objective_bound) - idle)}


if __name__ == "__main__":
    main()
