"""Between two items of a group there is time for the journey, boarding included."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts
from planwerk.visits.words import clock

CODE = "travel"


def check(facts: Facts) -> Iterator[Violation]:
    for (_, group), day in facts.days.items():
        for number, gap in enumerate(day.gaps[1:-1]):
            if gap.missing:
                first, second = day.items[number], day.items[number + 1]
                yield Violation(
                    code=CODE,
                    message=f"{group}: {gap.missing} minutes missing between {first.subject} (until {clock(first.end)})"
                    f" and {second.subject} (from {clock(second.start)}), which take {gap.journey} minutes to reach",
                    subjects=(group, first.subject, second.subject),
                )
