"""Nobody meets while they are unavailable."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "availability"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each meeting of a participant in a slot in which they are unavailable."""
    for participant, agenda in facts.agenda_rows():
        for stay in agenda:
            for slot in range(stay.first, stay.last + 1):
                if slot in participant.unavailable:
                    message = (
                        f"participant {participant.id} is unavailable in slot {slot + 1} of meeting {stay.meeting.id}"
                    )
                    yield Violation(code=CODE, message=message, subjects=(participant.id, stay.meeting.id))


RULE = Rule(code=CODE, about="Nobody meets while unavailable.", parameters=("participants.unavailable",), check=check)
