"""What an importer says of one of its columns."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from kontor.common.folding import fold
from kontor.imports.cells.model import Hints, Reading
from kontor.imports.sheets.model import Cell

Reader = Callable[[Cell, Hints], Reading[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A thing that can be imported.

    ``headers`` are spellings seen over it, in any language; case, accents and punctuation do not matter.
    ``looks`` says whether a text looks like a value of it; None where anything does.
    ``telling`` says that a column without any known heading may be taken for it by its looks alone.
    ``many`` lets several columns of a file feed it (three fields, two telephone numbers).
    ``joins`` puts the values of several such columns together where plain joining would not do.
    ``each`` keeps the value of every column that feeds it, in the file's order, as a tuple.
    ``named_by`` knows headings that are themselves part of the value ("Mon", "11.05."); readers find them in the hints.
    ``keeps`` takes what no other column is for, each text behind its heading.
    ``required`` columns every row needs; of those with the same ``either`` one is enough.
    """

    key: str
    label: str | Promise
    headers: tuple[str, ...]
    read: Reader
    looks: Callable[[str], bool] | None = None
    telling: bool = False
    required: bool = False
    many: bool = False
    either: str = ""
    joins: Callable[[Any, Any], Any] | None = None
    each: bool = False
    named_by: Callable[[str], bool] | None = None
    keeps: bool = False

    def heading_in(self, header: str) -> str:
        """Return the heading where it is part of what the cells under it say, else nothing."""
        if self.named_by is not None and self.named_by(header):
            return header
        return header if self.keeps and fold(header) not in set(map(fold, self.headers)) else ""


def words(text: str) -> tuple[str, ...]:
    """Return the headers of a text with one or more to a line, separated by ``|``."""
    return tuple(part.strip() for part in text.replace("\n", "|").split("|") if part.strip())
