"""Every meeting takes place (the published problem only; the product's plans may leave meetings out)."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "all-placed"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each meeting that is left out."""
    placed = {stay.meeting.id for stay in facts.stays}
    for meeting in facts.problem.meetings:
        if meeting.id not in placed:
            yield Violation(code=CODE, message=f"meeting {meeting.id} is not placed", subjects=(meeting.id,))


RULE = Rule(code=CODE, about="Every meeting takes place (objective breaks only).", parameters=(), check=check)
