"""Compiles or loads the kernels before a clock starts: compiled once for a machine, then kept on disk."""

from functools import cache

import numpy as np

from planwerk.cafes.problem import Person, Problem, Table, Wish
from planwerk.core.limits import Limits
from planwerk.core.progress import Watch

# How little work it takes to call everything once.
MOVES = 10


@cache
def designs() -> None:
    """Make the searches for designs and for plain seatings ready."""
    from planwerk.cafes.constructions import cover, shifts, starters
    from planwerk.cafes.constructions.groups import Action

    random = np.random.default_rng(1)
    starters.search((2, 2), 2, starters.every_pair(4), MOVES, random)
    shifts.search(3, 2, shifts.addition(3, cyclic=True), moves=MOVES, heat=(0.5, 0.1), random=random)
    watch = Watch(Limits(seconds=None, iterations=MOVES))
    cover.Lists(Action(people=9, order=4, fixed=1, base=1), 3).search(MOVES, random, watch, float("inf"))


@cache
def seats() -> None:
    """Make the search over seats with all rules and wishes ready."""
    from planwerk.cafes import search
    from planwerk.cafes.model import VALUES, layout

    people = tuple(Person(id=str(number), organisation="c") for number in range(5))
    tables = tuple(Table(id=str(number), seats=3) for number in range(2))
    tiny = Problem(people=people, tables=tables, rounds=2, wishes=(Wish.COLLEAGUES,))
    goal = (0,) * len(VALUES)
    task = search.Task(problem=tiny, plan=layout(tiny), previous=None, order=(0, 2, 3), goal=goal)
    search.run(task, [], Watch(Limits(seconds=None, iterations=MOVES)))
