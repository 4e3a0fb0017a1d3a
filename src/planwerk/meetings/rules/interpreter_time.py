"""An interpreter works in one meeting at a time, and only while available."""

from collections.abc import Iterator
from itertools import pairwise

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "interpreter-time"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each meeting in which an interpreter is unavailable, and each two that overlap."""
    for interpreter, duties in facts.duty_rows():
        for stay in duties:
            for slot in range(stay.first, stay.last + 1):
                if slot in interpreter.unavailable:
                    message = f"interpreter {interpreter.id} is unavailable in slot {slot + 1} of {stay.meeting.id}"
                    yield Violation(code=CODE, message=message, subjects=(interpreter.id, stay.meeting.id))
        for one, two in pairwise(duties):
            if two.first <= one.last:
                subjects = (interpreter.id, one.meeting.id, two.meeting.id)
                message = f"interpreter {subjects[0]} has meetings {subjects[1]} and {subjects[2]} at the same time"
                yield Violation(code=CODE, message=message, subjects=subjects)


RULE = Rule(
    code=CODE,
    about="An interpreter works in one meeting at a time, while available.",
    parameters=("interpreters.unavailable",),
    check=check,
)
