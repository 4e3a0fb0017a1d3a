"""A participant is in one meeting at a time."""

from collections.abc import Iterator
from itertools import pairwise

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "one-at-a-time"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each pair of neighbouring meetings of a participant that overlap."""
    for participant, agenda in facts.agenda_rows():
        for one, two in pairwise(agenda):
            if two.first <= one.last:
                subjects = (participant.id, one.meeting.id, two.meeting.id)
                message = (
                    f"participant {subjects[0]} has meetings {subjects[1]} and {subjects[2]} in slot {two.first + 1}"
                )
                yield Violation(code=CODE, message=message, subjects=subjects)


RULE = Rule(
    code=CODE, about="A participant is in one meeting at a time.", parameters=("meetings.participants",), check=check
)
