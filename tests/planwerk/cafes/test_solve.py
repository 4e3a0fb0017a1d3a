"""The solver against the referee, brute force and its own promises."""

import threading
from dataclasses import replace
from itertools import combinations, product
from random import Random

import pytest

from planwerk.cafes.bounds import repeats
from planwerk.cafes.check import check
from planwerk.cafes.problem import Mode, Must, Pair, Person, Place, Problem, Table, Wish, anonymous
from planwerk.cafes.solution import Seating
from planwerk.cafes.solve import solve
from planwerk.core.limits import Limits
from planwerk.core.result import Result, Status
from tests.planwerk.cafes.examples import cafe

QUICK = Limits(seconds=None, iterations=60_000)


def values(result: Result[Seating]) -> tuple[float, ...]:
    return tuple(level.value for level in result.levels)


@pytest.mark.parametrize(
    ("people", "tables", "rounds"),
    [(20, 5, 5), (32, 8, 7), (35, 7, 5), (50, 10, 6), (36, 6, 3), (100, 20, 10), (36, 9, 8), (23, 5, 4), (41, 8, 5)],
)
def test_sizes_with_a_plan_without_repeats_get_one(people: int, tables: int, rounds: int) -> None:
    problem = anonymous(people, tables, rounds)
    result = solve(problem, Limits(seconds=None, iterations=30_000_000))
    assert result.solution is not None
    assert result.status is Status.OPTIMAL
    report = check(problem, result.solution)
    assert (report.violations, report.repeats) == ((), 0)


@pytest.mark.parametrize(
    ("people", "tables", "rounds", "best"), [(16, 4, 7, 48), (9, 3, 5, 9), (6, 2, 3, 5), (4, 2, 5, 4)]
)
def test_more_rounds_than_there_are_others_reach_the_bound(people: int, tables: int, rounds: int, best: int) -> None:
    result = solve(anonymous(people, tables, rounds), Limits(seconds=None, iterations=500_000))
    assert values(result) == (best,)
    assert result.levels[0].value >= (result.levels[0].bound or 0)


def seated(people: list[str], tables: tuple[int, ...], count: int) -> tuple[tuple[str, ...], ...]:
    both = list(zip(people, tables, strict=True))
    return tuple(tuple(name for name, at in both if at == table) for table in range(count))


def brute_force(problem: Problem) -> tuple[int, ...] | None:
    """Return the best levels of all plans of a tiny problem at two tables."""
    options = []
    for number in range(problem.rounds):
        there = [row.id for row in problem.people if row.present(number)]
        rows = [seated(there, tables, len(problem.tables)) for tables in product((0, 1), repeat=len(there))]
        options.append([row for row in rows if abs(len(row[0]) - len(row[1])) <= 1])
    best = None
    for rounds in product(*options):
        report = check(problem, Seating(rounds=rounds))
        if not report.violations:
            found = tuple(value for _, value in report.levels)
            best = found if best is None else min(best, found)
    return best


def random_problem(random: Random) -> Problem:
    """Return four to five people at two tables for three rounds, with one or two of everything that may be asked."""
    names = "12345"[: random.choice((4, 5))]
    people = tuple(
        Person(
            id=name,
            organisation=random.choice("xy "),
            delegation=random.choice("cf"),
            languages=frozenset(random.sample(["de", "fr", "ca"], random.choice((1, 2)))),
            interprets=frozenset(("de", "fr", "ca") if random.random() < 0.2 else ()),
            first=random.choice((0, 0, 0, 1)),
            host_at=0 if name == "1" and random.random() < 0.4 else None,
            needs_access=name == "2" and random.random() < 0.3,
        )
        for name in names
    )
    one, other = random.sample(names, 2)
    pairs = (Pair(one=one, other=other, must=random.choice(list(Must))),) if random.random() < 0.6 else ()
    places = (Place(person="4", table=1, round=2),) if random.random() < 0.3 else ()
    return Problem(
        people=people,
        tables=(Table(id="A", seats=3), Table(id="B", seats=3, accessible=random.random() < 0.7)),
        rounds=3,
        mode=random.choice((Mode.SAME, Mode.SAME, Mode.SAME, Mode.EACH)),
        wishes=tuple(random.sample(list(Wish), 3)),
        pairs=pairs,
        places=places,
    )


@pytest.mark.parametrize("seed", range(30))
def test_tiny_problems_are_solved_as_well_as_by_trying_every_plan(seed: int) -> None:
    problem = random_problem(Random(seed))
    best = brute_force(problem)
    result = solve(problem, QUICK)
    if best is None:
        assert result.status is Status.INFEASIBLE
        return
    assert values(result) == best
    for level in result.levels:
        assert level.bound is not None
        assert level.bound <= level.value
        assert not level.proved or level.value == level.bound


def test_the_same_seed_and_iterations_give_the_same_plan() -> None:
    people = tuple(Person(id=str(number), delegation="cf"[number % 2]) for number in range(14))
    tables = tuple(Table(id=str(number), seats=4) for number in range(4))
    problem = Problem(people=people, tables=tables, rounds=5, wishes=(Wish.DELEGATIONS,))
    for given in (problem, anonymous(18, 5, 6)):
        limits = Limits(seconds=None, iterations=400_000, seed=7)
        assert solve(given, limits).solution == solve(given, limits).solution


def real_case() -> Problem:
    """Return 23 people of two delegations at five tables with hosts, four rounds, one question per table."""
    people = tuple(
        Person(id=f"p{number}", host_at=number if number < 5 else None, delegation="CAT" if number % 2 else "DE")
        for number in range(23)
    )
    tables = tuple(Table(id=f"t{number}", seats=5) for number in range(5))
    return Problem(people=people, tables=tables, rounds=4, mode=Mode.EACH, wishes=(Wish.DELEGATIONS,))


def test_hosts_stay_guests_go_round_and_both_delegations_are_everywhere() -> None:
    result = solve(real_case(), Limits(seconds=None, iterations=2_000_000))
    assert (result.status, values(result)) == (Status.OPTIMAL, (0, 0))


def test_a_repair_keeps_held_rounds_and_moves_as_few_as_must_be() -> None:
    problem = replace(real_case(), mode=Mode.SAME)
    before = solve(problem, Limits(seconds=None, iterations=500_000)).solution
    assert before is not None
    gone = {before.rounds[1][0][-1], before.rounds[1][1][-1]}
    people = tuple(replace(row, last=0) if row.id in gone else row for row in problem.people)
    later = replace(problem, people=people, held=Seating(rounds=before.rounds[:1]))
    result = solve(later, Limits(seconds=None, iterations=300_000), previous=before)
    assert result.solution is not None
    assert result.solution.rounds[0] == before.rounds[0]
    changes = result.levels[0]
    assert changes.name == "changes"
    assert changes.proved
    assert check(later, result.solution, previous=before).levels[0] == ("changes", int(changes.value))


def test_nobody_missing_changes_nothing() -> None:
    problem = real_case()
    before = solve(problem, QUICK).solution
    assert before is not None
    result = solve(problem, QUICK, previous=before)
    assert result.levels[0].value == 0


@pytest.mark.parametrize(
    ("problem", "codes"),
    [
        (cafe(people=5, seats=2), {"seats"}),
        (cafe(places=tuple(Place(person=name, table=0) for name in "123")), {"place", "even"}),
        (cafe(mode=Mode.EACH, rounds=3), {"revisit"}),
        (
            cafe(pairs=(Pair(one="1", other="2", must=Must.MEET),), traits={"1": {"last": 0}, "2": {"first": 1}}),
            {"meet", "attendance"},
        ),
        (
            cafe(pairs=(Pair(one="1", other="2", must=Must.MEET),), traits={"1": {"host_at": 0}, "2": {"host_at": 1}}),
            {"meet", "place"},
        ),
        (
            cafe(
                pairs=(Pair(one="1", other="2", must=Must.AVOID),),
                places=(Place(person="1", table=0), Place(person="2", table=0)),
            ),
            {"place", "avoid"},
        ),
        (
            cafe(
                listed=(Table(id="A", seats=2, accessible=False), Table(id="B", seats=2, accessible=False)),
                traits={"1": {"needs_access": True}},
            ),
            {"access"},
        ),
    ],
)
def test_what_cannot_hold_together_is_named(problem: Problem, codes: set[str]) -> None:
    result = solve(problem, QUICK)
    assert result.status is Status.INFEASIBLE
    assert result.conflict is not None
    assert {row.code for row in result.conflict.reasons} == codes
    assert all(row.mend for row in result.conflict.reasons)


def clash(random: Random) -> Problem:
    """Return four people at two tables for two or three rounds, most pairs of whom must meet or must not."""
    pairs = tuple(
        Pair(one=one, other=other, must=random.choice((Must.MEET, Must.AVOID)))
        for one, other in combinations("1234", 2)
        if random.random() < 0.7
    )
    return Problem(
        people=tuple(Person(id=name) for name in "1234"),
        tables=(Table(id="A", seats=2), Table(id="B", seats=2)),
        rounds=random.choice((2, 3)),
        pairs=pairs,
        mode=Mode.SAME,
    )


@pytest.mark.parametrize("seed", range(30))
def test_a_conflict_names_no_pair_too_many(seed: int) -> None:
    problem = clash(Random(seed))
    result = solve(problem, QUICK)
    assert (result.status is Status.INFEASIBLE) == (brute_force(problem) is None)
    for row in result.conflict.reasons if result.conflict else ():
        if row.code in ("meet", "avoid"):
            others = [pair for pair in problem.pairs if {pair.one, pair.other} != set(row.subjects)]
            named = {frozenset(other.subjects) for other in result.conflict.reasons} if result.conflict else set()
            kept = tuple(pair for pair in others if frozenset((pair.one, pair.other)) in named)
            assert brute_force(replace(problem, pairs=kept)) is not None


def test_a_caller_can_stop_a_run() -> None:
    cancel = threading.Event()
    seen = []

    def progress(report: object) -> None:
        seen.append(report)
        cancel.set()

    result = solve(anonymous(20, 5, 6), Limits(seconds=60), progress=progress, cancel=cancel)
    assert seen
    assert result.solution is not None
    assert result.seconds < 40


@pytest.mark.parametrize(("people", "tables", "rounds"), [(36, 6, 4), (12, 4, 5), (20, 5, 6)])
def test_designs_that_do_not_exist_are_not_promised(people: int, tables: int, rounds: int) -> None:
    assert repeats(anonymous(people, tables, rounds)) == 1
    assert repeats(anonymous(people, tables, rounds - 1)) == 0


@pytest.mark.parametrize(("people", "tables", "rounds"), [(6, 2, 2), (6, 2, 3), (6, 3, 4), (5, 2, 3)])
def test_the_bound_is_never_above_the_best_plan(people: int, tables: int, rounds: int) -> None:
    problem = anonymous(people, tables, rounds)
    assert repeats(problem) <= min(best_plain(people, tables, rounds))


def best_plain(people: int, tables: int, rounds: int) -> set[int]:
    """Return the repeats of all plans, tables without names."""
    names = range(people)
    sizes = sorted(people // tables + (number < people % tables) for number in range(tables))

    def partitions(rest: frozenset[int], left: tuple[int, ...]) -> list[frozenset[frozenset[int]]]:
        if not rest:
            return [frozenset()]
        first = min(rest)
        found = set()
        for size in set(left):
            smaller = list(left)
            smaller.remove(size)
            for others in combinations(sorted(rest - {first}), size - 1):
                table = frozenset((first, *others))
                found |= {frozenset((table, *row)) for row in partitions(rest - table, tuple(smaller))}
        return list(found)

    rows = [
        frozenset(frozenset(pair) for table in row for pair in combinations(sorted(table), 2))
        for row in partitions(frozenset(names), tuple(sizes))
    ]
    total = len(rows[0]) * rounds
    return {total - len(frozenset.union(rows[0], *more)) for more in product(rows, repeat=rounds - 1)}
