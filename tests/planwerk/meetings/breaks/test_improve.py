"""Which part of a plan is solved anew."""

import numpy as np
import pytest

from planwerk.meetings.breaks.encoding import Encoding
from planwerk.meetings.breaks.improve import Improver
from planwerk.meetings.breaks.instance import instance_of
from planwerk.meetings.breaks.proof import Backend, Proof
from planwerk.meetings.problem import Meeting, Participant, Problem, Slot


def event() -> Problem:
    people = tuple(Participant(id=name) for name in "abcdefgh")
    pairs = ("ab", "ac", "de", "df", "gh")
    meetings = tuple(Meeting(id=pair, participants=tuple(pair)) for pair in pairs)
    return Problem(participants=people, meetings=meetings, slots=tuple(Slot(label=str(k)) for k in range(40)))


@pytest.mark.parametrize("slots", [[1, 40, 20, 21, 22], [7, 3, 11, 30, 2]])
def test_the_solver_tries_first_what_it_is_to_prefer(slots: list[int]) -> None:
    proof = Proof(Encoding(instance_of(event(), None)), Backend())
    proof.prefer(np.array(slots, np.int64))
    assert proof.attempt([], None)
    assert proof.plan is not None
    assert proof.plan.tolist() == slots
    proof.close()


def test_a_stretch_of_slots_frees_every_meeting_of_somebody_with_a_break() -> None:
    encoding = Encoding(instance_of(event(), None))
    proof = Proof(encoding, Backend())
    improver = Improver(encoding, proof, np.array([1, 40, 20, 21, 22], np.int64), seed=1)
    for _ in range(20):
        free = improver._stretch()
        assert free[:2] == [True, True]  # a's, who alone has a break, though they are 39 slots apart
        assert free[2:] == [False, False, False]
    proof.close()
