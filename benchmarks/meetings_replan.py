"""Time re-planning an event of 170 people and about 900 meetings. ``python -m benchmarks.meetings_replan [RUNS]``

A participant cancels, one comes late and a table is lost, each while the event runs; the engine has 0.7 s of search.
Prints, for each, the seconds of the whole step (problem, search, referee, reasons, list of changes) and what changed.
"""

import sys
import time

from planwerk.core.limits import Limits
from planwerk.meetings import warm
from planwerk.meetings.problem import Problem
from planwerk.meetings.product import solve
from planwerk.meetings.replan import Cancelled, Event, Late, TableLost, changes, happen
from planwerk.meetings.samples import plant
from planwerk.meetings.solution import Schedule

PEOPLE, SLOTS, TABLES, LOAD = 170, 20, 60, 0.62


def step(problem: Problem, plan: Schedule, event: Event, now: int) -> tuple[float, str]:
    began = time.perf_counter()
    after = happen(problem, plan, (event,), now=now)
    result = solve(after, Limits(seconds=0.7))
    if result.solution is None:
        return time.perf_counter() - began, f"{result.status}"
    told = changes(problem, plan, result.solution)
    seconds = time.perf_counter() - began
    kinds = {kind: len({row.meeting for row in told if row.kind == kind}) for kind in ("moved", "table", "cancelled")}
    levels = {row.name: row.value for row in result.levels}
    return seconds, f"{kinds}, {len({row.participant for row in told})} people told, levels {levels}"


def main(runs: int) -> None:
    warm()
    for features in (False, True):
        for seed in range(1, runs + 1):
            problem, plan = plant(seed, people=PEOPLE, slots=SLOTS, tables=TABLES, load=LOAD, features=features)
            size = f"{len(problem.participants)} people, {len(problem.meetings)} meetings, features {features}"
            for event in (Cancelled(participant="P7"), Late(participant="P11", until=9), TableLost(table="T5")):
                seconds, text = step(problem, plan, event, 5)
                print(f"{size}: {event}: {seconds:.2f} s, {text}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2)
