"""The referee's levels, counted by hand."""

from planwerk.cafes.check import check
from planwerk.cafes.problem import Problem, Wish
from planwerk.cafes.solution import Seating
from tests.planwerk.cafes.examples import cafe, plan


def levels(problem: Problem, text: str, previous: Seating | None = None) -> dict[str, int]:
    return dict(check(problem, plan(text), previous=previous).levels)


def test_each_further_meeting_of_a_pair_is_a_repeat() -> None:
    problem = cafe(rounds=4)
    assert levels(problem, "1 2/3 4 | 1 2/3 4 | 1 2/3 4 | 1 3/2 4") == {"repeats": 4}


def test_changes_count_moved_seats_of_open_rounds_only() -> None:
    problem = cafe(held=plan("1 2/3 4"))
    found = levels(problem, "1 2/3 4 | 1 3/2 4", previous=plan("1 4/2 3 | 1 2/3 4"))
    assert found["changes"] == 2


def test_people_alike_at_one_table_are_counted_as_pairs() -> None:
    traits = {"1": {"organisation": "x", "field": "f"}, "2": {"organisation": "x"}, "3": {"field": "f"}}
    problem = cafe(traits=traits, wishes=(Wish.COLLEAGUES, Wish.FIELDS, Wish.SENIORITY))
    found = levels(problem, "1 2/3 4 | 1 3/2 4")
    assert (found["colleagues"], found["fields"], found["seniority"]) == (1, 1, 0)


def test_a_table_lacks_each_delegation_that_nobody_there_belongs_to() -> None:
    traits = {"1": {"delegation": "c"}, "2": {"delegation": "c"}, "3": {"delegation": "f"}}
    problem = cafe(traits=traits, wishes=(Wish.DELEGATIONS,))
    assert levels(problem, "1 2/3 4 | 1 3/2 4")["delegations"] == 3


def test_a_table_needs_a_common_language_or_an_interpreter_for_all() -> None:
    traits = {
        "1": {"languages": frozenset({"de"})},
        "2": {"languages": frozenset({"fr"})},
        "3": {"languages": frozenset({"de", "fr"})},
        "4": {"interprets": frozenset({"de", "fr"})},
    }
    problem = cafe(tables=1, rounds=1, traits=traits, wishes=(Wish.LANGUAGES,))
    assert levels(problem, "1 2 3")["languages"] == 1
    assert levels(problem, "1 2 3 4")["languages"] == 0
    assert levels(problem, "1 3")["languages"] == 0
    other = {**traits, "3": {"languages": frozenset({"ca"})}}
    assert levels(cafe(tables=1, rounds=1, traits=other, wishes=(Wish.LANGUAGES,)), "1 2 3 4")["languages"] == 1
