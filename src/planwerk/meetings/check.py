"""The referee: recomputes feasibility and every objective value from scratch and knows no solver."""

from dataclasses import dataclass
from enum import StrEnum

from planwerk.core.result import Level, Violation
from planwerk.meetings import objective
from planwerk.meetings.facts import gather
from planwerk.meetings.problem import Problem
from planwerk.meetings.rules import BREAKS, PRODUCT
from planwerk.meetings.solution import Schedule


class Objective(StrEnum):
    """What a plan is judged by: the published objective or the product's."""

    BREAKS = "breaks"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the referee found: no violations means that the plan is valid."""

    violations: tuple[Violation, ...]
    breaks: int
    placed: int
    levels: tuple[Level, ...]


def check(problem: Problem, schedule: Schedule, *, by: Objective = Objective.PRODUCT) -> Report:
    """Return what ``schedule`` breaks and what it is worth."""
    facts = gather(problem, schedule)
    rules = BREAKS if by is Objective.BREAKS else PRODUCT
    violations = tuple(violation for rule in rules for violation in rule.check(facts))
    levels = (
        (Level(name="breaks", value=objective.breaks(facts)),) if by is Objective.BREAKS else objective.levels(facts)
    )
    return Report(violations=violations, breaks=objective.breaks(facts), placed=len(facts.stays), levels=levels)
