"""A group visits a stop once at most."""

from collections import Counter
from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts

CODE = "once"


def check(facts: Facts) -> Iterator[Violation]:
    counts = Counter((group, visit.stop) for visit in facts.visits for group in visit.groups)
    for (group, stop), count in counts.items():
        if count > 1:
            yield Violation(code=CODE, message=f"{group} visits {stop} {count} times", subjects=(group, stop))
