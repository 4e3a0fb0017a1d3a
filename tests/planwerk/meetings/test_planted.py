"""Events with a plan hidden in them are solved. ``benchmarks/meetings_planted.py`` tries 1,000 of all sizes."""

import threading

import pytest

from planwerk.core.limits import Limits
from planwerk.core.progress import Watch
from planwerk.meetings.check import Objective, check
from planwerk.meetings.product import layout as at
from planwerk.meetings.product.arrays import schedule_of
from planwerk.meetings.product.search import Search, begin
from planwerk.meetings.samples import plant


@pytest.mark.parametrize("features", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_everything_is_placed(seed: int, features: bool) -> None:
    problem, hidden = plant(
        seed, people=12 + 3 * seed, slots=6 + 2 * seed, tables=6 + seed, load=0.5 + 0.05 * seed, features=features
    )
    assert check(problem, hidden).violations == ()
    search, done = begin(problem, seed), threading.Event()

    def look(search: Search, _: float) -> None:
        if search.best[at.MISSING] == search.best[at.MINIMA] == 0:
            done.set()

    search.run(Watch(Limits(seconds=None, iterations=1_000_000), done), on_improved=look)
    report = check(problem, schedule_of(problem, search.plan))
    assert report.violations == ()
    assert report.placed == len(problem.meetings)
    assert next(row for row in report.levels if row.name == "minima").value == 0


def test_without_features_it_is_a_published_problem() -> None:
    problem, hidden = plant(1, people=20, slots=8, tables=8, load=0.7, features=False)
    assert check(problem, hidden, by=Objective.BREAKS).violations == ()
