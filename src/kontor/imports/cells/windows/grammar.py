"""Puts days and hours together, whichever comes first: "Di, Do 9-12", "9-12 Uhr am 12.05.", "täglich außer Fr"."""

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from kontor.imports.cells.model import Hints, Note, problem
from kontor.imports.cells.windows.model import DAY_BEGINS, DAY_ENDS, Day, Kind, Token, Window

_LONGEST = 60  # days of a span that is written out


@dataclass(slots=True)
class _Days:
    """``days`` may hold None: every day. ``barred``: the days are those on which it is not possible."""

    days: list[Day | None] = field(default_factory=list)
    barred: bool = False


@dataclass(slots=True)
class _Hours:
    """None is open to that side. ``bound`` says that an hour was told and not only a part of the day."""

    begins: time | None
    ends: time | None
    bound: bool = True


_Item = _Days | _Hours


@dataclass(slots=True)
class Reader:
    """Reads tokens from left to right into segments of days and hours, then pairs them."""

    hints: Hints
    tokens: list[Token]
    notes: list[Note] = field(default_factory=list)
    unread: bool = False
    _segments: list[list[_Item]] = field(default_factory=lambda: [[]])
    _at: int = 0
    _bound: Kind | None = None
    _not: bool = False

    def windows(self) -> tuple[Window, ...]:
        self.tokens = self._without_repeats()
        while self._at < len(self.tokens):
            self._step(self.tokens[self._at])
            self._at += 1
        return self._paired()

    def _without_repeats(self) -> list[Token]:
        """In "Di, 11.05." the weekday only repeats the date; where the two differ the date counts, and it is said."""
        found: list[Token] = []
        for token in self.tokens:
            if token.kind == Kind.DAY and isinstance(token.day, date):
                beside = found[-1] if found else None
                if beside is not None and beside.kind == Kind.JOIN and len(found) > 1:
                    beside = found[-2]
                if beside is not None and beside.kind == Kind.DAY and isinstance(beside.day, int):
                    if token.day.weekday() != beside.day:
                        self.notes.append(
                            problem("weekday-wrong", date=f"{token.day:%d.%m.%Y}", weekday=str(beside.day))
                        )
                    del found[found.index(beside, len(found) - 2) :]
            elif token.kind == Kind.DAY and found and isinstance(found[-1].day, date):
                repeated = found[-1].day.weekday() == token.day
                found += [] if repeated else [token]
                continue
            found.append(token)
        return found

    def _peek(self, offset: int = 1) -> Kind | None:
        place = self._at + offset
        return self.tokens[place].kind if 0 <= place < len(self.tokens) else None

    def _step(self, token: Token) -> None:
        if token.kind in {Kind.DAY, Kind.EVERY}:
            self._day(token)
        elif token.kind == Kind.HOUR:
            self._hour(token)
        elif token.kind == Kind.PART:
            self._part(token)
        elif token.kind == Kind.CUT:
            self._segments.append([])
            self._bound, self._not = None, False
        elif token.kind == Kind.NOT:
            self._not = True
        elif token.kind in {Kind.FROM, Kind.UNTIL}:
            self._bound = token.kind

    @property
    def _last(self) -> _Item | None:
        return self._segments[-1][-1] if self._segments[-1] else None

    def _day(self, token: Token) -> None:
        last = self._last
        group = last if isinstance(last, _Days) and last.barred == self._not else _Days(barred=self._not)
        if group is not last:
            self._segments[-1].append(group)
        before = self._peek(-1)
        known = group.days[-1] if group.days else None
        if token.kind == Kind.EVERY:
            group.days.append(None)
        elif token.day is None:
            self._bound = None  # a day that does not exist: its hours belong to no day
        elif before in {Kind.DASH, Kind.UNTIL} and known is not None and self._peek(-2) == Kind.DAY:
            group.days.extend(_between(known, token.day))
            self._bound = None
        elif self._bound and self._peek() != Kind.HOUR and before in {Kind.FROM, Kind.UNTIL}:
            self._open_days(group, token.day)
        else:
            group.days.append(token.day)

    def _open_days(self, group: _Days, day: Day) -> None:
        """ "from Wednesday", "until 13.05."; "from 11.05. to 13.05." is told by what follows."""
        if self._bound == Kind.FROM and self._peek() in {Kind.UNTIL, Kind.DASH} and self._peek(2) == Kind.DAY:
            group.days.append(day)
        elif self._bound == Kind.FROM:
            last: Day = (4 if day < 5 else 6) if isinstance(day, int) else max(day, self.hints.last_day or day)
            group.days.extend([day, *_between(day, last)])
        else:
            first: Day = 0 if isinstance(day, int) else min(day, self.hints.first_day or day)
            group.days.extend([first, *_between(first, day)])
        self._bound = None

    def _hour(self, token: Token) -> None:
        if self._not:
            self._not = False
            last = self._last
            if not (isinstance(last, _Days) and last.barred):
                self.unread = True
                return
        beside = self._peek(-1)
        loose = {None, Kind.JOIN, Kind.CUT}
        if token.bare and not token.half and not self._bound and beside in loose:
            ranged = self._peek() in {Kind.DASH, Kind.UNTIL} and self._peek(2) == Kind.HOUR
            if not ranged and self._peek() not in {Kind.PART, Kind.JOIN}:
                self.unread = True
                return
        if self._peek() in {Kind.DASH, Kind.UNTIL} and self._peek(2) == Kind.HOUR:
            self._at += 2
            self._add(*_span(token, self.tokens[self._at]))
        elif self._peek() in {Kind.DASH, Kind.UNTIL} and self._peek(2) == Kind.DAY and self._peek(3) == Kind.HOUR:
            self._over_days(token)
        elif self._bound == Kind.UNTIL:
            self._add(None, token.hour)
        elif self._bound == Kind.FROM:
            self._add(token.hour, None)
        else:
            self._add(token.hour, time(min(token.hour.hour + 2, 23), token.hour.minute))
        self._bound = None

    def _over_days(self, token: Token) -> None:
        """ "11.05. 9:00 - 13.05. 17:00": the first and the last day in part, those between whole."""
        group, last = self._last, self.tokens[self._at + 2].day
        known = group.days[-1] if isinstance(group, _Days) and group.days else None
        self._add(token.hour, None)
        if known is not None and last is not None:
            between: list[Day | None] = [*_between(known, last)[:-1]]
            if between:
                self._segments[-1] += [_Days(days=between), _Hours(begins=None, ends=None)]
            self._segments[-1] += [_Days(days=[last]), _Hours(begins=None, ends=self.tokens[self._at + 3].hour)]
        self._at += 3

    def _add(self, begins: time | None, ends: time | None) -> None:
        """A part of the day right before the hours only says them over again, or gives their open side."""
        last = self._last
        if isinstance(last, _Hours) and not last.bound and self._adjoins(Kind.PART):
            last.begins, last.ends, last.bound = begins or last.begins, ends or last.ends, True
        else:
            self._segments[-1].append(_Hours(begins=begins, ends=ends))

    def _adjoins(self, kind: Kind) -> bool:
        """Whether only words such as "from" stand between here and a token of that kind."""
        place = self._at - 1
        while place >= 0 and self.tokens[place].kind in {Kind.FROM, Kind.UNTIL, Kind.DASH, Kind.HOUR}:
            place -= 1
        return place >= 0 and self.tokens[place].kind == kind

    def _part(self, token: Token) -> None:
        last = self._last
        if isinstance(last, _Hours) and last.bound and self._peek(-1) == Kind.HOUR:
            last.begins, last.ends = last.begins or token.hour, last.ends or token.ends
            return
        self._segments[-1].append(_Hours(begins=token.hour, ends=token.ends, bound=False))

    def _paired(self) -> tuple[Window, ...]:
        barred = tuple(
            day for part in self._segments for item in part if isinstance(item, _Days) and item.barred
            for day in item.days if day is not None
        )  # fmt: skip
        parts = [[item for item in part if not (isinstance(item, _Days) and item.barred)] for part in self._segments]
        parts = _joined([part for part in parts if part])
        found: dict[Window, None] = {}
        days: list[Day | None] = []
        for part in parts or ([[_Days(days=[None])]] if barred else []):
            for group, hours in _pairs(part):
                if group == []:
                    continue
                days = group or days or [None]
                begins, ends = hours.begins or DAY_BEGINS, hours.ends or _end(hours.begins)
                if ends <= begins:
                    self.notes.append(problem("window-order", value=f"{begins:%H:%M}–{ends:%H:%M}"))
                    continue
                found.update((Window(day=day, begins=begins, ends=ends, but=barred), None) for day in days)
        return tuple(found)


def _joined(parts: list[list[_Item]]) -> list[list[_Item]]:
    """Put a line of days alone and a neighbouring line of hours alone together."""
    found: list[list[_Item]] = []
    for part in parts:
        kinds = {type(item) for item in part}
        before = {type(item) for item in found[-1]} if found else set()
        if found and len(kinds) == 1 and len(before) == 1 and kinds != before:
            found[-1] = [*found[-1], *part]
        else:
            found.append(part)
    return found


def _pairs(part: list[_Item]) -> list[tuple[list[Day | None] | None, _Hours]]:
    """Return hours with their days: None where the part names none, empty where those named do not exist."""
    groups: list[tuple[list[Day | None] | None, list[_Hours]]] = []
    turned = isinstance(part[0], _Hours) and isinstance(part[-1], _Days)
    for item in reversed(part) if turned else part:
        if isinstance(item, _Days):
            groups.append((item.days, []))
        else:
            if not groups:
                groups.append((None, []))
            groups[-1][1].append(item)
    whole = [_Hours(begins=None, ends=None)]
    ordered = list(reversed(groups)) if turned else groups
    return [(days, one) for days, hours in ordered for one in (reversed(hours) if turned else hours or whole)]


def _span(begin: Token, end: Token) -> tuple[time, time]:
    """ "9-1" and "2-5 pm" are told of an afternoon."""
    begins, ends = begin.hour, end.hour
    if end.half == "pm" and not begin.half and begins.hour + 12 <= ends.hour and begins.hour < 12:
        begins = _later(begins, 12)
    elif end.half == "am" and ends.hour == 0:
        ends = _later(ends, 12)  # "9-12am" is said of noon
    elif ends <= begins and ends.hour < 8 and not end.half and begins.hour < 20:
        ends = _later(ends, 12)
    elif begin.bare and end.bare and not (begin.half or end.half) and ends.hour < 7:
        begins, ends = _later(begins, 12), _later(ends, 12)
    return begins, ends


def _later(hour: time, more: int) -> time:
    return time(hour.hour + more, hour.minute)


def _end(begins: time | None) -> time:
    """From an hour on: to the end of the day, or two hours where that is over."""
    if begins is None or begins < DAY_ENDS:
        return DAY_ENDS
    return time(min(begins.hour + 2, 23), begins.minute)


def _between(first: Day, last: Day) -> list[Day]:
    """Return the days after ``first`` up to ``last``."""
    if isinstance(first, date) and isinstance(last, date):
        return [first + timedelta(days=i) for i in range(1, min((last - first).days, _LONGEST) + 1)]
    if isinstance(first, int) and isinstance(last, int):
        return [number % 7 for number in range(first + 1, first + 1 + (last - first) % 7)]
    return [last]


def on_days(windows: tuple[Window, ...], days: tuple[Day, ...]) -> tuple[Window, ...]:
    """Return windows that hold on every day as windows on some days; the others as they are."""
    return tuple(
        placed
        for window in windows
        for placed in ([replace(window, day=day) for day in days] if window.day is None and days else [window])
    )
