"""A plan laid out in time: per day and group the legs from leaving the base to being back. Imports no solver.

Journeys leave right after what came before, so that a group waits where it is expected; the first one leaves just in
time. Lunch lies in the first gap between two items that takes it, else before leaving or after coming back.
"""

from dataclasses import dataclass
from enum import StrEnum

from planwerk.visits.calendar import Base, Lunch
from planwerk.visits.index import Index, rides_of
from planwerk.visits.resources import Mode
from planwerk.visits.solution import VisitPlan


class Kind(StrEnum):
    """What a leg of a day is."""

    DRIVE = "drive"
    VISIT = "visit"
    FIXED = "fixed"
    LUNCH = "lunch"
    WAIT = "wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something with a place and a time that a group takes part in: a visit or a fixed item."""

    subject: str
    start: int
    end: int
    place: str
    visit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A stretch of a group's day. ``subject`` is the stop or fixed item; ``to`` is the goal of a drive."""

    kind: Kind
    start: int
    end: int
    place: str | None
    to: str | None = None
    subject: str = ""
    boarding: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The time between two items: free from ``start`` to ``end``, of which driving and boarding take their part.

    Before the first item and after the last one, ``open_start`` or ``open_end`` says that the free time has no limit.
    """

    start: int
    end: int
    driving: int
    boarding: int
    before: str | None
    after: str | None
    open_start: bool = False
    open_end: bool = False

    @property
    def journey(self) -> int:
        return self.driving + self.boarding

    @property
    def missing(self) -> int:
        """How many minutes are lacking for the journey."""
        return 0 if self.open_start or self.open_end else max(0, self.start + self.journey - self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDay:
    """One group on one day: its items by time, the gaps around them, and where lunch fits."""

    day: int
    group: str
    mode: Mode
    base: Base
    hours: tuple[int, int]
    items: tuple[Item, ...]
    gaps: tuple[Gap, ...]
    lunch: Lunch | None
    lunch_at: tuple[int, int] | None

    @property
    def departure(self) -> int | None:
        """When the group leaves its base, ``None`` on a day without items."""
        return self.items[0].start - self.gaps[0].journey if self.items else None

    @property
    def arrival(self) -> int | None:
        """When the group is back, ``None`` on a day without items."""
        return self.items[-1].end + self.gaps[-1].journey if self.items else None

    @property
    def driving(self) -> int:
        """Minutes of driving, without boarding."""
        return sum(gap.driving for gap in self.gaps)

    @property
    def waiting(self) -> int:
        """Minutes between items that neither driving, boarding nor lunch takes."""
        inner = self.gaps[1:-1]
        idle = sum(max(0, gap.end - gap.start - gap.journey) for gap in inner)
        eats_within = self.lunch_at is not None and 0 < self.lunch_at[0] < len(self.gaps) - 1
        return idle - (self.lunch.minutes if self.lunch is not None and eats_within else 0)


def group_days(index: Index, plan: VisitPlan) -> dict[tuple[int, str], GroupDay]:
    """Lay out every day of every group. Visits of unknown stops, groups or days are passed over."""
    rides = rides_of(plan)
    items: dict[tuple[int, str], list[Item]] = {}
    for visit in plan.visits:
        stop = index.stops.get(visit.stop)
        if stop is not None:
            item = Item(subject=visit.stop, start=visit.start, end=visit.end, place=stop.place, visit=True)
            for group in visit.groups:
                items.setdefault((visit.day, group), []).append(item)
    found = {}
    for day in range(len(index.problem.days)):
        for group in index.groups:
            listed = items.get((day, group), [])
            listed += [
                Item(subject=fixed.id, start=fixed.start, end=fixed.end, place=fixed.place, visit=False)
                for fixed in index.items(day, group)
            ]
            listed.sort(key=lambda item: (item.start, item.end, item.subject))
            found[day, group] = group_day(index, day, group, index.mode(day, group, rides), tuple(listed))
    return found


def group_day(index: Index, day: int, group: str, mode: Mode, items: tuple[Item, ...]) -> GroupDay:
    """Lay out one day of one group whose items are sorted by time."""
    base, hours, lunch = index.base(day, group), index.hours(day, group), index.lunch(day, group)
    gaps = _gaps(index, base, hours, mode, items)
    return GroupDay(
        day=day,
        group=group,
        mode=mode,
        base=base,
        hours=hours,
        items=items,
        gaps=gaps,
        lunch=lunch if items else None,
        lunch_at=_lunch_at(gaps, lunch) if items and lunch else None,
    )


def _gaps(index: Index, base: Base, hours: tuple[int, int], mode: Mode, items: tuple[Item, ...]) -> tuple[Gap, ...]:
    places = [base.start, *(item.place for item in items), base.end]
    starts = [hours[0], *(item.end for item in items)]
    ends = [*(item.start for item in items), hours[1]]
    gaps = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        before, after = places[number], places[number + 1]
        driving, boarding = index.journey(mode, before, after)
        first, last = bool(items) and number == 0, bool(items) and number == len(items)
        gaps.append(
            Gap(
                start=start,
                end=end,
                driving=driving,
                boarding=boarding,
                before=before if before is not None else after,
                after=after if after is not None else before,
                open_start=first,
                open_end=last,
            )
        )
    return tuple(gaps)


def lunch_start(gap: Gap, lunch: Lunch) -> int | None:
    """Return the first minute at which lunch fits into a gap, before its journey or after it."""
    spans = [(gap.start, gap.end - gap.journey), (gap.start + gap.journey, gap.end)]
    if gap.open_start:
        spans = [(lunch.earliest, gap.end - gap.journey)]
    elif gap.open_end:
        spans = [(gap.start + gap.journey, lunch.latest)]
    for first, last in spans:
        start = max(first, lunch.earliest)
        if start + lunch.minutes <= min(last, lunch.latest):
            return start
    return None


def _lunch_at(gaps: tuple[Gap, ...], lunch: Lunch) -> tuple[int, int] | None:
    order = [*range(1, len(gaps) - 1), 0, len(gaps) - 1]
    for number in order:
        start = lunch_start(gaps[number], lunch)
        if start is not None:
            return number, start
    return None


def legs_of(day: GroupDay) -> tuple[Leg, ...]:
    """Return a group's day as legs in the order of time: empty without items and without a change of base."""
    legs: list[Leg] = []
    for number, gap in enumerate(day.gaps):
        legs += _gap_legs(day, number, gap)
        if number < len(day.items):
            item = day.items[number]
            kind = Kind.VISIT if item.visit else Kind.FIXED
            legs.append(Leg(kind=kind, start=item.start, end=item.end, place=item.place, subject=item.subject))
    return tuple(legs)


def _gap_legs(day: GroupDay, number: int, gap: Gap) -> list[Leg]:
    eats = day.lunch_at is not None and day.lunch_at[0] == number and day.lunch is not None
    at = day.lunch_at[1] if day.lunch_at is not None else 0
    meal = at + day.lunch.minutes if day.lunch is not None else 0
    leave = gap.end - gap.journey if gap.open_start else gap.start
    arrive = leave + gap.journey
    drive = Leg(kind=Kind.DRIVE, start=leave, end=arrive, place=gap.before, to=gap.after, boarding=gap.boarding)
    drives = [drive] if gap.before != gap.after else []
    if not eats:
        return drives + _wait(gap, arrive, gap.end)
    before = at + day.lunch.minutes <= gap.end - gap.journey if day.lunch is not None and not gap.open_end else False
    place = gap.before if before else gap.after
    lunch = Leg(kind=Kind.LUNCH, start=at, end=meal, place=place)
    if before and not gap.open_start:
        gone = [
            Leg(kind=d.kind, start=meal, end=meal + gap.journey, place=d.place, to=d.to, boarding=d.boarding)
            for d in drives
        ]
        return [*_wait(gap, gap.start, at), lunch, *gone, *_wait(gap, meal + gap.journey, gap.end)]
    if before:
        return [lunch, *drives]
    return [*drives, *_wait(gap, arrive, at), lunch, *_wait(gap, meal, gap.end)]


def _wait(gap: Gap, start: int, end: int) -> list[Leg]:
    if gap.open_start or gap.open_end or end <= start:
        return []
    return [Leg(kind=Kind.WAIT, start=start, end=end, place=gap.after)]
