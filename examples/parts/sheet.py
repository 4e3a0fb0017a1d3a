"""A workbook as people make them: title rows, merged heads, a note at the end."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

CREATED = datetime(2026, 10, 1, 9, 0)  # fixed, so that the same numbers give the same file
Cell = str | int | float | date | None


class Sheet:
    """One sheet of a new workbook; rows count from 0 as in the writer."""

    def __init__(self, path: Path, name: str, author: str) -> None:
        self.book = xlsxwriter.Workbook(str(path))
        self.book.set_properties({"created": CREATED, "author": author, "comments": "Beispieldaten: alles erfunden."})
        self.sheet = self.book.add_worksheet(name)
        self._title = self.book.add_format({"bold": True, "font_size": 14})
        self._head = self.book.add_format({"bold": True, "bg_color": "#D9E7E8", "border": 1, "text_wrap": True})
        self._day = self.book.add_format({"num_format": "dd.mm.yyyy"})
        self._wrap = self.book.add_format({"text_wrap": True, "valign": "top"})

    def title(self, row: int, last: int, text: str) -> None:
        self.sheet.merge_range(row, 0, row, last, text, self._title)

    def heads(self, row: int, names: Sequence[str]) -> None:
        self.sheet.write_row(row, 0, names, self._head)

    def span(self, row: int, first: int, last: int, text: str) -> None:
        self.sheet.merge_range(row, first, row, last, text, self._head)

    def down(self, first: int, last: int, column: int, text: str) -> None:
        """Merge one cell over several rows."""
        self.sheet.merge_range(first, column, last, column, text, self._wrap)

    def row(self, row: int, cells: Sequence[Cell]) -> None:
        for column, cell in enumerate(cells):
            if isinstance(cell, date):
                self.sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), self._day)
            elif cell is not None:
                self.sheet.write(row, column, cell, self._wrap)

    def widths(self, widths: Sequence[int]) -> None:
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def notes(self, name: str, lines: Sequence[str]) -> None:
        """Add a second sheet of plain sentences."""
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, 90)
        sheet.write_column(0, 0, lines)

    def close(self) -> None:
        self.book.close()
