"""Team orienteering with time windows: a problem of one group whose days are alike and where only the score counts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from planwerk.core.progress import Progress, ProgressCallback, Watch
from planwerk.core.result import Level
from planwerk.visits.arrays import Ints, ints
from planwerk.visits.problem import LevelName, Problem
from planwerk.visits.rng import seeded
from planwerk.visits.solution import Visit, VisitPlan
from planwerk.visits.tour_kernel import Tours, Trip, improve

MOST_TOURS = 60
CHUNK = 1000


def is_orienteering(problem: Problem, previous: VisitPlan | None) -> bool:
    """Return whether the tour kernels hold everything this problem asks for."""
    days, bases = problem.days, {base.day: (base.start, base.end, base.earliest, base.latest) for base in problem.bases}
    plain = (problem.lunches, problem.fixed, problem.locks, problem.interpreters)
    if previous is not None or any(plain) or len(problem.groups) != 1 or len(days) > MOST_TOURS:
        return False
    if problem.levels != (LevelName.PRIORITY,) or len(problem.modes) != 1 or problem.modes[0].coach:
        return False
    alike = {(d.earliest, d.latest, d.max_visits, d.max_driving) for d in days}
    home = set(bases.values()) if len(bases) == len(days) else {(None, None, None, None)}
    if len(alike) != 1 or days[0].max_visits is not None or days[0].max_driving is not None or len(home) != 1:
        return False
    start, end, earliest, latest = next(iter(home))
    if start is None or start != end or earliest is not None or latest is not None:
        return False
    return all(_every_day_once(problem, row) for row in range(len(problem.stops)))


def _every_day_once(problem: Problem, row: int) -> bool:
    stop, days = problem.stops[row], range(len(problem.days))
    windows = {(window.opens, window.closes) for window in stop.windows}
    once = len(windows) == 1 and sorted(window.day for window in stop.windows) == list(days)
    want = stop.wants[0] if len(stop.wants) == 1 else None
    fits = stop.capacity is None or stop.capacity >= problem.groups[0].size
    plain = want is not None and want.minutes is None and want.interpreting is None and not want.must
    return once and plain and fits and problem.grid == 1


def tours_of(problem: Problem) -> Tours:
    """Return the instance as arrays; the base is 0, the stops follow in the problem's order."""
    base = problem.bases[0].start
    rows = {place: row for row, place in enumerate(problem.places)}
    mode, day = problem.modes[0], problem.days[0]
    used = [rows[str(base)], *(rows[stop.place] for stop in problem.stops)]
    minutes = ints(mode.minutes, len(rows), len(rows))[np.ix_(used, used)]
    apart = ints(used)[:, None] != ints(used)[None, :]
    distance = np.where(apart, minutes + mode.boarding, 0)
    service = ints([0, *(stop.minutes for stop in problem.stops)])
    opens = ints([0, *(max(0, stop.windows[0].opens - day.earliest) for stop in problem.stops)])
    last = ints([stop.windows[0].closes - stop.minutes - day.earliest for stop in problem.stops])
    travel = np.ascontiguousarray(distance + service[:, None])
    end = day.latest - day.earliest
    closes = ints([end, *np.minimum(last, end - travel[1:, 0])])
    score = ints([0, *(stop.wants[0].priority for stop in problem.stops)])
    near = np.argsort(distance[:, 1:], axis=1, kind="stable") + 1
    rank = np.zeros_like(travel)
    np.put_along_axis(rank, near, np.arange(near.shape[1])[None, :], axis=1)
    return Tours(
        travel=travel,
        back=np.ascontiguousarray(travel.T),
        adds=ints([int((travel[:, row, None] + travel[row] - travel).min()) for row in range(len(used))]),
        opens=opens,
        closes=closes,
        score=score,
        near=near.astype(np.int64),
        rank=rank,
    )


def reachable(tours: Tours) -> Ints:
    """Return flags of the customers that a tour of their own can visit."""
    first = np.maximum(tours.travel[0], tours.opens)
    found: Ints = (first <= tours.closes).astype(np.int64)
    found[0] = 0
    return found


def empty_trip(tours: Tours, count: int) -> Trip:
    customers = tours.score.size - 1
    return Trip(
        route=np.zeros((count, customers), np.int64),
        length=np.zeros(count, np.int64),
        tour=np.full(customers + 1, -1, np.int64),
        early=np.zeros(customers + 1, np.int64),
        late=np.zeros(customers + 1, np.int64),
        leg=np.zeros(customers + 1, np.int64),
        used=np.zeros(count, np.int64),
        room=np.full(count, tours.closes[0]),
        score=np.zeros(1, np.int64),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """How a run cools, in units of the mean score, what the whole time of a tour weighs in them, and a run's rounds for
    each customer.

    Each run heats up again from where the last one ended and is ``longer`` than it: short ones for who waits seconds.
    Measured on made-up instances of up to 288 customers: cooling further, starting hotter or cooler, half or double
    the rounds ended lower after 5 s. Neither crossing the best tours of earlier runs nor changing tours over in mid-way
    ended higher; recombining the tours met by set packing brought nothing on the 100 series.
    """

    first: float = 0.6
    last: float = 0.12
    time: float = 0.3
    run: int = 600
    longer: float = 1.25


HEAT = Heat()


def plan_tours(
    problem: Problem,
    seed: int,
    watch: Watch,
    on_progress: ProgressCallback | None = None,
    heat: Heat = HEAT,
    tell: Callable[[Trip], int] | None = None,
) -> tuple[VisitPlan, int]:
    """Return the best tours found with a seed until the watch is over, and the rounds done.

    ``tell`` is told the best tours now and then and answers with a score that ends the search once it is reached. Only
    the worker that has the limits' own seed reports progress.
    """
    tours, count = tours_of(problem), len(problem.days)
    rng = seeded(seed)
    trip, best, backup = empty_trip(tours, count), empty_trip(tours, count), empty_trip(tours, count)
    span, order, rank = np.zeros((count, 2), np.int64), np.zeros(tours.score.size, np.int64), np.zeros(tours.score.size)
    most = int(tours.score[reachable(tours) > 0].sum())
    mean = float(tours.score[1:].mean()) or 1.0
    per_time = heat.time * mean / max(1, int(tours.closes[0]) * count)
    done, began, run = 0, 0, heat.run * (tours.score.size - 1)
    while not watch.over and int(best.score[0]) < most:
        chunk = CHUNK if watch.limits.iterations is None else min(CHUNK, watch.limits.iterations - done)
        if chunk <= 0:
            break
        if done - began >= run:
            began, run = done, int(run * heat.longer)
        share, ratio = (done - began) / run, heat.last / heat.first
        now = heat.first * mean * ratio**share
        later = heat.first * mean * ratio ** min(1.0, share + chunk / run)
        improve(tours, trip, best, backup, rng, span, order, rank, chunk, now, later, per_time)
        done += chunk
        if tell is not None:
            most = min(most, tell(best))
        if on_progress is not None and seed == watch.limits.seed:
            level = Level(name=LevelName.PRIORITY.value, value=int(best.score[0]), bound=most, sense="max")
            on_progress(Progress(seconds=watch.elapsed, share=0.0, phase="planning", levels=(level,)))
    return plan_of_trip(problem, tours, best), done


def toured_levels(levels: tuple[Level, ...], bound: int) -> tuple[Level, ...]:
    """Return the score with its bound."""
    return tuple(replace(level, bound=bound, proved=level.value >= bound) for level in levels)


def score_bound(tours: Tours, count: int) -> int:
    """Return a score that no tours can exceed: the fractional knapsack of all customers into the tours' whole time.

    Each customer takes its service, half its shortest way to it and half its shortest way on.
    """
    can = reachable(tours) > 0
    kept = [0, *(row for row in range(1, tours.score.size) if can[row] and tours.score[row])]
    if len(kept) == 1:
        return 0
    service = np.diag(tours.travel)[kept].astype(float)
    distance = tours.travel[np.ix_(kept, kept)] - service[:, None]
    np.fill_diagonal(distance, np.inf)
    taken = service + (distance.min(axis=0) + distance.min(axis=1)) / 2
    room, bound = count * (float(tours.closes[0]) - taken[0]), 0.0
    score = tours.score[kept].astype(float)
    for row in sorted(range(1, len(kept)), key=lambda k: -score[k] / max(taken[k], 1e-9)):
        part = min(1.0, room / taken[row]) if taken[row] > 0 else 1.0
        if part <= 0:
            break
        bound, room = bound + part * score[row], room - part * taken[row]
    return int(bound + 1e-6)


def plan_of_trip(problem: Problem, tours: Tours, trip: Trip) -> VisitPlan:
    """Return tours as a plan."""
    return plan_of_routes(problem, tours, [row[:count] for row, count in zip(trip.route, trip.length, strict=True)])


def plan_of_routes(problem: Problem, tours: Tours, routes: Sequence[Iterable[int]]) -> VisitPlan:
    """Return tours, each the customers in their order, as a plan: day by day, each visit as early as it can be."""
    visits = []
    group, start = problem.groups[0].id, problem.days[0].earliest
    for day, route in enumerate(routes):
        here, time = 0, 0
        for customer in map(int, route):
            time = max(time + int(tours.travel[here, customer]), int(tours.opens[customer]))
            stop, at, here = problem.stops[customer - 1], start + time, customer
            visits.append(Visit(stop=stop.id, groups=(group,), day=day, start=at, end=at + stop.minutes))
    return VisitPlan(visits=tuple(visits))
