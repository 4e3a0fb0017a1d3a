"""Tables of texts out of workbooks and CSV files, with where each row stands."""

import csv
import datetime
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineWorkbook

from planwerk.core.errors import ProblemError


def plain(text: str) -> str:
    """Return a heading as it is compared: small letters without accents, letters and figures only."""
    spread = unicodedata.normalize("NFKD", text.replace("ß", "ss").casefold())
    return "".join(letter for letter in spread if letter.isalnum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a sheet: its cells by the heading above them, as that is written."""

    where: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet or file with its headings in the first row that is not empty."""

    name: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


def sheets(path: Path) -> Iterator[Sheet]:
    """Yield the sheets of a workbook, or the CSV files of a folder (or of the folder in which the file lies)."""
    if path.suffix.lower() == ".xlsx":
        yield from _workbook(path)
        return
    folder = path if path.is_dir() else path.parent
    if not path.exists():
        raise ProblemError(str(path), field="file", value=path.name, mend="give a file that exists")
    for file in sorted(folder.glob("*.csv")):
        yield _sheet(file.stem, f"file {file.name}", list(_csv(file)))


def _workbook(path: Path) -> Iterator[Sheet]:
    try:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield _sheet(name, f"sheet {name}", [[_text(cell) for cell in row] for row in rows])
    except (CalamineError, BadZipFile) as error:
        raise ProblemError(
            str(path), field="file", value=path.name, mend=f"give a readable workbook ({error})"
        ) from error


def _text(cell: object) -> str:
    """Return a cell as a person would have typed it: 3.0 is 3, a time is 09:30."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, datetime.time):
        return f"{cell:%H:%M}"
    return str(cell).strip()


def _csv(file: Path) -> Iterator[list[str]]:
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    mark = max(";,\t", key=first.count)
    try:
        yield from ([cell.strip() for cell in row] for row in csv.reader(text.splitlines(), delimiter=mark))
    except csv.Error as error:
        raise ProblemError(
            f"file {file.name}", field="text", value=first[:40], mend=f"write valid CSV ({error})"
        ) from error


def _sheet(name: str, where: str, rows: Sequence[Sequence[str]]) -> Sheet:
    begin = next((number for number, row in enumerate(rows) if any(row)), len(rows))
    headings = tuple(rows[begin]) if begin < len(rows) else ()
    lines = tuple(
        Line(
            where=f"{where}, row {number}",
            cells={h: cell for h, cell in zip(headings, row, strict=False) if h and cell},
        )
        for number, row in enumerate(rows[begin + 1 :], begin + 2)
        if any(row)
    )
    return Sheet(name=name, headings=headings, lines=lines)
