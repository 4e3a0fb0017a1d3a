"""Windows whose day, begin and end stand in columns of their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

from kontor.imports.cells.dates import from_serial
from kontor.imports.cells.model import Hints, Note, Reading, problem
from kontor.imports.cells.text import clean
from kontor.imports.cells.windows.grammar import on_days
from kontor.imports.cells.windows.model import DAY_BEGINS, DAY_ENDS, Day, Kind, Window
from kontor.imports.cells.windows.reading import read_windows
from kontor.imports.cells.windows.tokens import tokens_of
from kontor.imports.sheets.model import Cell

Windows = tuple[Window, ...]
_NO_DATE = Hints()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A begin or an end: an hour, perhaps with its day; or whole ``windows`` ("all day") that stand in its place."""

    day: Day | None = None
    hour: time | None = None
    windows: Windows = ()


def read_bound(cell: Cell, hints: Hints) -> Reading[Bound]:
    """Return one end of a window: 9, 9.30, "0930", "9 Uhr", "12.05. 9:00", an Excel time or date, "all day"."""
    if isinstance(cell, datetime):
        return Reading(value=Bound(day=cell.date(), hour=cell.time() if cell.time() != time() else None))
    if isinstance(cell, date):
        return Reading(value=Bound(day=cell))
    if isinstance(cell, time):
        return Reading(value=Bound(hour=cell.replace(second=0, microsecond=0)))
    if isinstance(cell, timedelta):
        return _of_minutes(round(cell.total_seconds() / 60), str(cell))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(float(cell), hints)
    text = clean(cell)
    if not text:
        return Reading()
    if re.fullmatch(r"\d{1,2}(?:[.,]\d{1,2})?|\d{3,4}", text):
        whole, _point, rest = text.replace(",", ".").partition(".")
        if len(whole) > 2:
            whole, rest = whole[:-2], whole[-2:]
        return _of_minutes(int(whole) * 60 + int(rest.ljust(2, "0") or 0), text)
    told, notes = tokens_of(text, hints)
    kinds = [token.kind for token in told.tokens if token.kind not in {Kind.FROM, Kind.UNTIL, Kind.JOIN}]
    if kinds in ([Kind.HOUR], [Kind.DAY], [Kind.DAY, Kind.HOUR]) and not told.unread:
        day = next((token.day for token in told.tokens if token.kind == Kind.DAY), None)
        hour = next((token.hour for token in told.tokens if token.kind == Kind.HOUR), None)
        return Reading(value=Bound(day=day, hour=hour), notes=tuple(notes))
    found = read_windows(text, hints)
    return Reading(value=Bound(windows=found.value) if found.value else None, notes=found.notes)


def _of_number(number: float, hints: Hints) -> Reading[Bound]:
    """A part of a day, an hour (9, 9.3 and 9.30 are half past nine, and so is 9.5), digits (930), or a whole date."""
    if moment := from_serial(number):
        return read_bound(moment.replace(microsecond=0), hints)
    if 0 < number < 1:
        return _of_minutes(round(number * 24 * 60), str(number))
    if number < 25:
        hours, part = divmod(round(number * 100), 100)
        return _of_minutes(hours * 60 + {50: 30, 25: 15, 75: 45}.get(part, part), str(number))
    return _of_minutes(int(number) // 100 * 60 + int(number) % 100, str(number))


def _of_minutes(minutes: int, told: str) -> Reading[Bound]:
    hour, minute = divmod(minutes, 60)
    if hour == 24 and minute == 0:
        return Reading(value=Bound(hour=time(23, 59)))
    if not 0 <= hour < 24:
        return Reading(notes=(problem("window-unread", value=told),))
    return Reading(value=Bound(hour=time(hour, minute)))


def gather(
    days: Sequence[Windows | None],
    begins: Sequence[Bound | None],
    ends: Sequence[Bound | None],
    told: Windows,
) -> tuple[Windows, list[Note]]:
    """Return the windows that columns for day, begin and end and a column of times give together.

    Each sequence has one entry per column of its kind, in the order of the file: the second "from" goes with the
    second "to" and, where there are as many, with the second day.
    """
    notes: list[Note] = []
    found: list[Window] = []
    named = _days([window for one in days for window in one or ()])
    pairs = list(zip_longest(begins, ends))
    for place, (begin, end) in enumerate(pairs):
        if begin is None and end is None:
            continue
        own = _days(list(days[place] or ())) if len(days) == len(pairs) > 1 else named
        found += _between(begin or Bound(), end or Bound(), own, notes)
    if told:
        found += on_days(told, named)
    if not (found or notes):
        found = [window for one in days for window in one or ()]
    return tuple(dict.fromkeys(found)), notes


def _days(windows: Sequence[Window]) -> tuple[Day, ...]:
    return tuple(dict.fromkeys(window.day for window in windows if window.day is not None))


def _between(begin: Bound, end: Bound, days: tuple[Day, ...], notes: list[Note]) -> list[Window]:
    if begin.windows or end.windows:
        return list(on_days((*begin.windows, *end.windows), days))
    first, last = begin.day if begin.day is not None else end.day, end.day if end.day is not None else begin.day
    span: tuple[Day, ...] = days
    if isinstance(first, date) and isinstance(last, date):
        span = tuple(first + timedelta(days=i) for i in range(max((last - first).days, 0) + 1))
    elif first is not None:
        span = (first,)
    window = Window(day=None, begins=begin.hour or DAY_BEGINS, ends=end.hour or DAY_ENDS)
    if end.hour is None and window.ends <= window.begins:
        window = replace(window, ends=time(min(window.begins.hour + 2, 23), window.begins.minute))
    if window.ends <= window.begins:
        notes.append(problem("window-order", value=f"{window.begins:%H:%M}–{window.ends:%H:%M}"))
        return []
    return [replace(window, day=day) for day in span] or [window]


def is_day_heading(heading: str) -> bool:
    """Whether a heading is itself a day or several, so that its column holds only hours or marks."""
    told, notes = tokens_of(heading, _NO_DATE)
    kinds = {token.kind for token in told.tokens}
    return Kind.DAY in kinds and kinds <= {Kind.DAY, Kind.DASH, Kind.JOIN, Kind.PART} and not told.unread and not notes
