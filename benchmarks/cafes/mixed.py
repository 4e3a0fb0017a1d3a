"""Cafés with every rule at once: 60 people, two delegations, languages, colleagues apart, hosts who stay.

    python benchmarks/cafes/mixed.py [SECONDS]

Prints each level beside its bound, and the moves a second.
"""

import sys

from planwerk.cafes import warm
from planwerk.cafes.check import check
from planwerk.cafes.problem import Mode, Person, Problem, Table, Wish
from planwerk.cafes.solve import solve
from planwerk.core.limits import Limits

WISHES = (Wish.LANGUAGES, Wish.DELEGATIONS, Wish.COLLEAGUES)


def cafe(people: int, tables: int, rounds: int, *, hosts: bool, mode: Mode) -> Problem:
    """Return a café of Germans and Catalans: most speak English, every seventh only their own language."""
    rows = []
    for number in range(people):
        home = "ca" if number % 2 else "de"
        speaks = {home} if number % 7 == 3 else {home, "en"}
        interpreter = number in (10, 31, 42)
        rows.append(
            Person(
                id=f"p{number}",
                organisation=f"o{number // 4}",
                delegation="Catalonia" if number % 2 else "Germany",
                languages=frozenset(speaks | ({"de", "ca"} if interpreter else set())),
                interprets=frozenset({"de", "ca", "en"} if interpreter else ()),
                host_at=number if hosts and number < tables else None,
            )
        )
    listed = tuple(Table(id=f"t{number}", seats=-(-people // tables)) for number in range(tables))
    return Problem(people=tuple(rows), tables=listed, rounds=rounds, mode=mode, wishes=WISHES)


CASES = (
    (60, 10, 5, True, Mode.EACH),
    (60, 10, 5, True, Mode.SAME),
    (60, 10, 5, False, Mode.SAME),
    (60, 12, 6, True, Mode.EACH),
    (60, 10, 10, True, Mode.EACH),
    (120, 15, 5, True, Mode.EACH),
)


def main(seconds: float) -> None:
    """Solve each case and print what was reached."""
    warm()
    for people, tables, rounds, hosts, mode in CASES:
        problem = cafe(people, tables, rounds, hosts=hosts, mode=mode)
        result = solve(problem, Limits(seconds=seconds, seed=1))
        name = f"{people} people, {tables} tables, {rounds} rounds, hosts {hosts}, {mode.value}"
        if result.solution is None:
            print(name, result.status.value)
            continue
        if check(problem, result.solution).violations:
            raise AssertionError(name)
        levels = "  ".join(f"{row.name} {row.value:g} (bound {row.bound})" for row in result.levels)
        print(f"{name}: {levels}; {result.iterations / result.seconds / 1e6:.2f} M moves/s")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 5)
