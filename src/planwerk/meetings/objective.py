"""The objectives' values, computed from scratch."""

from collections.abc import Sequence
from itertools import pairwise

from planwerk.meetings.facts import Facts, Stay


def breaks_of(agenda: Sequence[Stay]) -> int:
    """Return the breaks of one participant: groups of idle slots, of any length, between consecutive meetings."""
    return sum(two.first > one.last + 1 for one, two in pairwise(agenda))


def breaks(facts: Facts) -> int:
    """Return the published objective: the breaks of all participants."""
    return sum(breaks_of(agenda) for agenda in facts.agendas.values())
