"""Each rule alone: a plan it allows and one it forbids."""

from typing import Any

import pytest

from planwerk.cafes.check import check
from planwerk.cafes.problem import Mode, Must, Pair, Place, Problem, Table
from planwerk.cafes.rules import RULES
from tests.planwerk.cafes.examples import cafe, plan

MEET = (Pair(one="1", other="2", must=Must.MEET),)
AVOID = (Pair(one="1", other="2", must=Must.AVOID),)
UNEVEN = (Table(id="A", seats=4), Table(id="B", seats=4))
NARROW = (Table(id="A", seats=2), Table(id="B", seats=3))
STEPS = (Table(id="A", seats=2), Table(id="B", seats=2, accessible=False))

CASES: list[tuple[str, Problem, str, str]] = [
    ("reference", cafe(), "1 2/3 4 | 1 3/2 4", "1 2/3 4 | 1 3/2 4 | 1 4/2 3"),
    ("held", cafe(held=plan("1 2/3 4")), "2 1/3 4 | 1 3/2 4", "1 3/2 4 | 1 4/2 3"),
    ("attendance", cafe(traits={"4": {"first": 1}}), "1 2/3 | 1 3/2 4", "1 2/3 4 | 1 3/2 4"),
    ("attendance", cafe(traits={"4": {"last": 0}}), "1 2/3 4 | 1 3/2", "1 2/3 4 | 1 3/2 4"),
    ("attendance", cafe(traits={"4": {"missing": frozenset({0})}}), "1 2/3 | 1 3/2 4", "1 2/3 4 | 1 3/2 4"),
    ("attendance", cafe(), "1 2/3 4 | 1 3/2 4", "1 2/3 4 | 1 3/2"),
    ("seats", cafe(5, rounds=1, listed=NARROW), "1 2/3 4 5", "1 2 3/4 5"),
    ("even", cafe(listed=UNEVEN), "1 2/3 4 | 1 3/2 4", "1 2 3/4 | 1 3/2 4"),
    ("host", cafe(traits={"1": {"host_at": 0}}), "1 2/3 4 | 1 3/2 4", "1 2/3 4 | 2 4/1 3"),
    ("place", cafe(places=(Place(person="2", table=1, round=1),)), "2 1/3 4 | 1 3/2 4", "1 3/2 4 | 2 1/3 4"),
    ("access", cafe(listed=STEPS, traits={"1": {"needs_access": True}}), "1 2/3 4 | 1 3/2 4", "2 3/1 4 | 1 3/2 4"),
    ("meet", cafe(pairs=MEET), "1 2/3 4 | 1 3/2 4", "1 4/3 2 | 1 3/2 4"),
    ("avoid", cafe(pairs=AVOID), "1 4/3 2 | 1 3/2 4", "1 2/3 4 | 1 3/2 4"),
    ("revisit", cafe(mode=Mode.EACH), "1 2/3 4 | 3 4/1 2", "1 2/3 4 | 3 1/4 2"),
]


@pytest.mark.parametrize(("code", "problem", "right", "wrong"), CASES)
def test_a_rule_allows_one_plan_and_forbids_another(code: str, problem: Problem, right: str, wrong: str) -> None:
    assert [row.code for row in check(problem, plan(right)).violations] == []
    assert {row.code for row in check(problem, plan(wrong)).violations} == {code}


def test_every_rule_has_a_case_and_a_code_of_its_own() -> None:
    codes = [rule.code for rule in RULES]
    assert sorted(set(codes)) == sorted(codes) == sorted({code for code, *_ in CASES})


def test_unknown_people_are_named() -> None:
    (found,) = check(cafe(), plan("1 2 9/3 4 | 1 3/2 4")).violations
    assert (found.code, found.subjects) == ("reference", ("9",))


@pytest.mark.parametrize(
    "change", [{"mode": Mode.SAME}, {"places": (Place(person="1", table=0), Place(person="3", table=1))}]
)
def test_a_table_may_be_visited_again_where_the_mode_or_a_given_seat_says_so(change: dict[str, Any]) -> None:
    problem = cafe(**{"mode": Mode.EACH, **change})
    visitors = {subject for row in check(problem, plan("1 2/3 4 | 1 4/3 2")).violations for subject in row.subjects}
    assert visitors.isdisjoint({"1", "3"})
