"""Every rule x solver and referee, against trying every plan, on random small problems with all features on."""

import random
from collections.abc import Callable

import pytest

from planwerk.core.limits import Limits
from planwerk.core.progress import Watch
from planwerk.core.result import Status
from planwerk.meetings.check import check
from planwerk.meetings.problem import Problem
from planwerk.meetings.product import solve
from planwerk.meetings.product.arrays import schedule_of
from planwerk.meetings.product.search import begin
from planwerk.meetings.rules import PRODUCT
from tests.planwerk.meetings.brute import best
from tests.planwerk.meetings.cases import case

LIMITS = Limits(seconds=None, iterations=3_000)


@pytest.mark.parametrize("seed", range(60))
def test_best_plan_is_found_and_proved(seed: int) -> None:
    rnd = random.Random(seed)
    problem = case(
        seed, people=rnd.randint(3, 5), meetings=rnd.randint(1, 4), slots=rnd.randint(2, 4), tables=rnd.randint(1, 2)
    )
    wanted, result = best(problem), solve(problem, LIMITS)
    if wanted is None:
        assert result.status is Status.INFEASIBLE
        return
    assert result.status is Status.OPTIMAL
    assert tuple(-row.value if row.sense == "max" else row.value for row in result.levels) == wanted
    assert result.solution is not None
    report = check(problem, result.solution)
    assert report.violations == ()
    assert [(row.name, row.value) for row in report.levels] == [(row.name, row.value) for row in result.levels]


@pytest.mark.parametrize("seed", range(100, 160))
def test_what_the_kernel_counts_is_what_the_referee_counts(seed: int) -> None:
    rnd = random.Random(seed)
    problem = case(
        seed, people=rnd.randint(3, 9), meetings=rnd.randint(5, 20), slots=rnd.randint(4, 9), tables=rnd.randint(1, 5)
    )
    search = begin(problem, seed)
    search.run(Watch(LIMITS))
    report = check(problem, schedule_of(problem, search.plan))
    assert {row.code for row in report.violations} <= {"budget", "fair-gaps", "history"}
    assert (not report.violations) == search.valid
    total = sum(row.priority for row in problem.meetings)
    values = {row.name: total - row.value if row.name == "placed" else row.value for row in report.levels}
    counted = dict(zip(("minima", "placed", "changes", "gaps", "worst", "moving"), search.best[1:], strict=True))
    assert values == {name: counted[name] for name in values}


def test_cases_bring_every_rule_to_bear() -> None:
    """The random problems are no proof of a rule that never mattered in them."""
    fields: dict[str, Callable[[Problem], bool]] = {
        "in-a-row": lambda p: any(row.max_in_row for row in p.participants),
        "quota": lambda p: any(row.quotas for row in p.participants),
        "walking": lambda p: any(row.slots for row in p.walks),
        "booth": lambda p: any(row.owner for row in p.tables),
        "interpreter": lambda p: any(row.languages for row in p.meetings),
        "precedence": lambda p: any(row.after for row in p.meetings),
        "history": lambda p: p.previous is not None,
        "budget": lambda p: p.previous is not None and p.previous.budget is not None,
        "fair-gaps": lambda p: p.fairness is not None,
        "fixed-slot": lambda p: any(row.slot is not None for row in p.meetings),
        "session": lambda p: any(row.sessions for row in p.meetings),
        "contiguous": lambda p: any(row.length > 1 for row in p.meetings),
    }
    cases = [case(seed) for seed in range(60)]
    assert {name for name, seen in fields.items() if any(seen(row) for row in cases)} == set(fields)
    assert set(fields) <= {rule.code for rule in PRODUCT}
