"""The referee: runs every rule and recomputes every level of the objective from a plan alone. Imports no solver."""

from collections.abc import Callable
from dataclasses import dataclass

from planwerk.core.result import Level, Violation
from planwerk.visits.facts import Facts
from planwerk.visits.problem import LevelName, Problem
from planwerk.visits.rules import RULES
from planwerk.visits.solution import VisitPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the referee found: a plan is good when ``violations`` is empty."""

    violations: tuple[Violation, ...]
    levels: tuple[Level, ...]

    @property
    def ok(self) -> bool:
        return not self.violations


def check(problem: Problem, plan: VisitPlan, previous: VisitPlan | None = None) -> Report:
    """Check a plan. ``previous`` is the plan that changes are counted against."""
    facts = Facts(problem, plan)
    return Report(violations=violations_of(facts), levels=levels_of(facts, previous))


def violations_of(facts: Facts) -> tuple[Violation, ...]:
    """Return what every rule finds, in the order of the rules."""
    return tuple(violation for rule in RULES for violation in rule(facts))


def levels_of(facts: Facts, previous: VisitPlan | None = None) -> tuple[Level, ...]:
    """Return the levels the problem asks for, without bounds; changes only where there is a previous plan."""
    values: dict[LevelName, Callable[[], int]] = {
        LevelName.MUSTS: lambda: musts_missed(facts),
        LevelName.CHANGES: lambda: changes(facts, previous or VisitPlan()),
        LevelName.PRIORITY: lambda: priority_visited(facts),
        LevelName.DRIVING: lambda: sum(day.driving for day in facts.days.values()),
        LevelName.WAITING: lambda: sum(day.waiting for day in facts.days.values()),
    }
    asked = [n for n in facts.problem.levels if n is not LevelName.CHANGES or previous is not None]
    return tuple(
        Level(name=name.value, value=values[name](), sense="max" if name is LevelName.PRIORITY else "min")
        for name in asked
    )


def musts_missed(facts: Facts) -> int:
    return sum(
        want.must and not facts.visited(want.group, stop.id) for stop in facts.problem.stops for want in stop.wants
    )


def priority_visited(facts: Facts) -> int:
    seen = {(visit.stop, group) for visit in facts.visits for group in visit.groups}
    return sum(facts.index.wants[pair].priority for pair in seen if pair in facts.index.wants)


def changes(facts: Facts, previous: VisitPlan) -> int:
    """Count a group's appointments of the previous plan that are gone or moved; stops no longer asked for don't count.

    New appointments are no change: they turn over nobody's day.
    """
    now = {(v.stop, group): (v.day, v.start) for v in facts.visits for group in v.groups}
    before = {(v.stop, group): (v.day, v.start) for v in previous.visits for group in v.groups}
    return sum(pair in facts.index.wants and now.get(pair) != when for pair, when in before.items())
