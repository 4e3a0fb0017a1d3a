"""A seat given beforehand is kept."""

from collections.abc import Iterator

from planwerk.cafes.facts import Facts
from planwerk.cafes.rules.base import Rule
from planwerk.core.result import Violation

CODE = "place"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each person who sits elsewhere than at a table given for an open round."""
    for place in facts.problem.places:
        for number, table in facts.stays.get(place.person, ()):
            if number in facts.open_rounds and place.round in (None, number) and table != place.table:
                at = facts.problem.tables[table].id
                message = f"{place.person} sits at table {at} instead of the given seat in round {number + 1}"
                yield Violation(code=CODE, message=message, subjects=(place.person, at))


RULE = Rule(code=CODE, about="A seat given beforehand is kept.", parameters=("places",), check=check)
