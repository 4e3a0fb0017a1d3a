"""When things may happen. A time is a day's index and a minute of that day; an evening may pass minute 1440."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the programme: groups leave not before ``earliest`` and are back by ``latest`` (minutes).

    ``max_visits`` and ``max_driving`` (minutes) are ceilings for every single group on this day.
    """

    id: str
    earliest: int = 480
    latest: int = 1200
    max_visits: int | None = None
    max_driving: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A time in which a host can receive: a visit lies in it from its first to its last minute."""

    day: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """Where a group starts and ends a day; ``group=None`` holds for all groups that have no line of their own.

    ``start`` or ``end`` may be ``None``: the day then starts at its first item, or ends at its last. ``earliest`` and
    ``latest`` replace the day's hours, for a group that arrives late or leaves early.
    """

    day: int
    start: str | None
    end: str | None
    group: str | None = None
    earliest: int | None = None
    latest: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lunch:
    """A break of ``minutes`` that lies between ``earliest`` and ``latest``, where the group is just then.

    ``group=None`` holds for all groups that have no line of their own on that day.
    """

    day: int
    earliest: int
    latest: int
    minutes: int
    group: str | None = None
