"""Two people who must meet sit together at least once."""

from collections.abc import Iterator

from planwerk.cafes.facts import Facts
from planwerk.cafes.problem import Must
from planwerk.cafes.rules.base import Rule
from planwerk.core.result import Violation

CODE = "meet"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield each pair that must meet and does not."""
    for pair in facts.problem.pairs:
        one, other = sorted((pair.one, pair.other))
        if pair.must is Must.MEET and not facts.meetings[one, other]:
            message = f"{pair.one} and {pair.other} must meet and never do"
            yield Violation(code=CODE, message=message, subjects=(pair.one, pair.other))


RULE = Rule(code=CODE, about="Two people who must meet sit together at least once.", parameters=("pairs",), check=check)
