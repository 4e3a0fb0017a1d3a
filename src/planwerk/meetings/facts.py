"""What the rules look at: a schedule sorted by person, table and slot, computed once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from planwerk.meetings.problem import Interpreter, Meeting, Participant, Problem, Table
from planwerk.meetings.solution import Placement, Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A meeting at its place: slots ``first`` to ``last`` (included)."""

    meeting: Meeting
    placement: Placement
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A schedule as the rules read it. Placements that refer to nothing are left out here: ``reference`` reports them.

    ``agendas`` (by participant id) and ``duties`` (by interpreter id) are in the order of time.
    """

    problem: Problem
    schedule: Schedule
    stays: tuple[Stay, ...]
    agendas: dict[str, tuple[Stay, ...]]
    duties: dict[str, tuple[Stay, ...]]
    walks: dict[tuple[str, str], int]

    def agenda_rows(self) -> Iterator[tuple[Participant, tuple[Stay, ...]]]:
        """Yield every participant with their meetings in the order of time."""
        for participant in self.problem.participants:
            yield participant, self.agendas.get(participant.id, ())

    def duty_rows(self) -> Iterator[tuple[Interpreter, tuple[Stay, ...]]]:
        """Yield every interpreter with their meetings in the order of time."""
        for interpreter in self.problem.interpreters:
            yield interpreter, self.duties.get(interpreter.id, ())

    def everyone(self) -> Iterator[tuple[str, int | None, tuple[Stay, ...]]]:
        """Yield id, maximum in a row and meetings of every participant and interpreter."""
        for participant, agenda in self.agenda_rows():
            yield participant.id, participant.max_in_row, agenda
        for interpreter, duties in self.duty_rows():
            yield interpreter.id, interpreter.max_in_row, duties

    def seated(self) -> Iterator[tuple[Stay, Table]]:
        """Yield every meeting that has a table that exists."""
        for stay in self.stays:
            table = stay.placement.table
            if table is not None and 0 <= table < len(self.problem.tables):
                yield stay, self.problem.tables[table]

    def walk(self, one: Stay, two: Stay) -> int:
        """Return the slots to keep free between two meetings of the same person."""
        tables = self.problem.tables
        places = [row.placement.table for row in (one, two)]
        areas = [tables[place].area for place in places if place is not None and 0 <= place < len(tables)]
        return self.walks.get((areas[0], areas[1]), 0) if len(areas) == 2 else 0

    def count(self, agenda: tuple[Stay, ...], session: str | None) -> int:
        """Return the meetings of an agenda that start in a session, or all for ``None``."""
        slots = self.problem.slots
        return sum(session is None or slots[stay.first].session == session for stay in agenda)

    def runs(self, agenda: tuple[Stay, ...]) -> Iterator[tuple[int, int]]:
        """Yield first and last slot of each run of busy slots; the end of a session ends a run."""
        slots, first, last = self.problem.slots, -1, -2
        for stay in agenda:
            same = last >= 0 and (slots[stay.first].day, slots[stay.first].session) == (
                slots[last].day,
                slots[last].session,
            )
            if not (same and stay.first <= last + 1):
                if first >= 0:
                    yield first, last
                first = stay.first
            last = max(last, min(stay.last, len(slots) - 1)) if same else min(stay.last, len(slots) - 1)
        if first >= 0:
            yield first, last


def gather(problem: Problem, schedule: Schedule) -> Facts:
    """Return the facts of ``schedule``."""
    stays: list[Stay] = []
    agendas: defaultdict[str, list[Stay]] = defaultdict(list)
    duties: defaultdict[str, list[Stay]] = defaultdict(list)
    for placement in schedule.placements:
        position = problem.meeting_index.get(placement.meeting)
        if position is None or not 0 <= placement.slot < len(problem.slots):
            continue
        meeting = problem.meetings[position]
        last = placement.slot + meeting.length - 1
        stay = Stay(meeting=meeting, placement=placement, first=placement.slot, last=last)
        stays.append(stay)
        for participant in meeting.participants:
            agendas[participant].append(stay)
        if placement.interpreter is not None:
            duties[placement.interpreter].append(stay)
    return Facts(
        problem=problem,
        schedule=schedule,
        stays=tuple(stays),
        agendas={name: _in_time(rows) for name, rows in agendas.items()},
        duties={name: _in_time(rows) for name, rows in duties.items()},
        walks={pair: walk.slots for walk in problem.walks for pair in ((walk.a, walk.b), (walk.b, walk.a))},
    )


def _in_time(stays: list[Stay]) -> tuple[Stay, ...]:
    return tuple(sorted(stays, key=lambda stay: (stay.first, stay.last)))
