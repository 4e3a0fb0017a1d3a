"""Finds a seating without repeats by search: shifted rows, base rounds under groups, plain annealing among them."""

from collections.abc import Callable, Iterator

import numpy as np

from planwerk.cafes.constructions import cover, shifts, starters
from planwerk.cafes.constructions.designs import leave_out
from planwerk.cafes.constructions.groups import Action, actions
from planwerk.cafes.constructions.symmetry import Symmetric, of_action
from planwerk.cafes.model import Ints
from planwerk.core.progress import Watch

FIRST_MOVES, FIRST_NODES, FIRST_SUBSETS = 150_000, 10_000, 400_000
MOST_ACTIONS, MOST_SYMMETRIES, GROWTH = 8, 4, 4
# Runs in each pass but the first, and the share of them that the way which came nearest gets, the next of the rest ...
PICKS, NEAREST = 10, 0.4
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


class _Arm:
    """One way to search for base rounds, and how near it came at best.

    ``scale`` weighs its repeats too many: one of a symmetric round stands for several, one of plain rounds for less.
    """

    def __init__(self, action: Action, sizes: tuple[int, ...], symmetric: Symmetric | None, scale: float) -> None:
        self._action, self._sizes, self._symmetric, self._scale = action, sizes, symmetric, scale
        self._pairs: tuple[Ints, Ints] | None = None
        self.least = float("inf")

    def run(self, rounds: int, moves: int, random: np.random.Generator) -> tuple[Ints | None, int]:
        heat = starters.HEATS[int(random.integers(len(starters.HEATS)))]
        if self._symmetric is not None:
            base, excess, made = self._symmetric.search(moves // len(self._symmetric.images), random, heat)
        else:
            if self._pairs is None:
                trivial = self._action.order == 1
                self._pairs = starters.every_pair(self._action.people) if trivial else self._action.pairs()
            base, excess, made = starters.search(self._sizes, self._action.base, self._pairs, moves, random, heat)
        self.least = min(self.least, excess * self._scale)
        return (None if base is None else self._action.develop(base)[:rounds]), made


def _attempts(
    sizes: tuple[int, ...], rounds: int, passes: int, watch: Watch, until: float, random: np.random.Generator
) -> Attempts:
    """Yield the outcome of each attempt with the moves it took: all ways once, then mostly those that came nearest."""
    tried = actions(sizes, rounds)[:MOST_ACTIONS]
    plain = Action(people=sum(sizes), order=1, fixed=0, base=rounds)
    seats = sizes[0] if len(set(sizes)) == 1 else 0
    arms = [_Arm(plain, sizes, None, 1 / rounds), *(_Arm(action, sizes, None, 1) for action in tried)]
    lists: dict[Action, cover.Lists] = {}
    for number in range(passes):
        effort = FIRST_MOVES * GROWTH**number
        for arm in arms if number == 0 else _nearest(arms, random):
            yield arm.run(rounds, effort, random)
        yield from _shifts(sizes, rounds, effort, random)
        if number == 0 and seats > 2:
            for action in tried:
                for symmetric in of_action(action, seats, MOST_SYMMETRIES):
                    arms.append(_Arm(action, sizes, symmetric, len(symmetric.images)))
                    yield arms[-1].run(rounds, effort, random)
        for action in tried:
            if cover.affordable(action, seats, FIRST_SUBSETS * GROWTH**number):
                if action not in lists:
                    lists[action] = cover.Lists(action, seats)
                base = lists[action].search(FIRST_NODES * GROWTH**number, random, watch, until)
                yield (None if base is None else action.develop(base)[:rounds]), 0


def _nearest(arms: list[_Arm], random: np.random.Generator) -> Iterator[_Arm]:
    """Yield arms at random, those that came nearest most often."""
    for _ in range(PICKS):
        ranked = sorted(arms, key=lambda arm: arm.least)
        yield ranked[(int(random.geometric(NEAREST)) - 1) % len(ranked)]


def _shifts(sizes: tuple[int, ...], rounds: int, effort: int, random: np.random.Generator) -> Attempts:
    tables, seats = len(sizes), max(sizes)
    if not 2 <= rounds <= tables or not 3 <= seats <= tables:
        return
    for cyclic in (True, False):
        add = shifts.addition(tables, cyclic)
        for heat in shifts.HEATS:
            design, made = shifts.search(seats, rounds, add, moves=effort, heat=heat, random=random)
            yield (None if design is None else leave_out(design, tables * seats - sum(sizes))), made
