"""Finds a seating without repeats by search: shifted rows, base rounds under groups, plain annealing among them."""

from collections.abc import Callable, Iterator

import numpy as np

from planwerk.cafes.constructions import cover, shifts, starters
from planwerk.cafes.constructions.designs import leave_out
from planwerk.cafes.constructions.groups import Action, actions
from planwerk.cafes.model import Ints
from planwerk.core.progress import Watch

FIRST_MOVES, FIRST_NODES, FIRST_SUBSETS = 150_000, 10_000, 400_000
MOST_ACTIONS, GROWTH = 8, 4
Attempts = Iterator[tuple[Ints | None, int]]


def hunt(
    sizes: tuple[int, ...],
    rounds: int,
    watch: Watch,
    *,
    passes: int,
    until: float,
    tick: Callable[[], None] = lambda: None,
) -> tuple[Ints | None, int]:
    """Return tables of everyone in ``rounds`` rounds without repeats, or ``None``, and the moves made.

    Ends after ``passes`` of growing effort, or when ``watch`` shows ``until`` seconds. Calls ``tick`` now and then.
    """
    random = np.random.default_rng(watch.limits.seed)
    moves = 0
    for design, made in _in_turn(sizes, rounds, passes, watch, until, random):
        moves += made
        tick()
        spent = watch.limits.iterations is not None and moves >= watch.limits.iterations
        if design is not None or spent or watch.over or watch.elapsed > until:
            return design, moves
    return None, moves


def _in_turn(
    sizes: tuple[int, ...], rounds: int, passes: int, watch: Watch, until: float, random: np.random.Generator
) -> Attempts:
    """Yield attempts at the sizes; where they differ also, in turn, at full tables with people left out."""
    own = _attempts(sizes, rounds, passes, watch, until, random)
    equal = (max(sizes),) * len(sizes)
    if equal == sizes:
        yield from own
        return
    full = _attempts(equal, rounds, passes, watch, until, random)
    for attempt, (design, made) in zip(own, full, strict=False):
        yield attempt
        yield (None if design is None else leave_out(design, sum(equal) - sum(sizes))), made


def _attempts(
    sizes: tuple[int, ...], rounds: int, passes: int, watch: Watch, until: float, random: np.random.Generator
) -> Attempts:
    """Yield the outcome of each attempt with the moves it took."""
    tried = actions(sizes, rounds)[:MOST_ACTIONS]
    plain = Action(people=sum(sizes), order=1, fixed=0, base=rounds)
    pairs = {plain: starters.every_pair(sum(sizes))}
    lists: dict[Action, cover.Lists] = {}
    seats = sizes[0] if len(set(sizes)) == 1 else 0
    for number in range(passes):
        effort = FIRST_MOVES * GROWTH**number
        for action in (plain, *tried):
            if action not in pairs:
                pairs[action] = action.pairs()
            for heat in starters.HEATS if number else starters.HEATS[:1]:
                base, made = starters.search(sizes, action.base, pairs[action], effort, random, heat)
                yield (None if base is None else action.develop(base)[:rounds]), made
        yield from _shifts(sizes, rounds, effort, random)
        for action in tried:
            if cover.affordable(action, seats, FIRST_SUBSETS * GROWTH**number):
                if action not in lists:
                    lists[action] = cover.Lists(action, seats)
                base = lists[action].search(FIRST_NODES * GROWTH**number, random, watch, until)
                yield (None if base is None else action.develop(base)[:rounds]), 0


def _shifts(sizes: tuple[int, ...], rounds: int, effort: int, random: np.random.Generator) -> Attempts:
    tables, seats = len(sizes), max(sizes)
    if not 2 <= rounds <= tables or not 3 <= seats <= tables:
        return
    for cyclic in (True, False):
        add = shifts.addition(tables, cyclic)
        for heat in shifts.HEATS:
            design, made = shifts.search(seats, rounds, add, moves=effort, heat=heat, random=random)
            yield (None if design is None else leave_out(design, tables * seats - sum(sizes))), made
