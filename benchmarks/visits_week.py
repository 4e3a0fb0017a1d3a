"""A delegation week of 60 candidate hosts, 5 days, 3 groups, 4 interpreters and 2 coaches: planned, then re-planned.

    python benchmarks/visits_week.py [--seeds 1,2,3] [--seconds 20] [--again 3]

One line a seed: the levels of the plan, then those after one host has cancelled, with the seconds both took. The
referee checks every plan.
"""

import argparse
from dataclasses import replace

from planwerk.core.limits import Limits
from planwerk.core.result import Result
from planwerk.visits import Problem, VisitPlan, check, solve, warm
from planwerk.visits.weeks import week


def told(problem: Problem, result: Result[VisitPlan], previous: VisitPlan | None) -> str:
    """Return a result's levels as one line, with what the referee found against it."""
    plan = result.solution or VisitPlan()
    levels = ", ".join(f"{level.name} {level.value:g}/{level.bound:g}" for level in result.levels)
    wrong = check(problem, plan, previous).violations
    broken = f", {len(wrong)} VIOLATIONS {wrong[0].message}" if wrong else ""
    return f"{result.status} {result.seconds:.1f} s, {len(plan.visits)} visits, {levels}{broken}"


def main() -> None:
    """Plan each week, cancel the host visited first on the second day, plan again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--again", type=float, default=3)
    chosen = parser.parse_args()
    warm()
    for seed in (int(word) for word in chosen.seeds.split(",")):
        problem = week(seed=seed)
        first = solve(problem, Limits(seconds=chosen.seconds, seed=seed))
        print(f"week {seed}: {told(problem, first, None)}", flush=True)
        plan = first.solution or VisitPlan()
        gone = next(visit.stop for visit in plan.visits if visit.day == 1)
        left = replace(problem, stops=tuple(stop for stop in problem.stops if stop.id != gone))
        again = solve(left, Limits(seconds=chosen.again, seed=seed), previous=plan)
        print(f"  without {gone}: {told(left, again, plan)}", flush=True)


if __name__ == "__main__":
    main()
