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


def test_the_solver_is_told_to_try_a_plans_slots_first(monkeypatch: pytest.MonkeyPatch) -> None:
    encoding = Encoding(instance_of(event(), None))
    proof = Proof(encoding, Backend())
    told: list[int] = []
    monkeypatch.setattr(proof._solver, "set_phases", told.extend)
    proof.prefer(np.array([1, 40, 20, 21, 22], np.int64))
    assert [v for v in told if v > 0] == [
        encoding.at[meeting][slot - 1] for meeting, slot in enumerate([1, 40, 20, 21, 22])
    ]
    assert sorted(map(abs, told)) == sorted(v for row in encoding.at for v in row)
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
