"""What is asked: days, groups, hosts with their windows, fixed items, and what they need. Ids are opaque strings.

Times are whole minutes of a day (see ``calendar``); a published instance counts tenths or hundredths instead
(``ticks``), which no rule needs to know.
"""

from dataclasses import dataclass
from enum import StrEnum

from planwerk.visits.calendar import Base, Day, Lunch, Window
from planwerk.visits.resources import DRIVING_RULES, Coach, DrivingRules, Interpreter, Interpreting, Mode
from planwerk.visits.validate import validate


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A part of a delegation that travels together. ``modes`` in order of preference; ``()`` means the first of all."""

    id: str
    size: int = 1
    modes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """That a group would visit a stop: how much (``priority``), whether it must, and how long.

    ``minutes`` is this group's own length of visit. Without it, the stop's length holds, longer by
    ``Problem.consecutive_percent`` where the interpreting is consecutive. ``pair`` is the language pair interpreted.
    """

    group: str
    priority: int = 1
    must: bool = False
    minutes: int | None = None
    interpreting: Interpreting | None = None
    pair: str = ""


class Joint(StrEnum):
    """Whether groups visit a stop together: never, if it suits, or all groups that come at all in one visit."""

    NEVER = "never"
    MAY = "may"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A host that may be visited. ``capacity`` is people at a time, ``receptions`` how many visits it gives at most.

    With ``Joint.ALWAYS`` a visit takes every group of ``wants`` at once.
    """

    id: str
    place: str
    minutes: int
    windows: tuple[Window, ...]
    wants: tuple[Want, ...]
    joint: Joint = Joint.NEVER
    capacity: int | None = None
    receptions: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedItem:
    """Something that stands already: ``groups=()`` means all. ``lunch=True`` says that it feeds them that day."""

    id: str
    day: int
    start: int
    end: int
    place: str
    groups: tuple[str, ...] = ()
    lunch: bool = False
    interpreting: Interpreting | None = None
    pair: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """That a visit stays: exactly these groups on this day, and at this minute unless ``start`` is ``None``."""

    stop: str
    groups: tuple[str, ...]
    day: int
    start: int | None = None


class LevelName(StrEnum):
    """The levels of the objective in their order: musts missed, appointments changed, priority visited, minutes."""

    MUSTS = "musts"
    CHANGES = "changes"
    PRIORITY = "priority"
    DRIVING = "driving"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A visit programme to plan, validated when made (:class:`planwerk.core.errors.ProblemError` says what to mend).

    ``grid``: visits start at multiples of so many minutes, except locked ones. ``ticks``: time units in a minute of a
    published instance, 1 for a real programme. ``levels``: what counts, in this order; a published instance counts the
    priority only.
    """

    days: tuple[Day, ...]
    groups: tuple[Group, ...]
    places: tuple[str, ...]
    modes: tuple[Mode, ...]
    stops: tuple[Stop, ...]
    bases: tuple[Base, ...] = ()
    lunches: tuple[Lunch, ...] = ()
    fixed: tuple[FixedItem, ...] = ()
    locks: tuple[Lock, ...] = ()
    coaches: tuple[Coach, ...] = ()
    driving_rules: DrivingRules = DRIVING_RULES[0]
    interpreters: tuple[Interpreter, ...] = ()
    consecutive_percent: int = 200
    grid: int = 5
    ticks: int = 1
    levels: tuple[LevelName, ...] = tuple(LevelName)

    def __post_init__(self) -> None:
        validate(self)
