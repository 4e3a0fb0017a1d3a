"""Why-not against trying every place: what is said to fit fits, and what is said to be blocked nowhere fits."""

import random
from itertools import product

import pytest

from planwerk.meetings.check import check
from planwerk.meetings.explain import why_not
from planwerk.meetings.problem import Problem
from planwerk.meetings.solution import Placement, Schedule
from tests.planwerk.meetings.cases import case

WHOLE = {"budget", "fair-gaps"}  # rules of the whole plan, which why-not leaves aside


def codes(problem: Problem, rows: tuple[Placement, ...]) -> list[str]:
    return [row.code for row in check(problem, Schedule(placements=rows)).violations if row.code not in WHOLE]


def places(problem: Problem, meeting: str) -> list[Placement]:
    tables: list[int | None] = [*range(len(problem.tables))] or [None]
    helpers = [None, *(row.id for row in problem.interpreters)]
    return [
        Placement(meeting=meeting, slot=slot, table=table, interpreter=helper)
        for slot, table, helper in product(range(len(problem.slots)), tables, helpers)
    ]


def some_plan(problem: Problem, seed: int) -> tuple[Placement, ...]:
    """Return a plan of what is kept and about half of the other meetings, each where it keeps the rules."""
    rnd, rows = random.Random(seed), tuple(problem.kept().values())
    for meeting in problem.meetings:
        if meeting.id in problem.kept() or rnd.random() < 0.4:
            continue
        options = places(problem, meeting.id)
        rnd.shuffle(options)
        rows = next(((*rows, row) for row in options if not codes(problem, (*rows, row))), rows)
    return rows


@pytest.mark.parametrize("seed", range(300, 360))
def test_said_to_fit_is_what_fits(seed: int) -> None:
    problem = case(seed, people=5, meetings=7, slots=4, tables=2)
    rows = some_plan(problem, seed)
    if codes(problem, rows):
        return  # what an earlier plan wants kept contradicts itself
    for name, reasons in why_not(problem, Schedule(placements=rows)):
        fits = {row.slot for row in places(problem, name) if not codes(problem, (*rows, row))}
        said = [row for row in reasons if row.code == "left-out"]
        assert bool(fits) == bool(said), (name, fits, reasons)
        assert all(f"slot {min(fits) + 1}," in row.message for row in said)


def test_cases_have_both() -> None:
    """A test of fitting and blocked meetings is none where one of them never comes up."""
    seen = set()
    for seed in range(300, 320):
        problem = case(seed, people=5, meetings=7, slots=4, tables=2)
        for _, reasons in why_not(problem, Schedule(placements=some_plan(problem, seed))):
            seen.add(any(row.code == "left-out" for row in reasons))
    assert seen == {True, False}
