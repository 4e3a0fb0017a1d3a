"""The ceiling of team orienteering against every packing of every tour of small instances."""

import random
import threading
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from planwerk.core.limits import Limits
from planwerk.core.result import Status
from planwerk.visits import Problem, check, pricing, solve
from planwerk.visits import ceiling as ceilings
from planwerk.visits.ceiling import Ceiling
from planwerk.visits.label_kernel import EXACT
from planwerk.visits.master import violated
from planwerk.visits.pool import Pool
from planwerk.visits.toptw import read_toptw
from planwerk.visits.tour_kernel import Tours
from planwerk.visits.tours import plan_of_routes, tours_of


def instance(folder: Path, seed: int, customers: int, days: int) -> Problem:
    """Return a made-up instance: some with wide windows, some with narrow ones, scores with and without a divisor."""
    rng = random.Random(seed)
    side, horizon, step = rng.choice([15, 30, 50]), 200, rng.choice([1, 1, 10])
    rows = [f"0 {side / 2} {side / 2} 0 0 0 0 0 {horizon}"]
    for number in range(1, customers + 1):
        opens = rng.randint(0, horizon - 60)
        closes = opens + rng.choice([10, 40, 150])
        where = f"{rng.randint(0, side)} {rng.randint(0, side)}"
        rows.append(f"{number} {where} {rng.choice([5, 10, 30])} {step * rng.randint(1, 9)} 1 1 1 {opens} {closes}")
    path = folder / f"made{seed}.txt"
    path.write_text("\n".join(["1", "1", *rows]))
    return read_toptw(path, days)


def optimum(tours: Tours, days: int) -> int:
    """Return the best score by listing every set of customers that a tour can visit."""
    sets: set[int] = set()
    stack = [(0, 0, 0)]
    while stack:
        here, time, seen = stack.pop()
        sets.add(seen)
        for there in range(1, tours.score.size):
            start = max(time + int(tours.travel[here, there]), int(tours.opens[there]))
            if not seen >> there & 1 and start <= tours.closes[there]:
                stack.append((there, start, seen | 1 << there))
    worth = {one: sum(int(tours.score[k]) for k in range(tours.score.size) if one >> k & 1) for one in sets}

    @cache
    def best(free: int, left: int) -> int:
        if not left:
            return 0
        return max(worth[one] + best(free & ~one, left - 1) for one in sets if one & ~free == 0)

    return best((1 << tours.score.size) - 1, days)


@pytest.mark.parametrize("days", [1, 2, 3])
@pytest.mark.parametrize("memory", [1, 8])
def test_the_bound_is_never_below_the_optimum_and_closes_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int, memory: int
) -> None:
    """With a memory of one customer the first tours run in circles, which the steps have to forbid."""
    monkeypatch.setattr(pricing, "MEMORY", memory)
    for seed in range(40):
        problem = instance(tmp_path, seed, 6 + seed % 3, days)
        tours = tours_of(problem)
        ceiling, known = Ceiling(tours, days), optimum(tours, days)
        for _ in ceiling.steps():
            assert ceiling.score <= known <= ceiling.bound
        assert ceiling.closed
        assert ceiling.score == known == ceiling.bound, seed
        plan = plan_of_routes(problem, tours, ceiling.routes)
        report = check(problem, plan)
        assert report.ok
        assert report.levels[0].value == known


def test_what_the_search_has_found_is_proved(tmp_path: Path) -> None:
    for seed in range(100, 140):
        problem = instance(tmp_path, seed, 8, 2)
        tours = tours_of(problem)
        ceiling, known = Ceiling(tours, 2), optimum(tours, 2)
        ceiling.heard = known
        for _ in ceiling.steps():
            assert ceiling.bound >= known
        assert ceiling.bound == known, seed
        assert ceiling.routes == ()


@pytest.mark.parametrize("labels", [3, 10, 30])
def test_with_too_few_labels_the_bound_still_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, labels: int
) -> None:
    monkeypatch.setattr(pricing, "LABELS", labels)
    open_ones = 0
    for seed in range(200, 230):
        tours = tours_of(instance(tmp_path, seed, 8, 2))
        ceiling, known = Ceiling(tours, 2), optimum(tours, 2)
        for _ in ceiling.steps():
            assert ceiling.bound >= known
        assert ceiling.bound >= known >= ceiling.score
        open_ones += not ceiling.closed
    assert open_ones or labels == 30


def test_a_run_that_ends_at_any_step_has_a_bound(tmp_path: Path) -> None:
    tours = tours_of(instance(tmp_path, 7, 8, 2))
    known = optimum(tours, 2)
    bounds = []
    for steps in range(12):
        ceiling = Ceiling(tours, 2)
        list(islice(ceiling.steps(), steps))
        bounds.append(ceiling.bound)
    assert min(bounds) == known
    assert bounds == sorted(bounds, reverse=True)


def test_no_pricing_where_a_detour_is_shorter(tmp_path: Path) -> None:
    tours = tours_of(instance(tmp_path, 3, 6, 1))
    longer = tours.travel.copy()
    longer[1, 2] += 10_000
    with pytest.raises(ValueError, match="detour"):
        pricing.Pricer(tours._replace(travel=longer), np.arange(7))
    ceiling = Ceiling(tours._replace(travel=longer), 1)
    assert list(ceiling.steps()) == []


def test_prices_are_those_of_the_customers_on_the_tour(tmp_path: Path) -> None:
    tours = tours_of(instance(tmp_path, 5, 8, 1))
    pricer = pricing.Pricer(tours, np.arange(9))
    duals = pricing.Duals(customer=np.full(9, 1.0), cut=np.zeros(0), tour=0.0)
    found = pricer.price(duals, EXACT, 0.0)
    assert found.most is not None
    assert found.most == pytest.approx(sum(tours.score[customer] - 1 for customer in found.routes[0]))
    assert pricer.loosely(duals) >= found.most - 1e-9


def test_a_cut_is_found_where_three_customers_share_three_half_tours() -> None:
    routes, driven = [(1, 2), (2, 3), (1, 3), (4,)], np.array([0.5, 0.5, 0.5, 1.0])
    assert violated(routes, driven, 5, 9) == [(1, 2, 3)]
    pool = Pool(np.array([0.0, 1, 1, 1, 1]), tuple(routes), 2, 3)
    assert pool.pack(1.0)[1]
    list(pool.tighten(routes, []))
    assert not pool.empty
    more = Pool(np.array([0.0, 1, 1, 1, 1]), tuple(routes), 2, 4)
    assert more.pack(1.0) == ([], True)


def test_runs_with_steps_between_the_rounds_can_be_repeated_and_are_proved(tmp_path: Path) -> None:
    for seed in range(300, 306):
        problem = instance(tmp_path, seed, 9, 2)
        limits = Limits(seconds=None, iterations=60_000)
        one, other = solve(problem, limits), solve(problem, limits)
        assert one.solution == other.solution
        assert one.status is Status.OPTIMAL
        assert one.levels[0].value == one.levels[0].bound == optimum(tours_of(problem), 2)
        assert one.iterations < 60_000


def test_a_worker_of_its_own_proves_and_ends_the_run(tmp_path: Path) -> None:
    problem = instance(tmp_path, 301, 9, 2)
    result = solve(problem, Limits(seconds=60, workers=2))
    assert result.status is Status.OPTIMAL
    assert result.seconds < 30


def test_two_workers_with_rounds_take_the_steps_one_at_a_time(tmp_path: Path) -> None:
    for seed in range(300, 312):
        problem = instance(tmp_path, seed, 9, 2)
        result = solve(problem, Limits(seconds=None, iterations=60_000, workers=2))
        assert result.status is Status.OPTIMAL
        assert result.levels[0].value == optimum(tours_of(problem), 2)


def test_a_cancelled_run_has_a_valid_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ceilings.Ceiling, "closed", False)
    problem, stop = instance(tmp_path, 302, 9, 2), threading.Event()
    result = solve(problem, Limits(seconds=60), on_progress=lambda _: stop.set(), cancel=stop)
    assert result.seconds < 30
    bound = result.levels[0].bound
    assert bound is not None
    assert bound >= optimum(tours_of(problem), 2) >= result.levels[0].value
