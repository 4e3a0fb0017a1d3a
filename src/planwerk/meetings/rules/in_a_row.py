"""After so many busy slots in a row there is a slot (or the end of a session) to breathe, interpreters included."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "in-a-row"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each run of busy slots of a person that is too long."""
    for name, most, agenda in facts.everyone():
        if most is None:
            continue
        for first, last in facts.runs(agenda):
            if last - first + 1 > most:
                message = f"{name} is busy from slot {first + 1} to {last + 1}, more than {most} slots in a row"
                yield Violation(code=CODE, message=message, subjects=(name,))


RULE = Rule(
    code=CODE,
    about="Nobody is busy for more slots in a row than they bear; the end of a session ends a row.",
    parameters=("participants.max_in_row", "interpreters.max_in_row"),
    check=check,
)
