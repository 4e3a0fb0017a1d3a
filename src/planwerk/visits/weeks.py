"""Made-up delegation weeks of any size, to measure and to test with. The same seed gives the same week."""

import random
from math import hypot

from planwerk.visits.calendar import Base, Day, Lunch, Window
from planwerk.visits.problem import FixedItem, Group, Joint, Problem, Stop, Want
from planwerk.visits.resources import Coach, Interpreter, Interpreting, Mode

OPENINGS = ((540, 720), (600, 780), (780, 960), (840, 1020), (540, 1020))


def week(
    *,
    hosts: int = 60,
    groups: int = 3,
    interpreters: int = 4,
    coaches: int = 2,
    days: int = 5,
    seed: int = 1,
) -> Problem:
    """Return a week in a region of 70 by 50 km with hosts who offer some half days each.

    Every fifth wish is a must. With interpreters, half the hosts need one; with coaches, a group that has none on a day
    goes by train, at more than double the time.
    """
    draw = random.Random(seed)
    places = [(35.0, 25.0), *((draw.uniform(0, 70), draw.uniform(0, 50)) for _ in range(hosts))]
    names = tuple(f"p{row}" for row in range(len(places)))
    teams = tuple(Group(id=f"G{row + 1}", size=8 + row, modes=_modes(coaches)) for row in range(groups))
    people = tuple(
        Interpreter(id=f"I{row + 1}", pairs=("de-ca",) if row % 2 else ("de-ca", "de-fr"))
        for row in range(interpreters)
    )
    return Problem(
        days=tuple(Day(id=f"day {day + 1}", earliest=480, latest=1110, max_visits=4) for day in range(days)),
        groups=teams,
        places=names,
        modes=_travel(places, coaches),
        stops=tuple(
            _stop(draw, f"H{row:02d}", names[row], [team.id for team in teams], days, bool(people))
            for row in range(1, len(places))
        ),
        bases=tuple(Base(day=day, start="p0", end="p0") for day in range(days)),
        lunches=tuple(Lunch(day=day, earliest=690, latest=840, minutes=60) for day in range(days)),
        fixed=(
            FixedItem(id="welcome", day=0, start=540, end=600, place="p0"),
            FixedItem(id="evening", day=min(3, days - 1), start=1080, end=1260, place="p0"),
        ),
        coaches=tuple(Coach(id=f"C{row + 1}", seats=20) for row in range(coaches)),
        interpreters=people,
    )


def _modes(coaches: int) -> tuple[str, ...]:
    return ("coach", "train") if coaches else ("train",)


def _travel(places: list[tuple[float, float]], coaches: int) -> tuple[Mode, ...]:
    def table(pace: float) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(round(hypot(x - u, y - v) * 1.3 * pace) for u, v in places) for x, y in places)

    train = Mode(id="train", minutes=table(2.2), boarding=5)
    return (Mode(id="coach", minutes=table(1.0), boarding=10, coach=True), train) if coaches else (train,)


def _stop(draw: random.Random, name: str, place: str, groups: list[str], days: int, interpreted: bool) -> Stop:
    windows = []
    for day in sorted(draw.sample(range(days), min(days, draw.randint(1, 3)))):
        opens, closes = draw.choice(OPENINGS)
        windows.append(Window(day=day, opens=opens, closes=closes))
    needs = interpreted and draw.random() < 0.5
    kind = draw.choice((None, Interpreting.CONSECUTIVE, Interpreting.SIMULTANEOUS)) if needs else None
    pair = draw.choice(("de-ca", "de-fr")) if kind else ""
    wanting = sorted(draw.sample(groups, draw.randint(1, len(groups))))
    minutes = draw.choice((60, 75, 90))
    must = draw.random() < 0.12
    wants = tuple(
        Want(
            group=group,
            priority=draw.randint(1, 5),
            must=must and row == 0,
            interpreting=kind,
            pair=pair,
            minutes=minutes + 45 if kind is Interpreting.CONSECUTIVE else None,
        )
        for row, group in enumerate(wanting)
    )
    return Stop(
        id=name,
        place=place,
        minutes=minutes,
        windows=tuple(windows),
        wants=wants,
        joint=draw.choice((Joint.NEVER, Joint.MAY, Joint.MAY)),
        capacity=draw.choice((12, 20, 30)),
        receptions=draw.choice((1, 1, 2)),
    )
