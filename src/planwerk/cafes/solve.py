"""``solve``: the best seating within the limits, with what is known of its quality."""

import threading

import numpy as np

from planwerk.cafes import bounds, conflicts, objective, warming
from planwerk.cafes.check import Report, check
from planwerk.cafes.constructions.designs import by_formula
from planwerk.cafes.constructions.tours import tours
from planwerk.cafes.filling import fill
from planwerk.cafes.model import HARD, VALUES, Ints, Layout, build, layout, seating
from planwerk.cafes.problem import Mode, Problem
from planwerk.cafes.solution import Seating
from planwerk.core.limits import Limits
from planwerk.core.progress import Progress, ProgressCallback, Watch
from planwerk.core.result import Conflict, Level, Result, Status, status_of


def solve(
    problem: Problem,
    limits: Limits | None = None,
    *,
    previous: Seating | None = None,
    progress: ProgressCallback | None = None,
    cancel: threading.Event | None = None,
) -> Result[Seating]:
    """Return a seating; with ``previous`` one that changes as few seats of it as must be, before all wishes.

    ``INFEASIBLE`` names the requirements in conflict, ``UNKNOWN`` says that no right plan was found in time. The clock
    starts when the compiled code is ready.
    """
    limits = limits or Limits()
    _make_ready(problem, previous)
    watch = Watch(limits, cancel)
    conflict = conflicts.find(problem)
    if conflict is not None:
        return Result(status=Status.INFEASIBLE, solution=None, conflict=conflict, seconds=watch.elapsed)
    goals = _goals(problem, previous)
    if previous is None and is_plain(problem):
        plan, moves = _plain(problem, goals[objective.REPEATS], watch, progress)
    else:
        conflict, first = _settled(problem, watch)
        if conflict is not None:
            return Result(status=Status.INFEASIBLE, solution=None, conflict=conflict, seconds=watch.elapsed)
        plan, moves = _general(problem, previous, goals, first, watch, progress)
    report = check(problem, plan, previous=previous)
    if report.violations:
        return Result(status=Status.UNKNOWN, solution=None, seconds=watch.elapsed, iterations=moves)
    levels = _levels(report, goals)
    return Result(status=status_of(levels), solution=plan, levels=levels, seconds=watch.elapsed, iterations=moves)


def _settled(problem: Problem, watch: Watch) -> tuple[Conflict | None, Ints | None]:
    """Return a conflict of the hard rules or a first plan that keeps them, where rules can clash at all."""
    if not (
        problem.pairs or problem.places or problem.mode is Mode.EACH or any(r.needs_access for r in problem.people)
    ):
        return None, None
    from planwerk.cafes.exact import settle  # brings PySAT: only where it is used

    return settle(problem, watch)


def _make_ready(problem: Problem, previous: Seating | None) -> None:
    if previous is not None or not is_plain(problem):
        warming.seats()
    if previous is None and by_formula(_sizes(problem), problem.rounds) is None:
        warming.designs()


def _sizes(problem: Problem) -> tuple[int, ...]:
    """Return how many sit at each table when everyone is there."""
    seats = [table.seats for table in problem.tables]
    return fill(seats, min(sum(seats), len(problem.people))).sizes


def is_plain(problem: Problem) -> bool:
    """Return whether nothing but the tables' sizes matters."""
    return _always_there(problem) and not (
        problem.places
        or problem.pairs
        or problem.wishes
        or problem.mode is Mode.EACH
        or any(row.host_at is not None or row.needs_access for row in problem.people)
    )


def _always_there(problem: Problem) -> bool:
    everywhere = range(problem.rounds)
    return not problem.held.rounds and all(row.present(number) for row in problem.people for number in everywhere)


def _goals(problem: Problem, previous: Seating | None) -> dict[str, int]:
    """Return the lower bound of each level, in their order."""
    goals = {} if previous is None else {objective.CHANGES: bounds.changes(problem, previous)}
    goals[objective.REPEATS] = bounds.repeats(problem)
    goals.update({which.value: bounds.wish(problem, which) for which in problem.wishes})
    return goals


def _levels(report: Report, goals: dict[str, int]) -> tuple[Level, ...]:
    return tuple(
        Level(name=name, value=value, bound=goals[name], proved=value <= goals[name]) for name, value in report.levels
    )


def _plain(problem: Problem, bound: int, watch: Watch, progress: ProgressCallback | None) -> tuple[Seating, int]:
    sizes = _sizes(problem)
    design = by_formula(sizes, problem.rounds)
    if design is not None:
        return _seated(problem, design), 0
    # Imported here: a formula needs no compiled code.
    from planwerk.cafes import plain

    def tell(value: int | None) -> None:
        if progress is not None:
            name = objective.REPEATS
            found = [] if value is None else [Level(name=name, value=value, bound=bound, proved=value <= bound)]
            phase = "designs" if value is None else "search"
            progress(Progress(seconds=watch.elapsed, share=_share(watch), phase=phase, levels=tuple(found)))

    tables, moves = plain.seat(sizes, problem.rounds, bound, watch, tell)
    return _seated(problem, tables), moves


def _seated(problem: Problem, tables: Ints) -> Seating:
    """Return the seating from tables by round and person."""
    places = range(len(problem.tables))
    rounds = [
        tuple(tuple(problem.people[person].id for person in np.flatnonzero(row == table)) for table in places)
        for row in tables
    ]
    return Seating(rounds=tuple(rounds))


def _general(
    problem: Problem,
    previous: Seating | None,
    goals: dict[str, int],
    first: Ints | None,
    watch: Watch,
    progress: ProgressCallback | None,
) -> tuple[Seating, int]:
    from planwerk.cafes import search

    layouts = layout(problem)
    order = (VALUES.index(HARD), *(VALUES.index(name) for name in goals))
    task = search.Task(
        problem=problem, plan=layouts, previous=previous, order=order, goal=tuple(goals.get(name, 0) for name in VALUES)
    )

    def tell(found: search.Found) -> None:
        if progress is not None:
            values = [int(found.values[VALUES.index(name)]) for name in goals]
            levels = tuple(
                Level(name=name, value=value, bound=goal, proved=value <= goal)
                for (name, goal), value in zip(goals.items(), values, strict=True)
            )
            progress(Progress(seconds=watch.elapsed, share=_share(watch), phase="search", levels=levels))

    starts = _starts(problem, previous, layouts, watch) + ([] if first is None else [first])
    found = search.run(task, starts, watch, tell)
    return seating(problem, found.seat, build(problem, layouts, previous)), found.moves


def _share(watch: Watch) -> float:
    seconds = watch.limits.seconds
    return 0.0 if seconds is None else min(1.0, watch.elapsed / seconds)


def _starts(problem: Problem, previous: Seating | None, layouts: Layout, watch: Watch) -> list[Ints]:
    """Return tables wanted by round and person: the earlier plan's, or those of a design that fits the problem."""
    if previous is not None:
        return [build(problem, layouts, previous).before]
    design = _design(problem, watch) if _always_there(problem) else None
    return [] if design is None else [design]


def _design(problem: Problem, watch: Watch) -> Ints | None:
    """Return a design without repeats as a start: with a host at every table for the guests alone."""
    hosts = {row.host_at: place for place, row in enumerate(problem.people) if row.host_at is not None}
    tables, count = len(problem.tables), len(problem.people)
    sizes = _sizes(problem)
    if max(sizes) - min(sizes) > 1:
        return None
    found = np.full((problem.rounds, count), -1, np.int32)
    if not hosts and problem.mode is Mode.SAME:
        from planwerk.cafes import plain

        design, _ = plain.design_of(sizes, problem.rounds, watch, passes=3, share=0.5)
        return design
    if len(hosts) not in (0, tables) or len(hosts) < sum(row.host_at is not None for row in problem.people):
        return None
    guests = [place for place, row in enumerate(problem.people) if row.host_at is None]
    seats = max(sizes) - bool(hosts)
    rows = tours(tables, seats, problem.rounds, watch)
    if rows is None:
        return None
    found[:, guests] = rows[:, : len(guests)]
    return found
