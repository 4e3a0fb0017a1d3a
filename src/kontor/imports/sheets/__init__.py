"""From a file to a table: which sheet, where its header stands, what its cells hold. Knows no Django."""

from kontor.imports.sheets.errors import UnreadableFileError
from kontor.imports.sheets.model import Cell, Sheet, Table, TableRow, Workbook, shown
from kontor.imports.sheets.reading import read_workbook
from kontor.imports.sheets.table import find_table

__all__ = [
    "Cell",
    "Sheet",
    "Table",
    "TableRow",
    "UnreadableFileError",
    "Workbook",
    "find_table",
    "read_workbook",
    "shown",
]
