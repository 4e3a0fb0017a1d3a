"""Two people who must not meet never sit together."""

from collections.abc import Iterator

from planwerk.cafes.facts import Facts
from planwerk.cafes.problem import Must
from planwerk.cafes.rules.base import Rule
from planwerk.core.result import Violation

CODE = "avoid"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each open round in which two people sit together who must not."""
    for pair in facts.problem.pairs:
        if pair.must is Must.AVOID:
            shared = set(facts.stays.get(pair.one, ())) & set(facts.stays.get(pair.other, ()))
            for number, _ in sorted(row for row in shared if row[0] in facts.open_rounds):
                message = f"{pair.one} and {pair.other} must not meet and do in round {number + 1}"
                yield Violation(code=CODE, message=message, subjects=(pair.one, pair.other))


RULE = Rule(code=CODE, about="Two people who must not meet never sit together.", parameters=("pairs",), check=check)
