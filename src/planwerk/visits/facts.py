"""What the referee's rules look at: the problem, the plan, and the plan laid out in time."""

from collections.abc import Iterator
from dataclasses import dataclass

from planwerk.visits.index import Index
from planwerk.visits.problem import Problem
from planwerk.visits.resources import Mode
from planwerk.visits.solution import Visit, VisitPlan
from planwerk.visits.timeline import GroupDay, group_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """An interpreter's duty: at a visit or at a fixed item, with these groups."""

    subject: str
    day: int
    start: int
    end: int
    place: str
    groups: tuple[str, ...]
    needs: dict[str, int]
    interpreters: tuple[str, ...]


class Facts:
    """The look-ups every rule needs. ``visits`` are those whose stop, groups and day the problem knows."""

    def __init__(self, problem: Problem, plan: VisitPlan, index: Index | None = None) -> None:
        self.problem = problem
        self.plan = plan
        self.index = index or Index(problem)
        self.visits = tuple(visit for visit in plan.visits if self.knows(visit))
        self.days: dict[tuple[int, str], GroupDay] = group_days(
            self.index, VisitPlan(visits=self.visits, rides=tuple(r for r in plan.rides if r.mode in self.index.modes))
        )

    def knows(self, visit: Visit) -> bool:
        known = visit.stop in self.index.stops and 0 <= visit.day < len(self.problem.days)
        return known and bool(visit.groups) and all(group in self.index.groups for group in visit.groups)

    def visited(self, group: str, stop: str) -> bool:
        return any(visit.stop == stop and group in visit.groups for visit in self.visits)

    def mode(self, day: int, group: str) -> Mode:
        return self.days[day, group].mode

    def engagements(self) -> Iterator[Engagement]:
        """Yield every visit and fixed item with what it needs of interpreters and who comes."""
        duties = {duty.item: duty.interpreters for duty in self.plan.duties}
        for visit in self.visits:
            yield Engagement(
                subject=visit.stop,
                day=visit.day,
                start=visit.start,
                end=visit.end,
                place=self.index.stops[visit.stop].place,
                groups=visit.groups,
                needs=self.index.needs(visit.stop, visit.groups),
                interpreters=visit.interpreters,
            )
        for item in self.problem.fixed:
            yield Engagement(
                subject=item.id,
                day=item.day,
                start=item.start,
                end=item.end,
                place=item.place,
                groups=item.groups or tuple(self.index.groups),
                needs=self.index.item_needs(item),
                interpreters=duties.get(item.id, ()),
            )
