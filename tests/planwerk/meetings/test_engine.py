"""What callers rely on: progress, cancelling, determinism, several workers, bounds that hold."""

import threading

import pytest

from planwerk.core.errors import CancelledError
from planwerk.core.limits import Limits
from planwerk.core.progress import Progress
from planwerk.core.result import Status
from planwerk.meetings import warm
from planwerk.meetings.check import check
from planwerk.meetings.problem import Meeting, Participant, Problem, Slot
from planwerk.meetings.product import solve
from planwerk.meetings.product.eject import eject
from planwerk.meetings.samples import plant

PROBLEM, _ = plant(2, people=12, slots=6, tables=4, load=0.8)
QUICK = Limits(seconds=None, iterations=8_000)


def test_progress_tells_search_and_proof_and_never_gets_worse() -> None:
    seen: list[Progress] = []
    problem, _ = plant(2, people=8, slots=6, tables=3, load=0.8)
    result = solve(problem, QUICK, on_progress=seen.append)
    assert {row.phase for row in seen} >= {"proof"}
    placed = [next(level.value for level in row.levels if level.name == "placed") for row in seen]
    assert placed == sorted(placed)
    assert placed[-1] == next(level.value for level in result.levels if level.name == "placed")


def test_cancelled_before_the_start() -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(CancelledError):
        solve(PROBLEM, QUICK, cancel=cancel)


def test_cancelling_returns_the_best_plan_so_far() -> None:
    cancel = threading.Event()
    result = solve(PROBLEM, Limits(seconds=600), on_progress=lambda _: cancel.set(), cancel=cancel)
    assert result.solution is not None
    assert check(PROBLEM, result.solution).violations == ()


def test_same_seed_same_plan_other_seed_other_plan() -> None:
    one, two = solve(PROBLEM, QUICK), solve(PROBLEM, QUICK)
    other = solve(PROBLEM, Limits(seconds=None, iterations=8_000, seed=9))
    assert one.solution == two.solution
    assert one.levels == two.levels
    assert one.solution != other.solution


def test_two_workers_are_no_worse_than_their_first() -> None:
    both = solve(PROBLEM, Limits(seconds=None, iterations=8_000, workers=2))
    assert both.solution is not None
    assert check(PROBLEM, both.solution).violations == ()
    assert both.iterations > 8_000


def test_overfull_participant_bounds_what_is_placed() -> None:
    people = tuple(Participant(id=str(number)) for number in range(400))
    wishes = tuple(Meeting(id=row.id, participants=("0", row.id)) for row in people[1:])
    problem = Problem(participants=people, meetings=wishes, slots=tuple(Slot(label=str(n)) for n in range(150)))
    result = solve(problem, Limits(seconds=None, iterations=500))
    placed = next(level for level in result.levels if level.name == "placed")
    assert placed.value == 150
    assert placed.bound is not None
    assert placed.value <= placed.bound <= 275


def test_nothing_to_plan() -> None:
    result = solve(Problem(participants=(), meetings=(), slots=(Slot(label="1"),)), QUICK)
    assert result.status is Status.OPTIMAL
    assert result.solution is not None
    assert result.solution.placements == ()


def test_warming_compiles_what_only_full_events_need() -> None:
    warm()
    assert eject.signatures  # type: ignore[attr-defined]
