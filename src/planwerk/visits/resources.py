"""How groups travel, and the coaches, drivers and interpreters they need."""

from dataclasses import dataclass
from enum import StrEnum

from planwerk.visits.calendar import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """A way of travelling: ``minutes[a][b]`` from place ``a`` to place ``b`` in the order of ``Problem.places``.

    ``boarding`` minutes are added to every journey between two different places: getting in, getting out, counting
    heads. A group travels a day in a mode with ``coach=True`` only with a coach of that day.
    """

    id: str
    minutes: tuple[tuple[int, ...], ...]
    boarding: int = 0
    coach: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Coach:
    """A coach with one driver; it carries one group a day. ``days=()`` means every day."""

    id: str
    seats: int
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DrivingRules:
    """Driving and rest times of a coach driver in minutes, as they hold from ``valid_from`` (ISO date) on.

    The defaults are those of Regulation (EC) 561/2006, articles 6 to 8: ``long_days`` days a week may reach
    ``long_day_driving``; the break may be split in two parts of at least ``first_part`` and ``second_part``.
    """

    valid_from: str = "2007-04-11"
    stretch: int = 270
    pause: int = 45
    first_part: int = 15
    second_part: int = 30
    day_driving: int = 540
    long_day_driving: int = 600
    long_days: int = 2
    week_driving: int = 3360
    daily_rest: int = 660


DRIVING_RULES = (DrivingRules(),)


def driving_rules_on(date: str) -> DrivingRules:
    """Return the rules that hold on an ISO date; before the first ones, the first ones."""
    held = [rules for rules in DRIVING_RULES if rules.valid_from <= date]
    return max(held or DRIVING_RULES[:1], key=lambda rules: rules.valid_from)


class Interpreting(StrEnum):
    """Consecutive takes one interpreter and about double the time; simultaneous takes two who change in turn."""

    CONSECUTIVE = "consecutive"
    SIMULTANEOUS = "simultaneous"

    @property
    def interpreters(self) -> int:
        return 1 if self is Interpreting.CONSECUTIVE else 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreter:
    """An interpreter for the language ``pairs`` (opaque, such as ``"de-ca"``).

    ``hours`` holds at most one window a day; ``()`` means every day's whole hours. ``max_minutes`` is the interpreting
    a day, ``pause`` the free minutes between two duties. Between duties the interpreter travels in ``mode``
    (``None``: the problem's first).
    """

    id: str
    pairs: tuple[str, ...]
    hours: tuple[Window, ...] = ()
    max_minutes: int = 360
    pause: int = 15
    mode: str | None = None
