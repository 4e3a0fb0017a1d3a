"""Filters of a list."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise

Choice = tuple[str, str | Promise]


class Filter(Protocol):
    """What a list asks of a filter. ``values`` are only ever values that ``options`` named."""

    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str | Promise: ...

    def options(self, request: HttpRequest) -> Sequence[Choice]: ...

    def apply(self, rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceFilter:
    """Any number of choices: rows that have one of them stay.

    ``lookup`` is a field lookup that takes the list of values (``kind__in``); ``narrow`` does more than one lookup can.
    Set ``many`` where the lookup joins a table of several rows per row, so that none comes twice.
    """

    key: str
    label: str | Promise
    choices: Callable[[HttpRequest], Iterable[tuple[Any, str | Promise]]]
    lookup: str = ""
    narrow: Callable[[QuerySet[Any], Sequence[str]], QuerySet[Any]] | None = None
    many: bool = False

    def options(self, request: HttpRequest) -> Sequence[Choice]:
        return [(str(value), label) for value, label in self.choices(request)]

    def apply(self, rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        if self.narrow is not None:
            return self.narrow(rows, values)
        found = rows.filter(**{self.lookup: list(values)})
        return found.distinct() if self.many else found
