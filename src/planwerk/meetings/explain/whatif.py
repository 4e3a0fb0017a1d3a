"""What a change of the event would bring: one more table, one more slot, a longer session."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from planwerk.core.errors import ProblemError
from planwerk.core.limits import Limits
from planwerk.core.result import Level, Result
from planwerk.meetings.problem import Previous, Problem
from planwerk.meetings.product import solve
from planwerk.meetings.solution import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """A changed event, its result, and the meetings that it places and the plan before did not."""

    change: str
    problem: Problem
    result: Result[Schedule]
    gained: tuple[str, ...]

    @property
    def levels(self) -> tuple[Level, ...]:
        return self.result.levels


def more_tables(problem: Problem, number: int = 1, *, like: str | None = None) -> Problem:
    """Return the event with ``number`` more tables like the one with that id (default: the first nobody owns)."""
    models = [table for table in problem.tables if (table.id == like if like is not None else table.owner is None)]
    if not models:
        raise ProblemError("what if", field="table", value=like, mend="name a table of the event")
    taken = {table.id for table in problem.tables}
    fresh = (name for count in range(1, len(taken) + number + 1) if (name := f"{models[0].id}+{count}") not in taken)
    added = tuple(replace(models[0], id=next(fresh), unavailable=frozenset()) for _ in range(number))
    return replace(problem, tables=(*problem.tables, *added))


def longer_session(problem: Problem, session: str, number: int = 1) -> Problem:
    """Return the event with ``number`` more slots at the end of a session, in which everyone is available.

    On an event of several days the session grows on its last day.
    """
    ends = [position for position, slot in enumerate(problem.slots) if slot.session == session]
    if not ends:
        raise ProblemError("what if", field="session", value=session, mend="name a session of the event")
    after = ends[-1]
    model = replace(problem.slots[after], is_break=False)
    added = tuple(replace(model, label=f"{model.label}+{count}") for count in range(1, number + 1))

    def later(slot: int) -> int:
        return slot + number if slot > after else slot

    def shifted(slots: frozenset[int]) -> frozenset[int]:
        return frozenset(later(slot) for slot in slots)

    people = tuple(
        replace(row, unavailable=shifted(row.unavailable), pauses=shifted(row.pauses)) for row in problem.participants
    )
    meetings = tuple(row if row.slot is None else replace(row, slot=later(row.slot)) for row in problem.meetings)
    return replace(
        problem,
        slots=(*problem.slots[: after + 1], *added, *problem.slots[after + 1 :]),
        participants=people,
        meetings=meetings,
        tables=tuple(replace(row, unavailable=shifted(row.unavailable)) for row in problem.tables),
        interpreters=tuple(replace(row, unavailable=shifted(row.unavailable)) for row in problem.interpreters),
        previous=None if problem.previous is None else _later_plan(problem.previous, later),
    )


def _later_plan(previous: Previous, later: Callable[[int], int]) -> Previous:
    placements = tuple(replace(row, slot=later(row.slot)) for row in previous.placements)
    return replace(previous, placements=placements, now=later(previous.now))


def what_if(change: str, problem: Problem, before: Schedule, limits: Limits) -> WhatIf:
    """Solve a changed event and say what it gains over the plan ``before``; ``change`` is how to call it."""
    result = solve(problem, limits)
    old = before.by_meeting()
    new = () if result.solution is None else result.solution.placements
    gained = tuple(row.meeting for row in new if row.meeting not in old)
    return WhatIf(change=change, problem=problem, result=result, gained=gained)
