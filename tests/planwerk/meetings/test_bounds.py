"""Bounds that cost nothing are bounds: never above the best plan, and zero only where nothing is known."""

from dataclasses import replace

import pytest

from planwerk.meetings.problem import Meeting, Participant, Problem, Slot
from planwerk.meetings.product import bounds
from planwerk.meetings.product import layout as at
from planwerk.meetings.product.search import begin
from tests.planwerk.meetings.brute import best
from tests.planwerk.meetings.cases import case

LEVELS = ("minima", "placed", "gaps", "worst", "moving")


@pytest.mark.parametrize("seed", range(200, 260))
def test_no_bound_is_above_the_best_plan(seed: int) -> None:
    problem = replace(case(seed, people=4, meetings=4, slots=4, tables=2), previous=None, fairness=None)
    top = best(problem)
    assert top is not None
    found = dict(zip(LEVELS, top, strict=True))
    search = begin(problem, seed)
    missing = sum(row.priority for row in problem.meetings) + found["placed"]
    assert bounds.lost(search) <= missing
    search.best[at.MISSING] = missing
    if found["minima"] == 0:
        known = bounds.alone(search)
        assert known[at.GAPS] <= found["gaps"]
        assert known[at.WORST] <= found["worst"]


def test_times_apart_make_someone_wait() -> None:
    problem = Problem(
        participants=tuple(Participant(id=name) for name in "ABC"),
        meetings=(
            Meeting(id="AB", participants=("A", "B"), sessions=frozenset({"first"})),
            Meeting(id="AC", participants=("A", "C"), slot=3),
        ),
        slots=tuple(Slot(label=str(n), session="first" if n < 2 else "last") for n in range(4)),
    )
    search = begin(problem, 1)
    assert search.best[at.MISSING] == 0
    assert bounds.alone(search) == {at.GAPS: 2, at.WORST: 2}


def test_nothing_is_said_of_waiting_while_something_is_left_out() -> None:
    problem = case(200)
    search = begin(problem, 1)
    search.best[at.MISSING] = search.lost() + 1
    assert bounds.alone(search) == {at.GAPS: 0, at.WORST: 0}
