"""What the arrays of an event already say about its orders."""

import numpy as np

from planwerk.meetings.breaks.instance import instance_of
from planwerk.meetings.problem import Meeting, Participant, Problem, Slot


def _chain(*, slots: int, away: frozenset[int] = frozenset()) -> Problem:
    """Return meetings x, y, z of different people, each after the one before."""
    people = tuple(Participant(id=name, unavailable=away if name == "a" else frozenset()) for name in "abcdef")
    meetings = (
        Meeting(id="x", participants=("a", "b")),
        Meeting(id="y", participants=("c", "d"), after=("x",)),
        Meeting(id="z", participants=("e", "f"), after=("y",)),
    )
    return Problem(participants=people, meetings=meetings, slots=tuple(Slot(label=str(k)) for k in range(slots)))


def _slots(problem: Problem) -> list[list[int]]:
    return [np.flatnonzero(row).tolist() for row in instance_of(problem, None).allowed]


def test_a_meeting_keeps_no_slot_that_leaves_none_before_or_after() -> None:
    assert _slots(_chain(slots=4)) == [[0, 1], [1, 2], [2, 3]]


def test_a_late_start_is_handed_on_along_the_order() -> None:
    assert _slots(_chain(slots=5, away=frozenset({0, 1}))) == [[2], [3], [4]]
