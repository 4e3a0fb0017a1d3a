"""What a file holds once it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta
"""As calamine gives it; an empty cell is the empty string."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; ``rows`` begin at the first row of the file, so that row *i* is row ``i + 1`` for the reader."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def filled(self) -> int:
        return sum(any(cell != "" for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """``how`` says what was found out about a text file, such as its encoding and delimiter."""

    sheets: tuple[Sheet, ...]
    how: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row below the header. ``number`` counts as the spreadsheet does, from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table found on a sheet. ``letters`` name the columns as the spreadsheet does (A, B, …)."""

    sheet: str
    header_row: int  # from 1; 0 where the file has none
    headers: tuple[str, ...]
    letters: tuple[str, ...]
    rows: tuple[TableRow, ...]


def shown(cell: Cell) -> str:
    """Return the cell as its spreadsheet shows it.

    >>> shown(33602.0)
    '33602'
    """
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y}" if cell.time() == time() else f"{cell:%d.%m.%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds() // 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(cell).strip()


def letter(index: int) -> str:
    """Return the spreadsheet's name of a column.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
