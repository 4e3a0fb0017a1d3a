"""Nobody has more meetings than they take, altogether or in a session."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "quota"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each participant with too many meetings. (A wanted minimum is a level of the objective.)"""
    for participant, agenda in facts.agenda_rows():
        for quota in participant.quotas:
            count = facts.count(agenda, quota.session)
            if quota.maximum is not None and count > quota.maximum:
                when = "" if quota.session is None else f" in session {quota.session}"
                message = f"participant {participant.id} has {count} meetings{when} but takes at most {quota.maximum}"
                yield Violation(code=CODE, message=message, subjects=(participant.id,))


RULE = Rule(
    code=CODE,
    about="Nobody has more meetings than they take, altogether and in a session.",
    parameters=("participants.quotas",),
    check=check,
)
