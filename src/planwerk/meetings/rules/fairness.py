"""No participant has many more breaks than another."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.meetings.facts import Facts
from planwerk.meetings.objective import breaks_of
from planwerk.meetings.rules.base import Rule

CODE = "fairness"


def check(facts: Facts) -> Iterator[Violation]:
    """Yield the bound's breach, naming the participants with most and fewest breaks."""
    bound = facts.problem.fairness
    if bound is None or not facts.problem.participants:
        return
    counts = [(breaks_of(agenda), participant.id) for participant, agenda in facts.agenda_rows()]
    (most, unlucky), (fewest, lucky) = max(counts), min(counts)
    if most - fewest > bound:
        message = f"participant {unlucky} has {most} breaks and participant {lucky} {fewest}: more than {bound} apart"
        yield Violation(code=CODE, message=message, subjects=(unlucky, lucky))


RULE = Rule(
    code=CODE, about="The breaks of any two participants differ by at most d.", parameters=("fairness",), check=check
)
