"""Reads the rows of a table with a mapping: a value per column of the importer, and the notes per cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kontor.common.folding import plain
from kontor.imports.cells.addresses import Address
from kontor.imports.cells.model import Hints, Note, Severity, fix, problem
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

    def note(self, key: str, note: Note, holding: str = "") -> CellNote:
        """Return the note set on the cell that gave ``key``, or on the row where the file has no such column.

        Of several cells it is the one with the text ``holding`` in it, or the first that says anything.
        """
        cells = [known for known in self.values.get("__cells__", ()) if known[0] == key]
        cells.sort(key=lambda known: (bool(holding) and holding not in known[3], not known[3]))
        for known in cells[:1]:
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
    hints = in_country_of(hints, table.headers)
    headings = {index: column.heading_in(table.headers[index]) for index, column in used}
    found: list[ReadRow] = []
    above: dict[int, Cell] = {}
    for row in table.rows:
        cells = {index: (fixes or {}).get(row.number, {}).get(index, row.cells[index]) for index, _column in used}
        ditto = [index for index, cell in cells.items() if isinstance(cell, str) and cell.casefold() in _DITTO]
        said = {index: cells[index] for index in ditto}
        cells |= {index: above.get(index, "") for index in ditto}
        above |= {index: cell for index, cell in cells.items() if cell != ""}
        found.append(_read(table, row, used, hints, cells, headings, said))
    return found


_DITTO = frozenset({
    "siehe oben", "s.o.", "s. o.", "s.o", "wie oben", "dito", "ditto", "do.", "idem", "ídem", "id.", "see above",
    "as above", "same as above", "same", '"', "''", "“", "”", "„", "″", "〃", "=", "véase arriba", "igual que arriba",
    "ver arriba", "vegeu més amunt", "voir ci-dessus", "ci-dessus", "come sopra", "vedi sopra", "同上", "ut supra",
})  # fmt: skip


def _read(
    table: Table,
    row: TableRow,
    used: Sequence[tuple[int, Column]],
    hints: Hints,
    given: Mapping[int, Cell],
    headings: Mapping[int, str],
    ditto: Mapping[int, Cell],
) -> ReadRow:
    values: dict[str, Any] = {}
    cells: list[tuple[str, str, str, str]] = []
    notes: list[CellNote] = []
    hints = _local(used, hints, given)
    for index, column in used:
        cell = given[index]
        reading = column.read(cell, replace(hints, heading=headings[index]) if headings[index] else hints)
        place = (column.key, table.letters[index], table.headers[index], shown(ditto.get(index, cell)))
        cells.append(place)
        if column.each:
            values[column.key] = (*values.get(column.key, ()), reading.value)
        elif reading.value is not None:
            join = column.joins or _joined
            values[column.key] = join(values[column.key], reading.value) if column.key in values else reading.value
        if index in ditto:
            notes.append(_note(row.number, place, _taken_from_above(cell)))
        notes.extend(_note(row.number, place, note) for note in reading.notes)
    values["__cells__"] = tuple(cells)
    return ReadRow(number=row.number, values=values, notes=tuple(notes))


def _note(row: int, place: tuple[str, str, str, str], note: Note) -> CellNote:
    return CellNote(row=row, column=place[1], header=place[2], key=place[0], value=place[3], note=note)


def _taken_from_above(cell: Cell) -> Note:
    return fix("as-above", value=shown(cell)) if cell != "" else problem("nothing-above")


def _local(used: Sequence[tuple[int, Column]], hints: Hints, given: Mapping[int, Cell]) -> Hints:
    """The row's own country, where it names one, is how its postal codes and telephone numbers are read."""
    for index, column in used:
        if column.key == "country":
            value = column.read(given[index], hints).value
            if isinstance(value, str):
                return replace(hints, country=value)
    return hints


_TONGUES: tuple[tuple[str, frozenset[str]], ...] = (
    (
        "ES",
        frozenset({"apellidos", "apellido", "correo", "correo electronico", "empresa", "telefono", "movil", "cargo"}),
    ),
    ("ES", frozenset({"cognoms", "carrec", "correu", "correu electronic", "empresa", "telefon", "mobil"})),
    ("FR", frozenset({"prenom", "societe", "entreprise", "courriel", "portable", "fonction", "tel"})),
    ("IT", frozenset({"cognome", "nome", "azienda", "cellulare", "ruolo", "telefono"})),
    ("CN", frozenset({"姓名", "单位", "职务", "手机", "电话", "邮箱", "公司", "公司名称", "联系人"})),
)


def in_country_of(hints: Hints, headers: Sequence[str]) -> Hints:
    """Guess from the language of the headings where national telephone numbers are from, unless that was told."""
    if hints.is_sure:
        return hints
    found = {plain(header) for header in headers}
    best = max(_TONGUES, key=lambda tongue: len(tongue[1] & found))
    return replace(hints, country=best[0]) if len(best[1] & found) > 1 else hints


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
