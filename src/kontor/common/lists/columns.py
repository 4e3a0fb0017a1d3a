"""Columns of a list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise

Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True)  # no slots: ``Column[Row](…)`` would fail on Python 3.11
class Column(Generic[Row]):
    """One column, on the page and in the Excel file.

    ``value`` is what stands in the cell and in the file. ``template`` draws the cell instead (it is given ``row`` and
    ``value``). ``sort`` are the fields to order by; without them the column cannot be sorted.
    """

    key: str
    label: str | Promise
    value: Callable[[Row], Any]
    sort: tuple[str, ...] = ()
    template: str = ""
    is_number: bool = False
    on_page: bool = True
    in_export: bool = True
