"""What an importer says of one of its columns."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

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


def words(text: str) -> tuple[str, ...]:
    """Return the headers of a text with one or more to a line, separated by ``|``."""
    return tuple(part.strip() for part in text.replace("\n", "|").split("|") if part.strip())
