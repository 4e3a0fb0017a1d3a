"""A span of hours on a day, and the words it is told in."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

DAY_BEGINS, DAY_ENDS, NOON = time(8), time(18), time(12)
Day = date | int
"""A date, or a weekday (0 is Monday)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Hours on one day. ``day`` is a date, a weekday, or None for every day but those of ``but``."""

    day: Day | None
    begins: time = DAY_BEGINS
    ends: time = DAY_ENDS
    but: tuple[Day, ...] = ()

    def on(self, first: date, last: date) -> list[tuple[datetime, datetime]]:
        """Return the local moments on the days from ``first`` to ``last``; a named date counts wherever it lies."""
        if isinstance(self.day, date):
            days = [self.day]
        else:
            span = [first + timedelta(days=i) for i in range((last - first).days + 1)]
            days = [day for day in span if self.day is None or day.weekday() == self.day]
        free = [day for day in days if day not in self.but and day.weekday() not in self.but]
        return [(datetime.combine(day, self.begins), datetime.combine(day, self.ends)) for day in free]


class Kind(StrEnum):
    DAY = "day"
    EVERY = "every"
    HOUR = "hour"
    PART = "part"  # of a day: morning, afternoon
    DASH = "dash"
    JOIN = "join"
    CUT = "cut"
    FROM = "from"
    UNTIL = "until"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """``half`` is "am" or "pm" where it was said; ``bare`` is an hour of one or two digits and nothing else."""

    kind: Kind
    day: Day | None = None
    hour: time = time()
    ends: time = time()
    half: str = ""
    bare: bool = False


@dataclass(slots=True)
class Told:
    """What a text says of times: its tokens, the words nobody could read, and days that do not exist."""

    tokens: list[Token] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
