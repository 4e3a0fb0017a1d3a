import threading
from dataclasses import replace
from itertools import pairwise

import pytest

from planwerk.core.errors import CancelledError
from planwerk.core.limits import Limits
from planwerk.core.result import Status
from planwerk.visits import Lock, Problem, Window, check, evaluate, price_of_move, solve
from planwerk.visits.formats import plan_from_json, plan_to_json, problem_from_json, problem_to_json, result_to_json
from planwerk.visits.samples import tiny, tiny_tour

FEW = Limits(seconds=None, iterations=60)


@pytest.fixture
def problem() -> Problem:
    return tiny()


def test_a_small_programme_is_planned_whole(problem: Problem) -> None:
    result = solve(problem, FEW)
    assert result.solution is not None
    assert check(problem, result.solution).ok
    values = {level.name: level for level in result.levels}
    assert values["musts"].value == 0
    assert values["priority"].value == 11
    assert values["priority"].proved
    assert [(name, [reason.code for reason in reasons]) for name, reasons in result.left_out] == [
        ("mill", ["receptions"])
    ]


def test_the_same_seed_and_iterations_give_the_same_plan(problem: Problem) -> None:
    assert solve(problem, FEW).solution == solve(problem, FEW).solution


def test_problem_and_plan_survive_json(problem: Problem) -> None:
    assert problem_from_json(problem_to_json(problem)) == problem
    result = solve(problem, FEW)
    assert result.solution is not None
    assert plan_from_json(plan_to_json(result.solution)) == result.solution
    assert plan_from_json(result_to_json(result)) == result.solution


def test_a_must_that_cannot_be_is_named_with_its_window(problem: Problem) -> None:
    early = tuple(
        replace(stop, windows=(Window(day=0, opens=480, closes=550),), joint=type(stop.joint).NEVER)
        if stop.id == "lab"
        else stop
        for stop in problem.stops
    )
    both = replace(problem, stops=(*early[:1], replace(early[1], wants=(early[1].wants[0],)), *early[2:]))
    clashing = replace(
        both, days=(replace(problem.days[0], earliest=530), problem.days[1])
    )  # the lab closes 20 minutes after the earliest departure
    result = solve(clashing, FEW)
    assert result.status is Status.INFEASIBLE
    assert result.conflict is not None
    assert [reason.subjects for reason in result.conflict.reasons] == [("lab", "A")]
    assert "8:00 to 9:10" in result.conflict.reasons[0].message


def test_a_lock_stays_and_a_replan_changes_only_what_it_must(problem: Problem) -> None:
    first = solve(problem, FEW).solution
    assert first is not None
    again = solve(problem, FEW, first)
    assert again.solution is not None
    assert {level.name: level.value for level in again.levels}["changes"] == 0
    visit = first.visits[-1]
    lock = Lock(stop=visit.stop, groups=visit.groups, day=visit.day, start=visit.start)
    locked = solve(replace(problem, locks=(lock,)), FEW)
    assert locked.solution is not None
    assert any((v.stop, v.groups, v.start) == (visit.stop, visit.groups, visit.start) for v in locked.solution.visits)


def test_moving_a_visit_by_hand_shows_the_missing_minutes_and_the_nearest_start(problem: Problem) -> None:
    plan = solve(problem, FEW).solution
    assert plan is not None
    works = next(visit for visit in plan.visits if visit.stop == "works")
    price = price_of_move(problem, plan, "works", works.groups, 1, 1000)
    assert "window" in {violation.code for violation in price.violations}
    assert price.nearest_start is not None
    good = price_of_move(problem, plan, "works", works.groups, 1, price.nearest_start)
    assert good.violations == ()


def test_a_day_sheet_has_no_holes(problem: Problem) -> None:
    plan = solve(problem, FEW).solution
    assert plan is not None
    for sheet in evaluate(problem, plan):
        for before, after in pairwise(sheet.legs):
            assert before.end <= after.start


def test_two_workers_are_never_worse_and_progress_is_told(problem: Problem) -> None:
    told: list[float] = []
    both = solve(problem, replace(FEW, workers=2), on_progress=lambda progress: told.append(progress.seconds))
    assert both.solution is not None
    assert both.iterations == 2 * 60
    assert {level.name: level.value for level in both.levels}["priority"] == 11
    assert told
    tours = solve(tiny_tour(), Limits(seconds=None, iterations=50, workers=2))
    assert tours.levels[0].value == 10


def test_a_cancelled_run_gives_its_draft_or_says_that_there_is_none(problem: Problem) -> None:
    stop = threading.Event()
    result = solve(problem, Limits(seconds=60), on_progress=lambda _: stop.set(), cancel=stop)
    assert result.solution is not None
    assert result.seconds < 30
    with pytest.raises(CancelledError):
        solve(problem, Limits(seconds=60), cancel=stop)
