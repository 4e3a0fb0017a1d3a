"""A meeting that needs an interpreter has one of its languages, and no other has one."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "interpreter"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each meeting without its interpreter, with the wrong one or with a needless one."""
    interpreters = {row.id: row for row in facts.problem.interpreters}
    for stay in facts.stays:
        languages, name = stay.meeting.languages, stay.placement.interpreter
        message = ""
        if languages is None:
            message = f"meeting {stay.meeting.id} needs no interpreter but has {name}" if name is not None else ""
        elif name is None:
            message = f"meeting {stay.meeting.id} has no interpreter for {'-'.join(languages)}"
        elif name in interpreters and not interpreters[name].speaks(languages):
            message = f"interpreter {name} of meeting {stay.meeting.id} does not speak {'-'.join(languages)}"
        if message:
            yield Violation(code=CODE, message=message, subjects=(stay.meeting.id,))


RULE = Rule(
    code=CODE,
    about="A meeting in two languages has an interpreter of both.",
    parameters=("meetings.languages", "interpreters.pairs"),
    check=check,
)
