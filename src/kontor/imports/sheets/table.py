"""Finds the table on a sheet: the header under title rows, the columns that hold anything, the rows that are data."""

import re
from collections.abc import Callable, Sequence

from kontor.common.folding import plain
from kontor.imports.sheets.errors import UnreadableFileError
from kontor.imports.sheets.model import Cell, Sheet, Table, TableRow, letter, shown

_SEARCHED = 40  # rows from the top in which a header is looked for
_SUM_ROW = re.compile(r"^(summe|gesamt|gesamtsumme|total|insgesamt|anzahl|sum|stand|quelle|source|hinweis)\b[ :]*")
_TOTAL = re.compile(
    r"^(?:summen?|gesamt(?:summe)?|total(?:e|es)?|insgesamt|sum|zwischensumme|subtotal|suma|somme|合计|总计|σ)$"
)
_FOOTNOTE = re.compile(
    r"^\s*(?:[*†¹²³]|\(?\d{1,2}\)\s|(?:stand|quelle|source|fuente|font|fonte|hinweis|anm(?:erkung)?|legende|leyenda|llegenda|"
    r"erstellt|created|druckdatum|seite \d+|page \d+|página \d+|alle angaben|angaben ohne|irrtum)\b)",
    re.IGNORECASE,
)
_MARK = re.compile(r"[*:]+$")

Known = Callable[[str], float]
"""How surely a text is the heading of a column one knows, from 0 to 1."""


def find_table(sheet: Sheet, known: Known, header_row: int | None = None) -> Table:
    """Return the sheet's table.

    ``header_row`` (from 1) overrides the search; 0 says there is none, and the columns are called by their letters.
    A heading over two lines (a merged group above, the names below) gives "group name".
    Raises ``UnreadableFileError`` where no row looks like a header.
    """
    index = _find_header(sheet.rows, known) if header_row is None else header_row - 1
    if index is None:
        raise UnreadableFileError("no-header", sheet=sheet.name)
    width = max((len(row) for row in sheet.rows), default=0)
    headers = _headers(sheet.rows, index, width, known) if index >= 0 else [letter(i) for i in range(width)]
    body = sheet.rows[index + 1 :]
    used = [i for i in range(width) if any(i < len(row) and row[i] != "" for row in body)]
    rows = tuple(
        TableRow(number=number, cells=tuple(row[i] if i < len(row) else "" for i in used))
        for number, row in enumerate(body, start=index + 2)
        if _is_data(row, headers)
    )
    return Table(
        sheet=sheet.name,
        header_row=index + 1,
        headers=tuple(headers[i] for i in used),
        letters=tuple(letter(i) for i in used),
        rows=rows,
    )


def _find_header(rows: Sequence[Sequence[Cell]], known: Known) -> int | None:
    """The row whose cells are known headings. Data rows repeat few of them, title rows are one long text."""
    best, best_score = None, 0.0
    for index, row in enumerate(rows[:_SEARCHED]):
        hits, filled = _hits(row, known)
        score = _likelihood(hits, filled, index)
        if score > best_score:
            best, best_score = index, score
        if hits >= 3 and hits > 0.75 * filled:
            # Groups of columns ("Kontakt") may be headings themselves; those they stand over are more.
            below = _hits(rows[index + 1], known) if index + 1 < len(rows) else (0.0, 0)
            return index + 1 if _likelihood(*below, index + 1) > best_score else best
    return best


def _hits(row: Sequence[Cell], known: Known) -> tuple[float, int]:
    """Return how many cells are surely headings, and how many hold anything."""
    texts = [cell for cell in row if isinstance(cell, str) and 0 < len(cell) <= 80]
    return sum(known(text) for text in texts), sum(cell != "" for cell in row)


def _likelihood(hits: float, filled: int, index: int) -> float:
    return hits * (hits / filled) ** 0.5 - 0.01 * index if filled and hits >= 1 else 0.0


def _headers(rows: Sequence[Sequence[Cell]], index: int, width: int, known: Known) -> list[str]:
    own = [_text(rows[index], i) for i in range(width)]
    above = [_text(rows[index - 1], i) for i in range(width)] if index else [""] * width
    is_group = index > 0 and sum(map(bool, above)) > 1 and any(a and not o for a, o in zip(above, own, strict=True))
    if not is_group and index and 1 < sum(map(bool, above)) < sum(map(bool, own)):
        is_group = True
    if is_group:
        group = ""
        for i in range(width):
            group = above[i] or group
            joined = f"{group} {own[i]}".strip()
            if not own[i]:
                own[i] = above[i]
            elif group and _names_more(joined, group, own[i], twice=own.count(own[i]) > 1, known=known):
                own[i] = joined
    return own


def _names_more(joined: str, group: str, own: str, *, twice: bool, known: Known) -> bool:
    """Whether "group name" is the heading: a name that stands under two groups says too little alone."""
    if known(joined) < max(0.8, known(group) if not twice else 0.0):
        return False
    return twice or known(joined) >= known(own)


def _text(row: Sequence[Cell], index: int) -> str:
    text = shown(row[index]) if index < len(row) else ""
    return _MARK.sub("", re.sub(r"-\s*\n\s*(?=[a-zäöü])", "", text).replace("\n", " ")).strip()


def _is_data(row: Sequence[Cell], headers: Sequence[str]) -> bool:
    """Leaves out empty rows, the header repeated on a new page, and a line that sums up."""
    texts = [shown(cell) for cell in row]
    filled = [text for text in texts if text]
    if not filled or (len(filled) > 1 and texts[: len(headers)] == list(headers)[: len(texts)]):
        return False
    if len(filled) == 1 and len(headers) > 1 and filled[0].replace(".", "").replace(",", "").isdigit():
        return False
    rest = filled[1:]
    if _TOTAL.match(plain(filled[0])) and (len(rest) == 1 or not any(char.isalpha() for text in rest for char in text)):
        return False
    if len(filled) == 1 and len(headers) > 1 and _FOOTNOTE.match(filled[0]):
        return False
    sums_up = len(filled) == 1 or (len(filled) == 2 and re.search(r"[:\d]", filled[0]) is not None)
    return not (sums_up and _SUM_ROW.match(plain(filled[0])))
