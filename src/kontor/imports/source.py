"""From a stored import to rows that have been read: its file, sheet, header, mapping and fixes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from kontor.imports.contract import Importer
from kontor.imports.mapping import HeaderMatcher, Proposal, keep_rest, propose
from kontor.imports.sheets import Table, UnreadableFileError, Workbook, find_table, read_workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file's table with the importer's view of it. ``others`` names sheets that hold something as well."""

    table: Table
    proposals: tuple[Proposal, ...]
    others: tuple[str, ...]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read_source(
    data: bytes,
    name: str,
    importer: Importer,
    *,
    sheet: str = "",
    header_row: int | None = None,
    remembered: Mapping[str, str] | None = None,
) -> Source:
    """Find the table in a file and propose its mapping.

    Without a named sheet the one that looks most like the importer's list is taken. Raises ``UnreadableFileError``.
    """
    book = read_workbook(data, name)
    matcher = HeaderMatcher(importer.columns)
    table = _table(book, matcher, sheet, header_row)
    if not table.rows:
        raise UnreadableFileError("no-rows", sheet=table.sheet)
    proposals = keep_rest(propose(table, importer.columns, matcher, remembered), table, importer.columns)
    return Source(
        table=table,
        proposals=proposals,
        others=tuple(other.name for other in book.sheets if other.name != table.sheet),
    )


def _table(book: Workbook, matcher: HeaderMatcher, sheet: str, header_row: int | None) -> Table:
    chosen = [page for page in book.sheets if not sheet or page.name == sheet]
    if not chosen:
        raise UnreadableFileError("no-sheet", sheet=sheet, sheets=", ".join(page.name for page in book.sheets))
    tables: list[Table] = []
    problem: UnreadableFileError | None = None
    for page in chosen:
        try:
            tables.append(find_table(page, matcher.known, header_row))
        except UnreadableFileError as error:
            problem = problem or error
    if not tables:
        raise problem or UnreadableFileError("no-header", sheet=chosen[0].name)
    return max(tables, key=lambda table: sum(map(matcher.known, table.headers)) * min(len(table.rows), 20))


def missing_columns(importer: Importer, mapping: Mapping[int, str]) -> list[str]:
    """Return the labels of the columns every row needs and no column of the file gives."""
    mapped = set(mapping.values())
    groups: dict[str, list[str]] = {}
    for column in importer.columns:
        if column.required:
            groups.setdefault(column.either or column.key, []).append(column.key)
    labels = {column.key: str(column.label) for column in importer.columns}
    return [labels[keys[0]] for keys in groups.values() if not mapped.intersection(keys)]
