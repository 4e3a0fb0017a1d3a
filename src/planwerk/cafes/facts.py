"""What the rules look at: a seating sorted by person and pair, computed once."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations

from planwerk.cafes.problem import Person, Problem
from planwerk.cafes.solution import Seating


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A seating as the rules read it.

    ``tables`` gives the known people by (round, table), ``stays`` the (round, table) of each person in the order of
    time, ``meetings`` how often each pair (ids in order) sits together. ``open_rounds`` are the ones not yet held.
    """

    problem: Problem
    seating: Seating
    people: dict[str, Person]
    tables: dict[tuple[int, int], tuple[Person, ...]]
    stays: dict[str, tuple[tuple[int, int], ...]]
    meetings: Counter[tuple[str, str]]
    open_rounds: range


def gather(problem: Problem, seating: Seating) -> Facts:
    """Return the facts of ``seating``; seats that refer to nothing are left out here, ``reference`` reports them."""
    people = {row.id: row for row in problem.people}
    tables: dict[tuple[int, int], tuple[Person, ...]] = {}
    stays: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    meetings: Counter[tuple[str, str]] = Counter()
    for number, row in enumerate(seating.rounds[: problem.rounds]):
        for table, names in enumerate(row[: len(problem.tables)]):
            known = [name for name in names if name in people]
            tables[number, table] = tuple(people[name] for name in known)
            for name in known:
                stays[name].append((number, table))
            meetings.update(combinations(sorted(set(known)), 2))
    return Facts(
        problem=problem,
        seating=seating,
        people=people,
        tables=tables,
        stays={name: tuple(row) for name, row in stays.items()},
        meetings=meetings,
        open_rounds=range(len(problem.held.rounds), problem.rounds),
    )
