"""Travel times from a file: a square table, or lines of from, to, minutes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kontor.imports.sheets import Cell, Sheet, shown
from kontor.visits.travel import fold

LONGEST = 24 * 60  # minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """Minutes from one place to another; the names are folded."""

    origin: str
    target: str
    minutes: int


class MatrixError(Exception):
    """A file that is no table of travel times: says which cell, what it holds, and how to mend it."""


def read_times(sheet: Sheet) -> list[Time]:
    """Return every time of a sheet. Raises MatrixError for the first cell that is none."""
    rows = [(number, row) for number, row in enumerate(sheet.rows, 1) if any(cell != "" for cell in row)]
    if len(rows) < 2:
        raise MatrixError(_("The file holds no travel times: give a heading and at least one line."))
    found = list(_square(rows) if _is_square(rows) else _lines(rows))
    if not found:
        raise MatrixError(_("The file holds no travel times."))
    return found


def _is_square(rows: Sequence[tuple[int, Sequence[Cell]]]) -> bool:
    """A square table has its places in the first row again in the first column."""
    across = {fold(shown(cell)) for cell in rows[0][1][1:] if cell != ""}
    down = {fold(shown(row[0])) for _number, row in rows[1:] if row}
    return bool(across & down)


def _square(rows: Sequence[tuple[int, Sequence[Cell]]]) -> Iterator[Time]:
    places = [fold(shown(cell)) for cell in rows[0][1]]
    for number, row in rows[1:]:
        origin = fold(shown(row[0]))
        for column, cell in enumerate(row[1:], 1):
            if column < len(places) and places[column] and origin and cell != "" and places[column] != origin:
                yield Time(origin=origin, target=places[column], minutes=_minutes(cell, number, column))


def _lines(rows: Sequence[tuple[int, Sequence[Cell]]]) -> Iterator[Time]:
    for number, row in rows[1:]:
        if len(row) < 3:
            raise MatrixError(
                _("Row %(row)s has fewer than three columns: give from, to and minutes.") % {"row": number}
            )
        origin, target = fold(shown(row[0])), fold(shown(row[1]))
        if not origin or not target:
            raise MatrixError(_("Row %(row)s names no place. Give both, or delete the row.") % {"row": number})
        yield Time(origin=origin, target=target, minutes=_minutes(row[2], number, 2))


def _minutes(cell: Cell, row: int, column: int) -> int:
    text = shown(cell).replace(",", ".").removesuffix("min").strip()
    try:
        minutes = round(float(text))
    except ValueError:
        minutes = -1
    if not 0 <= minutes <= LONGEST:
        words = {"row": row, "column": _letter(column), "value": shown(cell)}
        raise MatrixError(_("Row %(row)s, column %(column)s holds “%(value)s”. Give minutes, from 0 to 1440.") % words)
    return minutes


def _letter(column: int) -> str:
    return (_letter(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)
