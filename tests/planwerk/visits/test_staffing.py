"""Interpreters for visits whose times stand."""

from dataclasses import replace

import pytest

from planwerk.core.limits import Limits
from planwerk.visits import Problem, Visit, VisitPlan, Window, check, solve, staffed
from planwerk.visits.index import Index
from planwerk.visits.weeks import week
from tests.planwerk.visits.test_conflict import day_of_two


def visits(problem: Problem, *starts: int) -> VisitPlan:
    return VisitPlan(
        visits=tuple(
            Visit(stop=stop.id, groups=(stop.wants[0].group,), day=0, start=start, end=start + 60)
            for stop, start in zip(problem.stops, starts, strict=True)
        )
    )


def names(problem: Problem, plan: VisitPlan) -> list[tuple[str, ...]]:
    return [visit.interpreters for visit in staffed(Index(problem), plan).visits]


def test_two_visits_at_once_get_different_people() -> None:
    problem = day_of_two()
    found = names(problem, visits(problem, 600, 600))
    assert [len(team) for team in found] == [2, 2]
    assert not set(found[0]) & set(found[1])


def test_who_has_the_time_serves_twice() -> None:
    problem = day_of_two(hired=1)
    assert names(problem, visits(problem, 600, 690)) == [("I0", "I1")] * 2
    assert names(problem, visits(problem, 600, 670)) == [("I0", "I1"), ()]  # ten minutes by coach, fifteen of pause


@pytest.mark.parametrize(("hours", "most", "served"), [((540, 780), 360, 2), ((640, 780), 360, 0), ((540, 780), 59, 0)])
def test_hours_and_minutes_are_kept(hours: tuple[int, int], most: int, served: int) -> None:
    problem = day_of_two(hired=1)
    window = (Window(day=0, opens=hours[0], closes=hours[1]),)
    people = tuple(replace(one, hours=window, max_minutes=most) for one in problem.interpreters)
    assert len(names(replace(problem, interpreters=people), visits(problem, 600, 800))[0]) == served


def test_the_one_who_speaks_more_is_left_for_who_needs_it() -> None:
    problem = day_of_two(hired=1)
    rare = replace(problem.stops[1].wants[0], pair="de-ca")
    people = (
        replace(problem.interpreters[0], pairs=("de-zh", "de-ca")),
        *(replace(problem.interpreters[1], id=f"J{row}", pairs=pairs) for row, pairs in enumerate((("de-zh",),) * 2)),
        replace(problem.interpreters[1], id="K", pairs=("de-ca",)),
    )
    problem = replace(problem, stops=(problem.stops[0], replace(problem.stops[1], wants=(rare,))), interpreters=people)
    assert [sorted(team) for team in names(problem, visits(problem, 600, 600))] == [["J0", "J1"], ["I0", "K"]]


def test_a_plan_of_the_engine_can_be_staffed_again() -> None:
    problem = week(hosts=16, groups=2, interpreters=4, coaches=2, days=2, seed=3)
    plan = solve(problem, Limits(seconds=None, iterations=30)).solution
    assert plan is not None
    assert any(visit.interpreters for visit in plan.visits)
    bare = replace(plan, visits=tuple(replace(visit, interpreters=()) for visit in plan.visits))
    again = staffed(Index(problem), bare)
    assert check(problem, again).ok
    assert again == staffed(Index(problem), again)
