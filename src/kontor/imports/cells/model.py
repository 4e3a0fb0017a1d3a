"""What reading a cell gives: a value, and what there is to say about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Severity(StrEnum):
    """How far a note stands in the way of its row."""

    BLOCK = "block"  # the row cannot be taken over
    PROBLEM = "problem"  # the row comes in without this value
    FIX = "fix"  # mended, and said so
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """``code`` finds the sentence and the mend in the phrases, ``params`` fill them."""

    code: str
    severity: Severity = Severity.PROBLEM
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T]):
    """``value`` is None where the cell says nothing, or nothing that could be read."""

    value: T | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What is known before a cell is read: the likely country, the dates a programme lies in.

    ``heading`` is set where the column's heading is itself part of what its cells say ("Mon", "Parking available?").
    ``is_sure``: the country was told, and is no guess.
    """

    country: str = "DE"
    first_day: date | None = None
    last_day: date | None = None
    zone: str = "Europe/Berlin"
    heading: str = ""
    is_sure: bool = False


def problem(code: str, /, **params: str | int) -> Note:
    return Note(code=code, params=params)


def fix(code: str, /, **params: str | int) -> Note:
    return Note(code=code, severity=Severity.FIX, params=params)


def hint(code: str, /, **params: str | int) -> Note:
    return Note(code=code, severity=Severity.NOTE, params=params)
