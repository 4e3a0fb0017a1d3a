"""Moments and lengths of time."""

import re
from datetime import date, datetime, time, timedelta

from kontor.imports.cells.dates import from_serial
from kontor.imports.cells.model import Hints, Reading, problem
from kontor.imports.cells.text import clean
from kontor.imports.cells.windows.model import Kind
from kontor.imports.cells.windows.tokens import tokens_of
from kontor.imports.sheets.model import Cell


def read_moment(cell: Cell, hints: Hints) -> Reading[datetime]:
    """Return one local moment (arrival, departure); a day alone is its midnight."""
    if isinstance(cell, datetime):
        return Reading(value=cell)
    if isinstance(cell, date):
        return Reading(value=datetime.combine(cell, time()))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        moment = from_serial(float(cell))
        if moment is None:
            return Reading(notes=(problem("not-a-moment", value=str(cell)),))
        return Reading(value=moment.replace(second=0, microsecond=0))
    text = clean(cell)
    if not text:
        return Reading()
    told, notes = tokens_of(text, hints)
    days = [token.day for token in told.tokens if isinstance(token.day, date)]
    impossible = tuple(note for note in notes if note.code == "date-impossible")
    if impossible or not days:
        return Reading(notes=impossible or (problem("not-a-moment", value=text),))
    hours = [token.hour for token in told.tokens if token.kind == Kind.HOUR and not (token.bare and not token.half)]
    return Reading(value=datetime.combine(days[0], hours[0] if hours else time()), notes=tuple(notes))


def read_minutes(cell: Cell, hints: Hints) -> Reading[int]:
    """Return a length in minutes: 90, "90 Min.", "1,5 Std", "1 h 30", "01:30", an Excel time; a range gives its end."""
    if isinstance(cell, time):
        return Reading(value=cell.hour * 60 + cell.minute)
    if isinstance(cell, datetime):
        return Reading(value=cell.hour * 60 + cell.minute)
    if isinstance(cell, timedelta):
        return Reading(value=int(cell.total_seconds() // 60))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = float(cell)
        if 0 < number < 1:
            return Reading(value=round(number * 24 * 60))
        return Reading(value=round(number * 60) if number <= 8 else round(number))
    text = clean(cell).lower().replace(",", ".")
    if not text:
        return Reading()
    if match := re.search(r"(\d{1,2}):(\d{2})", text):
        return Reading(value=int(match[1]) * 60 + int(match[2]))
    hours = re.findall(r"(\d+(?:\.\d+)?)\s*(?:std|stund|h\b|hour|hr|hora|heure)", text)
    minutes = re.findall(r"(\d+)\s*(?:min|'|´)", text)
    half = 30 if re.search(r"(?:½|halb|half|media)", text) else 0
    if match := re.search(r"(\d+)\s*h\s*(\d{2})\b", text):
        return Reading(value=int(match[1]) * 60 + int(match[2]))
    if hours or minutes or half:
        return Reading(value=round(float(hours[-1]) * 60 if hours else 0) + (int(minutes[-1]) if minutes else 0) + half)
    numbers = re.findall(r"\d+(?:\.\d+)?", text)
    if numbers:
        number = float(numbers[-1])
        return Reading(value=round(number * 60) if number <= 8 else round(number))
    return Reading(notes=(problem("not-minutes", value=text),))
