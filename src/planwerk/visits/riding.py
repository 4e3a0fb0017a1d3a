"""Coaches for visits whose times stand, as when somebody moves a visit by hand: which coach carries which group."""

from dataclasses import replace

from planwerk.visits.index import Index
from planwerk.visits.solution import Ride, VisitPlan
from planwerk.visits.timeline import GroupDay, group_days

TRIES = 3000

# What a choice costs, the weightiest first: groups left behind, nights too short, changes of coach, empty seats.
Cost = tuple[int, int, int, int]
NOTHING: Cost = (0, 0, 0, 0)


def ridden(index: Index, plan: VisitPlan) -> VisitPlan:
    """Return the plan with coaches for the groups that travel in one, as many as can be; earlier rides are forgotten.

    Day after day as few groups as possible are left behind, drivers have their night's rest, and a group keeps its
    coach. Nothing changes where the problem has no coaches.
    """
    if not index.problem.coaches:
        return plan
    bare = replace(plan, rides=())
    days = group_days(index, bare)
    rides: list[Ride] = []
    for number in range(len(index.problem.days)):
        here = [days[number, group] for group in index.groups]
        going = [day for day in here if day.mode.coach and any(gap.journey for gap in day.gaps)]
        rides += DayOfCoaches(index, going, rides, days).rides()
    return replace(bare, rides=tuple(rides))


class DayOfCoaches:
    """The groups that need a coach on one day, and the search for the cheapest choice of coaches."""

    def __init__(
        self, index: Index, going: list[GroupDay], before: list[Ride], days: dict[tuple[int, str], GroupDay]
    ) -> None:
        self.index = index
        self.going = sorted(going, key=lambda day: -index.groups[day.group].size)
        self.own = {ride.group: ride.coach for ride in before}
        self.last = {ride.coach: days[ride.day, ride.group] for ride in before}
        self.now: list[str | None] = []
        self.best: list[str | None] = [None] * len(going)
        self.least: Cost = (len(going) + 1, 0, 0, 0)
        self.tries = 0

    def rides(self) -> list[Ride]:
        self._fill(NOTHING)
        return [
            Ride(day=day.day, group=day.group, mode=day.mode.id, coach=coach)
            for day, coach in zip(self.going, self.best, strict=True)
            if coach is not None
        ]

    def _fill(self, cost: Cost) -> None:
        """Choose for the next group, the best first; stop where a better choice is known or the tries end."""
        self.tries += 1
        if cost >= self.least or (self.tries > TRIES and self.least[0] <= len(self.going)):
            return
        if len(self.now) == len(self.going):
            self.best, self.least = list(self.now), cost
            return
        for more, coach in sorted(self._choices(), key=lambda choice: choice[0]):
            self.now.append(coach)
            missing, tired, changed, empty = (one + other for one, other in zip(cost, more, strict=True))
            self._fill((missing, tired, changed, empty))
            self.now.pop()

    def _choices(self) -> list[tuple[Cost, str | None]]:
        day = self.going[len(self.now)]
        size, own = self.index.groups[day.group].size, self.own.get(day.group)
        found: list[tuple[Cost, str | None]] = [((1, 0, 0, 0), None)]
        for coach in self.index.problem.coaches:
            there = not coach.days or day.day in coach.days
            if there and coach.seats >= size and coach.id not in self.now:
                changed = own is not None and own != coach.id
                found.append(((0, self._tired(coach.id, day), changed, coach.seats - size), coach.id))
        return found

    def _tired(self, coach: str, day: GroupDay) -> int:
        last = self.last.get(coach)
        if last is None or last.arrival is None or day.departure is None:
            return 0
        rest = (day.day - last.day) * 1440 + day.departure - last.arrival
        return int(rest < self.index.problem.driving_rules.daily_rest)
