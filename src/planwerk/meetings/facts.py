"""What the rules look at: a schedule sorted by person, table and slot, computed once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from planwerk.meetings.problem import Interpreter, Meeting, Participant, Problem
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

    def agenda_rows(self) -> Iterator[tuple[Participant, tuple[Stay, ...]]]:
        """Yield every participant with their meetings in the order of time."""
        for participant in self.problem.participants:
            yield participant, self.agendas.get(participant.id, ())

    def duty_rows(self) -> Iterator[tuple[Interpreter, tuple[Stay, ...]]]:
        """Yield every interpreter with their meetings in the order of time."""
        for interpreter in self.problem.interpreters:
            yield interpreter, self.duties.get(interpreter.id, ())


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
    )


def _in_time(stays: list[Stay]) -> tuple[Stay, ...]:
    return tuple(sorted(stays, key=lambda stay: (stay.first, stay.last)))
