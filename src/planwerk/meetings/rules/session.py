"""A meeting stays in the sessions it is restricted to."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "session"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each meeting that starts in a session it is not meant for."""
    for stay in facts.stays:
        session = facts.problem.slots[stay.first].session
        if stay.meeting.sessions and session not in stay.meeting.sessions:
            wanted = " or ".join(sorted(stay.meeting.sessions))
            message = f"meeting {stay.meeting.id} is in session {session!r}, not in {wanted!r}"
            yield Violation(code=CODE, message=message, subjects=(stay.meeting.id,))


RULE = Rule(code=CODE, about="A meeting stays in its sessions.", parameters=("meetings.sessions",), check=check)
