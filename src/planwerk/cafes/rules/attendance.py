"""Everyone present has exactly one seat in a round, and nobody else has any."""

from collections.abc import Iterator

from planwerk.cafes.facts import Facts
from planwerk.cafes.rules.base import Rule
from planwerk.core.result import Violation

CODE = "attendance"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield everyone who is seated twice, not at all, or though absent, for each open round."""
    for person in facts.problem.people:
        rounds = [number for number, _ in facts.stays.get(person.id, ())]
        for number in facts.open_rounds:
            count = rounds.count(number)
            if count != person.present(number):
                what = "is absent but has a seat" if count and not person.present(number) else f"has {count} seats"
                message = f"{person.id} {what} in round {number + 1}"
                yield Violation(code=CODE, message=message, subjects=(person.id,))


RULE = Rule(
    code=CODE,
    about="Everyone present has exactly one seat in a round, and nobody else has any.",
    parameters=("people.first", "people.last", "people.missing"),
    check=check,
)
