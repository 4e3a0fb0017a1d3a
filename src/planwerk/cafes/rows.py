"""Rows of a file (cells or JSON values by field) as the problem's parts: every mistake names its row and field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from planwerk.cafes.problem import Mode, Must, Pair, Person, Place, Problem, Table, Wish
from planwerk.cafes.solution import Seating
from planwerk.core.errors import ProblemError

Row = Mapping[str, Any]
Read = Callable[[str, str, Any], Any]
E = TypeVar("E", Mode, Must, Wish)
YES, NO = {"yes", "true", "1", "x", "ja", "1.0"}, {"", "no", "false", "0", "nein", "0.0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A file before it is a problem: rows by field name, each with where it stands; ``settings`` by name."""

    settings: Row
    people: Sequence[tuple[str, Row]]
    tables: Sequence[tuple[str, Row]]
    places: Sequence[tuple[str, Row]] = ()
    pairs: Sequence[tuple[str, Row]] = ()
    held: Any = None


def problem(rows: Rows) -> Problem:
    """Return the problem; raises ``ProblemError``."""
    settings = _fields("settings", rows.settings, _SETTINGS)
    tables = tuple(Table(**_fields(where, row, _TABLE)) for where, row in rows.tables)
    positions = {table.id: number for number, table in enumerate(tables)}
    return Problem(
        people=tuple(_person(where, row, positions) for where, row in rows.people),
        tables=tables,
        rounds=settings.get("rounds", 3),
        mode=settings.get("mode", Mode.SAME),
        wishes=settings.get("wishes", ()),
        places=tuple(_place(where, row, positions) for where, row in rows.places),
        pairs=tuple(Pair(**_fields(where, row, _PAIR)) for where, row in rows.pairs),
        held=seating("held", rows.held) if rows.held is not None else Seating(),
    )


def seating(where: str, value: Any) -> Seating:
    """Return a seating from lists of rounds of tables of people."""
    return Seating(
        rounds=tuple(
            tuple(
                tuple(_text(f"{where}, round {number}", "person", person) for person in _list(where, "table", table))
                for table in _list(f"{where}, round {number}", "tables", tables)
            )
            for number, tables in enumerate(_list(where, "rounds", value), 1)
        )
    )


def _fields(where: str, row: Row, known: Mapping[str, Read]) -> dict[str, Any]:
    if not isinstance(row, Mapping):
        raise ProblemError(where, field="entry", value=row, mend="give an object with named fields")
    found = {}
    for name, value in row.items():
        if name not in known:
            raise ProblemError(where, field="field", value=name, mend=f"use one of: {', '.join(known)}")
        if value not in (None, ""):
            found[name] = known[name](where, name, value)
    for name in ("id", "seats", "person", "table", "one", "other", "must"):
        if name in known and name not in found and not (name == "table" and "host_at" in known):
            raise ProblemError(where, field=name, value=row.get(name), mend="give a value")
    return found


def _person(where: str, row: Row, positions: Mapping[str, int]) -> Person:
    found = _fields(where, row, _PERSON)
    if "host_at" in found:
        found["host_at"] = _table(where, "host_at", found["host_at"], positions)
    for name in ("first", "last"):
        if name in found:
            found[name] -= 1
    if "missing" in found:
        found["missing"] = frozenset(number - 1 for number in found["missing"])
    return Person(**found)


def _place(where: str, row: Row, positions: Mapping[str, int]) -> Place:
    found = _fields(where, row, _PLACE)
    number = found.get("round")
    table = _table(where, "table", found["table"], positions)
    return Place(person=found["person"], table=table, round=None if number is None else number - 1)


def _table(where: str, name: str, value: str, positions: Mapping[str, int]) -> int:
    if value not in positions:
        raise ProblemError(where, field=name, value=value, mend="name a table of the café")
    return positions[value]


def _list(where: str, name: str, value: Any) -> Sequence[Any]:
    if isinstance(value, str):
        return [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
    if not isinstance(value, list | tuple):
        raise ProblemError(where, field=name, value=value, mend="give a list")
    return value


def _text(where: str, name: str, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ProblemError(where, field=name, value=value, mend="give a text or a number")
    # Sheets hand out whole numbers as floats.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _texts(where: str, name: str, value: Any) -> frozenset[str]:
    return frozenset(_text(where, name, part) for part in _list(where, name, value))


def _number(where: str, name: str, value: Any) -> int:
    text = _text(where, name, value)
    if not text.removeprefix("-").isdigit():
        raise ProblemError(where, field=name, value=value, mend="give a whole number")
    return int(text)


def _numbers(where: str, name: str, value: Any) -> frozenset[int]:
    parts = value if isinstance(value, str | list | tuple) else [value]
    return frozenset(_number(where, name, part) for part in _list(where, name, parts))


def _switch(where: str, name: str, value: Any) -> bool:
    text = str(value).strip().lower()
    if text not in YES | NO:
        raise ProblemError(where, field=name, value=value, mend="give yes or no")
    return text in YES


def _one_of(kind: type[E]) -> Read:
    def read(where: str, name: str, value: Any) -> E:
        try:
            return kind(str(value).strip().lower())
        except ValueError as error:
            choices = ", ".join(row.value for row in kind)
            raise ProblemError(where, field=name, value=value, mend=f"use one of: {choices}") from error

    return read


def _wishes(where: str, name: str, value: Any) -> tuple[Wish, ...]:
    return tuple(_one_of(Wish)(where, name, part) for part in _list(where, name, value))


_SETTINGS: dict[str, Read] = {"rounds": _number, "mode": _one_of(Mode), "wishes": _wishes}
_TABLE: dict[str, Read] = {"id": _text, "seats": _number, "accessible": _switch}
_PLACE: dict[str, Read] = {"person": _text, "table": _text, "round": _number}
_PAIR: dict[str, Read] = {"one": _text, "other": _text, "must": _one_of(Must)}
_PERSON: dict[str, Read] = {
    "id": _text,
    "name": _text,
    "organisation": _text,
    "delegation": _text,
    "languages": _texts,
    "interprets": _texts,
    "field": _text,
    "seniority": _text,
    "host_at": _text,
    "needs_access": _switch,
    "first": _number,
    "last": _number,
    "missing": _numbers,
}
