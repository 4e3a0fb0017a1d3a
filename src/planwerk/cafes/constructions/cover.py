# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Base rounds by exact cover: tables that partition the people of each, their differences all distinct.

A further automorphism (x -> u x in Z_m, the copies of Z_m permuted) that leaves base rounds as they are shrinks the
search: tables come in its orbits. (Kramer & Mesner 1976; Kaski & Östergård, Classification Algorithms, chapter 9.)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import comb, gcd

import numpy as np
import numpy.typing as npt

from planwerk.cafes.constructions.groups import Action
from planwerk.cafes.model import Ints
from planwerk.core.kernels import inner, kernel
from planwerk.core.progress import Watch

MOST_CANDIDATES, HIGHEST, MOST_TURNS = 400_000, 6, 20
Images = npt.NDArray[np.int32]
# The order in which automorphisms are tried, by their own order.
_FIRST = {3: 0, 4: 1, 2: 2, 6: 3, 5: 4, 1: 5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Sets of tables that one choice adds: ``tables[c, images, seats]`` of which ``count[c]`` are distinct.

    ``base[c]`` is the base round they belong to. ``people[c, base rounds * orbits]`` says which orbits of people they
    cover there, ``marks[c, words]`` holds these and the differences as bits: two candidates fit together when they
    share none.
    """

    base: Ints
    tables: Ints
    count: Ints
    people: npt.NDArray[np.bool_]
    marks: npt.NDArray[np.uint64]


def multipliers(action: Action) -> list[Images]:
    """Return the powers of each further automorphism of small order that leaves base rounds as they are.

    Up to renaming, the copies of Z_m (and the fixed people) are permuted in cycles side by side, by falling length.
    """
    copies = (action.people - action.fixed) // action.order
    found = {}
    for unit in range(1, action.order):
        if gcd(unit, action.order) > 1:
            continue
        for turn in islice(_turns(copies, copies), MOST_TURNS):
            for end in islice(_turns(action.fixed, action.fixed), MOST_TURNS):
                images = _powers(action, unit, turn, end)
                if len(images) <= HIGHEST:
                    found[images.tobytes()] = images
    # Threes, fours and twos leave enough choices and few candidates.
    return sorted(found.values(), key=lambda images: _FIRST[len(images)])


def _turns(size: int, longest: int) -> Iterator[tuple[int, ...]]:
    """Yield a permutation of ``size`` things for each way to split them into cycles of at most ``longest``."""
    if size == 0:
        yield ()
    for length in range(min(size, longest, HIGHEST), 0, -1):
        cycle = (*range(1, length), 0)
        for rest in _turns(size - length, length):
            yield (*cycle, *(length + place for place in rest))


def _powers(action: Action, unit: int, turn: tuple[int, ...], end: tuple[int, ...]) -> Images:
    moving = action.people - action.fixed
    step = np.empty(action.people, np.int32)
    for person in range(moving):
        copy, place = divmod(person, action.order)
        step[person] = turn[copy] * action.order + unit * place % action.order
    step[moving:] = moving + np.array(end, np.int32)
    images = [np.arange(action.people, dtype=np.int32)]
    while not np.array_equal(step[images[-1]], images[0]) and len(images) <= HIGHEST:
        images.append(step[images[-1]])
    return np.array(images, np.int32)


def affordable(action: Action, seats: int, subsets: int) -> bool:
    """Return whether listing all tables, about ``subsets`` at most, makes sense."""
    return 3 <= seats <= 8 and action.base <= 2 and comb(action.people, seats) * action.base <= subsets


def candidates(action: Action, seats: int, images: Images) -> Candidates | None:
    """Return every set of tables closed under ``images`` whose differences are distinct, ``None`` if too many."""
    orbit, room = action.pairs()
    names, group = np.unique(np.min(images, axis=0), return_inverse=True)
    listed = np.empty((MOST_CANDIDATES, seats), np.int32)
    count = list_tables(action.people, seats, orbit, room, images, listed)
    if count < 0:
        return None
    groups = action.base * len(names)
    shape = (action.base, count)
    tables = np.zeros((*shape, len(images), seats), np.int32)
    size = np.zeros(shape, np.int32)
    covered = np.zeros((*shape, groups), np.bool_)
    marks = np.zeros((*shape, -(-(groups + len(room)) // 64)), np.uint64)
    keep = np.zeros(shape, np.bool_)
    for base in range(action.base):
        own = (group + base * len(names)).astype(np.int32)
        parts = (tables[base], size[base], covered[base], marks[base])
        keep[base] = describe(listed[:count], images, orbit, own, groups, *parts)
    base_of = np.repeat(np.arange(action.base), count).reshape(shape).astype(np.int32)
    return Candidates(
        base=base_of[keep], tables=tables[keep], count=size[keep], people=covered[keep], marks=marks[keep]
    )


@inner
def fits(table, depth, person, orbit, room, used):
    """Return whether a person can join the first ``depth`` people of a table: all differences usable and new."""
    for other in range(depth):
        pair = orbit[table[other], person]
        if room[pair] == 0 or used[pair]:
            return False
        for before in range(other):
            if orbit[table[before], person] == pair:
                return False
    return True


@inner
def mark(table, depth, orbit, used, value):
    """Mark the differences of the person at ``depth`` with those before as used or not."""
    for other in range(depth):
        used[orbit[table[other], table[depth]]] = value


@kernel
def list_tables(people, seats, orbit, room, images, found):
    """Write every table of ``seats`` people with distinct usable differences, the first of its images; count them.

    Returns -1 when there are more than ``found`` can hold.
    """
    table = np.zeros(seats, np.int32)
    used = np.zeros(room.size, np.bool_)
    seated = np.zeros(seats, np.bool_)
    depth, count = 0, 0
    table[0] = -1
    while depth >= 0:
        if seated[depth]:
            mark(table, depth, orbit, used, False)
            seated[depth] = False
        person = table[depth] + 1
        while person < people and not fits(table, depth, person, orbit, room, used):
            person += 1
        if person == people:
            depth -= 1
            continue
        table[depth] = person
        mark(table, depth, orbit, used, True)
        seated[depth] = True
        if depth + 1 < seats:
            depth += 1
            table[depth] = person
        elif is_first(table, images):
            if count == found.shape[0]:
                return -1
            found[count] = table
            count += 1
    return count


@inner
def write_image(table, image, found):
    """Write the image of a table into ``found``, people in order."""
    for place in range(table.size):
        person = image[table[place]]
        other = place
        while other > 0 and found[other - 1] > person:
            found[other] = found[other - 1]
            other -= 1
        found[other] = person


@inner
def compare(one, other):
    """Return -1, 0 or 1 as a table comes before another, is the same or comes after it."""
    for place in range(one.size):
        if one[place] != other[place]:
            return -1 if one[place] < other[place] else 1
    return 0


@inner
def is_first(table, images):
    """Return whether no image of a table comes before it."""
    image = np.empty_like(table)
    for power in range(1, images.shape[0]):
        write_image(table, images[power], image)
        if compare(image, table) < 0:
            return False
    return True


@kernel
def describe(bases, images, orbit, group, groups, tables, size, covered, marks):
    """Fill in the images and marks of each table; return which have disjoint images and distinct differences."""
    keep = np.ones(bases.shape[0], np.bool_)
    for row in range(bases.shape[0]):
        for power in range(images.shape[0]):
            write_image(bases[row], images[power], tables[row, power])
            if power and compare(tables[row, power], tables[row, 0]) == 0:
                break
            size[row] += 1
        seen = np.zeros(group.size, np.bool_)
        for power in range(size[row]):
            for one in range(bases.shape[1]):
                person = tables[row, power, one]
                keep[row] &= not seen[person]
                seen[person] = True
                covered[row, group[person]] = True
                marks[row, group[person] // 64] |= np.uint64(1) << np.uint64(group[person] % 64)
        for power in range(size[row]):
            for one in range(bases.shape[1]):
                for other in range(one):
                    pair = groups + orbit[tables[row, power, one], tables[row, power, other]]
                    bit = np.uint64(1) << np.uint64(pair % 64)
                    keep[row] &= not (marks[row, pair // 64] & bit)
                    marks[row, pair // 64] |= bit
    return keep


@inner
def narrow(marks, rows, count, choice, kept):
    """Write those of ``rows[:count]`` that fit with ``choice`` into ``kept``; return how many."""
    left = 0
    for place in range(count):
        row = rows[place]
        fits = True
        for word in range(marks.shape[1]):
            if marks[choice, word] & marks[row, word]:
                fits = False
                break
        if fits:
            kept[left] = row
            left += 1
    return left


@inner
def rarest(people, rows, count, covered):
    """Return the orbit of people not yet covered that the fewest rows cover, ``-1`` when all are."""
    tally = np.zeros(covered.size, np.int64)
    for place in range(count):
        tally += people[rows[place]]
    best = -1
    for orbit in range(covered.size):
        if not covered[orbit] and (best < 0 or tally[orbit] < tally[best]):
            best = orbit
    return best


@kernel
def cover(people, marks, nodes, seed):
    """Return chosen rows that cover all people, how many, and 1 if found, 0 if there is none, -1 after ``nodes``."""
    np.random.seed(seed)
    total, orbits = people.shape
    rows = np.empty((orbits + 1, total), np.int32)
    count = np.zeros(orbits + 1, np.int64)
    target = np.zeros(orbits + 1, np.int64)
    tried = np.zeros(orbits + 1, np.int64)
    chosen = np.zeros(orbits + 1, np.int64)
    covered = np.zeros((orbits + 1, orbits), np.bool_)
    rows[0] = np.random.permutation(total).astype(np.int32)
    count[0] = total
    depth, visited = 0, 0
    target[0] = rarest(people, rows[0], total, covered[0])
    while depth >= 0:
        while tried[depth] < count[depth] and not people[rows[depth, tried[depth]], target[depth]]:
            tried[depth] += 1
        if tried[depth] >= count[depth]:
            depth -= 1
            continue
        row = rows[depth, tried[depth]]
        tried[depth] += 1
        visited += 1
        if visited > nodes:
            return chosen, depth, -1
        chosen[depth] = row
        covered[depth + 1] = covered[depth] | people[row]
        count[depth + 1] = narrow(marks, rows[depth], count[depth], row, rows[depth + 1])
        target[depth + 1] = rarest(people, rows[depth + 1], count[depth + 1], covered[depth + 1])
        tried[depth + 1] = 0
        depth += 1
        if target[depth] < 0:
            return chosen, depth, 1
    return chosen, 0, 0


class Lists:
    """The candidates of one action under each of its multipliers, listed when first needed and kept while small."""

    def __init__(self, action: Action, seats: int) -> None:
        self.action, self.seats = action, seats
        self.images = multipliers(action)
        self._known: dict[int, Candidates | None] = {}
        self._hopeless: set[int] = set()

    def search(self, nodes: int, random: np.random.Generator, watch: Watch, until: float) -> Ints | None:
        """Return the tables of everyone in a base round after at most ``nodes`` choices per multiplier, or ``None``."""
        for number, images in enumerate(self.images):
            if watch.over or watch.elapsed > until:
                return None
            if number in self._hopeless:
                continue
            if number not in self._known:
                self._known[number] = candidates(self.action, self.seats, images)
            listed = self._known[number]
            base, complete = _base_round(self.action, listed, nodes, int(random.integers(2**31)))
            if base is not None:
                return base
            if complete:
                self._hopeless.add(number)
                self._known[number] = None
        return None


def _base_round(action: Action, listed: Candidates | None, nodes: int, seed: int) -> tuple[Ints | None, bool]:
    """Return the tables of everyone in a base round, or ``None``, and whether there is no use in trying again."""
    if listed is None or not len(listed.count):
        return None, True
    chosen, depth, outcome = cover(listed.people, listed.marks, nodes, seed)
    if outcome <= 0:
        return None, bool(outcome == 0)
    found = np.zeros((action.base, action.people), np.int32)
    tables = np.zeros(action.base, np.int32)
    for row in chosen[:depth]:
        base = listed.base[row]
        for image in range(listed.count[row]):
            found[base, listed.tables[row, image]] = tables[base]
            tables[base] += 1
    return found, True
