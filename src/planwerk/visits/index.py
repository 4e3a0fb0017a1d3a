"""Look-ups over a problem that the referee, the timeline and the solver share; nothing here decides anything."""

from collections.abc import Iterable

from planwerk.visits.calendar import Base, Day, Lunch
from planwerk.visits.problem import FixedItem, Group, Joint, Problem, Stop, Want
from planwerk.visits.resources import Coach, Interpreter, Interpreting, Mode
from planwerk.visits.solution import Ride, VisitPlan


class Index:
    """A problem's things by id, and what holds for a group on a day once defaults are applied."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.stops: dict[str, Stop] = {stop.id: stop for stop in problem.stops}
        self.groups: dict[str, Group] = {group.id: group for group in problem.groups}
        self.fixed: dict[str, FixedItem] = {item.id: item for item in problem.fixed}
        self.modes: dict[str, Mode] = {mode.id: mode for mode in problem.modes}
        self.coaches: dict[str, Coach] = {coach.id: coach for coach in problem.coaches}
        self.interpreters: dict[str, Interpreter] = {one.id: one for one in problem.interpreters}
        self.places: dict[str, int] = {place: row for row, place in enumerate(problem.places)}
        self.wants: dict[tuple[str, str], Want] = {
            (stop.id, want.group): want for stop in problem.stops for want in stop.wants
        }
        self._bases = {(base.day, base.group): base for base in problem.bases}
        self._lunches = {(lunch.day, lunch.group): lunch for lunch in problem.lunches}
        self._hours = {(one.id, window.day): window for one in problem.interpreters for window in one.hours}

    def base(self, day: int, group: str) -> Base:
        """Return where a group starts and ends a day; nowhere when the problem does not say."""
        own = self._bases.get((day, group)) or self._bases.get((day, None))
        return own or Base(day=day, start=None, end=None)

    def hours(self, day: int, group: str) -> tuple[int, int]:
        """Return the earliest departure and the latest return of a group on a day."""
        base, whole = self.base(day, group), self.problem.days[day]
        earliest = whole.earliest if base.earliest is None else base.earliest
        return earliest, whole.latest if base.latest is None else base.latest

    def day(self, day: int) -> Day:
        return self.problem.days[day]

    def items(self, day: int, group: str) -> list[FixedItem]:
        """Return the fixed items of a group on a day, in the order of the problem."""
        return [item for item in self.problem.fixed if item.day == day and (not item.groups or group in item.groups)]

    def lunch(self, day: int, group: str) -> Lunch | None:
        """Return the lunch a group needs on a day: none where a fixed item feeds it."""
        if any(item.lunch for item in self.items(day, group)):
            return None
        return self._lunches.get((day, group)) or self._lunches.get((day, None))

    def mode_names(self, group: str) -> tuple[str, ...]:
        return self.groups[group].modes or (self.problem.modes[0].id,)

    def mode(self, day: int, group: str, rides: dict[tuple[int, str], Ride]) -> Mode:
        """Return the mode a group travels in on a day under a plan's ``rides``."""
        ride = rides.get((day, group))
        return self.modes[ride.mode if ride else self.mode_names(group)[0]]

    def journey(self, mode: Mode, start: str | None, end: str | None) -> tuple[int, int]:
        """Return the minutes driven and the minutes of boarding from one place to another."""
        if start is None or end is None or start == end:
            return 0, 0
        return mode.minutes[self.places[start]][self.places[end]], mode.boarding

    def own_minutes(self, stop: Stop, want: Want) -> int:
        """Return how long one group's visit takes: longer where it is interpreted consecutively, on the grid."""
        if want.minutes is not None:
            return want.minutes
        if want.interpreting is not Interpreting.CONSECUTIVE:
            return stop.minutes
        grid = self.problem.grid
        return -(-stop.minutes * self.problem.consecutive_percent // (100 * grid)) * grid

    def minutes(self, stop: str, groups: tuple[str, ...]) -> int:
        """Return how long a visit of these groups together takes: as long as the slowest of them."""
        found = self.stops[stop]
        return max((self.own_minutes(found, want) for want in found.wants if want.group in groups), default=0)

    def needs(self, stop: str, groups: tuple[str, ...]) -> dict[str, int]:
        """Return how many interpreters of which language pair a visit of these groups takes."""
        found: dict[str, int] = {}
        for group in groups:
            want = self.wants.get((stop, group))
            if want is not None and want.interpreting is not None:
                found[want.pair] = max(found.get(want.pair, 0), want.interpreting.interpreters)
        return found

    def item_needs(self, item: FixedItem) -> dict[str, int]:
        """Return how many interpreters of which language pair a fixed item takes."""
        return {} if item.interpreting is None else {item.pair: item.interpreting.interpreters}

    def interpreter_hours(self, interpreter: str, day: int) -> tuple[int, int] | None:
        """Return from when to when an interpreter works on a day; ``None`` when not at all."""
        if not self.interpreters[interpreter].hours:
            return self.problem.days[day].earliest, self.problem.days[day].latest
        window = self._hours.get((interpreter, day))
        return None if window is None else (window.opens, window.closes)

    def between_duties(self, interpreter: str, here: str, there: str, shared: Iterable[Mode]) -> int:
        """Return the minutes an interpreter needs between two duties: the pause, or the way where it is longer.

        ``shared`` are the modes of groups that are at both, with which the interpreter may ride along.
        """
        one = self.interpreters[interpreter]
        own = self.modes[one.mode] if one.mode else self.problem.modes[0]
        return max(one.pause, min(sum(self.journey(mode, here, there)) for mode in (own, *shared)))

    def parties(self, stop: Stop) -> list[tuple[str, ...]]:
        """Return every set of groups that may make one visit of this stop together, in the problem's order."""
        wanting = [group.id for group in self.problem.groups if (stop.id, group.id) in self.wants]
        if stop.joint is Joint.ALWAYS:
            chosen = [tuple(wanting)] if wanting else []
        elif stop.joint is Joint.NEVER:
            chosen = [(group,) for group in wanting]
        else:
            chosen = [
                tuple(group for bit, group in enumerate(wanting) if mask >> bit & 1)
                for mask in range(1, 1 << len(wanting))
            ]
        room = float("inf") if stop.capacity is None else stop.capacity
        return [party for party in chosen if sum(self.groups[group].size for group in party) <= room]


def rides_of(plan: VisitPlan) -> dict[tuple[int, str], Ride]:
    """Return a plan's rides by day and group."""
    return {(ride.day, ride.group): ride for ride in plan.rides}
