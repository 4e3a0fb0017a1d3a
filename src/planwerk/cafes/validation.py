"""Checks of an input: what contradicts itself is named with its row, field and value, and how to mend it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planwerk.core.errors import ProblemError

if TYPE_CHECKING:
    from planwerk.cafes.problem import Pair, Person, Place, Problem

MOST_PEOPLE, MOST_TABLES, MOST_ROUNDS, MOST_LANGUAGES = 5000, 2000, 200, 60


def validate(problem: "Problem") -> None:
    """Raise ``ProblemError`` for the first thing that is wrong."""
    check_sizes(len(problem.people), len(problem.tables), problem.rounds)
    _unique("person", (row.id for row in problem.people))
    _unique("table", (row.id for row in problem.tables))
    _unique("wish", problem.wishes)
    for table in problem.tables:
        _number(f"table {table.id}", "seats", table.seats, 1, MOST_PEOPLE)
    for person in problem.people:
        _person(problem, person)
    spoken = {name for row in problem.people for name in row.languages | row.interprets}
    _number("problem", "languages", len(spoken), 0, MOST_LANGUAGES)
    known = {row.id for row in problem.people}
    for place in problem.places:
        _place(problem, place, known)
    _pairs(problem.pairs, known)
    _held(problem, known)


def check_sizes(people: int, tables: int, rounds: int) -> None:
    """Raise ``ProblemError`` for a size beyond what can be planned."""
    _number("problem", "people", people, 1, MOST_PEOPLE)
    _number("problem", "tables", tables, 1, MOST_TABLES)
    _number("problem", "rounds", rounds, 1, MOST_ROUNDS)


def _number(where: str, field: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise ProblemError(where, field=field, value=value, mend=f"give {least} to {most}")


def _unique(kind: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if not name:
            raise ProblemError(kind, field="id", value=name, mend="give every one an id")
        if name in seen:
            raise ProblemError(f"{kind} {name}", field="id", value=name, mend="give every one an id of its own")
        seen.add(name)


def _person(problem: "Problem", person: "Person") -> None:
    where = f"person {person.id}"
    last = problem.rounds - 1 if person.last is None else person.last
    if not 0 <= person.first < problem.rounds:
        mend = f"give a round from 1 to {problem.rounds}"
        raise ProblemError(where, field="first round", value=person.first + 1, mend=mend)
    if not person.first <= last < problem.rounds:
        mend = f"give a round from {person.first + 1} to {problem.rounds}"
        raise ProblemError(where, field="last round", value=last + 1, mend=mend)
    for number in person.missing:
        if not 0 <= number < problem.rounds:
            mend = f"give rounds from 1 to {problem.rounds}"
            raise ProblemError(where, field="missing", value=number + 1, mend=mend)
    if person.host_at is not None and not 0 <= person.host_at < len(problem.tables):
        raise ProblemError(where, field="host at", value=person.host_at, mend="name a table of the café")


def _place(problem: "Problem", place: "Place", known: set[str]) -> None:
    where = f"place of {place.person}"
    if place.person not in known:
        raise ProblemError(where, field="person", value=place.person, mend="name a person of the café")
    if not 0 <= place.table < len(problem.tables):
        raise ProblemError(where, field="table", value=place.table, mend="name a table of the café")
    if place.round is not None and not 0 <= place.round < problem.rounds:
        raise ProblemError(where, field="round", value=place.round + 1, mend=f"give a round from 1 to {problem.rounds}")
    host = next(row.host_at for row in problem.people if row.id == place.person)
    others = [row for row in problem.places if row.person == place.person and row is not place]
    clash = {row.table for row in others if None in (row.round, place.round) or row.round == place.round}
    if (clash | {place.table if host is None else host}) - {place.table}:
        mend = "give each person one table a round (a host has the own table)"
        raise ProblemError(where, field="table", value=problem.tables[place.table].id, mend=mend)


def _pairs(pairs: tuple["Pair", ...], known: set[str]) -> None:
    seen: dict[frozenset[str], str] = {}
    for pair in pairs:
        where = f"pair {pair.one}, {pair.other}"
        for name in (pair.one, pair.other):
            if name not in known:
                raise ProblemError(where, field="person", value=name, mend="name a person of the café")
        if pair.one == pair.other:
            raise ProblemError(where, field="person", value=pair.one, mend="name two people")
        if seen.setdefault(frozenset((pair.one, pair.other)), pair.must) != pair.must:
            raise ProblemError(where, field="must", value=pair.must, mend="let them meet or avoid each other, not both")


def _held(problem: "Problem", known: set[str]) -> None:
    held = problem.held.rounds
    if len(held) > problem.rounds:
        raise ProblemError("held", field="rounds", value=len(held), mend=f"give at most {problem.rounds} rounds")
    for number, tables in enumerate(held, 1):
        where = f"held, round {number}"
        if len(tables) != len(problem.tables):
            mend = f"give the people of each of the {len(problem.tables)} tables"
            raise ProblemError(where, field="tables", value=len(tables), mend=mend)
        seated = [person for table in tables for person in table]
        for person in seated:
            if person not in known:
                raise ProblemError(where, field="person", value=person, mend="name a person of the café")
        if len(set(seated)) < len(seated):
            double = next(person for person in seated if seated.count(person) > 1)
            raise ProblemError(where, field="person", value=double, mend="seat nobody twice in a round")
