"""Moments, lengths and windows of time: "Di 9-12, Do ab 14 Uhr", "12.05.2027 09:30-12:00", ISO.

The grammar is a row of tokens (weekday, date, clock, dash, "from", "until", "and"), read left to right: days gather, a
span of hours closes them. A window without a day holds on every day of the programme.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from kontor.common.folding import plain
from kontor.imports.cells.dates import MONTHS, WEEKDAYS, build, from_serial
from kontor.imports.cells.model import Hints, Note, Reading, problem
from kontor.imports.cells.text import clean
from kontor.imports.sheets.model import Cell

DAY_BEGINS, DAY_ENDS, NOON = time(8), time(18), time(12)
_PARTS = {
    "vormittag": (DAY_BEGINS, NOON), "vormittags": (DAY_BEGINS, NOON), "morgens": (DAY_BEGINS, NOON),
    "vorm": (DAY_BEGINS, NOON), "vm": (DAY_BEGINS, NOON), "morning": (DAY_BEGINS, NOON), "mornings": (DAY_BEGINS, NOON),
    "am vormittag": (DAY_BEGINS, NOON), "manana": (DAY_BEGINS, NOON), "mati": (DAY_BEGINS, NOON),
    "matin": (DAY_BEGINS, NOON), "nachmittag": (time(13), DAY_ENDS), "nachmittags": (time(13), DAY_ENDS),
    "nachm": (time(13), DAY_ENDS), "nm": (time(13), DAY_ENDS), "afternoon": (time(13), DAY_ENDS),
    "afternoons": (time(13), DAY_ENDS), "tarde": (time(13), DAY_ENDS), "tarda": (time(13), DAY_ENDS),
    "apres midi": (time(13), DAY_ENDS), "ganztagig": (DAY_BEGINS, DAY_ENDS), "ganztags": (DAY_BEGINS, DAY_ENDS),
    "all day": (DAY_BEGINS, DAY_ENDS), "jederzeit": (DAY_BEGINS, DAY_ENDS), "flexibel": (DAY_BEGINS, DAY_ENDS),
    "flexible": (DAY_BEGINS, DAY_ENDS), "any time": (DAY_BEGINS, DAY_ENDS), "anytime": (DAY_BEGINS, DAY_ENDS),
    "immer": (DAY_BEGINS, DAY_ENDS), "todo el dia": (DAY_BEGINS, DAY_ENDS), "egal": (DAY_BEGINS, DAY_ENDS),
    "abends": (time(17), time(21)), "evening": (time(17), time(21)), "abend": (time(17), time(21)),
}  # fmt: skip
_EVERY = {"taglich", "jeden tag", "daily", "every day", "werktags", "alle tage", "weekdays", "diario", "immer"}
_FROM = {"ab", "from", "after", "nach", "desde", "a partir de", "von", "zwischen", "between", "des", "de"}
_UNTIL = {"bis", "until", "till", "to", "vor", "before", "hasta", "fins", "jusqu a", "spatestens", "a", "al"}
_TOKEN = re.compile(
    r"(?P<isomoment>\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<date>\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|\d{2}(?![\d:.]|\s*(?:Uhr|h\b)))?|\d{1,2}/\d{1,2}/\d{2,4})"
    r"|(?P<wordday>\d{1,2}\.?\s+(?:de\s+)?(?:MONTH)\w*\.?(?:\s+(?:de\s+)?\d{4})?)"
    r"|(?P<clock>\d{1,2}(?::|\.|h)\d{2}(?!\d)\s*(?:Uhr|h\b|hrs)?\s*(?:[ap]\.?m\b\.?)?"
    r"|\d{1,2}\s*(?:Uhr|h\b|[ap]\.?m\b\.?)|\d{1,2}(?=\s*(?:-|–|—|bis|to)\s*\d{1,2}))"
    r"|(?P<number>\d{1,2})"
    r"|(?P<dash>-|–|—)"
    r"|(?P<cut>;|\n|\|)"
    r"|(?P<comma>,|/|\+|&|\bund\b|\band\b|\boder\b|\bor\b|\by\b|\bet\b)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?\.?)".replace(
        "MONTH", "|".join(sorted((word for word in MONTHS if len(word) >= 3), key=len, reverse=True))
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Hours on one day. ``day`` is a date, a weekday (0 is Monday), or None for every day."""

    day: date | int | None
    begins: time = DAY_BEGINS
    ends: time = DAY_ENDS

    def on(self, first: date, last: date) -> list[tuple[datetime, datetime]]:
        """Return the local moments on the days from ``first`` to ``last``; a named date counts wherever it lies."""
        if isinstance(self.day, date):
            days = [self.day]
        else:
            span = [first + timedelta(days=i) for i in range((last - first).days + 1)]
            days = [day for day in span if self.day is None or day.weekday() == self.day]
        return [(datetime.combine(day, self.begins), datetime.combine(day, self.ends)) for day in days]


@dataclass(slots=True)
class _State:
    hints: Hints
    windows: list[Window] = field(default_factory=list)
    days: list[date | int] = field(default_factory=list)
    hours: list[time] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    ranging: bool = False  # a dash between two days is open
    bound: str = ""  # "from" or "until" waits for its hour
    last_unit: str = ""
    every: bool = False
    broken: bool = False  # a day was named that does not exist: its hours belong to no day


def read_windows(cell: Cell, hints: Hints) -> Reading[tuple[Window, ...]]:
    """Return the windows a host names; hours that are not said are the usual ones (8 to 18)."""
    if isinstance(cell, datetime):
        ends = time(min(cell.hour + 2, 23), cell.minute) if cell.time() != time() else DAY_ENDS
        begins = cell.time() if cell.time() != time() else DAY_BEGINS
        return Reading(value=(Window(day=cell.date(), begins=begins, ends=ends),))
    if isinstance(cell, date):
        return Reading(value=(Window(day=cell),))
    if isinstance(cell, int | float) and (moment := from_serial(float(cell))):
        return read_windows(moment, hints)
    text = clean(cell)
    if not text:
        return Reading()
    text = re.sub(r"(T\d\d:\d\d(?::\d\d)?)(?:Z\b|\+\d\d:?\d\d)", r"\1", text)
    text = re.sub(r"(?<=T\d\d:\d\d)/(?=\d)|(?<=T\d\d:\d\d:\d\d)/(?=\d)", " - ", text)
    state = _State(hints=hints)
    unread = _walk(text, state)
    _close(state)
    notes = list(state.notes)
    if unread or not (state.windows or notes):
        notes.append(problem("window-unread", value=", ".join(unread) or text))
    return Reading(value=tuple(state.windows) or None, notes=tuple(notes))


def _walk(text: str, state: _State) -> list[str]:
    unread: list[str] = []
    for match in _TOKEN.finditer(text):
        kind, word = str(match.lastgroup), match.group()
        if kind == "word":
            if not _word(plain(word), state, text):
                unread.append(word)
        elif kind == "dash":
            state.ranging = True
        elif kind in {"cut", "comma"}:
            if kind == "cut" or state.hours:
                _close_hours(state)
                if kind == "cut":
                    state.days, state.every = [], False
            state.ranging = False
        else:
            _value(kind, word, state)
    return [word for word in unread if plain(word) not in _FILLERS]


_FILLERS = frozenset({
    "uhr", "h", "am", "um", "je", "jeden", "jede", "jedem", "jeder", "each", "every", "everyday", "the", "on", "at",
    "el", "la", "los", "las", "le", "les", "jeweils", "gern", "gerne", "moglich", "nur", "only", "ca", "circa",
    "etwa", "zeit", "woche", "kw", "hrs", "von", "de", "nicht", "bitte", "best", "besten", "ab", "und",
    "oder", "beide", "tage", "day", "days"
})  # fmt: skip


def _word(word: str, state: _State, text: str) -> bool:
    if word in WEEKDAYS and not (word in {"son", "die", "mit", "so"} and not state.ranging and _is_filler(word, text)):
        _day(WEEKDAYS[word], state)
    elif word in _PARTS:
        if not state.hours:
            state.hours = list(_PARTS[word])
            _close_hours(state)
    elif word in _EVERY:
        state.every = True
    elif word in _FROM:
        if state.hours:
            _close_hours(state)
        state.bound = "from"
    elif word in _UNTIL:
        state.ranging = True
        if (not state.hours and state.last_unit != "day") or (state.last_unit == "day" and not state.hours):
            state.bound = state.bound or "until"
    else:
        return False
    return True


def _is_filler(word: str, text: str) -> bool:
    return word in {"die", "mit", "son", "so"} and not re.search(rf"(?i)\b{word}\b\s*[.,:]?\s*\d", text)


def _value(kind: str, word: str, state: _State) -> None:
    if kind == "isomoment":
        moment = datetime.fromisoformat(word.replace(" ", "T"))
        if state.ranging and state.hours and state.days == [moment.date()]:
            _hour(moment.time(), state)
        else:
            _day(moment.date(), state)
            _hour(moment.time(), state)
        return
    if kind in {"iso", "date", "wordday"}:
        day = _date(kind, word, state)
        if day:
            _day(day, state)
        return
    hour = _clock(word)
    if hour is None:
        return
    if kind == "number" and state.last_unit == "day" and state.ranging and not state.hours and not state.bound:
        return
    _hour(hour, state)


def _date(kind: str, word: str, state: _State) -> date | None:
    numbers = [int(number) for number in re.findall(r"\d+", word)]
    year = (state.hints.first_day or date.today()).year
    if kind == "iso":
        found = build(numbers[0], numbers[1], numbers[2])
    elif kind == "wordday":
        month = next((MONTHS[part] for part in plain(word).split() if part in MONTHS), 0)
        found = build(numbers[1] if len(numbers) > 1 else year, month, numbers[0])
    else:
        if len(numbers) > 2:
            year = numbers[2] + (2000 if numbers[2] < 100 else 0)
        found = build(year, numbers[1], numbers[0])
    state.notes.extend(found.notes)
    if found.value is None:
        _close_hours(state)
        state.days, state.broken = [], True
    return found.value


def _clock(word: str) -> time | None:
    numbers = [int(number) for number in re.findall(r"\d+", word)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    lowered = word.lower()
    if re.search(r"p\.?m", lowered) and hour < 12:
        hour += 12
    if hour == 24 and minute == 0:
        return time(23, 59)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(day: date | int, state: _State) -> None:
    if state.hours:
        _close_hours(state)
        state.days = []
    elif state.last_unit == "hour":
        state.days = []
    if state.ranging and state.days and state.last_unit == "day":
        state.days.extend(_between(state.days[-1], day))
    else:
        if state.last_unit == "closed":
            state.days = []
        state.days.append(day)
    _settle_weekday(day, state)
    if state.bound == "until":
        state.bound = ""
    state.broken = False
    state.ranging, state.last_unit, state.every = False, "day", False


def _settle_weekday(day: date | int, state: _State) -> None:
    """In "Di, 11.05." the weekday only repeats the date; where the two differ the date counts, and it is said."""
    before = state.days[-2] if len(state.days) > 1 else None
    if isinstance(day, date) and isinstance(before, int) and not state.ranging:
        state.days.pop(-2)
        if day.weekday() != before:
            state.notes.append(problem("weekday-wrong", date=f"{day:%d.%m.%Y}", weekday=before))


def _between(first: date | int, last: date | int) -> list[date | int]:
    if isinstance(first, date) and isinstance(last, date):
        return [first + timedelta(days=i) for i in range(1, min((last - first).days, 60) + 1)]
    if isinstance(first, int) and isinstance(last, int):
        return [number % 7 for number in range(first + 1, first + 1 + (last - first) % 7)]
    return [last]


def _hour(hour: time, state: _State) -> None:
    if state.bound == "until":
        state.hours = [state.hours[0] if state.hours else DAY_BEGINS, hour]
        state.bound = ""
        _close_hours(state)
    elif state.ranging and state.hours:
        begins = state.hours[0]
        if hour <= begins and hour.hour < 8 and begins.hour < 12:
            hour = time(hour.hour + 12, hour.minute)  # "9-1" is said of an afternoon
        state.hours = [begins, hour]
        state.bound = ""
        _close_hours(state)
    else:
        if state.hours:
            _close_hours(state)
        state.hours = [hour]
        state.last_unit = "hour"
    state.ranging = False


def _close_hours(state: _State) -> None:
    """End a span of hours: it belongs to the days gathered before it."""
    if state.hours:
        begins = state.hours[0]
        ends = state.hours[1] if len(state.hours) > 1 else _implied_end(begins, state)
        if ends <= begins:
            state.notes.append(problem("window-order", value=f"{begins:%H:%M}–{ends:%H:%M}"))
        elif state.days or not state.broken:
            days: list[date | int | None] = [*state.days] or [None]
            state.windows.extend(
                window for day in days if (window := Window(day=day, begins=begins, ends=ends)) not in state.windows
            )
        state.last_unit = "closed"
    state.hours, state.bound, state.ranging = [], "", False


def _implied_end(begins: time, state: _State) -> time:
    """An hour alone: "from 14" lasts to the evening, "at 14" two hours."""
    if state.bound == "from":
        return DAY_ENDS if begins < DAY_ENDS else time(min(begins.hour + 2, 23), begins.minute)
    return time(min(begins.hour + 2, 23), begins.minute)


def _close(state: _State) -> None:
    _close_hours(state)
    if state.days and state.last_unit == "day":
        state.windows.extend(Window(day=day) for day in state.days)
    if state.every and not state.windows:
        state.windows.append(Window(day=None))


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
    found = read_windows(text, hints)
    windows = [window for window in found.value or () if isinstance(window.day, date)]
    impossible = tuple(note for note in found.notes if note.code == "date-impossible")
    if impossible or not windows:
        return Reading(notes=impossible or (problem("not-a-moment", value=text),))
    has_hour = bool(re.search(r"\d{1,2}\s*[:h]|\d{1,2}\.\d{2}\b(?!\.)|\d\s*(?:uhr|[ap]m)", text, re.IGNORECASE))
    day = windows[0].day
    assert isinstance(day, date)  # noqa: S101 - for the type checker
    return Reading(value=datetime.combine(day, windows[0].begins if has_hour else time()))


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
