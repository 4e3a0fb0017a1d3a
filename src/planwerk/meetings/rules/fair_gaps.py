"""No participant has many more gaps than another."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.objective import gaps_of
from planwerk.meetings.rules.base import Rule

CODE = "fair-gaps"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield the bound's breach, naming the participants with most and fewest gaps."""
    bound = facts.problem.fairness
    if bound is None or not facts.problem.participants:
        return
    counts = [(len(gaps_of(facts, row, agenda)), row.id) for row, agenda in facts.agenda_rows()]
    (most, unlucky), (fewest, lucky) = max(counts), min(counts)
    if most - fewest > bound:
        message = f"participant {unlucky} has {most} gaps and participant {lucky} {fewest}: more than {bound} apart"
        yield Violation(code=CODE, message=message, subjects=(unlucky, lucky))


RULE = Rule(
    code=CODE,
    about="The gaps of any two participants differ by at most d (objective product).",
    parameters=("fairness",),
    check=check,
)
