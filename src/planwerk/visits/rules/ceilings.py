"""A group has no more visits and no more driving on a day than the day allows."""

from collections.abc import Iterator

from planwerk.core.result import Violation
from planwerk.visits.facts import Facts

VISITS = "max_visits"
DRIVING = "max_driving"


def check(facts: Facts) -> Iterator[Violation]:
    for (number, group), day in facts.days.items():
        rule = facts.problem.days[number]
        visits = [item.subject for item in day.items if item.visit]
        if rule.max_visits is not None and len(visits) > rule.max_visits:
            yield Violation(
                code=VISITS,
                message=f"{group} has {len(visits)} visits on {rule.id}, {rule.max_visits} are allowed",
                subjects=(group, *visits),
            )
        if rule.max_driving is not None and visits and day.driving > rule.max_driving:
            yield Violation(
                code=DRIVING,
                message=f"{group} drives {day.driving} minutes on {rule.id}, {rule.max_driving} are allowed",
                subjects=(group, *visits),
            )
