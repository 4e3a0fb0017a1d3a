"""In which slots a meeting may start when everything but itself and its participants' times is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

from planwerk.core.result import Reason
from planwerk.meetings.explain import words
from planwerk.meetings.problem import Meeting, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A requirement that keeps a meeting out of some slots."""

    reason: Reason
    closed: frozenset[int]


def limits(problem: Problem, meeting: Meeting) -> Iterator[Limit]:
    """Yield each requirement that closes slots to the start of ``meeting``."""
    everywhere = range(len(problem.slots))
    outside = frozenset(s for s in everywhere if not _in_one_piece(problem, s, meeting.length))
    if outside:
        message = f"{words.who(meeting)} lies in one session and in no break: it cannot start in {words.slots(outside)}"
        yield Limit(reason=Reason(code="contiguous", message=message, subjects=(meeting.id,)), closed=outside)
    for person in problem.people_of(meeting):
        closed = frozenset(s for s in everywhere if person.unavailable.intersection(range(s, s + meeting.length)))
        if closed:
            message = f"participant {person.id} is unavailable in {words.slots(person.unavailable)}"
            mend = f"ask participant {person.id} to be available"
            yield Limit(
                reason=Reason(code="availability", message=message, subjects=(person.id,), mend=mend), closed=closed
            )
    if meeting.sessions:
        closed = frozenset(s for s in everywhere if problem.slots[s].session not in meeting.sessions)
        message = f"meeting {meeting.id} is in session {words.listed(sorted(meeting.sessions))}"
        mend = f"allow meeting {meeting.id} in another session"
        yield Limit(reason=Reason(code="session", message=message, subjects=(meeting.id,), mend=mend), closed=closed)
    if meeting.slot is not None:
        closed = frozenset(everywhere) - {meeting.slot}
        message = f"meeting {meeting.id} is fixed to slot {meeting.slot + 1}"
        mend = f"free meeting {meeting.id} from its slot"
        yield Limit(reason=Reason(code="fixed-slot", message=message, subjects=(meeting.id,), mend=mend), closed=closed)


def _in_one_piece(problem: Problem, first: int, length: int) -> bool:
    covered = problem.slots[first : first + length]
    one = len({(slot.day, slot.session) for slot in covered}) == 1
    return len(covered) == length and one and not any(slot.is_break for slot in covered)


def starts(problem: Problem, meeting: Meeting) -> frozenset[int]:
    """Return the slots in which ``meeting`` may start."""
    closed = frozenset[int]().union(*(limit.closed for limit in limits(problem, meeting)))
    return frozenset(range(len(problem.slots))) - closed


def needed(problem: Problem, meeting: Meeting) -> tuple[Reason, ...]:
    """Return few of the requirements that together leave ``meeting`` no slot; empty when one is left."""
    every = frozenset(range(len(problem.slots)))
    chosen = list(limits(problem, meeting))
    if frozenset[int]().union(*(limit.closed for limit in chosen)) != every:
        return ()
    for limit in sorted(chosen, key=lambda limit: limit.reason.code == "contiguous"):
        rest = [other for other in chosen if other is not limit]
        if frozenset[int]().union(*(other.closed for other in rest)) == every:
            chosen = rest
    return tuple(limit.reason for limit in chosen)
