"""The referee: recomputes feasibility and every objective level from scratch and knows no solver."""

from dataclasses import dataclass

from planwerk.cafes import objective
from planwerk.cafes.facts import gather
from planwerk.cafes.problem import Problem
from planwerk.cafes.rules import RULES
from planwerk.cafes.solution import Seating
from planwerk.core.result import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the referee found: no violations means that the plan is valid. ``levels`` are (name, value) in order."""

    violations: tuple[Violation, ...]
    levels: tuple[tuple[str, int], ...]

    @property
    def repeats(self) -> int:
        return dict(self.levels)[objective.REPEATS]


def check(problem: Problem, seating: Seating, *, previous: Seating | None = None) -> Report:
    """Return what ``seating`` breaks and what it is worth; with an earlier plan its changes are the first level."""
    facts = gather(problem, seating)
    violations = tuple(violation for rule in RULES for violation in rule.check(facts))
    levels = [(objective.REPEATS, objective.repeats(facts))]
    levels += [(which.value, objective.wish(facts, which)) for which in problem.wishes]
    if previous is not None:
        levels.insert(0, (objective.CHANGES, objective.changes(facts, previous)))
    return Report(violations=violations, levels=tuple(levels))
