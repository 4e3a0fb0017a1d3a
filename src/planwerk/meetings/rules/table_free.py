"""A table holds one meeting at a time, and every meeting has one where there are tables."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.rules.base import Rule

CODE = "table-free"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each table that is taken twice, each slot with too many meetings and each meeting without a table."""
    tables = facts.problem.tables
    if not tables:
        return
    taken: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    load: Counter[int] = Counter()
    for stay in facts.stays:
        if stay.placement.table is None:
            message = f"meeting {stay.meeting.id} has no table"
            yield Violation(code=CODE, message=message, subjects=(stay.meeting.id,))
        for slot in range(stay.first, stay.last + 1):
            load[slot] += 1
            if stay.placement.table is not None:
                taken[slot, stay.placement.table].append(stay.meeting.id)
    for (slot, table), names in sorted(taken.items()):
        if len(names) > 1:
            message = f"table {table + 1} holds meetings {' and '.join(names)} in slot {slot + 1}"
            yield Violation(code=CODE, message=message, subjects=tuple(names))
    for slot, count in sorted(load.items()):
        if count > len(tables):
            yield Violation(code=CODE, message=f"slot {slot + 1} has {count} meetings but only {len(tables)} tables")


RULE = Rule(code=CODE, about="A table holds one meeting at a time.", parameters=("tables",), check=check)
