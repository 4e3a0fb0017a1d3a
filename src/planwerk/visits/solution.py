"""What is planned. Driving, lunch and waiting follow from it: see :func:`planwerk.visits.evaluate`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit of one or several groups together at a stop, with who interprets."""

    stop: str
    groups: tuple[str, ...]
    day: int
    start: int
    end: int
    interpreters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ride:
    """How a group travels on a day, and with which coach. Without a line, a group travels in its first mode."""

    day: int
    group: str
    mode: str
    coach: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Who interprets at a fixed item."""

    item: str
    interpreters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPlan:
    """A programme: visits by day and start, how groups ride, who interprets at fixed items."""

    visits: tuple[Visit, ...] = ()
    rides: tuple[Ride, ...] = ()
    duties: tuple[Duty, ...] = ()
