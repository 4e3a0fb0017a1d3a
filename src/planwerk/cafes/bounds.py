"""Lower bounds by counting: how few repeats and how few unmet wishes any right plan must have."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from math import ceil, comb

from planwerk.cafes.filling import fill
from planwerk.cafes.problem import Must, Person, Problem, Wish
from planwerk.cafes.solution import Seating

# Plain cases where counting allows zero repeats but none exist, (tables, seats, rounds): six officers' squares (Tarry
# 1901), the nearly Kirkman triple system on 12 points (Kotzig & Rosa 1974), and the resolvable group divisible design
# with blocks of four and ten groups of two (Colbourn & Dinitz, Handbook, IV.5). More rounds are no better.
_IMPOSSIBLE = ((6, 6, 4), (4, 3, 5), (5, 4, 6))


def repeats(problem: Problem) -> int:
    """Return a lower bound on the repeats of any right plan: the best of four counting arguments."""
    sizes = [_sizes(problem, number) for number in range(problem.rounds)]
    total = sum(comb(size, 2) for row in sizes for size in row)
    missing = _apart(problem)
    pairs = total - (comb(len(problem.people), 2) - sum(missing.values()) // 2)
    return max(0, pairs, _by_person(problem, sizes, missing), _by_rounds(problem, sizes), _by_name(sizes))


def changes(problem: Problem, previous: Seating) -> int:
    """Return how many people must leave their table, at least, for every seat given and every table evenly filled."""
    found = 0
    for number in range(len(problem.held.rounds), min(problem.rounds, len(previous.rounds))):
        there = {row.id for row in problem.people if row.present(number)}
        filling = fill([table.seats for table in problem.tables], len(there))
        extra = filling.extra
        pinned = problem.pinned(number)
        kept = []
        for table, people in enumerate(previous.rounds[number][: len(problem.tables)]):
            seats = problem.tables[table].seats
            stay = [name for name in people if name in there]
            gone = sum(pinned.get(name, table) != table for name in stay)
            kept.append((len(stay) - gone, filling.least(seats), seats))
            found += gone
        for count, least, seats in sorted(kept, key=lambda row: row[1] - row[0]):
            more = 1 if extra and count > least and seats > least else 0
            extra -= more
            found += max(0, count - least - more)
    return found


def wish(problem: Problem, which: Wish) -> int:
    """Return a lower bound on what a wish counts, whatever the levels above it."""
    return sum(_WISHES[which](problem, number) for number in range(problem.rounds))


def _there(problem: Problem, number: int) -> list[Person]:
    if number < len(problem.held.rounds):
        names = {name for table in problem.held.rounds[number] for name in table}
        return [row for row in problem.people if row.id in names]
    return [row for row in problem.people if row.present(number)]


def _sizes(problem: Problem, number: int) -> tuple[int, ...]:
    """Return how many people sit at the tables of a round; which table has how many may differ, the numbers not."""
    if number < len(problem.held.rounds):
        return tuple(len(table) for table in problem.held.rounds[number])
    return fill([table.seats for table in problem.tables], len(_there(problem, number))).sizes


def _apart(problem: Problem) -> Counter[str]:
    """Return for each person how many others they can never meet: never there together, pinned apart, or to avoid."""
    held = {frozenset(pair) for row in problem.held.rounds for table in row for pair in combinations(table, 2)}
    avoid = {frozenset((row.one, row.other)) for row in problem.pairs if row.must is Must.AVOID}
    rounds = range(len(problem.held.rounds), problem.rounds)
    kinds: dict[tuple[int | None, ...], list[str]] = {}
    pinned = [problem.pinned(number) for number in rounds]
    for row in problem.people:
        # -1: free to sit anywhere; None: not there. People of one kind can meet the same others.
        key = tuple(
            pinned[place].get(row.id, -1) if row.present(number) else None for place, number in enumerate(rounds)
        )
        kinds.setdefault(key, []).append(row.id)
    found: Counter[str] = Counter()
    blocked: set[frozenset[str]] = {pair for pair in avoid if pair not in held}
    for one, other in combinations(kinds, 2):
        if not any(_can(left, right) for left, right in zip(one, other, strict=True)):
            blocked |= {frozenset((left, right)) for left in kinds[one] for right in kinds[other]} - held
    for key, names in kinds.items():
        if not any(_can(value, value) for value in key):
            blocked |= {frozenset(pair) for pair in combinations(names, 2)} - held
    for pair in blocked:
        found.update(pair)
    return found


def _can(left: int | None, right: int | None) -> bool:
    return left is not None and right is not None and (left == right or -1 in (left, right))


def _by_person(problem: Problem, sizes: list[tuple[int, ...]], missing: Counter[str]) -> int:
    """Return the bound from each person: who meets more people than there are meets some again."""
    least = [min((size for size in row if size), default=1) - 1 for row in sizes]
    attended: Counter[str] = Counter()
    for number in range(problem.rounds):
        for row in _there(problem, number):
            attended[row.id] += least[number]
    others = len(problem.people) - 1
    over = sum(max(0, count - (others - missing[name])) for name, count in attended.items())
    return ceil(over / 2)


def _by_rounds(problem: Problem, sizes: list[tuple[int, ...]]) -> int:
    """Return the bound from each two rounds: a table's people must share tables when there are fewer tables.

    A pair that meets c times is shared by C(c, 2) <= (c - 1) R / 2 of the round pairs, hence the factor.
    """
    there = [{row.id for row in _there(problem, number)} for number in range(problem.rounds)]
    shared = 0
    for one, other in combinations(range(problem.rounds), 2):
        gone, tables = len(there[one] - there[other]), len(problem.tables)
        shared += sum(_split(max(0, size - gone), tables) for size in sizes[one])
    return ceil(2 * shared / problem.rounds)


def _split(size: int, parts: int) -> int:
    """Return the fewest pairs within parts when ``size`` people are split as evenly as can be."""
    each, more = divmod(size, parts)
    return more * comb(each + 1, 2) + (parts - more) * comb(each, 2)


def _by_name(sizes: list[tuple[int, ...]]) -> int:
    """Return 1 for a plain case known to have no plan without repeats."""
    if len(set(sizes)) != 1 or len(set(sizes[0])) != 1:
        return 0
    return int(any((len(sizes[0]), sizes[0][0]) == row[:2] and len(sizes) >= row[2] for row in _IMPOSSIBLE))


def _pairs(trait: Callable[[Person], str]) -> Callable[[Problem, int], int]:
    def count(problem: Problem, number: int) -> int:
        if number < len(problem.held.rounds):
            return sum(_alike(problem, table, trait) for table in problem.held.rounds[number])
        groups = Counter(trait(row) for row in _there(problem, number))
        return sum(_split(size, len(problem.tables)) for name, size in groups.items() if name)

    return count


def _alike(problem: Problem, names: Sequence[str], trait: Callable[[Person], str]) -> int:
    groups = Counter(trait(row) for row in problem.people if row.id in names)
    return sum(comb(size, 2) for name, size in groups.items() if name)


def _delegations(problem: Problem, number: int) -> int:
    wanted = {row.delegation for row in problem.people} - {""}
    there = Counter(row.delegation for row in _there(problem, number))
    tables = sum(1 for size in _sizes(problem, number) if size)
    return sum(max(0, tables - there[name]) for name in wanted)


def _nothing(problem: Problem, number: int) -> int:
    return 0


_WISHES: dict[Wish, Callable[[Problem, int], int]] = {
    Wish.COLLEAGUES: _pairs(lambda row: row.organisation),
    Wish.DELEGATIONS: _delegations,
    Wish.LANGUAGES: _nothing,
    Wish.FIELDS: _pairs(lambda row: row.field),
    Wish.SENIORITY: _pairs(lambda row: row.seniority),
}
