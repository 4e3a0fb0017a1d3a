"""The plain problem: everyone always there, no seat given, nothing asked for but few repeats.

Designs first; then annealing from the best of: a design of as many rounds as there is one for, its rounds used again
or others added, and random seats.
"""

from collections.abc import Callable

import numpy as np

from planwerk.cafes.constructions import starters
from planwerk.cafes.constructions.designs import by_formula, repeats
from planwerk.cafes.constructions.hunt import hunt
from planwerk.cafes.model import Ints
from planwerk.core.progress import Watch

# Of the time, this share goes to designs of all rounds, and to designs of fewer.
SHARE_ALL, SHARE_FEWER, PASSES_ALL, PASSES_FEWER = 0.8, 0.3, 5, 2
FIRST_MOVES, LONGEST_MOVES, SLICE = 300_000, 40_000_000, 1_000_000
WARM, HOT = (0.25, 0.1), (0.6, 0.12)

# Told the repeats of the best plan so far, or None while designs are tried.
Told = Callable[[int | None], None]


def seat(sizes: tuple[int, ...], rounds: int, bound: int, watch: Watch, tell: Told) -> tuple[Ints, int]:
    """Return the tables of everyone ``[rounds, people]`` with few repeats, and the moves made; ``bound`` ends it."""
    moves = 0
    if bound == 0:
        design, moves = design_of(sizes, rounds, watch, passes=PASSES_ALL, share=SHARE_ALL, tell=tell)
        if design is not None:
            return design, moves
    starts, made = _starts(sizes, rounds, bound, watch, tell)
    moves += made
    best = min(starts, key=repeats) if starts else None
    if best is not None and repeats(best) <= bound:
        return best, moves
    return _anneal(sizes, rounds, bound, starts, moves, watch, tell)


def design_of(
    sizes: tuple[int, ...], rounds: int, watch: Watch, *, passes: int, share: float, tell: Told = lambda _: None
) -> tuple[Ints | None, int]:
    """Return a design without repeats, or ``None``, and the moves made, within a share of the time left."""
    design = by_formula(sizes, rounds)
    if design is not None:
        return design, 0
    until = watch.elapsed + share * watch.remaining
    return hunt(sizes, rounds, watch, passes=passes, until=until, tick=lambda: tell(None))


def _starts(sizes: tuple[int, ...], rounds: int, bound: int, watch: Watch, tell: Told) -> tuple[list[Ints], int]:
    """Return plans grown from the longest design that is quickly found: rounds used again, or random ones added."""
    people = sum(sizes)
    longest = min(rounds if bound else rounds - 1, (people - 1) // max(1, max(sizes) - 1))
    moves = 0
    random = np.random.default_rng(watch.limits.seed)
    for fewer in range(longest, max(1, rounds // 2, longest - 4) - 1, -1):
        if watch.over:
            break
        design, made = design_of(sizes, fewer, watch, passes=PASSES_FEWER, share=SHARE_FEWER, tell=tell)
        moves += made
        if design is None:
            continue
        again = design[np.arange(rounds) % fewer]
        table = starters.slots_of(sizes)[1]
        added = np.array([random.permutation(table) for _ in range(rounds - fewer)], np.int32).reshape(-1, people)
        grown = np.concatenate((design, added))
        slots = starters.positions(grown)
        spent = FIRST_MOVES
        if fewer < rounds and _same_sizes(grown, sizes):
            pairs = starters.every_pair(people)
            seed = watch.limits.seed
            _, made = starters.improve(slots, fewer, sizes, pairs, moves=spent, heat=HOT, goal=bound, seed=seed)
            moves += made
            grown = starters.tables_of(slots, table)
        return [again, grown], moves
    return [], moves


def _same_sizes(design: Ints, sizes: tuple[int, ...]) -> bool:
    """Return whether each round has the tables' sizes in the order of ``sizes``, as the kernels want them."""
    return all(tuple(np.bincount(row, minlength=len(sizes))) == sizes for row in design)


def _anneal(
    sizes: tuple[int, ...], rounds: int, bound: int, starts: list[Ints], moves: int, watch: Watch, tell: Told
) -> tuple[Ints, int]:
    """Anneal from each start, then from random seats and the best so far in turn, in runs of growing length."""
    random = np.random.default_rng(watch.limits.seed + 1)
    table = starters.slots_of(sizes)[1]
    pairs = starters.every_pair(sum(sizes))
    waiting = [start for start in starts if _same_sizes(start, sizes)]
    best = min(starts, key=repeats) if starts else None
    least = repeats(best) if best is not None else None
    length, number, made_here = FIRST_MOVES, 0, 0
    began = watch.elapsed
    while least is None or not (least <= bound or watch.over or _spent(watch, moves)):
        warm = number < len(waiting) or (number % 3 == 2 and best is not None and _same_sizes(best, sizes))
        source = waiting[number] if number < len(waiting) else best
        if warm and source is not None:
            slots = starters.positions(source)
        else:
            slots = np.array([random.permutation(len(table)) for _ in range(rounds)], np.int32)
        length = _length(watch, length, moves, made_here, began)
        excess, made = _one_run(slots, sizes, pairs, length, WARM if warm else HOT, bound, watch, random)
        moves, made_here, number = moves + made, made_here + made, number + 1
        if least is None or excess < least:
            least, best = excess, starters.tables_of(slots, table)
            tell(least)
        length = min(LONGEST_MOVES, length * 2)
    assert best is not None  # noqa: S101  # the loop runs at least once without a start
    return best, moves


def _one_run(
    slots: Ints,
    sizes: tuple[int, ...],
    pairs: tuple[Ints, Ints],
    length: int,
    heat: tuple[float, float],
    bound: int,
    watch: Watch,
    random: np.random.Generator,
) -> tuple[int, int]:
    """Anneal ``slots`` in place in slices, so that the clock is seen; return the least repeats and the moves made."""
    done, least, best = 0, None, slots.copy()
    cooling = (heat[1] / heat[0]) ** (1 / length)
    while done < length and not (watch.over and done):
        share = min(SLICE, length - done)
        part = (heat[0] * cooling**done, heat[0] * cooling ** (done + share))
        seed = int(random.integers(2**31))
        excess, made = starters.improve(slots, 0, sizes, pairs, moves=share, heat=part, goal=bound, seed=seed)
        done += made
        if least is None or excess < least:
            least, best = excess, slots.copy()
        if least <= bound:
            break
    slots[:] = best
    return least if least is not None else repeats(starters.tables_of(slots, starters.slots_of(sizes)[1])), done


def _spent(watch: Watch, moves: int) -> bool:
    return watch.limits.iterations is not None and moves >= watch.limits.iterations


def _length(watch: Watch, length: int, moves: int, made: int, began: float) -> int:
    """Return the length of the next run: it ends with the limits, cold, rather than being cut off hot."""
    if watch.limits.iterations is not None:
        length = max(1, min(length, watch.limits.iterations - moves))
    if watch.limits.seconds is not None and made:
        speed = made / max(1e-6, watch.elapsed - began)
        length = int(max(1000, min(length, speed * watch.remaining)))
    return length
