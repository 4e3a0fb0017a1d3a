"""Solve 1,000 events with a plan hidden in them. ``python -m benchmarks.meetings_planted [KIND] [COUNT] [FIRST SEED]``

``plain``: 10 to 120 people, 6 to 24 slots, load 50 to 85 % of the free slots; three in five have every feature on.
``varied``: the same sizes, each event with other rules in force, some of them hard (``samples_varied``). The search
stops once everything is placed and every minimum kept. Prints the slowest and those not solved within 10 s.
"""

import random
import sys
import threading
import time

from planwerk.core.limits import Limits
from planwerk.core.progress import Progress
from planwerk.meetings import warm
from planwerk.meetings.check import check
from planwerk.meetings.problem import Problem
from planwerk.meetings.product import solve
from planwerk.meetings.samples import plant
from planwerk.meetings.samples_varied import plant_varied

SECONDS = 10.0


def event(kind: str, seed: int) -> Problem:
    rnd = random.Random(seed)
    people, slots = rnd.randint(10, 120), rnd.randint(6, 24)
    if kind == "varied":
        problem, plan = plant_varied(seed, people=people, slots=slots)
    else:
        tables, load = max(2, int(people / 2 * rnd.uniform(0.5, 1.1))), rnd.uniform(0.5, 0.85)
        problem, plan = plant(seed, people=people, slots=slots, tables=tables, load=load, features=rnd.random() < 0.6)
    if check(problem, plan).violations:
        raise SystemExit(f"seed {seed}: the hidden plan is not valid")
    return problem


def solved(problem: Problem) -> tuple[bool, float]:
    """Return whether everything was placed, and the seconds until then."""
    done, wanted, began = threading.Event(), sum(row.priority for row in problem.meetings), time.perf_counter()

    def look(progress: Progress) -> None:
        levels = {row.name: row.value for row in progress.levels}
        if levels["placed"] == wanted and levels["minima"] == 0:
            done.set()

    result = solve(problem, Limits(seconds=SECONDS), on_progress=look, cancel=done)
    levels = {row.name: row.value for row in result.levels}
    complete = levels.get("placed") == wanted and levels["minima"] == 0
    return complete, time.perf_counter() - began


def main(kind: str, count: int, first: int) -> int:
    warm()
    rows = []
    for seed in range(first, first + count):
        problem = event(kind, seed)
        complete, seconds = solved(problem)
        rows.append((seconds, seed, complete))
        if not complete:
            print(f"seed {seed}: not solved in {seconds:.1f} s, {len(problem.meetings)} meetings", flush=True)
    late = [row for row in rows if not row[2]]
    mean, slowest = sum(row[0] for row in rows) / len(rows), sorted(rows)[-5:]
    print(f"{len(rows) - len(late)} of {len(rows)} solved, {mean:.2f} s on average, slowest {slowest}")
    return 1 if late else 0


if __name__ == "__main__":
    kind, count, first = [*sys.argv[1:], *("plain", "1000", "0")[len(sys.argv) - 1 :]]
    sys.exit(main(kind, int(count), int(first)))
