"""Whole weeks with coaches and interpreters: the referee accepts them, and a cancellation moves little."""

from dataclasses import replace

import pytest

from planwerk.core.limits import Limits
from planwerk.visits import FixedItem, Problem, VisitPlan, check, solve
from planwerk.visits.weeks import week

SOME = Limits(seconds=None, iterations=40)


def planned(problem: Problem, previous: VisitPlan | None = None) -> VisitPlan:
    result = solve(problem, SOME, previous)
    assert result.solution is not None
    report = check(problem, result.solution, previous)
    assert report.ok, report.violations
    assert report.levels[0].value == 0
    return result.solution


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_a_week_with_scarce_coaches_and_interpreters_keeps_every_rule(seed: int) -> None:
    problem = week(hosts=24, groups=3, interpreters=4, coaches=2, days=4, seed=seed)
    plan = planned(problem)
    assert len(plan.visits) >= 12
    for day in range(4):
        assert sum(ride.coach is not None for ride in plan.rides if ride.day == day) <= 2


@pytest.mark.parametrize("seed", [2, 3])
def test_one_cancellation_moves_little(seed: int) -> None:
    problem = week(hosts=24, groups=2, interpreters=3, coaches=2, days=4, seed=seed)
    plan = planned(problem)
    gone = plan.visits[0].stop
    left = replace(problem, stops=tuple(stop for stop in problem.stops if stop.id != gone))
    again = solve(left, SOME, plan)
    assert again.solution is not None
    assert check(left, again.solution, plan).ok
    assert {level.name: level.value for level in again.levels}["changes"] <= 1


def test_a_late_evening_leaves_the_driver_his_rest() -> None:
    problem = week(hosts=16, groups=2, interpreters=0, coaches=2, days=3, seed=4)
    late = FixedItem(id="dinner", day=1, start=1200, end=1350, place="p1")
    planned(replace(problem, fixed=(*problem.fixed, late)))


def test_without_any_coach_a_group_takes_its_other_mode() -> None:
    problem = replace(week(hosts=12, groups=1, interpreters=0, coaches=1, days=3, seed=2), coaches=())
    plan = planned(problem)
    assert plan.visits
    assert {ride.mode for ride in plan.rides} == {"train"}
