# mypy: disable-error-code="no-untyped-def, no-untyped-call, untyped-decorator"
"""What a swap is said to be worth is what it changes once it is made."""

import numpy as np
import pytest
from numba import njit

from planwerk.cafes import start
from planwerk.cafes.kernel import anneal, place_all, swap
from planwerk.cafes.model import VALUES, build, layout
from planwerk.cafes.problem import Mode, Must, Pair, Person, Place, Problem, Table, Wish
from planwerk.cafes.solution import Seating
from planwerk.cafes.weighing import weigh_swap, weigh_talks


@njit
def both(state, number, one, other, said, made):
    """Write what a swap is said to change and what it changes."""
    (
        seat, table, start, _full, _movable, _moving, place, relation, meets, visits, members, delegation, languages,
        interprets, reachable, before, each, talks,
    ) = state  # fmt: skip
    weigh_swap(
        seat, table, start, meets, relation, reachable, before, delegation, members, visits, each, said, number, one,
        other,
    )  # fmt: skip
    said[5] = weigh_talks(seat, table, start, languages, interprets, number, one, other)
    swap(
        seat, table, start, place, meets, relation, reachable, before, delegation, members, visits, languages,
        interprets, each, talks, made, number, one, other,
    )  # fmt: skip


def cafe(mode: Mode) -> Problem:
    people = tuple(
        Person(
            id=f"p{number}",
            organisation=f"o{number % 4}",
            delegation=("", "c", "d")[number % 3],
            languages=frozenset({("de", "ca", "fr")[number % 3], "en"} if number % 4 else {"de"}),
            interprets=frozenset({"de", "fr", "en"} if number == 5 else ()),
            field=f"f{number % 2}",
            seniority=f"s{number % 3}",
            needs_access=number == 2,
        )
        for number in range(13)
    )
    tables = tuple(Table(id=f"t{number}", seats=5, accessible=number > 0) for number in range(3))
    pairs = (Pair(one="p0", other="p1", must=Must.AVOID), Pair(one="p3", other="p4", must=Must.MEET))
    return Problem(
        people=people, tables=tables, rounds=3, mode=mode, wishes=tuple(Wish), pairs=pairs,
        places=(Place(person="p7", table=1, round=0),),
    )  # fmt: skip


@pytest.mark.parametrize("mode", list(Mode))
def test_a_swap_is_worth_what_it_changes(mode: Mode) -> None:
    problem, random = cafe(mode), np.random.default_rng(1)
    plan = layout(problem)
    names = [row.id for row in problem.people]
    previous = Seating(rounds=((tuple(names[:5]), tuple(names[5:9]), tuple(names[9:])),) * 3)
    state = build(problem, plan, previous)
    wanted = np.full((3, len(names)), -1, np.int32)
    place_all(state, start.seats(problem, plan, state, wanted, random), np.zeros(len(VALUES), np.int64))
    compared = 0
    while compared < 400:
        number, one, other = random.integers(3), *random.integers(int(state.start[0, -1]), size=2)
        emptied = state.seat[number, one] < 0 and state.seat[number, other] < 0
        if state.table[number, one] == state.table[number, other] or emptied:
            continue
        said, made = np.zeros((2, len(VALUES)), np.int64)
        both(state, number, one, other, said, made)
        assert said.tolist() == made.tolist()
        compared += 1


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("seed", range(3))
def test_a_long_run_keeps_count_of_what_its_moves_change(mode: Mode, seed: int) -> None:
    problem = cafe(mode)
    plan = layout(problem)
    random = np.random.default_rng(seed)
    state = build(problem, plan, None)
    nothing = np.full((problem.rounds, len(problem.people)), -1, np.int32)
    seat = start.seats(problem, plan, state, nothing, random)
    free = start.movable(problem, plan, state, seat)
    values = np.zeros(len(VALUES), np.int64)
    place_all(state, seat, values)
    best, best_seat = values.copy(), state.seat.copy()
    weights, never = np.ones(len(VALUES)), np.full(len(VALUES), -10_000)
    order = np.arange(len(VALUES))
    anneal(state, values, best, best_seat, order, weights, never, free, 0, 60_000, (4.0, 0.5), seed)
    for seats, kept in ((state.seat, values), (best_seat, best)):
        counted = np.zeros(len(VALUES), np.int64)
        place_all(build(problem, plan, None), seats.copy(), counted)
        assert kept.tolist() == counted.tolist()
