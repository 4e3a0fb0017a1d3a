"""The published problem as arrays: everything that its solvers read."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planwerk.core.errors import ProblemError
from planwerk.meetings.problem import Meeting, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """Meetings of two people each.

    ``ends`` (meetings × 2) holds participants, ``allowed`` (meetings × slots) where a meeting may be, ``capacity``
    (slots) the tables, ``order`` (pairs × 2) meetings and later ones, ``fairness`` the bound on the difference of
    breaks (``None``: none).
    """

    people: int
    ends: NDArray[np.int64]
    allowed: NDArray[np.bool_]
    capacity: NDArray[np.int64]
    order: NDArray[np.int64]
    fairness: int | None

    @property
    def meetings(self) -> int:
        return int(self.allowed.shape[0])

    @property
    def slots(self) -> int:
        return int(self.allowed.shape[1])

    def degrees(self) -> NDArray[np.int64]:
        """Return each participant's number of meetings."""
        return np.bincount(self.ends.ravel(), minlength=self.people)

    def meetings_of(self) -> list[list[int]]:
        """Return each participant's meetings."""
        rows: list[list[int]] = [[] for _ in range(self.people)]
        for meeting, ends in enumerate(self.ends.tolist()):
            for person in ends:
                rows[person].append(meeting)
        return rows


def instance_of(problem: Problem, fairness: int | None) -> Instance:
    """Return the arrays of ``problem``; raises ``ProblemError`` where it asks for more than the published problem."""
    _refuse_more(problem)
    slots = len(problem.slots)
    free = np.ones((len(problem.participants), slots), np.bool_)
    for row, participant in enumerate(problem.participants):
        free[row, list(participant.unavailable)] = False
    position = {name: row for row, name in enumerate(problem.meeting_index)}
    ends = np.array(
        [[problem.participant_index[name] for name in meeting.participants] for meeting in problem.meetings], np.int64
    ).reshape(-1, 2)
    allowed = free[ends[:, 0]] & free[ends[:, 1]] if len(ends) else np.zeros((0, slots), np.bool_)
    sessions = {session: np.array([slot.session == session for slot in problem.slots]) for session in problem.sessions}
    pauses = np.array([slot.is_break for slot in problem.slots])
    allowed &= ~pauses
    for row, meeting in enumerate(problem.meetings):
        _restrict(allowed[row], meeting, sessions)
    order = [(position[name], row) for row, meeting in enumerate(problem.meetings) for name in meeting.after]
    _narrow(allowed, order)
    return Instance(
        people=len(problem.participants),
        ends=ends,
        allowed=allowed,
        capacity=_tables(problem),
        order=np.array(order, np.int64).reshape(-1, 2),
        fairness=fairness,
    )


def _restrict(allowed: NDArray[np.bool_], meeting: Meeting, sessions: dict[str, NDArray[np.bool_]]) -> None:
    if meeting.sessions:
        allowed &= np.any([sessions[session] for session in meeting.sessions], axis=0)
    if meeting.slot is not None:
        here = allowed[meeting.slot]
        allowed[:] = False
        allowed[meeting.slot] = here


def _narrow(allowed: NDArray[np.bool_], order: list[tuple[int, int]]) -> None:
    """Take out the slots that leave none for the meetings before or after, until nothing changes."""
    left = -1
    while left != (left := int(allowed.sum())):
        for earlier, later in order:
            before, after = np.flatnonzero(allowed[earlier]), np.flatnonzero(allowed[later])
            if len(before):
                allowed[later, : before[0] + 1] = False
            if len(after):
                allowed[earlier, after[-1] :] = False


def _tables(problem: Problem) -> NDArray[np.int64]:
    slots = range(len(problem.slots))
    if not problem.tables:
        return np.full(len(slots), len(problem.meetings), np.int64)
    return np.array([sum(slot not in table.unavailable for table in problem.tables) for slot in slots], np.int64)


def _refuse_more(problem: Problem) -> None:
    mend = "the published objective knows only meetings of two, of one slot; use --objective product"
    for meeting in problem.meetings:
        if len(meeting.participants) != 2:
            raise ProblemError(
                f"meeting {meeting.id}", field="participants", value=len(meeting.participants), mend=mend
            )
        if meeting.length != 1:
            raise ProblemError(f"meeting {meeting.id}", field="length", value=meeting.length, mend=mend)
