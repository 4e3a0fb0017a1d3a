"""The best plan of a small problem by trying every one, judged by the referee alone."""

from itertools import product

from planwerk.meetings.check import check
from planwerk.meetings.problem import Problem
from planwerk.meetings.solution import Placement, Schedule

WHOLE = {"history", "budget", "fair-gaps"}  # rules that a part of a plan may break


def _codes(problem: Problem, *placements: Placement) -> set[str]:
    return {row.code for row in check(problem, Schedule(placements=placements)).violations}


def _choices(problem: Problem, meeting: str) -> list[Placement | None]:
    tables: list[int | None] = [*range(len(problem.tables))] or [None]
    helpers = [None, *(row.id for row in problem.interpreters)]
    rows = (
        Placement(meeting=meeting, slot=slot, table=table, interpreter=helper)
        for slot, table, helper in product(range(len(problem.slots)), tables, helpers)
    )
    return [None, *(row for row in rows if not _codes(problem, row) - WHOLE)]


def best(problem: Problem) -> tuple[float, ...] | None:
    """Return the levels of the best plan (``placed`` negated), ``None`` when no plan is valid."""
    choices = [_choices(problem, meeting.id) for meeting in problem.meetings]
    top: tuple[float, ...] | None = None
    fits: dict[tuple[Placement, Placement], bool] = {}

    def together(one: Placement, two: Placement) -> bool:
        if (one, two) not in fits:
            fits[one, two] = not _codes(problem, one, two) - WHOLE
        return fits[one, two]

    def extend(done: list[Placement], rest: list[list[Placement | None]]) -> None:
        nonlocal top
        if not rest:
            report = check(problem, Schedule(placements=tuple(done)))
            if not report.violations:
                value = tuple(-row.value if row.sense == "max" else row.value for row in report.levels)
                top = value if top is None else min(top, value)
            return
        for choice in rest[0]:
            if choice is None:
                extend(done, rest[1:])
            elif all(together(other, choice) for other in done):
                extend([*done, choice], rest[1:])

    extend([], choices)
    return top
