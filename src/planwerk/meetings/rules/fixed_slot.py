"""A meeting with a fixed slot starts there."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "fixed-slot"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each meeting that starts elsewhere than it is fixed."""
    for stay in facts.stays:
        if stay.meeting.slot is not None and stay.first != stay.meeting.slot:
            wanted = stay.meeting.slot + 1
            message = f"meeting {stay.meeting.id} is fixed to slot {wanted} but starts in slot {stay.first + 1}"
            yield Violation(code=CODE, message=message, subjects=(stay.meeting.id,))


RULE = Rule(code=CODE, about="A fixed meeting starts in its slot.", parameters=("meetings.slot",), check=check)
