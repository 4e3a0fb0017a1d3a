"""Sentences of the directory."""

from collections.abc import Iterable

from kontor.directory.duplicates import Reason
from kontor.directory.importing.phrases import REASONS


def reasons_in_words(reasons: Iterable[str]) -> str:
    """Return "same name, same town"."""
    return ", ".join(str(REASONS[Reason(reason)]) for reason in reasons)
