"""Copies of rows that imports keep until they expire, and forgetting a person in them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from kontor.accounts.privacy import Holding
from kontor.imports.models import Import, ImportRow

NOTHING = "…"


def scrub(words: frozenset[str]) -> None:
    """Take somebody out of the rows that name them, and delete the uploaded files they came from.

    A row that is about them (its label names them) is emptied; of others only the cells that name them are.
    """
    wanted = [parts for word in words if (parts := _parts(word))]
    if not wanted:
        return
    touched = {row.run_id for row in ImportRow.objects.iterator(500) if _forget_in(row, wanted)}
    for run in Import.objects.filter(pk__in=touched).exclude(file=""):
        run.file.delete(save=False)
        Import.objects.filter(pk=run.pk).update(file="")


def _parts(text: object) -> tuple[str, ...]:
    """Return the words of a text; an address is one word."""
    return tuple(re.findall(r"[\w.+-]+@[\w.-]+\w|\w+", str(text).casefold()))


def _named(text: object, wanted: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether all the words of one name stand in a text, in whatever order."""
    here = set(_parts(text))
    return any(here.issuperset(parts) for parts in wanted)


def _naming(cells: Sequence[object], wanted: Sequence[tuple[str, ...]]) -> set[int]:
    """Return the cells that name somebody: one by itself, or two side by side with a part of the name each."""
    found = {number for number, cell in enumerate(cells) if _named(cell, wanted)}
    words = [frozenset(_parts(cell)) for cell in cells]
    for number, (one, other) in enumerate(pairwise(words)):
        for parts in map(frozenset, wanted):
            if parts <= one | other and parts & one and parts & other:
                found |= {number, number + 1}
    return found


def _forget_in(row: ImportRow, wanted: Sequence[tuple[str, ...]]) -> bool:
    naming = _naming(row.cells, wanted)
    about = [row.fixes, row.match, row.notes, row.changes]
    is_theirs = _named(row.label, wanted)
    if not naming and not is_theirs and not any(_named(text, wanted) for text in about):
        return False
    if is_theirs:
        row.cells = [NOTHING if cell else cell for cell in row.cells]
        row.label, row.fixes, row.match, row.notes = NOTHING, {}, {}, []
        row.changes = _without(row.changes, [(part,) for parts in wanted for part in parts])
    else:
        row.cells = [NOTHING if number in naming else cell for number, cell in enumerate(row.cells)]
        row.fixes, row.match, row.notes, row.changes = (_without(text, wanted) for text in about)
    row.save()
    return True


def _without(value: object, wanted: Sequence[tuple[str, ...]]) -> object:
    """Return what an import noted, with every text that names somebody emptied."""
    if isinstance(value, str):
        return NOTHING if _named(value, wanted) else value
    if isinstance(value, list):
        return [_without(one, wanted) for one in value]
    if isinstance(value, dict):
        names = [one for one in value.values() if isinstance(one, str)]
        apart = {names[number] for number in _naming(names, wanted)}  # given and family name are two values
        return {
            key: NOTHING if isinstance(one, str) and one in apart else _without(one, wanted)
            for key, one in value.items()
        }
    return value


HOLDING = Holding(label=_("Imports"), export=lambda subject: (), erase=lambda subject: (), scrub=scrub)
