"""Copies of rows that imports keep until they expire, and forgetting a person in them."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from kontor.accounts.privacy import Holding
from kontor.imports.models import Import, ImportRow

NOTHING = "…"


def scrub(words: frozenset[str]) -> None:
    """Empty the rows that name somebody, and delete the uploaded files they came from.

    A row names somebody where all parts of one of the words stand in it: given and family name may be two cells.
    """
    wanted = [parts for word in words if (parts := _parts(word))]
    if not wanted:
        return
    touched = {row.run_id for row in ImportRow.objects.iterator(500) if _forget_in(row, wanted, words)}
    for run in Import.objects.filter(pk__in=touched).exclude(file=""):
        run.file.delete(save=False)
        Import.objects.filter(pk=run.pk).update(file="")


def _parts(word: str) -> set[str]:
    return set(re.findall(r"\w+", word.casefold()))


def _forget_in(row: ImportRow, wanted: Iterable[set[str]], words: frozenset[str]) -> bool:
    text = _parts(f"{row.label} {row.cells} {row.fixes} {row.match} {row.notes} {row.changes}")
    if not any(parts <= text for parts in wanted):
        return False
    row.cells = [NOTHING if cell else cell for cell in row.cells]
    row.label, row.fixes, row.match, row.notes = NOTHING, {}, {}, []
    single = {part for word in words for part in _parts(word)}
    row.changes = _without(row.changes, single)
    row.save()
    return True


def _without(value: object, parts: set[str]) -> object:
    """Return what an import changed, with every text that holds a part of a name emptied."""
    if isinstance(value, str):
        return NOTHING if _parts(value) & parts else value
    if isinstance(value, list):
        return [_without(one, parts) for one in value]
    if isinstance(value, dict):
        return {key: _without(one, parts) for key, one in value.items()}
    return value


HOLDING = Holding(label=_("Imports"), export=lambda subject: (), erase=lambda subject: (), scrub=scrub)
