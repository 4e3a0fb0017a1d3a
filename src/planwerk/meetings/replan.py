"""Re-planning a running event: what happens changes the problem, and the new plan is told as changes per person."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Literal

from planwerk.core.errors import ProblemError
from planwerk.meetings.problem import Participant, Previous, Problem, Table
from planwerk.meetings.solution import Placement, Schedule
from planwerk.meetings.validation import check_known, check_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """A participant comes no more: what they have not had yet is cancelled."""

    participant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A participant comes only in slot ``until`` (a position): before it they do not meet."""

    participant: str
    until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLost:
    """A table is not there any more, by its id."""

    table: str


Event = Cancelled | Late | TableLost


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changes for one person: a meeting that moves, is cancelled, is new, or only changes its table."""

    participant: str
    meeting: str
    kind: Literal["moved", "cancelled", "new", "table"]
    before: Placement | None
    after: Placement | None


def happen(
    problem: Problem, schedule: Schedule, events: tuple[Event, ...], *, now: int = 0, budget: int | None = None
) -> Problem:
    """Return the problem after ``events`` at slot ``now`` (a position), with ``schedule`` as its earlier plan.

    Meetings before ``now`` are history; of the others those stay where they can. Locks of meetings that an event makes
    impossible are lifted. Raises ``ProblemError`` for an event that names nobody.
    """
    people = {row.id: row for row in problem.participants}
    tables = {row.id: row for row in problem.tables}
    rest = frozenset(range(now, len(problem.slots)))
    running = _running(problem, schedule, now)
    gone: set[str] = set()
    for event in events:
        if isinstance(event, TableLost):
            check_known("re-planning", "table", event.table, tables)
            tables[event.table] = _closed_table(tables[event.table], rest - running.get(event.table, frozenset()))
        else:
            check_known("re-planning", "participant", event.participant, people)
            away = rest
            if isinstance(event, Late):
                check_number("re-planning", "until", event.until, 0, len(problem.slots), shift=1)
                away = rest & frozenset(range(event.until))
            else:
                gone.add(event.participant)
            people[event.participant] = _away(
                people[event.participant], away - running.get(event.participant, frozenset())
            )
    past = {row.meeting for row in schedule.placements if row.slot < now}
    meetings = tuple(row for row in problem.meetings if row.id in past or gone.isdisjoint(row.participants))
    left = {row.id for row in meetings}
    kept = tuple(row for row in schedule.placements if row.meeting in left)
    changed = replace(
        problem,
        participants=tuple(people.values()),
        tables=tuple(tables.values()),
        meetings=tuple(replace(row, after=tuple(name for name in row.after if name in left)) for row in meetings),
        previous=None,
    )
    return replace(changed, previous=_previous(changed, problem.previous, kept, now, budget))


def _running(problem: Problem, schedule: Schedule, now: int) -> dict[str, frozenset[int]]:
    """Return, by participant and table, the slots from ``now`` on of meetings that are under way and are let finish."""
    slots: dict[str, frozenset[int]] = {}
    for row in schedule.placements:
        meeting = problem.meetings[problem.meeting_index[row.meeting]]
        if row.slot < now < row.slot + meeting.length:
            places = () if row.table is None else (problem.tables[row.table].id,)
            for name in (*meeting.participants, *places):
                slots[name] = frozenset(range(now, row.slot + meeting.length))
    return slots


def _away(person: Participant, slots: frozenset[int]) -> Participant:
    return replace(person, unavailable=person.unavailable | slots)


def _closed_table(table: Table, slots: frozenset[int]) -> Table:
    return replace(table, unavailable=table.unavailable | slots)


def _previous(
    problem: Problem, before: Previous | None, kept: tuple[Placement, ...], now: int, budget: int | None
) -> Previous:
    """Return the plan as the earlier one, with the locks that can still hold."""
    model = Previous(placements=()) if before is None else before
    locked = frozenset(row.meeting for row in kept if row.meeting in model.locked and _possible(problem, row))
    return replace(model, placements=kept, locked=locked, now=now, budget=budget)


def _possible(problem: Problem, row: Placement) -> bool:
    meeting = problem.meetings[problem.meeting_index[row.meeting]]
    slots = range(row.slot, row.slot + meeting.length)
    people = all(person.unavailable.isdisjoint(slots) for person in problem.people_of(meeting))
    return people and (row.table is None or problem.tables[row.table].unavailable.isdisjoint(slots))


def changes(problem: Problem, before: Schedule, after: Schedule) -> tuple[Change, ...]:
    """Return what the new plan changes for each participant, in the order of participants, then of time.

    ``problem`` is the one before the events, which still knows what is cancelled. Raises ``ProblemError`` where a plan
    names a meeting that it does not know.
    """
    old, new = before.by_meeting(), after.by_meeting()
    of_person: defaultdict[str, list[Change]] = defaultdict(list)
    for name in dict.fromkeys((*old, *new)):
        if name not in problem.meeting_index:
            raise ProblemError("changes", field="meeting", value=name, mend="give the plans of this problem")
        was, is_ = old.get(name), new.get(name)
        kind = _kind(was, is_)
        if kind is None:
            continue
        for person in problem.meetings[problem.meeting_index[name]].participants:
            of_person[person].append(Change(participant=person, meeting=name, kind=kind, before=was, after=is_))
    return tuple(change for person in problem.participants for change in sorted(of_person[person.id], key=_slot))


def _slot(change: Change) -> int:
    place = change.after or change.before
    return -1 if place is None else place.slot


def _kind(was: Placement | None, is_: Placement | None) -> Literal["moved", "cancelled", "new", "table"] | None:
    if was is None:
        return "new"
    if is_ is None:
        return "cancelled"
    if was.slot != is_.slot:
        return "moved"
    return "table" if was.table != is_.table else None
