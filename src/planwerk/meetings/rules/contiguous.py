"""A meeting lies within one day and one session, and not in a break of the event."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "contiguous"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each meeting that runs over the end of its session, day or event, or into a break."""
    slots = facts.problem.slots
    for stay in facts.stays:
        covered = slots[stay.first : stay.last + 1]
        where = f"meeting {stay.meeting.id}, slots {stay.first + 1} to {stay.last + 1},"
        if len(covered) < stay.meeting.length or len({(slot.day, slot.session) for slot in covered}) > 1:
            message = f"{where} runs over the end of its session"
            yield Violation(code=CODE, message=message, subjects=(stay.meeting.id,))
        if any(slot.is_break for slot in covered):
            yield Violation(code=CODE, message=f"{where} lies in a break", subjects=(stay.meeting.id,))


RULE = Rule(
    code=CODE,
    about="A meeting lies within one day and session and outside the event's breaks.",
    parameters=("slots.day", "slots.session", "slots.is_break", "meetings.length"),
    check=check,
)
