"""What a run promises: the same plan again, bounds and plans at any time, an end when it is asked for one."""

import threading
import time
from dataclasses import replace

import pytest

from planwerk.core.errors import CancelledError, ProblemError
from planwerk.core.limits import Limits
from planwerk.core.progress import Progress
from planwerk.core.result import Status
from planwerk.meetings import breaks
from planwerk.meetings.check import Objective, check
from planwerk.meetings.problem import Meeting, Participant, Problem, Slot
from tests.planwerk.meetings.breaks.events import planted


@pytest.mark.parametrize(("people", "iterations"), [(30, 2_000_000), (300, 500_000)])
def test_seed_and_iterations_decide_the_plan(people: int, iterations: int) -> None:
    """The small event goes through the proof, the large one does not."""
    problem = planted(3, people=people, slots=18, tables=people // 3, load=0.7)
    limits = Limits(seconds=None, iterations=iterations, seed=5)
    one, two = (breaks.solve(problem, limits) for _ in range(2))
    assert one.solution is not None
    assert one.solution == two.solution
    assert one.levels == two.levels
    assert one.iterations == two.iterations


def test_another_seed_gives_another_plan() -> None:
    problem = planted(3, people=160, slots=18, tables=50, load=0.7)
    one, two = (breaks.solve(problem, Limits(seconds=None, iterations=300_000, seed=seed)) for seed in (1, 2))
    assert one.solution != two.solution


@pytest.mark.parametrize("seed", range(6))
def test_planted_plans_are_found(seed: int) -> None:
    load = (0.5, 0.7, 0.85)[seed % 3]
    problem = planted(seed, people=(24, 60, 300)[seed // 2], slots=16, tables=30, load=load)
    result = breaks.solve(problem, Limits(seconds=3))
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert result.solution is not None
    report = check(problem, result.solution, by=Objective.BREAKS)
    assert not report.violations
    assert report.placed == len(problem.meetings)
    assert result.levels[0].value == report.breaks
    assert result.levels[0].bound is not None
    assert result.levels[0].bound <= report.breaks


@pytest.mark.parametrize("ordered", [False, True])
def test_threads_that_share_a_plan_keep_it_valid(*, ordered: bool) -> None:
    problem = planted(8, people=300, slots=30, tables=90, load=0.8)
    first = breaks.solve(problem, Limits(seconds=None, iterations=20_000))
    if ordered:
        problem = in_order(problem)
    result = breaks.solve(problem, Limits(seconds=2, workers=3))
    assert result.solution is not None
    assert not check(problem, result.solution, by=Objective.BREAKS).violations
    assert result.levels[0].value < first.levels[0].value


def in_order(problem: Problem) -> Problem:
    """Return the event with a tenth of its meetings after another one, as they are in some plan."""
    found = breaks.solve(problem, Limits(seconds=None, iterations=1)).solution
    assert found is not None
    slot = {row.meeting: row.slot for row in found.placements}
    pairs = zip(problem.meetings, problem.meetings[1:], strict=False)
    after = {two.id: (one.id,) for one, two in list(pairs)[::10] if slot[one.id] < slot[two.id]}
    return replace(problem, meetings=tuple(replace(row, after=after.get(row.id, ())) for row in problem.meetings))


def test_more_slots_than_a_word_holds() -> None:
    problem = planted(4, people=40, slots=130, tables=10, load=0.6)
    result = breaks.solve(problem, Limits(seconds=None, iterations=2_000_000))
    assert result.solution is not None
    assert not check(problem, result.solution, by=Objective.BREAKS).violations


def test_fairness_of_large_events_is_kept() -> None:
    problem = replace(planted(9, people=200, slots=24, tables=60, load=0.6), fairness=4)
    result = breaks.solve(problem, Limits(seconds=None, iterations=4_000_000), fairness=4)
    assert result.solution is not None
    assert not check(problem, result.solution, by=Objective.BREAKS).violations


def test_progress_is_told_and_a_cancelled_run_keeps_its_plan() -> None:
    problem = planted(3, people=160, slots=24, tables=60, load=0.8)
    cancel = threading.Event()
    heard: list[Progress] = []

    def listen(progress: Progress) -> None:
        heard.append(progress)
        if progress.levels:
            cancel.set()

    begin = time.perf_counter()
    result = breaks.solve(problem, Limits(seconds=60), on_progress=listen, cancel=cancel)
    assert time.perf_counter() - begin < 20
    assert result.solution is not None
    assert heard
    assert all(0 <= progress.share <= 1 for progress in heard)


def test_cancelled_before_the_first_plan() -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(CancelledError):
        breaks.solve(planted(3, people=30, slots=18, tables=10, load=0.7), Limits(seconds=60), cancel=cancel)


def event(meetings: int, slots: int, **changes: object) -> Problem:
    """Return an event in which participant a meets everyone else once."""
    people = ["a", *(f"b{k}" for k in range(meetings))]
    problem = Problem(
        participants=tuple(Participant(id=name) for name in people),
        meetings=tuple(Meeting(id=name, participants=("a", name)) for name in people[1:]),
        slots=tuple(Slot(label=str(k)) for k in range(slots)),
    )
    return replace(problem, **changes)  # type: ignore[arg-type]


def test_too_many_meetings_for_one_person_are_infeasible() -> None:
    assert breaks.solve(event(5, 5), Limits(seconds=5)).status is Status.OPTIMAL
    result = breaks.solve(event(6, 5), Limits(seconds=5))
    assert result.status is Status.INFEASIBLE
    assert result.solution is None


def test_a_clash_that_only_a_search_finds_is_infeasible() -> None:
    """Three people who all meet each other need three slots, but each has two free ones."""
    problem = Problem(
        participants=tuple(Participant(id=name) for name in "abc"),
        meetings=tuple(Meeting(id=x + y, participants=(x, y)) for x, y in ("ab", "bc", "ac")),
        slots=(Slot(label="1"), Slot(label="2")),
    )
    assert breaks.solve(problem, Limits(seconds=5)).status is Status.INFEASIBLE


def test_no_meetings_at_all() -> None:
    problem = Problem(participants=(), meetings=(), slots=(Slot(label="1"),))
    result = breaks.solve(problem, Limits(seconds=5))
    assert result.status is Status.OPTIMAL
    assert result.levels[0].value == 0


def test_what_the_published_problem_does_not_know_is_refused() -> None:
    problem = event(2, 4)
    long = replace(problem, meetings=(replace(problem.meetings[0], length=2), problem.meetings[1]))
    with pytest.raises(ProblemError, match="meeting b0: length is 2"):
        breaks.solve(long, Limits(seconds=5))
