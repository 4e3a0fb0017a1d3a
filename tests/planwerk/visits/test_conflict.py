"""Musts that only the interpreters or the coaches make impossible: the conflict names them, and nothing superfluous."""

from dataclasses import replace

import pytest

from planwerk.core.limits import Limits
from planwerk.core.result import Conflict, Status
from planwerk.visits import (
    Base,
    Coach,
    Day,
    FixedItem,
    Group,
    Interpreter,
    Interpreting,
    Mode,
    Problem,
    Stop,
    Want,
    Window,
    solve,
)

FEW = Limits(seconds=None, iterations=20)
MINUTES = ((0, 10, 10), (10, 0, 10), (10, 10, 0))
BARELY = ((0, 90, 90), (90, 0, 90), (90, 90, 0))
SLOW = ((0, 91, 91), (91, 0, 91), (91, 91, 0))


def day_of_two(*, hired: int = 2, coaches: int = 2, modes: tuple[Mode, ...] | None = None) -> Problem:
    """Return one morning on which each of two groups must visit a host of its own, interpreted, at the same time."""
    kind = Interpreting.SIMULTANEOUS
    hosts = tuple(
        Stop(
            id=name,
            place=name,
            minutes=60,
            windows=(Window(day=0, opens=600, closes=690),),
            wants=(Want(group=group, must=True, interpreting=kind, pair="de-zh"),),
        )
        for name, group in (("mill", "A"), ("lab", "B"))
    )
    return Problem(
        days=(Day(id="monday", earliest=540, latest=780),),
        groups=(Group(id="A", size=10, modes=("coach",)), Group(id="B", size=10, modes=("coach",))),
        places=("hotel", "mill", "lab"),
        modes=modes or (Mode(id="coach", minutes=MINUTES, coach=True),),
        bases=(Base(day=0, start="hotel", end="hotel"),),
        stops=hosts,
        coaches=tuple(Coach(id=f"C{row}", seats=20) for row in range(coaches)),
        interpreters=tuple(Interpreter(id=f"I{row}", pairs=("de-zh",)) for row in range(2 * hired)),
    )


def clash(problem: Problem) -> Conflict | None:
    result = solve(problem, FEW)
    assert (result.status is Status.INFEASIBLE) == (result.conflict is not None)
    return result.conflict


def codes(problem: Problem) -> list[str]:
    conflict = clash(problem)
    return [] if conflict is None else sorted(reason.code for reason in conflict.reasons)


def test_with_people_and_coaches_enough_nothing_clashes() -> None:
    assert codes(day_of_two()) == []


def test_two_visits_at_once_need_interpreters_for_both() -> None:
    problem = day_of_two(hired=1)
    assert codes(problem) == ["interpreters", "must", "must"]
    conflict = clash(problem)
    assert conflict is not None
    told = next(reason for reason in conflict.reasons if reason.code == "interpreters")
    assert "I0 (9:00 to 13:00, at most 360 minutes a day)" in told.message
    assert "de-zh" in told.mend


def test_without_any_interpreter_one_must_is_enough_to_clash() -> None:
    assert codes(day_of_two(hired=0)) == ["interpreters", "must"]


@pytest.mark.parametrize(("pause", "found"), [(30, []), (31, ["interpreters", "must", "must"])])
def test_a_pause_between_two_duties_counts(pause: int, found: list[str]) -> None:
    problem = day_of_two(hired=1)
    later = replace(problem.stops[1], windows=(Window(day=0, opens=690, closes=750),))
    earlier = replace(problem.stops[0], windows=(Window(day=0, opens=600, closes=660),))
    people = tuple(replace(one, pause=pause) for one in problem.interpreters)
    assert codes(replace(problem, stops=(earlier, later), interpreters=people)) == found


def test_hours_and_minutes_of_interpreters_count() -> None:
    problem = day_of_two()
    late = tuple(replace(one, hours=(Window(day=0, opens=660, closes=780),)) for one in problem.interpreters)
    assert "interpreters" in codes(replace(problem, interpreters=late))
    tired = tuple(replace(one, max_minutes=59) for one in problem.interpreters)
    assert "interpreters" in codes(replace(problem, interpreters=tired))


def test_a_fixed_item_without_an_interpreter_is_told() -> None:
    problem = replace(day_of_two(), stops=())
    speech = FixedItem(
        id="speech", day=0, start=600, end=660, place="hotel", interpreting=Interpreting.CONSECUTIVE, pair="de-fr"
    )
    assert codes(replace(problem, fixed=(speech,))) == ["fixed", "interpreters"]


def test_two_groups_away_on_one_day_need_two_coaches() -> None:
    problem = day_of_two(coaches=1)
    assert codes(problem) == ["coaches", "must", "must"]
    conflict = clash(problem)
    assert conflict is not None
    assert "C0 (20 seats)" in next(reason for reason in conflict.reasons if reason.code == "coaches").message


@pytest.mark.parametrize(("minutes", "found"), [(BARELY, []), (SLOW, ["coaches", "must", "must"])])
def test_the_group_without_a_coach_takes_its_other_mode(minutes: tuple[tuple[int, ...], ...], found: list[str]) -> None:
    modes = (Mode(id="coach", minutes=MINUTES, coach=True), Mode(id="train", minutes=minutes))
    groups = tuple(Group(id=name, size=10, modes=("coach", "train")) for name in ("A", "B"))
    assert codes(replace(day_of_two(coaches=1, modes=modes), groups=groups)) == found
