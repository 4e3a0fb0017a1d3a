"""Search and ceiling side by side: each tells the other what it knows, and they share the time."""

import threading
from collections.abc import Iterator

from planwerk.core.progress import Watch
from planwerk.visits.ceiling import Ceiling
from planwerk.visits.problem import Problem
from planwerk.visits.solution import VisitPlan
from planwerk.visits.tour_kernel import Trip
from planwerk.visits.tours import plan_of_routes, tours_of

SHARE, LONG_SHARE, LONG = 0.4, 0.2, 5.0
MANY, LITTLE_SHARE = 16, 0.1
STEP = 1.0


class Alongside:
    """The ceiling of a run: a worker of its own takes its steps, or else the search does between its own rounds.

    The search lends it as much time as it has had itself, up to two fifths of five seconds and a fifth of what is
    beyond; a tenth where tours are so long that labels seldom suffice. A run without a limit of time takes a step after
    every thousand rounds, so that it can be repeated.
    """

    def __init__(self, problem: Problem, watch: Watch) -> None:
        self._problem, self._watch, self._tours = problem, watch, tours_of(problem)
        self.ceiling = Ceiling(self._tours, len(problem.days))
        limits = watch.limits
        self.apart = limits.workers > 1 and limits.iterations is None
        self._steps: Iterator[None] = self.ceiling.steps()
        self._spent, self._done = 0.0, False
        self._share = 0.0
        self._door = threading.Lock()

    @property
    def plan(self) -> VisitPlan:
        """The best tours that the ceiling itself has met."""
        return plan_of_routes(self._problem, self._tours, self.ceiling.routes)

    def tell(self, best: Trip) -> int:
        """Take in the search's best tours; return the score at which it may end: its own if nothing is better."""
        self.ceiling.hear(best)
        if not self.apart:
            seconds = self._watch.limits.seconds or 0.0
            self._share = SHARE * min(LONG, seconds) + LONG_SHARE * max(0.0, seconds - LONG)
            if best.length.mean() > MANY:
                self._share = LITTLE_SHARE * seconds
            self._lend()
        return int(best.score[0]) if self.ceiling.closed else self.ceiling.bound

    def prove(self) -> None:
        """Take steps as long as there are any and the watch is not over."""
        while not (self._done or self._watch.over):
            self._step(self._watch.remaining)

    def _lend(self) -> None:
        """Take steps in the time of the worker that asks first; the others go on searching."""
        if not self._door.acquire(blocking=False):
            return
        try:
            self._take_steps()
        finally:
            self._door.release()

    def _take_steps(self) -> None:
        if self._watch.limits.seconds is None:
            self._step(STEP)
            return
        while not (self._done or self._watch.over):
            left = min(self._share, self._watch.elapsed / 2) - self._spent
            if left <= 0:
                return
            self._step(min(self._share - self._spent, self._watch.remaining / 2))

    def _step(self, patience: float) -> None:
        began = self._watch.elapsed
        self.ceiling.patience = patience
        self._done = self._done or next(self._steps, self) is self or self.ceiling.closed
        self._spent += self._watch.elapsed - began
