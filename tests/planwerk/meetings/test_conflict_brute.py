"""Conflicts against trying every plan: what is named cannot hold together, and without any part of it the rest can."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from planwerk.core.result import Reason
from planwerk.meetings.explain import conflict
from planwerk.meetings.problem import Meeting, Participant, Problem, Slot, Table
from tests.planwerk.meetings.cases import some

SLOTS = 4


def event(seed: int) -> Problem:
    """Return a few meetings of few people with much that restricts them."""
    rnd = random.Random(seed)
    names = [f"p{number}" for number in range(4)]
    times = tuple(Slot(label=str(number), session="early" if number < 2 else "late") for number in range(SLOTS))
    meetings = tuple(
        Meeting(
            id=f"m{number}",
            participants=tuple(rnd.sample(names, rnd.choice((2, 2, 3)))),
            length=rnd.choice((1, 1, 1, 2)),
            sessions=frozenset({rnd.choice(("early", "late"))}) if rnd.random() < 0.3 else frozenset(),
            slot=rnd.randrange(SLOTS) if rnd.random() < 0.2 else None,
            after=tuple(f"m{other}" for other in range(number) if rnd.random() < 0.2),
        )
        for number in range(rnd.randint(2, 5))
    )
    return Problem(
        participants=tuple(Participant(id=name, unavailable=some(rnd, range(SLOTS), 0.2)) for name in names),
        meetings=meetings,
        slots=times,
        tables=tuple(Table(id=str(number)) for number in range(rnd.choice((1, 2, 3)))),
    )


def possible(problem: Problem) -> bool:
    """Return whether all meetings can take place, by trying every slot of each."""
    away = {row.id: row.unavailable for row in problem.participants}

    def starts(row: Meeting) -> Iterator[int]:
        for first in range(SLOTS - row.length + 1):
            covered = range(first, first + row.length)
            sessions = {problem.slots[slot].session for slot in covered}
            free = not any(away[name].intersection(covered) for name in row.participants)
            wanted = row.slot in (None, first) and (not row.sessions or sessions <= row.sessions)
            if len(sessions) == 1 and free and wanted:
                yield first

    def extend(done: dict[str, int], rest: tuple[Meeting, ...]) -> bool:
        if not rest:
            return True
        return any(
            fits(problem, done, rest[0], first) and extend({**done, rest[0].id: first}, rest[1:])
            for first in starts(rest[0])
        )

    return extend({}, problem.meetings)


def fits(problem: Problem, done: dict[str, int], row: Meeting, first: int) -> bool:
    rows = {other.id: other for other in problem.meetings}
    covered = set(range(first, first + row.length))
    for name, begin in done.items():
        other = rows[name]
        if covered.intersection(range(begin, begin + other.length)) and set(row.participants) & set(other.participants):
            return False
        if (name in row.after and begin + other.length > first) or (
            row.id in other.after and first + row.length > begin
        ):
            return False
    for slot in covered if problem.tables else ():
        if sum(begin <= slot < begin + rows[name].length for name, begin in done.items()) >= len(problem.tables):
            return False
    return True


def only(problem: Problem, reasons: list[Reason]) -> Problem:
    """Return the event with no more requirements than those named."""
    named = {(row.code, row.subjects) for row in reasons}
    wanted = {name for row in reasons if row.code in ("all-placed", "table-free") for name in row.subjects}
    wanted |= {name for row in reasons if row.code == "precedence" for name in row.subjects}
    meetings = tuple(
        replace(
            row,
            sessions=row.sessions if ("session", (row.id,)) in named else frozenset(),
            slot=row.slot if ("fixed-slot", (row.id,)) in named else None,
            after=tuple(name for name in row.after if ("precedence", (row.id, name)) in named),
        )
        for row in problem.meetings
        if row.id in wanted
    )
    people = tuple(
        row if ("availability", (row.id,)) in named else replace(row, unavailable=frozenset())
        for row in problem.participants
    )
    tables = problem.tables if any(row.code == "table-free" for row in reasons) else ()
    return replace(problem, meetings=meetings, participants=people, tables=tables)


@pytest.mark.parametrize("seed", range(120))
def test_what_is_named_clashes_and_nothing_of_it_is_too_much(seed: int) -> None:
    problem = event(seed)
    found = conflict(problem)
    assert (found is None) == possible(problem)
    if (
        found is None
        or {row.code for row in found.reasons} == {"table-free"}
        or "free slot" in found.reasons[0].message
    ):
        return  # counted for a person or for tables: the sentence itself says how many are too many
    reasons = list(found.reasons)
    assert not possible(only(problem, reasons))
    for row in reasons:
        if row.code in ("session", "fixed-slot", "availability", "precedence"):
            assert possible(only(problem, [other for other in reasons if other is not row])), (
                seed,
                reasons,
                row.message,
            )
