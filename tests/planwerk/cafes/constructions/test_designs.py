"""Every construction is verified by the referee, on sizes small enough to be quick."""

import numpy as np
import pytest

from planwerk.cafes.check import check
from planwerk.cafes.constructions import cover, formulas, shifts, starters
from planwerk.cafes.constructions.designs import by_formula, leave_out, repeats
from planwerk.cafes.constructions.fields import field, prime_powers, ring
from planwerk.cafes.constructions.groups import Action, actions
from planwerk.cafes.constructions.hunt import hunt
from planwerk.cafes.constructions.matrices import transversal
from planwerk.cafes.constructions.symmetry import of_action
from planwerk.cafes.constructions.tours import tours
from planwerk.cafes.model import Ints
from planwerk.cafes.problem import Mode, anonymous
from planwerk.cafes.solution import Seating
from planwerk.core.limits import Limits
from planwerk.core.progress import Watch


def referee(design: Ints, tables: int, mode: Mode = Mode.SAME) -> tuple[int, list[str]]:
    """Return the repeats and the codes of broken rules."""
    rounds, people = design.shape
    plan = Seating(
        rounds=tuple(
            tuple(tuple(str(person + 1) for person in np.flatnonzero(row == table)) for table in range(tables))
            for row in design
        )
    )
    report = check(anonymous(people, tables, rounds, mode=mode), plan)
    return report.repeats, [row.code for row in report.violations]


@pytest.mark.parametrize("size", [2, 3, 4, 5, 7, 8, 9, 16, 25, 27])
def test_a_field_has_inverses_and_distributes(size: int) -> None:
    (prime, degree), *_ = prime_powers(size)
    numbers = field(prime, degree)
    everything = list(range(size))
    assert all(sorted(row) == everything for row in numbers.add)
    assert all(sorted(row) == everything for row in numbers.times[1:])
    left = numbers.times[:, numbers.add]
    right = numbers.add[numbers.times[:, :, None], numbers.times[:, None, :]]
    assert np.array_equal(left, right)


def test_a_product_of_fields_adds_by_parts() -> None:
    numbers = ring(12)
    assert sorted(numbers.add[5]) == list(range(12))
    assert prime_powers(360) == [(2, 3), (3, 2), (5, 1)]


@pytest.mark.parametrize("tables", [1, 2, 5, 8])
def test_a_round_robin_lets_everybody_meet_everybody_once(tables: int) -> None:
    design = formulas.round_robin(tables)
    assert len(design) == 2 * tables - 1
    assert referee(design, tables) == (0, [])


@pytest.mark.parametrize(("seats", "dimension"), [(2, 3), (3, 2), (3, 3), (4, 2), (5, 2), (4, 3), (8, 2), (9, 2)])
def test_the_lines_of_an_affine_space_are_a_design(seats: int, dimension: int) -> None:
    design = formulas.affine_space(seats, dimension)
    assert len(design) == (seats**dimension - 1) // (seats - 1)
    assert referee(design, seats ** (dimension - 1)) == (0, [])


@pytest.mark.parametrize(("tables", "seats", "rounds"), [(5, 4, 5), (8, 7, 8), (9, 8, 9), (12, 3, 12), (20, 11, 4)])
def test_latin_squares_make_rounds_without_repeats(tables: int, seats: int, rounds: int) -> None:
    design = formulas.latin(tables, seats, rounds)
    assert design is not None
    assert referee(design, tables) == (0, [])


def test_moving_rows_visit_no_table_twice() -> None:
    design = formulas.latin(7, 6, 7, moving=True)
    assert design is not None
    assert referee(design, 7, Mode.EACH) == (0, [])
    assert formulas.latin(7, 7, 7, moving=True) is None
    assert formulas.latin(6, 3, 6) is None


@pytest.mark.parametrize(
    ("sizes", "rounds"), [((3,) * 9, 13), ((5, 5, 5, 4, 4), 5), ((4,) * 16, 21), ((2, 2, 1), 5), ((3,) * 27, 40)]
)
def test_formulas_fill_rows_and_leave_people_out(sizes: tuple[int, ...], rounds: int) -> None:
    design = by_formula(sizes, rounds)
    assert design is not None
    assert referee(design, len(sizes)) == (0, [])
    assert design.shape == (rounds, sum(sizes))


@pytest.mark.parametrize(("tables", "seats"), [(12, 6), (15, 5), (18, 6), (20, 5)])
def test_difference_matrices_make_as_many_rounds_as_tables(tables: int, seats: int) -> None:
    design = transversal(tables, seats, tables)
    assert design is not None
    assert referee(design, tables) == (0, [])
    moving = transversal(tables, seats - 1, tables, moving=True)
    assert moving is not None
    assert referee(moving, tables, Mode.EACH) == (0, [])
    assert transversal(tables, seats, tables, moving=True) is None


def test_people_left_out_never_meet() -> None:
    design = formulas.latin(5, 4, 5)
    assert design is not None
    smaller = leave_out(design, 3)
    assert smaller is not None
    assert referee(smaller, 5) == (0, [])
    assert leave_out(formulas.affine_space(3, 2), 2) is None


def test_actions_promise_only_what_their_differences_allow() -> None:
    for action in actions((4,) * 8, 10):
        orbit, room = action.pairs()
        assert room.sum() >= action.base * 8 * 6
        assert action.rounds >= 10
        assert np.array_equal(orbit, orbit.T)


def test_a_turned_base_round_repeats_nothing_but_what_its_differences_say() -> None:
    action = Action(people=6, order=5, fixed=1, base=1)
    design = action.develop(np.array([[0, 1, 2, 2, 1, 0]], np.int32))
    assert repeats(design) == 0
    assert len(design) == 5


@pytest.mark.parametrize(
    ("tables", "seats", "rounds"),
    [
        (5, 3, 7),
        (6, 3, 8),
        (7, 3, 10),
        (8, 3, 11),
        (10, 3, 14),
        (6, 4, 7),
        (7, 4, 9),
        (8, 4, 10),
        (10, 4, 13),
        (6, 5, 6),
        (12, 6, 9),
        (14, 6, 10),
    ],
)
def test_the_hunt_finds_the_known_maxima(tables: int, seats: int, rounds: int) -> None:
    watch = Watch(Limits(seconds=None, iterations=40_000_000))
    design, _ = hunt((seats,) * tables, rounds, watch, passes=3, until=float("inf"))
    assert design is not None
    assert referee(design, tables) == (0, [])


@pytest.mark.parametrize(
    ("tables", "rows", "rounds", "most"), [(7, 5, 7, 0), (6, 3, 4, 0), (12, 5, 12, 0), (10, 5, 8, 0), (6, 5, 6, 60)]
)
def test_tours_visit_no_table_twice(tables: int, rows: int, rounds: int, most: int) -> None:
    design = tours(tables, rows, rounds, Watch(Limits(seconds=60)))
    assert design is not None
    again, broken = referee(design, tables, Mode.EACH)
    assert broken == []
    assert again <= most


def test_more_rounds_than_tables_allow_no_tour() -> None:
    assert tours(5, 3, 6, Watch(Limits(seconds=60))) is None


def test_the_hunt_leaves_people_out_of_full_tables() -> None:
    watch = Watch(Limits(seconds=None, iterations=40_000_000))
    design, _ = hunt((4, 4, 4, 4, 4, 4, 3), 9, watch, passes=2, until=float("inf"))
    assert design is not None
    assert referee(design, 7) == (0, [])


@pytest.mark.parametrize(
    ("action", "seats", "length"),
    [
        (Action(people=72, order=9, fixed=0, base=1), 6, 4),
        (Action(people=60, order=10, fixed=0, base=1), 5, 3),
    ],
)
def test_base_rounds_found_under_an_automorphism_repeat_nothing(action: Action, seats: int, length: int) -> None:
    random = np.random.default_rng(1)
    symmetric = next(row for row in of_action(action, seats, 20) if len(row.images) == length)
    assert symmetric.tables == action.people // seats // length
    base = None
    for _ in range(20):
        if base is None:
            base, excess, _ = symmetric.search(200_000, random, starters.HEATS[0])
            assert (base is None) == (excess > 0)
    assert base is not None
    design = action.develop(base)
    assert design.shape == (action.rounds, action.people)
    assert referee(design, action.people // seats) == (0, [])
    # Whole tables go to whole tables.
    moved = base[0][symmetric.images[1]]
    assert len(set(zip(base[0].tolist(), moved.tolist(), strict=True))) == action.people // seats


def test_exact_cover_knows_when_there_is_none() -> None:
    # Three tables of three cannot turn five times: six differences for nine pairs.
    lists = cover.Lists(Action(people=9, order=5, fixed=4, base=1), 3)
    watch = Watch(Limits(seconds=10))
    assert lists.search(1000, np.random.default_rng(1), watch, float("inf")) is None


def test_shifted_rows_are_found_where_no_formula_gives_them() -> None:
    random = np.random.default_rng(1)
    add = shifts.addition(10, cyclic=True)
    design, moves = shifts.search(4, 6, add, moves=2_000_000, heat=shifts.HEATS[0], random=random)
    assert design is not None
    assert moves < 2_000_000
    assert referee(design, 10) == (0, [])
