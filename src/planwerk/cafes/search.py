"""The search over seats: annealing runs of growing length until goals, limits or the caller say stop."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from planwerk.cafes import start
from planwerk.cafes.kernel import anneal, better, place_all
from planwerk.cafes.model import HARD, VALUES, Ints, Layout, build
from planwerk.cafes.problem import Must, Problem, Wish
from planwerk.cafes.solution import Seating
from planwerk.core.progress import Watch

Values = npt.NDArray[np.int64]
FIRST_RUN, LONGEST_RUN, SLICE = 200_000, 50_000_000, 100_000
# Small cafés get more and shorter runs: at most so many moves per person and round in the first.
MOVES_EACH = 700
# Each level weighs this much of the level below it; the hard rules and the first level below them weigh the same.
RATIO = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What to search for: ``order`` lists the levels that count (positions in ``VALUES``), ``goal`` all bounds."""

    problem: Problem
    plan: Layout
    previous: Seating | None
    order: tuple[int, ...]
    goal: tuple[int, ...]


@dataclass(slots=True, kw_only=True)
class Found:
    """The best seats so far with their values, the moves made, and whether there was nothing to move."""

    seat: Ints
    values: Values
    moves: int = 0
    stuck: bool = False


def run(task: Task, starts: list[Ints], watch: Watch, tell: Callable[[Found], None] | None = None) -> Found:
    """Return the best seats found from ``starts`` (wanted tables by round and person) and from random ones.

    ``starts`` are tried first, cooler than random ones, so that a good one is polished and not lost.
    """
    seed = watch.limits.seed
    random = np.random.default_rng(seed)
    best: Found | None = None
    seats = task.problem.rounds * len(task.problem.people)
    length, moves, number = min(FIRST_RUN, MOVES_EACH * seats), 0, 0
    nothing = np.full((task.problem.rounds, len(task.problem.people)), -1, np.int32)
    while best is None or not (best.stuck or _done(task, best) or _over(watch, moves)):
        warm = number < len(starts) or (task.previous is not None and bool(starts))
        wanted = starts[number % len(starts)] if warm else nothing
        length = _length(watch, length, moves)
        found = _one_run(task, wanted, length, warm, watch, random)
        moves += found.moves
        order = np.array(task.order, np.int64)
        if best is None or better(found.values, best.values, order):
            best = found
        best.moves = moves
        if tell is not None:
            tell(best)
        number += 1
        if number >= len(starts):
            length = min(LONGEST_RUN, length * 2)
    return best


def _length(watch: Watch, length: int, moves: int) -> int:
    """Return the length of the next run: it ends with the limits, cold, rather than being cut off hot."""
    if watch.limits.iterations is not None:
        length = max(1, min(length, watch.limits.iterations - moves))
    if watch.limits.seconds is not None and moves and watch.elapsed > 0:
        speed = moves / watch.elapsed
        length = int(max(1000, min(length, speed * max(0.0, watch.remaining))))
    return length


def _over(watch: Watch, moves: int) -> bool:
    limit = watch.limits.iterations
    return watch.over or (limit is not None and moves >= limit)


def _done(task: Task, found: Found) -> bool:
    return all(found.values[level] <= task.goal[level] for level in task.order)


def _one_run(task: Task, wanted: Ints, length: int, warm: bool, watch: Watch, random: np.random.Generator) -> Found:
    state = build(task.problem, task.plan, task.previous)
    seat = start.seats(task.problem, task.plan, state, wanted, random)
    free = start.movable(task.problem, task.plan, state, seat)
    values = _empty_values(task, seat)
    place_all(state, seat, values)
    found = Found(seat=state.seat.copy(), values=values.copy())
    if _done(task, found) or not np.any(state.moving > 1):
        found.stuck = not np.any(state.moving > 1)
        return found
    order = np.array(task.order, np.int64)
    weights = _weights(task.order)
    # From half a repeat's weight down to a sixth of the last level's: hotter is random, colder is a descent.
    hot, cold = weights.max() * (0.1 if warm else 0.6), 0.15 * weights[task.order[-1]]
    cooling = (cold / hot) ** (1 / max(1, length))
    goal = np.array(task.goal, np.int64)
    held = len(task.problem.held.rounds)
    while found.moves < length:
        share = min(SLICE, length - found.moves)
        heat = (hot * cooling**found.moves, hot * cooling ** (found.moves + share))
        seed = int(random.integers(2**31))
        found.moves += anneal(
            state, values, found.values, found.seat, order, weights, goal, free, held, share, heat, seed
        )
        if _done(task, found) or watch.over:
            break
    return found


def _empty_values(task: Task, seat: Ints) -> Values:
    """Return the values before anyone sits: every pair that must meet is apart, every table lacks every delegation."""
    values = np.zeros(len(VALUES), np.int64)
    values[VALUES.index(HARD)] = sum(pair.must is Must.MEET for pair in task.problem.pairs)
    delegations = len({row.delegation for row in task.problem.people} - {""})
    for number, slots in enumerate(task.plan.slots):
        starts = np.concatenate(([0], np.cumsum(slots)))
        taken = sum(bool(np.any(seat[number, first:last] >= 0)) for first, last in pairwise(starts))
        values[VALUES.index(Wish.DELEGATIONS)] += delegations * taken
    return values


def _weights(order: tuple[int, ...]) -> npt.NDArray[np.float64]:
    weights = np.zeros(len(VALUES))
    for rank, level in enumerate(reversed(order)):
        weights[level] = RATIO**rank
    hard = VALUES.index(HARD)
    weights[hard] = max(weights[level] for level in order if level != hard)
    return weights
