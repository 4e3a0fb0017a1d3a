"""Re-planning: only the future, only what must change, and a list of changes per person."""

from dataclasses import replace

import pytest

from planwerk.core.errors import ProblemError
from planwerk.core.limits import Limits
from planwerk.core.result import Status
from planwerk.meetings.check import check
from planwerk.meetings.problem import Previous
from planwerk.meetings.product import solve
from planwerk.meetings.replan import Cancelled, Late, TableLost, changes, happen
from planwerk.meetings.samples import plant
from planwerk.meetings.solution import Placement, Schedule

PROBLEM, PLAN = plant(3, people=16, slots=10, tables=6, load=0.6, features=False)
QUICK = Limits(seconds=None, iterations=20_000)


def replanned(*events: Cancelled | Late | TableLost, now: int = 0, budget: int | None = None) -> Schedule:
    after = happen(PROBLEM, PLAN, events, now=now, budget=budget)
    result = solve(after, QUICK)
    assert result.solution is not None
    assert check(after, result.solution).violations == ()
    return result.solution


def test_nothing_happens_nothing_changes() -> None:
    assert changes(PROBLEM, PLAN, replanned()) == ()


def test_cancelled_participant_keeps_the_past_only() -> None:
    new, person = replanned(Cancelled(participant="P1"), now=4), "P1"
    slots = {row.meeting: row.slot for row in PLAN.placements}
    mine = [row.id for row in PROBLEM.meetings if person in row.participants]
    assert {name for name in mine if name in new.by_meeting()} == {name for name in mine if slots[name] < 4}
    others = [row for row in changes(PROBLEM, PLAN, new) if row.kind != "cancelled"]
    assert others == []


def test_late_participant_moves_only_what_was_early() -> None:
    new = replanned(Late(participant="P2", until=3))
    told = changes(PROBLEM, PLAN, new)
    early = {row.meeting for row in PLAN.placements if row.slot < 3}
    mine = {row.id for row in PROBLEM.meetings if "P2" in row.participants}
    assert {row.meeting for row in told if row.kind != "table"} >= (early & mine)
    placed = new.by_meeting()
    assert all(placed[name].slot >= 3 for name in mine if name in placed)
    assert len({row.meeting for row in told}) <= 3 * len(early & mine)


def test_lost_table_moves_its_meetings_only() -> None:
    at_table = {row.meeting for row in PLAN.placements if row.table == 0 and row.slot >= 2}
    told = changes(PROBLEM, PLAN, replanned(TableLost(table="T1"), now=2))
    assert {row.meeting for row in told} == at_table
    assert {row.kind for row in told} <= {"table", "moved"}


def test_past_stays_and_nothing_new_starts_there() -> None:
    new = replanned(TableLost(table="T1"), Cancelled(participant="P3"), now=5)
    before = {row for row in PLAN.placements if row.slot < 5}
    assert {row for row in new.placements if row.slot < 5} == before


def test_budget_holds_or_the_reason_is_given() -> None:
    after = happen(PROBLEM, PLAN, (TableLost(table="T1"),), budget=0)
    result = solve(after, QUICK)
    assert result.status is Status.INFEASIBLE
    assert result.conflict is not None
    assert result.conflict.reasons[0].code == "budget"


def test_locks_that_cannot_hold_are_lifted() -> None:
    row = next(row for row in PLAN.placements if row.table == 0)
    locked = replace(PROBLEM, previous=Previous(placements=PLAN.placements, locked=frozenset({row.meeting})))
    after = happen(locked, PLAN, (TableLost(table="T1"),))
    assert after.previous is not None
    assert after.previous.locked == frozenset()


def test_running_meeting_is_let_finish() -> None:
    problem, plan = plant(5, people=20, slots=8, tables=6, load=0.7)
    long = next(row for row in plan.placements if problem.meetings[problem.meeting_index[row.meeting]].length == 2)
    person = problem.meetings[problem.meeting_index[long.meeting]].participants[0]
    after = happen(problem, plan, (Cancelled(participant=person),), now=long.slot + 1)
    result = solve(after, QUICK)
    assert result.solution is not None
    assert result.solution.by_meeting()[long.meeting].slot == long.slot


def test_unknown_names_are_refused() -> None:
    with pytest.raises(ProblemError, match="participant is 'nobody'"):
        happen(PROBLEM, PLAN, (Cancelled(participant="nobody"),))
    with pytest.raises(ProblemError, match="meeting is 'x'"):
        changes(PROBLEM, PLAN, Schedule(placements=(Placement(meeting="x", slot=0),)))
