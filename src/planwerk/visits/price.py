"""What it costs to put a visit somewhere by hand: new clashes, extra driving, the nearest start that fits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planwerk.core.result import Violation
from planwerk.visits.check import violations_of
from planwerk.visits.facts import Facts
from planwerk.visits.index import Index
from planwerk.visits.problem import Problem
from planwerk.visits.rules import interpreters
from planwerk.visits.solution import Visit, VisitPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """The price of a move. ``plan`` is the plan after it.

    ``violations`` are those the move would bring, ``resolved`` those it would end. ``nearest_start`` is the start
    closest to the wanted one, on the same day, that brings none; ``None`` when the day has no such start.
    """

    plan: VisitPlan
    violations: tuple[Violation, ...]
    resolved: tuple[Violation, ...]
    extra_driving: int
    extra_waiting: int
    nearest_start: int | None


def price_of_move(problem: Problem, plan: VisitPlan, stop: str, groups: tuple[str, ...], day: int, start: int) -> Price:
    """Price a visit of ``groups`` at ``stop`` at that time; what these groups had planned there before is replaced."""
    index = Index(problem)
    before = Facts(problem, plan, index)
    known = violations_of(before)
    moved = moved_plan(index, plan, stop, groups, day, start)
    after = Facts(problem, moved, index)
    found = violations_of(after)
    fresh = tuple(violation for violation in found if violation not in known)
    return Price(
        plan=moved,
        violations=fresh,
        resolved=tuple(violation for violation in known if violation not in found),
        extra_driving=_sum_driving(after) - _sum_driving(before),
        extra_waiting=_sum_waiting(after) - _sum_waiting(before),
        nearest_start=start if not fresh else _nearest(index, plan, known, stop, groups, day, start),
    )


def _sum_driving(facts: Facts) -> int:
    return sum(day.driving for day in facts.days.values())


def _sum_waiting(facts: Facts) -> int:
    return sum(day.waiting for day in facts.days.values())


def moved_plan(index: Index, plan: VisitPlan, stop: str, groups: tuple[str, ...], day: int, start: int) -> VisitPlan:
    """Return the plan with this visit in it, interpreted by those who did before or by others who are free.

    Groups of a joint visit that are not named stay where they were.
    """
    rest, team = [], None
    for visit in plan.visits:
        staying = tuple(group for group in visit.groups if group not in groups)
        if visit.stop != stop or len(staying) == len(visit.groups):
            rest.append(visit)
        else:
            team = visit.interpreters
            if staying:
                rest.append(replace(visit, groups=staying, end=visit.start + index.minutes(stop, staying)))
    minutes = index.minutes(stop, groups) if stop in index.stops else 0
    made = Visit(stop=stop, groups=groups, day=day, start=start, end=start + minutes, interpreters=team or ())
    chosen: VisitPlan | None = None
    least = 0
    for candidate in _teams(index, made):
        tried = replace(plan, visits=_sorted([*rest, replace(made, interpreters=candidate)]))
        clashes = sum(1 for _ in interpreters.check(Facts(index.problem, tried, index))) if index.interpreters else 0
        if chosen is None or clashes < least:
            chosen, least = tried, clashes
        if clashes == 0:
            break
    return chosen or plan


def _teams(index: Index, visit: Visit) -> Iterator[tuple[str, ...]]:
    """Yield teams worth trying: the one it had, then others that speak the pairs."""
    needs = index.needs(visit.stop, visit.groups) if visit.stop in index.stops else {}
    if not needs:
        yield ()
        return
    if visit.interpreters:
        yield visit.interpreters
    names = list(index.interpreters)
    for turn in range(max(1, len(names))):
        order, team = names[turn:] + names[:turn], []
        for pair, count in needs.items():
            able = [name for name in order if pair in index.interpreters[name].pairs and name not in team]
            team += able[:count]
        yield tuple(team)


def _sorted(visits: list[Visit]) -> tuple[Visit, ...]:
    return tuple(sorted(visits, key=lambda visit: (visit.day, visit.start, visit.stop)))


def _nearest(
    index: Index,
    plan: VisitPlan,
    known: tuple[Violation, ...],
    stop: str,
    groups: tuple[str, ...],
    day: int,
    start: int,
) -> int | None:
    for tried in sorted(starts_on(index, stop, groups, day), key=lambda time: (abs(time - start), time)):
        facts = Facts(index.problem, moved_plan(index, plan, stop, groups, day, tried), index)
        if all(violation in known for violation in violations_of(facts)):
            return tried
    return None


def starts_on(index: Index, stop: str, groups: tuple[str, ...], day: int) -> list[int]:
    """Return every start on the grid that a stop's windows of a day allow."""
    if stop not in index.stops:
        return []
    grid, minutes = index.problem.grid, index.minutes(stop, groups)
    found: set[int] = set()
    for window in index.stops[stop].windows:
        if window.day == day:
            found.update(range(-(-window.opens // grid) * grid, window.closes - minutes + 1, grid))
    return sorted(found)
