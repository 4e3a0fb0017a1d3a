"""A cell of windows."""

from datetime import date, datetime, time, timedelta

from kontor.common.folding import plain
from kontor.imports.cells.dates import from_serial
from kontor.imports.cells.model import Hints, Reading, problem
from kontor.imports.cells.text import NO, YES, clean
from kontor.imports.cells.windows.grammar import Reader, on_days
from kontor.imports.cells.windows.model import DAY_BEGINS, DAY_ENDS, Day, Window
from kontor.imports.cells.windows.tokens import tokens_of
from kontor.imports.sheets.model import Cell

_USUAL = timedelta(hours=2)


def read_windows(cell: Cell, hints: Hints) -> Reading[tuple[Window, ...]]:
    """Return the windows a host names; hours that are not said are the usual ones (8 to 18).

    Under a heading that names a day ("Mon", "11.05.") the windows are on it, and a mark alone is the whole day.
    """
    days = days_of(hints.heading, hints) if hints.heading else ()
    if days and (word := plain(str(cell))) in YES | NO | {"true", "false"}:
        return Reading(value=tuple(Window(day=day) for day in days) if word in YES | {"true"} else None)
    found = _read(cell, hints)
    return Reading(value=on_days(found.value, days) if found.value else None, notes=found.notes)


def _read(cell: Cell, hints: Hints) -> Reading[tuple[Window, ...]]:
    if isinstance(cell, datetime):
        return Reading(value=(_on(cell.date(), cell.time()),))
    if isinstance(cell, date):
        return Reading(value=(Window(day=cell),))
    if isinstance(cell, time):
        return Reading(value=(_on(None, cell),))
    if isinstance(cell, int | float) and (moment := from_serial(float(cell))):
        return _read(moment, hints)
    text = clean(cell)
    if not text:
        return Reading()
    told, notes = tokens_of(text, hints)
    reader = Reader(hints=hints, tokens=told.tokens)
    windows = reader.windows()
    notes += reader.notes
    if told.unread or reader.unread or not (windows or notes):
        notes.append(problem("window-unread", value=", ".join(told.unread) or text))
    return Reading(value=windows or None, notes=tuple(notes))


def _on(day: Day | None, hour: time) -> Window:
    """An hour alone lasts two; midnight is how a spreadsheet keeps a day without an hour."""
    if hour == time():
        return Window(day=day)
    ends = (datetime.combine(date.min, hour) + _USUAL).time() if hour.hour < 22 else time(23, 59)
    return Window(day=day, begins=hour.replace(second=0, microsecond=0), ends=ends.replace(second=0, microsecond=0))


def days_of(text: str, hints: Hints) -> tuple[Day, ...]:
    """Return the days a heading names."""
    told, _notes = tokens_of(text, hints)
    windows = Reader(hints=hints, tokens=told.tokens).windows()
    return tuple(dict.fromkeys(window.day for window in windows if window.day is not None))


__all__ = ["DAY_BEGINS", "DAY_ENDS", "days_of", "read_windows"]
