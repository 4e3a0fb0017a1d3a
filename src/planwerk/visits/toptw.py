"""The published format of team orienteering with time windows, as distributed by KU Leuven (Vansteenwegen et al.).

Two header lines; the depot's row, whose last value is the end of the day; then a row a customer: number, x, y, service
time, score, ..., opening, closing (of the start of service). Distances are Euclidean, cut to one decimal in the files
derived from Solomon's, to two in those derived from Cordeau's (pr01 to pr20). Times are kept as whole ticks.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from pathlib import Path

from planwerk.core.errors import ProblemError
from planwerk.visits.calendar import Base, Day, Window
from planwerk.visits.problem import Group, LevelName, Problem, Stop, Want
from planwerk.visits.resources import Mode
from planwerk.visits.solution import Visit, VisitPlan

DEPOT = "0"
TEAM = "team"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the file: exact coordinates, and the other values as they stand."""

    number: int
    x: Fraction
    y: Fraction
    service: Fraction
    score: Fraction
    opens: Fraction
    closes: Fraction


def is_toptw(path: Path) -> bool:
    """Return whether a file is to be read in the published format: by its name, as JSON never ends so."""
    return path.suffix.lower() == ".txt"


def read_toptw(path: Path, days: int, decimals: int | None = None) -> Problem:
    """Read an instance for so many days.

    Without ``decimals`` distances are cut to two where the file's name begins with ``pr`` or a coordinate has three
    decimals, as in Cordeau's files, else to one.

    Raises ProblemError naming the line.
    """
    if not 1 <= days <= 100:
        raise ProblemError(path.name, field="days", value=days, mend="give 1 to 100 days")
    rows = _rows(path)
    if decimals is None:
        decimals = 2 if _from_cordeau(path, rows) else 1
    scale = 10**decimals
    for row in rows:
        if (row.service * scale).denominator != 1 or row.score.denominator != 1 or row.score < 0:
            raise ProblemError(
                f"{path.name}, customer {row.number}",
                field="service or score",
                value=(float(row.service), float(row.score)),
                mend=f"use {decimals} decimals at most",
            )
    minutes = tuple(tuple(_distance(one, other, scale) for other in rows) for one in rows)
    end = int(rows[0].closes * scale)
    return Problem(
        days=tuple(Day(id=f"day {day + 1}", earliest=0, latest=end) for day in range(days)),
        groups=(Group(id=TEAM),),
        places=tuple(str(row.number) for row in rows),
        modes=(Mode(id="walk", minutes=minutes),),
        bases=tuple(Base(day=day, start=DEPOT, end=DEPOT) for day in range(days)),
        stops=tuple(_stop(row, days, scale) for row in rows[1:]),
        grid=1,
        ticks=scale,
        levels=(LevelName.PRIORITY,),
    )


def _stop(row: Row, days: int, scale: int) -> Stop:
    service = int(row.service * scale)
    opens, closes = int(row.opens * scale), int(row.closes * scale) + service
    return Stop(
        id=str(row.number),
        place=str(row.number),
        minutes=service,
        windows=tuple(Window(day=day, opens=opens, closes=closes) for day in range(days)),
        wants=(Want(group=TEAM, priority=int(row.score)),),
    )


def _distance(one: Row, other: Row, scale: int) -> int:
    square = (one.x - other.x) ** 2 + (one.y - other.y) ** 2
    return isqrt(square.numerator * scale * scale // square.denominator)


def _from_cordeau(path: Path, rows: list[Row]) -> bool:
    """Cordeau's coordinates have three decimals, Solomon's are whole."""
    return path.stem.lower().startswith("pr") or any((row.x * 100).denominator != 1 for row in rows)


def _rows(path: Path) -> list[Row]:
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except UnicodeDecodeError as error:
        raise ProblemError(path.name, field="file", value=f"byte {error.start}", mend="give a text file") from error
    rows = [_row(path, number, line) for number, line in enumerate(lines[2:], 3) if line.strip()]
    if len(rows) < 2:
        raise ProblemError(path.name, field="rows", value=len(rows), mend="give two header lines, a depot, customers")
    if rows[0].number != 0:
        raise ProblemError(f"{path.name}, line 3", field="number", value=rows[0].number, mend="start with depot 0")
    if len({row.number for row in rows}) < len(rows):
        raise ProblemError(path.name, field="number", value="twice", mend="number each customer once")
    return rows


def _row(path: Path, number: int, line: str) -> Row:
    words = line.split()
    where = f"{path.name}, line {number}"
    if len(words) < 7:
        raise ProblemError(where, field="values", value=len(words), mend="give number, x, y, service, score, times")
    try:
        values = [Fraction(word) for word in words]
    except (ValueError, ZeroDivisionError) as error:
        raise ProblemError(where, field="values", value=line.strip(), mend="give numbers only") from error
    return Row(
        number=int(values[0]),
        x=values[1],
        y=values[2],
        service=values[3],
        score=values[4],
        opens=Fraction(0) if values[0] == 0 else values[-2],
        closes=values[-1],
    )


def routes_of(problem: Problem, plan: VisitPlan) -> list[list[int]]:
    """Return a list per day of customer numbers, the depot left out."""
    return [
        [int(visit.stop) for visit in sorted(plan.visits, key=lambda v: (v.start, v.end)) if visit.day == day]
        for day in range(len(problem.days))
    ]


def plan_from_routes(problem: Problem, routes: list[list[int]], where: str = "routes") -> VisitPlan:
    """Return the plan that drives these routes, each visit as early as it can be. Raises ProblemError."""
    stops = {stop.id: stop for stop in problem.stops}
    rows = {place: row for row, place in enumerate(problem.places)}
    minutes, visits = problem.modes[0].minutes, []
    for day, route in enumerate(routes):
        time, here = 0, rows[DEPOT]
        for number in route:
            stop = stops.get(str(number))
            if stop is None:
                raise ProblemError(where, field=f"route {day + 1}", value=number, mend="name a customer of the file")
            time = max(time + minutes[here][rows[stop.place]], stop.windows[day].opens)
            visits.append(Visit(stop=stop.id, groups=(TEAM,), day=day, start=time, end=time + stop.minutes))
            time, here = time + stop.minutes, rows[stop.place]
    return VisitPlan(visits=tuple(visits))
