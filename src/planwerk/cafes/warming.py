"""Calls every compiled function once on a tiny problem."""

import numpy as np

from planwerk.cafes.constructions import cover, shifts, starters
from planwerk.cafes.constructions.groups import Action
from planwerk.cafes.problem import Person, Problem, Table, Wish
from planwerk.cafes.solve import solve
from planwerk.core.limits import Limits
from planwerk.core.progress import Watch


def warm_all() -> None:
    """Compile what ``solve`` may call."""
    random = np.random.default_rng(1)
    starters.search((2, 2), 2, starters.every_pair(4), 10, random)
    shifts.search(3, 2, shifts.addition(3, cyclic=True), moves=10, heat=(0.5, 0.1), random=random)
    action = Action(people=9, order=4, fixed=1, base=1)
    limits = Limits(seconds=None, iterations=10)
    cover.Lists(action, 3).search(10, random, Watch(limits), float("inf"))
    people = tuple(Person(id=str(number), delegation="AB"[number % 2], organisation="c") for number in range(5))
    tables = tuple(Table(id=str(number), seats=3) for number in range(2))
    solve(Problem(people=people, tables=tables, rounds=2, wishes=(Wish.COLLEAGUES,)), limits)
