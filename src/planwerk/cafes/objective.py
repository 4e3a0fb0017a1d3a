"""The levels of a seating's worth, recomputed from scratch: people meeting again, then each wish."""

from collections import Counter
from collections.abc import Callable, Iterable
from math import comb

from planwerk.cafes.facts import Facts
from planwerk.cafes.problem import Person, Wish
from planwerk.cafes.solution import Seating

REPEATS = "repeats"
CHANGES = "changes"


def repeats(facts: Facts) -> int:
    """Return how often pairs meet again, each further meeting counted once."""
    return sum(count - 1 for count in facts.meetings.values())


def changes(facts: Facts, previous: Seating) -> int:
    """Return how many seats of the open rounds differ from an earlier plan, people who were not in it apart."""
    before = {(number, person): table for number, table, person in previous.stays()}
    return sum(
        1
        for number, table, person in facts.seating.stays()
        if number in facts.open_rounds and before.get((number, person), table) != table
    )


def wish(facts: Facts, which: Wish) -> int:
    """Return how far a seating is from a wish; see ``Wish`` for what is counted."""
    return _COUNTS[which](facts)


def alike(names: Iterable[str]) -> int:
    """Return the number of pairs with the same name, empty names apart."""
    return sum(comb(count, 2) for name, count in Counter(names).items() if name)


def understood(people: Iterable[Person]) -> bool:
    """Return whether all at a table share a language, or someone interprets between languages that cover them all."""
    speakers = [row.languages | row.interprets for row in people if row.languages or row.interprets]
    if not speakers or frozenset.intersection(*speakers):
        return True
    return any(all(row & person.interprets for row in speakers) for person in people if person.interprets)


def _pairs(trait: Callable[[Person], str]) -> Callable[[Facts], int]:
    return lambda facts: sum(alike(trait(row) for row in people) for people in facts.tables.values())


def _delegations(facts: Facts) -> int:
    wanted = {row.delegation for row in facts.problem.people} - {""}
    return sum(len(wanted - {row.delegation for row in people}) for people in facts.tables.values() if people)


def _languages(facts: Facts) -> int:
    return sum(not understood(people) for people in facts.tables.values())


_COUNTS: dict[Wish, Callable[[Facts], int]] = {
    Wish.COLLEAGUES: _pairs(lambda row: row.organisation),
    Wish.DELEGATIONS: _delegations,
    Wish.LANGUAGES: _languages,
    Wish.FIELDS: _pairs(lambda row: row.field),
    Wish.SENIORITY: _pairs(lambda row: row.seniority),
}
