"""A week laid out in time, as pages and entries need it. Days are counted from 0, times are minutes of a day."""

from dataclasses import dataclass, replace
from enum import StrEnum

from kontor.programmes.models import Programme
from kontor.visits.models import PlannedVisit


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One visit as a draft has it, or as a planner asks whether it might be. Keys are those of ``rows.key_of``."""

    stop: str
    groups: tuple[str, ...]
    day: int
    start: int
    end: int
    locked: bool = False
    moved: bool = False
    row: PlannedVisit | None = None


class LineKind(StrEnum):
    VISIT = "visit"
    FIXED = "fixed"
    DRIVE = "drive"
    LUNCH = "lunch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something that fills a time of a day for these groups: with ``subject`` a visit or a fixed item."""

    kind: LineKind
    day: int
    groups: tuple[str, ...]
    start: int
    end: int
    subject: str = ""
    place: str | None = None
    to: str | None = None
    interpreters: tuple[str, ...] = ()
    coaches: tuple[tuple[str, str], ...] = ()  # of a drive: group and coach

    @property
    def minutes(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A broken rule. ``minutes`` is what is missing or too much, where that can be said; ``at`` when it happens."""

    code: str
    subjects: tuple[str, ...]
    groups: tuple[str, ...] = ()
    day: int | None = None
    at: int | None = None
    minutes: int | None = None
    journey: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """One group's day: minutes driven (without boarding) and waited, and how many visits."""

    day: int
    group: str
    driving: int
    waiting: int
    visits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachDay:
    """One coach's day: minutes driven (without boarding)."""

    coach: str
    day: int
    driving: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelValue:
    """A level of the objective: ``bound`` is what no plan can beat, ``None`` when unknown."""

    name: str
    value: int
    bound: float | None = None
    proved: bool = False
    sense: str = "min"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    programme: Programme
    lines: tuple[Line, ...]
    clashes: tuple[Clash, ...]
    days: tuple[DayFigures, ...]
    levels: tuple[LevelValue, ...]
    coach_days: tuple[CoachDay, ...] = ()

    @property
    def driving(self) -> int:
        """Minutes of driving of all groups together."""
        return sum(day.driving for day in self.days)

    def level(self, name: str) -> int | None:
        return next((level.value for level in self.levels if level.name == name), None)


def merged(lines: list[Line]) -> tuple[Line, ...]:
    """Join lines that several groups have alike, and sort them by day and time."""
    found: dict[tuple[object, ...], Line] = {}
    for line in lines:
        alike = (line.kind, line.day, line.start, line.end, line.subject, line.place, line.to, line.interpreters)
        before = found.get(alike)
        groups = before.groups + line.groups if before else line.groups
        coaches = before.coaches + line.coaches if before else line.coaches
        found[alike] = Line(
            kind=line.kind, day=line.day, groups=tuple(dict.fromkeys(groups)), start=line.start, end=line.end,
            subject=line.subject, place=line.place, to=line.to, interpreters=line.interpreters,
            coaches=coaches,
        )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda line: (line.day, line.start, line.end, line.groups)))


def joined(clashes: list[Clash]) -> tuple[Clash, ...]:
    """Join clashes that several groups have alike, in the order in which they were found."""
    found: dict[tuple[object, ...], Clash] = {}
    for clash in clashes:
        alike = (clash.code, clash.subjects, clash.day, clash.at, clash.minutes, clash.journey)
        before = found.get(alike)
        groups = tuple(sorted({*clash.groups, *(before.groups if before else ())}))
        found[alike] = replace(clash, groups=groups)
    return tuple(found.values())
