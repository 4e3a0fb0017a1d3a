"""What a problem must hold to be one at all. Each error names the row, the field, the value and the mend."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from planwerk.core.errors import ProblemError

if TYPE_CHECKING:
    from planwerk.visits.problem import FixedItem, Problem, Stop

MOST_GROUPS = 12
LONGEST = 10_000_000


def validate(problem: Problem) -> None:
    """Raise :class:`ProblemError` for the first thing that is wrong."""
    _sizes(problem)
    groups = _ids("group", [group.id for group in problem.groups])
    modes = _ids("mode", [mode.id for mode in problem.modes])
    _ids("day", [day.id for day in problem.days])
    _ids("interpreter", [interpreter.id for interpreter in problem.interpreters])
    _ids("coach", [coach.id for coach in problem.coaches])
    places = _ids("place", list(problem.places))
    stops = _ids("stop", [stop.id for stop in problem.stops])
    for name in _ids("fixed item", [item.id for item in problem.fixed]) & stops:
        raise ProblemError(f"fixed item {name!r}", field="id", value=name, mend="use an id that no stop has")
    _travel(problem, modes)
    _calendar(problem, groups, places)
    for stop in problem.stops:
        _stop(problem, stop, groups, places)
    for item in problem.fixed:
        _fixed(problem, item, groups, places)
    _locks(problem, groups, stops)
    for interpreter in problem.interpreters:
        where = f"interpreter {interpreter.id!r}"
        if interpreter.mode is not None:
            _known(where, "mode", interpreter.mode, modes)
        _ids(f"hours of {where}: day", [str(window.day) for window in interpreter.hours])
        for window in interpreter.hours:
            _span(problem, where, window.day, window.opens, window.closes)
    for coach in problem.coaches:
        for day in coach.days:
            _day(problem, f"coach {coach.id!r}", day)


def _sizes(problem: Problem) -> None:
    for field, value, least, most in (
        ("days", len(problem.days), 1, 366),
        ("groups", len(problem.groups), 1, MOST_GROUPS),
        ("places", len(problem.places), 1, 5000),
        ("modes", len(problem.modes), 1, 20),
        ("grid", problem.grid, 1, 1440),
        ("ticks", problem.ticks, 1, 1000),
        ("consecutive_percent", problem.consecutive_percent, 100, 1000),
        ("levels", len(problem.levels), 1, 5),
    ):
        if not least <= value <= most:
            raise ProblemError("problem", field=field, value=value, mend=f"give {least} to {most}")
    if list(problem.levels) != sorted(set(problem.levels), key=list(type(problem.levels[0])).index):
        raise ProblemError("problem", field="levels", value=problem.levels, mend="name each level once, in their order")


def _ids(kind: str, ids: list[str]) -> set[str]:
    seen: set[str] = set()
    for name in ids:
        if not name:
            raise ProblemError(kind, field="id", value=name, mend="give every one an id")
        if name in seen:
            raise ProblemError(f"{kind} {name!r}", field="id", value=name, mend="use each id once")
        seen.add(name)
    return seen


def _known(where: str, field: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        shown = ", ".join(sorted(known)[:6])
        raise ProblemError(where, field=field, value=value, mend=f"use one that is defined, such as {shown}")


def _between(where: str, field: str, value: int, least: int, most: int = LONGEST) -> None:
    if not least <= value <= most:
        raise ProblemError(where, field=field, value=value, mend=f"give {least} to {most}")


def _day(problem: Problem, where: str, day: int) -> None:
    if not 0 <= day < len(problem.days):
        last = len(problem.days) - 1
        raise ProblemError(where, field="day", value=day, mend=f"give a day of the programme, 0 to {last}")


def _span(problem: Problem, where: str, day: int, first: int, last: int) -> None:
    _day(problem, where, day)
    _between(where, "start", first, 0)
    if last <= first:
        raise ProblemError(where, field="end", value=last, mend=f"end after the start at {first}")


def _travel(problem: Problem, modes: set[str]) -> None:
    size = len(problem.places)
    for mode in problem.modes:
        where = f"mode {mode.id!r}"
        _between(where, "boarding", mode.boarding, 0, 1440)
        if len(mode.minutes) != size or any(len(row) != size for row in mode.minutes):
            raise ProblemError(where, field="minutes", value="matrix", mend=f"give {size} rows of {size} minutes")
        if any(value < 0 or value > LONGEST for row in mode.minutes for value in row):
            raise ProblemError(where, field="minutes", value="matrix", mend="give no negative minutes")
    for group in problem.groups:
        _between(f"group {group.id!r}", "size", group.size, 1)
        for name in group.modes:
            _known(f"group {group.id!r}", "modes", name, modes)


def _calendar(problem: Problem, groups: set[str], places: set[str]) -> None:
    for day in problem.days:
        if not 0 <= day.earliest < day.latest:
            raise ProblemError(f"day {day.id!r}", field="latest", value=day.latest, mend="end after the earliest hour")
    for base in problem.bases:
        where = f"base of day {base.day}"
        _day(problem, where, base.day)
        _references(where, base.group, groups, (base.start, base.end), places)
    for lunch in problem.lunches:
        where = f"lunch of day {lunch.day}"
        _span(problem, where, lunch.day, lunch.earliest, lunch.latest)
        _references(where, lunch.group, groups, (), places)
        _between(where, "minutes", lunch.minutes, 1, lunch.latest - lunch.earliest)
    for kind, pairs in (
        ("base", [(base.day, base.group) for base in problem.bases]),
        ("lunch", [(lunch.day, lunch.group) for lunch in problem.lunches]),
    ):
        _ids(kind, [f"day {day}, group {group or 'all'}" for day, group in pairs])


def _references(where: str, group: str | None, groups: set[str], used: Iterable[str | None], places: set[str]) -> None:
    if group is not None:
        _known(where, "group", group, groups)
    for place in used:
        if place is not None:
            _known(where, "place", place, places)


def _stop(problem: Problem, stop: Stop, groups: set[str], places: set[str]) -> None:
    where = f"stop {stop.id!r}"
    _known(where, "place", stop.place, places)
    _between(where, "minutes", stop.minutes, 0)
    _between(where, "receptions", stop.receptions, 1)
    if stop.capacity is not None:
        _between(where, "capacity", stop.capacity, 1)
    for window in stop.windows:
        _day(problem, where, window.day)
        if window.closes < window.opens or window.opens < 0:
            raise ProblemError(where, field="window", value=(window.opens, window.closes), mend="close after opening")
    _ids(f"{where}: wish of group", [want.group for want in stop.wants])
    for want in stop.wants:
        _known(where, "group", want.group, groups)
        _between(where, "priority", want.priority, 0, 1_000_000)
        if want.minutes is not None:
            _between(where, "minutes", want.minutes, 0)


def _fixed(problem: Problem, item: FixedItem, groups: set[str], places: set[str]) -> None:
    where = f"fixed item {item.id!r}"
    _span(problem, where, item.day, item.start, item.end)
    _known(where, "place", item.place, places)
    for group in item.groups:
        _known(where, "group", group, groups)


def _locks(problem: Problem, groups: set[str], stops: set[str]) -> None:
    for lock in problem.locks:
        where = f"lock of {lock.stop!r}"
        _known(where, "stop", lock.stop, stops)
        _day(problem, where, lock.day)
        for group in lock.groups:
            _known(where, "group", group, groups)
        if not lock.groups:
            raise ProblemError(where, field="groups", value=lock.groups, mend="name the groups that stay")
