"""How far a problem can be modelled for proofs."""

from enum import StrEnum

from planwerk.meetings.problem import Problem
from planwerk.meetings.product import layout as at
from planwerk.meetings.product.layout import Cells
from planwerk.meetings.product.search import Search

MOST_SEATS = 40_000  # variables for meeting, slot and table
MOST_STARTS = 40_000  # variables for meeting and slot


class Tables(StrEnum):
    """How a model treats tables.

    ``EXACT`` has a variable for each meeting, slot and table. ``ALIKE`` has none for tables: where all are alike, any
    plan with no more meetings than tables in each slot can be seated (interval graphs are perfect), so only the level
    ``moving`` is relaxed. ``COUNTED`` is the same for tables that are not alike: walks are left out and kinds of tables
    are only counted, so that its bounds are those of a relaxation and its plans are not used.
    """

    EXACT = "exact"
    ALIKE = "alike"
    COUNTED = "counted"


def tables_mode(problem: Problem, d: Cells) -> Tables | None:
    """Return how a model of moderate size can treat the tables, ``None`` when the problem is too big for one."""
    starts = int(d[d[at.STARTS_AT] + len(problem.meetings)])
    if starts > MOST_STARTS:
        return None
    if starts * max(1, len(problem.tables)) <= MOST_SEATS:
        return Tables.EXACT
    return Tables.ALIKE if _alike(problem) else Tables.COUNTED


def variables(search: Search, mode: Tables) -> int:
    """Return roughly how many variables a model has."""
    problem, d = search.problem, search.d
    starts = int(d[d[at.STARTS_AT] + len(problem.meetings)])
    seats = starts * len(problem.tables) if mode is Tables.EXACT else 0
    return seats + starts + 5 * len(problem.participants) * len(problem.slots)


def _alike(problem: Problem) -> bool:
    """Return whether it makes no difference to any meeting where it is held."""
    first = problem.tables[0]
    same = all(
        (row.capacity, row.accessible, row.owner, row.unavailable, row.area)
        == (first.capacity, first.accessible, None, frozenset(), first.area)
        for row in problem.tables
    )
    return same and problem.previous is None
