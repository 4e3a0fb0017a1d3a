"""Excel files of a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils import timezone

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
MAX_TEXT = 32_767  # characters in one cell


@dataclass(frozen=True, slots=True)
class _Formats:
    head: Any
    date: Any
    moment: Any
    time: Any
    quoted: Any


def write_table(*, title: str, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a workbook of one sheet with a frozen, filtered header row.

    A text is always written as a text. One that begins like a formula also carries Excel's own text mark, so that it
    stays a text when the sheet is saved as CSV and opened again: a company may call itself ``=HYPERLINK(…)``.
    """
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "remove_timezone": True, "strings_to_urls": False})
    formats = _Formats(
        head=book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        date=book.add_format({"num_format": "dd.mm.yyyy"}),
        moment=book.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
        time=book.add_format({"num_format": "hh:mm"}),
        quoted=book.add_format({"quote_prefix": True}),
    )
    sheet = book.add_worksheet(_sheet_name(title))
    widths = [len(header) for header in headers]
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, formats.head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            widths[column] = max(widths[column], min(60, len(str(value))))
            _write(sheet, last, column, value, formats)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width + 3)
    sheet.freeze_panes(1, 0)
    if headers:
        sheet.autofilter(0, 0, last, len(headers) - 1)
    book.close()
    return out.getvalue()


def _sheet_name(title: str) -> str:
    """Return a name Excel takes: 31 characters, none of them ``[]:*?/\\``."""
    return "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)[:31].strip() or "Kontor"


def _write(sheet: Any, row: int, column: int, value: Any, formats: _Formats) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        sheet.write_datetime(row, column, local, formats.moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats.date)
    elif isinstance(value, time):
        sheet.write_datetime(row, column, value, formats.time)
    else:
        text = str(value)[:MAX_TEXT]
        sheet.write_string(row, column, text, formats.quoted if text.startswith(FORMULA_SIGNS) else None)
