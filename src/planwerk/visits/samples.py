"""Small made-up problems: to compile kernels with, and for tests and examples."""

from planwerk.visits.calendar import Base, Day, Lunch, Window
from planwerk.visits.problem import FixedItem, Group, Joint, LevelName, Problem, Stop, Want
from planwerk.visits.resources import Mode


def tiny() -> Problem:
    """Return two days with two groups, three hosts and a reception."""
    minutes = ((0, 20, 30, 25), (20, 0, 15, 40), (30, 15, 0, 20), (25, 40, 20, 0))
    wants = (Want(group="A", priority=3), Want(group="B", priority=2))
    return Problem(
        days=(Day(id="monday"), Day(id="tuesday")),
        groups=(Group(id="A", size=12), Group(id="B", size=8)),
        places=("hotel", "north", "east", "south"),
        modes=(Mode(id="coach", minutes=minutes, boarding=5),),
        bases=(Base(day=0, start="hotel", end="hotel"), Base(day=1, start="hotel", end="hotel")),
        lunches=(
            Lunch(day=0, earliest=690, latest=840, minutes=60),
            Lunch(day=1, earliest=690, latest=840, minutes=60),
        ),
        stops=(
            Stop(id="mill", place="north", minutes=90, windows=(Window(day=0, opens=540, closes=720),), wants=wants),
            Stop(
                id="lab",
                place="east",
                minutes=60,
                windows=(Window(day=0, opens=480, closes=1080), Window(day=1, opens=480, closes=720)),
                wants=(Want(group="A", priority=2, must=True), Want(group="B")),
                joint=Joint.MAY,
            ),
            Stop(
                id="works",
                place="south",
                minutes=120,
                windows=(Window(day=1, opens=780, closes=1020),),
                wants=wants,
                receptions=2,
            ),
        ),
        fixed=(FixedItem(id="reception", day=0, start=1080, end=1170, place="hotel"),),
    )


def tiny_tour() -> Problem:
    """Return two tours from one base past three customers, of whom each tour can see two."""
    minutes = ((0, 10, 10, 20), (10, 0, 15, 20), (10, 15, 0, 20), (20, 20, 20, 0))
    days = range(2)
    return Problem(
        days=tuple(Day(id=f"day {day}", earliest=0, latest=70) for day in days),
        groups=(Group(id="team"),),
        places=("base", "a", "b", "c"),
        modes=(Mode(id="walk", minutes=minutes),),
        bases=tuple(Base(day=day, start="base", end="base") for day in days),
        stops=tuple(
            Stop(
                id=place,
                place=place,
                minutes=10,
                windows=tuple(Window(day=day, opens=0, closes=60) for day in days),
                wants=(Want(group="team", priority=score),),
            )
            for place, score in (("a", 3), ("b", 2), ("c", 5))
        ),
        grid=1,
        levels=(LevelName.PRIORITY,),
    )
