"""Coaches for visits whose times stand."""

from dataclasses import replace

import pytest

from planwerk.core.limits import Limits
from planwerk.visits import Base, Coach, Day, Group, Problem, Stop, Visit, VisitPlan, Want, Window, check, ridden, solve
from planwerk.visits.index import Index
from planwerk.visits.resources import Mode
from planwerk.visits.weeks import week


def two_days(*coaches: Coach, sizes: tuple[int, int] = (10, 20)) -> Problem:
    """Return two days on which two groups visit a mill each, ten minutes from their hotel."""
    return Problem(
        days=tuple(Day(id=f"day {number}", earliest=360, latest=1400) for number in range(2)),
        groups=tuple(Group(id=name, size=size) for name, size in zip("AB", sizes, strict=True)),
        places=("hotel", "mill"),
        modes=(Mode(id="coach", minutes=((0, 10), (10, 0)), coach=True),),
        bases=tuple(Base(day=number, start="hotel", end="hotel") for number in range(2)),
        stops=tuple(
            Stop(
                id=f"{group}{number}",
                place="mill",
                minutes=60,
                windows=(Window(day=number, opens=360, closes=1400),),
                wants=(Want(group=group),),
            )
            for group in "AB"
            for number in range(2)
        ),
        coaches=coaches,
    )


def plan(**starts: int) -> VisitPlan:
    return VisitPlan(
        visits=tuple(
            Visit(stop=stop, groups=(stop[0],), day=int(stop[1]), start=start, end=start + 60)
            for stop, start in starts.items()
        )
    )


def coaches_of(problem: Problem, made: VisitPlan) -> dict[str, str | None]:
    return {f"{ride.group}{ride.day}": ride.coach for ride in ridden(Index(problem), made).rides}


SMALL, LARGE = Coach(id="small", seats=12), Coach(id="large", seats=30)


def test_without_coaches_a_plan_stays_as_it_is() -> None:
    made = plan(A0=600)
    assert ridden(Index(two_days()), made) is made


def test_each_group_has_a_coach_with_seats_for_all() -> None:
    assert coaches_of(two_days(LARGE, SMALL), plan(A0=600, B0=600)) == {"A0": "small", "B0": "large"}


def test_the_larger_group_is_left_behind_only_where_no_coach_holds_it() -> None:
    assert coaches_of(two_days(SMALL), plan(A0=600, B0=600)) == {"A0": "small"}
    assert len(coaches_of(two_days(LARGE), plan(A0=600, B0=600))) == 1


def test_a_coach_drives_on_its_days_only() -> None:
    found = coaches_of(two_days(replace(LARGE, days=(1,)), SMALL), plan(A0=600, A1=600))
    assert found == {"A0": "small", "A1": "small"}
    assert coaches_of(two_days(replace(SMALL, days=(1,))), plan(A0=600, A1=600)) == {"A1": "small"}


def test_a_group_keeps_its_coach_even_where_another_has_fewer_empty_seats() -> None:
    other = Coach(id="other", seats=10, days=(1,))
    assert coaches_of(two_days(SMALL, other), plan(A0=600, A1=600)) == {"A0": "small", "A1": "small"}


def test_a_driver_who_came_home_late_does_not_drive_early() -> None:
    made = plan(A0=1300, A1=400)
    assert coaches_of(two_days(SMALL, LARGE), made) == {"A0": "small", "A1": "large"}
    assert coaches_of(two_days(SMALL), made) == {"A0": "small", "A1": "small"}  # a short night before no coach at all


def test_a_day_without_a_journey_needs_no_coach() -> None:
    problem = two_days(SMALL)
    here = replace(problem, stops=tuple(replace(stop, place="hotel") for stop in problem.stops))
    assert coaches_of(here, plan(A0=600)) == {}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_plan_of_the_engine_rides_again(seed: int) -> None:
    problem = week(hosts=12, groups=2, interpreters=0, coaches=2, days=3, seed=seed)
    result = solve(problem, Limits(seconds=None, iterations=300, seed=seed))
    assert result.solution is not None
    by_coach = replace(problem, groups=tuple(replace(group, modes=("coach",)) for group in problem.groups))
    again = ridden(Index(by_coach), replace(result.solution, rides=()))
    assert not [one for one in check(by_coach, again).violations if one.code.startswith(("coach", "driver"))]
