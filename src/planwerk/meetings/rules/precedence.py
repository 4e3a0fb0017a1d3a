"""A meeting starts only when the meetings it comes after are over (those that take place)."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "precedence"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each pair of meetings in the wrong order."""
    stays = {stay.meeting.id: stay for stay in facts.stays}
    for later in facts.stays:
        for name in later.meeting.after:
            earlier = stays.get(name)
            if earlier is not None and earlier.last >= later.first:
                message = (
                    f"meeting {later.meeting.id} in slot {later.first + 1} must come after meeting {name}"
                    f" in slot {earlier.last + 1}"
                )
                yield Violation(code=CODE, message=message, subjects=(later.meeting.id, name))


RULE = Rule(code=CODE, about="A meeting comes after its predecessors.", parameters=("meetings.after",), check=check)
