"""Random small weeks against every plan there is: solver, bound and conflict proof were written apart from this."""

import random
from dataclasses import replace
from itertools import product
from math import prod

import pytest

from planwerk.core.limits import Limits
from planwerk.core.result import Status
from planwerk.visits import (
    Base,
    Day,
    FixedItem,
    Group,
    Joint,
    Lunch,
    Mode,
    Problem,
    Stop,
    Visit,
    VisitPlan,
    Want,
    Window,
    check,
    solve,
)
from planwerk.visits.index import Index

GRID = 60


def case(seed: int) -> Problem:
    """Return one or two days with three hosts whose windows leave few starts on a grid of an hour."""
    draw = random.Random(seed)
    days, names = draw.choice((1, 2)), draw.choice((("A",), ("A", "B")))
    places = 4
    xy = [(draw.randint(0, 60), draw.randint(0, 60)) for _ in range(places)]
    minutes = tuple(tuple((abs(x - u) + abs(y - v)) for u, v in xy) for x, y in xy)
    stops = []
    for row in range(1, places):
        opens = draw.choice((480, 540, 660, 720))
        windows = tuple(
            Window(day=day, opens=opens, closes=opens + draw.choice((120, 180)))
            for day in range(days)
            if draw.random() < 0.8
        )
        wants = tuple(
            Want(group=g, priority=draw.randint(1, 4), must=draw.random() < 0.3) for g in names if draw.random() < 0.8
        )
        stops.append(
            Stop(
                id=f"s{row}",
                place=f"p{row}",
                minutes=60,
                windows=windows,
                wants=wants,
                joint=draw.choice(list(Joint)),
                receptions=draw.choice((1, 2)),
                capacity=draw.choice((None, 10)),
            )
        )
    return Problem(
        days=tuple(
            Day(id=f"d{day}", earliest=480, latest=1020, max_visits=draw.choice((None, 2))) for day in range(days)
        ),
        groups=tuple(Group(id=name, size=8) for name in names),
        places=tuple(f"p{row}" for row in range(places)),
        modes=(Mode(id="car", minutes=minutes, boarding=draw.choice((0, 10))),),
        bases=tuple(Base(day=day, start="p0", end="p0") for day in range(days)),
        stops=tuple(stops),
        lunches=(Lunch(day=0, earliest=660, latest=840, minutes=60),) if draw.random() < 0.6 else (),
        fixed=(FixedItem(id="talk", day=0, start=840, end=900, place="p1"),) if draw.random() < 0.4 else (),
        grid=GRID,
    )


def every_visit(index: Index, stop: Stop) -> list[list[Visit]]:
    """Return every set of at most two visits of a stop."""
    single = [
        Visit(stop=stop.id, groups=party, day=w.day, start=start, end=start + 60)
        for party in index.parties(stop)
        for w in stop.windows
        for start in range(-(-w.opens // GRID) * GRID, w.closes - 59, GRID)
    ]
    pairs = [[one, other] for one in single for other in single if one.groups < other.groups]
    return [[], *([one] for one in single), *(pairs if stop.receptions > 1 else [])]


def best_of_all(problem: Problem) -> tuple[float, ...] | None:
    """Return the best levels of any plan without violations, ``None`` when there is none."""
    index, best = Index(problem), None
    for chosen in product(*(every_visit(index, stop) for stop in problem.stops)):
        plan = VisitPlan(visits=tuple(visit for visits in chosen for visit in visits))
        report = check(problem, plan)
        if report.ok:
            values = tuple(-level.value if level.sense == "max" else level.value for level in report.levels)
            best = values if best is None else min(best, values)
    return best


def few_plans(seed: int) -> bool:
    """Return whether a case is small enough to go through all its plans in a test."""
    problem = case(seed)
    return prod(len(every_visit(Index(problem), stop)) for stop in problem.stops) <= 2500


@pytest.mark.parametrize("seed", [seed for seed in range(45) if few_plans(seed)])
def test_no_plan_beats_the_solver_and_no_bound_is_wrong(seed: int) -> None:
    problem = case(seed)
    best = best_of_all(problem)
    result = solve(problem, Limits(seconds=None, iterations=150))
    assert result.solution is not None
    report = check(problem, result.solution)
    if best is None:
        assert result.status is Status.INFEASIBLE
        assert result.conflict is not None
        return
    assert report.ok, report.violations
    found = tuple(-level.value if level.sense == "max" else level.value for level in report.levels)
    assert found[:3] == best[:3]  # musts, priority and driving; waiting is closed up, not searched
    assert found[3] <= best[3] + GRID
    priority = next(level for level in result.levels if level.name == "priority")
    assert priority.bound is not None
    assert priority.bound >= -best[1]
    for name, reasons in result.left_out:
        assert all(reason.mend and name in reason.subjects for reason in reasons)


def test_a_conflict_is_small_and_each_part_is_needed() -> None:
    problem = case(3)
    stops = tuple(
        replace(stop, wants=(Want(group="A", must=True),), joint=Joint.NEVER,
                windows=(Window(day=0, opens=540, closes=620),)) if number < 2 else replace(stop, wants=())
        for number, stop in enumerate(problem.stops)
    )  # fmt: skip
    result = solve(replace(problem, stops=stops, lunches=(), fixed=()), Limits(seconds=None, iterations=50))
    assert result.status is Status.INFEASIBLE
    assert result.conflict is not None
    assert sorted(reason.subjects for reason in result.conflict.reasons) == [("s1", "A"), ("s2", "A")]
