"""Small cafés that several tests share."""

from typing import Any

from planwerk.cafes.problem import Person, Problem, Table
from planwerk.cafes.solution import Seating


def cafe(
    people: int = 4, tables: int = 2, rounds: int = 2, *, traits: dict[str, Any] | None = None, **kw: Any
) -> Problem:
    """Return a café with people "1", "2", … and tables "A", "B", …; ``traits`` gives a person's fields by id."""
    rows = [Person(id=str(number), **(traits or {}).get(str(number), {})) for number in range(1, people + 1)]
    seats = kw.pop("seats", -(-people // tables))
    listed = kw.pop("listed", tuple(Table(id="ABCDEFGH"[number], seats=seats) for number in range(tables)))
    return Problem(people=tuple(rows), tables=listed, rounds=rounds, **kw)


def plan(text: str) -> Seating:
    """Return a seating from rounds split by ``|`` and tables by ``/``: ``"1 2/3 4 | 1 3/2 4"``."""
    return Seating(rounds=tuple(tuple(tuple(table.split()) for table in row.split("/")) for row in text.split("|")))
