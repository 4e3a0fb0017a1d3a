"""Reads the rows of a table with a mapping: a value per column of the importer, and the notes per cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kontor.imports.cells.addresses import Address
from kontor.imports.cells.model import Hints, Note, Severity
from kontor.imports.columns import Column
from kontor.imports.sheets.model import Cell, Table, TableRow, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class CellNote:
    """A note and where it belongs. ``column`` is the letter in the spreadsheet, empty for the row as a whole."""

    row: int
    column: str
    header: str
    key: str
    value: str
    note: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    number: int
    values: Mapping[str, Any]
    notes: tuple[CellNote, ...]

    def text(self, key: str) -> str:
        """Return the value of a column of plain text, "" where there is none."""
        return str(self.values.get(key) or "")

    def note(self, key: str, note: Note) -> CellNote:
        """Return the note set on the cell that gave ``key``, or on the row where the file has no such column."""
        for known in self.values.get("__cells__", ()):
            if known[0] == key:
                return CellNote(row=self.number, column=known[1], header=known[2], key=key, value=known[3], note=note)
        return CellNote(row=self.number, column="", header="", key=key, value="", note=note)

    @property
    def blocked(self) -> bool:
        return any(note.note.severity == Severity.BLOCK for note in self.notes)


def read_rows(
    table: Table,
    columns: Sequence[Column],
    mapping: Mapping[int, str],
    hints: Hints,
    fixes: Mapping[int, Mapping[int, str]] | None = None,
) -> list[ReadRow]:
    """Return every row of the table as the importer's columns read it.

    ``mapping`` goes from the index of a file's column to a key; ``fixes`` holds, per row number and column index,
    what a person has put in the place of a cell.
    """
    by_key = {column.key: column for column in columns}
    used = [(index, by_key[key]) for index, key in sorted(mapping.items()) if key in by_key]
    return [_read(table, row, used, hints, (fixes or {}).get(row.number, {})) for row in table.rows]


def _read(
    table: Table, row: TableRow, used: Sequence[tuple[int, Column]], hints: Hints, fixes: Mapping[int, str]
) -> ReadRow:
    values: dict[str, Any] = {}
    cells: list[tuple[str, str, str, str]] = []
    notes: list[CellNote] = []
    hints = _local(row, used, hints, fixes)
    for index, column in used:
        cell: Cell = fixes[index] if index in fixes else row.cells[index]
        reading = column.read(cell, hints)
        place = (column.key, table.letters[index], table.headers[index], shown(cell))
        cells.append(place)
        if reading.value is not None:
            values[column.key] = _joined(values[column.key], reading.value) if column.key in values else reading.value
        notes.extend(
            CellNote(row=row.number, column=place[1], header=place[2], key=place[0], value=place[3], note=note)
            for note in reading.notes
        )
    values["__cells__"] = tuple(cells)
    return ReadRow(number=row.number, values=values, notes=tuple(notes))


def _local(row: TableRow, used: Sequence[tuple[int, Column]], hints: Hints, fixes: Mapping[int, str]) -> Hints:
    """The row's own country, where it names one, is how its postal codes and telephone numbers are read."""
    for index, column in used:
        if column.key == "country":
            value = column.read(fixes.get(index, row.cells[index]), hints).value
            if isinstance(value, str):
                return Hints(country=value, first_day=hints.first_day, last_day=hints.last_day, zone=hints.zone)
    return hints


def _joined(one: Any, other: Any) -> Any:
    """Put together what two columns of a file say for one of ours."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return tuple(dict.fromkeys((*one, *other)))
    if isinstance(one, bool) and isinstance(other, bool):
        return one or other
    if isinstance(one, str) and isinstance(other, str):
        return one if other in one else f"{one}; {other}"
    return one


def address_of(row: ReadRow, keys: Sequence[str] = ("street", "postal_code", "city", "place")) -> Address:
    """Return the address that the row's address columns give together; a column of its own beats a part of another."""
    found = [value for key in keys if isinstance(value := row.values.get(key), Address)]

    def first(part: str) -> str:
        return next((text for address in found if (text := getattr(address, part))), "")

    country = row.text("country") or first("country")
    return Address(street=first("street"), postal_code=first("postal_code"), city=first("city"), country=country)
