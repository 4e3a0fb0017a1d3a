"""Interpreters for visits whose times stand, as when somebody moves a visit by hand: who goes where."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planwerk.visits.index import Index, rides_of
from planwerk.visits.solution import Visit, VisitPlan

TRIES = 3000


@dataclass(frozen=True, slots=True)
class Seat:
    """One interpreter that a visit (its row in the plan) needs."""

    row: int
    visit: Visit
    pair: str


def staffed(index: Index, plan: VisitPlan) -> VisitPlan:
    """Return the plan with interpreters at its visits, as many as can be; who was named before is forgotten.

    Days are searched one by one, visit after visit, first with whoever was with a group last and then with whoever
    has interpreted least; the same plan is always staffed alike.
    """
    if not index.problem.interpreters:
        return plan
    names: dict[int, tuple[str, ...]] = dict.fromkeys(range(len(plan.visits)), ())
    for day in sorted({visit.day for visit in plan.visits}):
        roster = Roster(index, plan, day)
        roster.fill(0, 0)
        for seat, name in zip(roster.seats, roster.best, strict=True):
            names[seat.row] += (name,) if name else ()
    visits = tuple(replace(visit, interpreters=names[row]) for row, visit in enumerate(plan.visits))
    return replace(plan, visits=visits)


class Roster:
    """One day's seats and the search for people to fill them: ``best`` has a name or ``""`` for each seat."""

    def __init__(self, index: Index, plan: VisitPlan, day: int) -> None:
        self.index = index
        self.day = day
        self.rides = rides_of(plan)
        own = [(visit.start, row, visit) for row, visit in enumerate(plan.visits) if visit.day == day]
        self.seats = [
            Seat(row, visit, pair)
            for _, row, visit in sorted(own, key=lambda one: one[:2])
            for pair, count in sorted(self._needs(visit).items())
            for _ in range(count)
        ]
        self.now = [""] * len(self.seats)
        self.best = list(self.now)
        self.fewest = len(self.seats) + 1
        self.tries = 0

    def _needs(self, visit: Visit) -> dict[str, int]:
        return self.index.needs(visit.stop, visit.groups) if visit.stop in self.index.stops else {}

    def fill(self, number: int, empty: int) -> None:
        """Fill the seats from ``number`` on, with ``empty`` ones before it; stop when all are filled or tries end."""
        self.tries += 1
        if empty >= self.fewest:
            return
        if number == len(self.seats):
            self.best, self.fewest = list(self.now), empty
            return
        for name in (*self._able(number), ""):
            if self.fewest == 0 or (self.tries > TRIES and self.fewest <= len(self.seats)):
                return
            self.now[number] = name
            self.fill(number + 1, empty + (not name))
        self.now[number] = ""

    def _able(self, number: int) -> Iterator[str]:
        """Yield who can take a seat besides what they have before it, the best first."""
        seat, found = self.seats[number], []
        for name, one in self.index.interpreters.items():
            hours = self.index.interpreter_hours(name, self.day)
            before = [other.visit for other, who in zip(self.seats[:number], self.now, strict=False) if who == name]
            spoken = sum(visit.end - visit.start for visit in before) + seat.visit.end - seat.visit.start
            if seat.pair not in one.pairs or hours is None or spoken > one.max_minutes:
                continue
            if not hours[0] <= seat.visit.start <= seat.visit.end <= hours[1]:
                continue
            if all(self._reaches(name, visit, seat.visit) for visit in before):
                along = bool(before) and bool(set(before[-1].groups) & set(seat.visit.groups))
                found.append((not along, spoken, name))
        yield from (name for _, _, name in sorted(found))

    def _reaches(self, name: str, first: Visit, second: Visit) -> bool:
        shared = [self.index.mode(self.day, group, self.rides) for group in first.groups if group in second.groups]
        places = [self.index.stops[visit.stop].place for visit in (first, second)]
        return first.end + self.index.between_duties(name, places[0], places[1], shared) <= second.start
