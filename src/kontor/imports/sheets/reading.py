"""Reads a file into sheets."""

import io

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from kontor.imports.sheets.errors import UnreadableFileError
from kontor.imports.sheets.guards import Limits, kind_of
from kontor.imports.sheets.model import Cell, Sheet, Workbook
from kontor.imports.sheets.text import read_text

_BROKEN = (
    "#REF!",
    "#N/A",
    "#NV",
    "#VALUE!",
    "#WERT!",
    "#NAME?",
    "#DIV/0!",
    "#BEZUG!",
    "#NULL!",
    "#NUM!",
    "#ZAHL!",
)


def read_workbook(data: bytes, name: str, limits: Limits | None = None) -> Workbook:
    """Return the file's sheets that hold anything.

    Raises ``UnreadableFileError`` for a file that is too large, locked, damaged, empty, or no table at all.
    """
    limits = limits or Limits()
    if kind_of(data, name, limits) == "text":
        text = read_text(data)
        sheets = [Sheet(name="", rows=text.rows)]
        how = {"encoding": text.encoding, "delimiter": text.delimiter}
    else:
        sheets = _read_book(data, limits)
        how = {}
    sheets = [sheet for sheet in sheets if sheet.filled]
    if not sheets:
        raise UnreadableFileError("file-empty")
    for sheet in sheets:
        _check_size(sheet, limits)
    return Workbook(sheets=tuple(sheets), how=how)


def _read_book(data: bytes, limits: Limits) -> list[Sheet]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = [
            meta.name
            for meta in book.sheets_metadata
            if meta.typ == SheetTypeEnum.WorkSheet and meta.visible == SheetVisibleEnum.Visible
        ]
        return [_read_sheet(book, name, limits) for name in visible]
    except PasswordError as error:
        raise UnreadableFileError("file-locked") from error
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFileError("file-damaged") from error


def _read_sheet(book: CalamineWorkbook, name: str, limits: Limits) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > 20 * limits.rows:
        raise UnreadableFileError("too-many-rows", count=sheet.total_height, limit=limits.rows)
    rows = [_clean(row) for row in sheet.to_python(skip_empty_area=False, nrows=limits.rows + 1000)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if bottom > top and left == right:
            _fill_down(rows, top, bottom, left)
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    return Sheet(name=name, rows=tuple(tuple(row) for row in rows))


def _clean(row: list[Cell]) -> list[Cell]:
    cells: list[Cell] = []
    for cell in row:
        if isinstance(cell, str):
            cell = cell.replace("\u00a0", " ").replace("\u200b", "").replace("_x000D_", "").strip()
            if cell in _BROKEN:
                cell = ""
        cells.append(cell)
    return cells


def _fill_down(rows: list[list[Cell]], top: int, bottom: int, column: int) -> None:
    """A cell merged over several rows counts for each of them (a town over its companies)."""
    for number in range(top + 1, min(bottom + 1, len(rows))):
        if column < len(rows[top]) and column < len(rows[number]) and rows[number][column] == "":
            rows[number][column] = rows[top][column]


def _check_size(sheet: Sheet, limits: Limits) -> None:
    if len(sheet.rows) > limits.rows:
        raise UnreadableFileError("too-many-rows", count=len(sheet.rows), limit=limits.rows)
    filled = {index for row in sheet.rows for index, cell in enumerate(row) if cell != ""}
    if len(filled) > limits.columns:
        raise UnreadableFileError("too-many-columns", count=len(filled), limit=limits.columns)
