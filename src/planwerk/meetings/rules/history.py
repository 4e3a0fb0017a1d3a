"""What the earlier plan holds before *now*, and what it locks, stays; nothing new starts before *now*."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "history"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each locked or past meeting that is elsewhere than it was, and each new one in the past."""
    previous = facts.problem.previous
    if previous is None:
        return
    stays = {stay.meeting.id: stay for stay in facts.stays}
    kept = facts.problem.kept()
    for name, old in kept.items():
        stay = stays.get(name)
        place = None if stay is None else (stay.first, stay.placement.table)
        if stay is None or stay.first != old.slot or old.table not in (None, stay.placement.table):
            what = "is left out" if place is None else "is elsewhere"
            message = f"meeting {name} stays in slot {old.slot + 1} as it was but {what}"
            yield Violation(code=CODE, message=message, subjects=(name,))
    for stay in facts.stays:
        if stay.first < previous.now and stay.meeting.id not in kept:
            message = f"meeting {stay.meeting.id} starts in slot {stay.first + 1}, which is over"
            yield Violation(code=CODE, message=message, subjects=(stay.meeting.id,))


RULE = Rule(
    code=CODE,
    about="Past and locked meetings of an earlier plan stay; nothing new starts in the past.",
    parameters=("previous.now", "previous.locked"),
    check=check,
)
