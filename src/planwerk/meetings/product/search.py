"""The search: a plan at once, then annealing until the limits are reached."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from planwerk.core.progress import Watch
from planwerk.meetings.problem import Problem
from planwerk.meetings.product import arrays
from planwerk.meetings.product import layout as at
from planwerk.meetings.product.anneal import Floats, anneal
from planwerk.meetings.product.arrays import Plan
from planwerk.meetings.product.construct import construct, install
from planwerk.meetings.product.eject import eject
from planwerk.meetings.product.layout import Cells

OnImproved = Callable[["Search", float], None]

CHUNK_SECONDS = 0.05
FIRST_CHUNK = 2_000
EJECTIONS, MOVES_PER_EJECTION = 50, 40  # a chunk of ejections, and what each counts where moves are limited
PATIENCE = 100  # ejections for each meeting without success after which it is time for something else
SHAKES = 12  # moves between two ejections; where an earlier plan is to be kept, few


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A part of the run: its share, its cooling, and what a meeting left out, gaps, worst-off and moving weigh in it.

    A phase ``to_place`` is over as soon as every meeting that can be placed is, and no minimum is missed; one that is
    not ``cooled`` throws out what is easier to place again (``eject``) instead.
    """

    share: float
    hot: float = 0.0
    cold: float = 0.0
    missing: float = 0.0
    gaps: float = 0.0
    worst: float = 0.0
    moving: float = 1.0
    to_place: bool = False
    cooled: bool = True


# First what is left out finds a place, and waiting does not count: moves that only change who waits are free then.
PLACING = (
    Phase(share=0.1, hot=60.0, cold=8.0, missing=100.0, moving=0.0, to_place=True),
    Phase(share=0.9, to_place=True, cooled=False),
)
# Then, in the long phase, everything counts. The last one starts at the best plan and trades no level for a lower one.
POLISHING = (
    Phase(share=0.65, hot=60.0, cold=1.0, missing=500.0, gaps=20.0, worst=5.0),
    Phase(share=0.35, hot=4.0, cold=0.3, missing=1e4, gaps=600.0, worst=30.0),
)


@dataclass(slots=True, kw_only=True)
class _Meter:
    """How much of a run is over, by the clock and by its moves."""

    watch: Watch
    begin: float
    seconds: float
    moves: int | None
    used: int = 0

    @classmethod
    def of(cls, watch: Watch, share: float) -> "_Meter":
        limits, begin = watch.limits, watch.elapsed
        seconds = math.inf if limits.seconds is None else max(1e-6, (limits.seconds - begin) * share)
        moves = None if limits.iterations is None else max(1, int(limits.iterations * share))
        return cls(watch=watch, begin=begin, seconds=seconds, moves=moves)

    @property
    def share(self) -> float:
        return max((self.watch.elapsed - self.begin) / self.seconds, self.used / self.moves if self.moves else 0.0)

    def cut(self, chunk: int, until: float) -> int:
        """Return the moves of the next chunk; few and always the same where moves are limited."""
        if self.moves is None:
            return chunk
        return max(1, min(FIRST_CHUNK, math.ceil(self.moves * until) - self.used))


@dataclass(slots=True, kw_only=True)
class Search:
    """One search: the blocks it works on and the best plan it has seen, with its levels."""

    problem: Problem
    d: Cells
    x: Cells
    seed: int
    best: Cells
    plan: Plan
    iterations: int = 0
    order: Cells = field(repr=False)
    goal: int = 0  # priority that no plan can place

    def run(
        self,
        watch: Watch,
        phases: tuple[Phase, ...] = PLACING + POLISHING,
        *,
        share: float = 1.0,
        on_improved: OnImproved | None = None,
    ) -> None:
        """Search within ``share`` of the limits, from the best plan there is."""
        if not self.problem.meetings:
            return
        meter = _Meter.of(watch, share)
        for number, phase in enumerate(phases):
            if self.iterations > 0:
                self._go_back()
            # what a phase leaves of its share goes to those after it
            ahead = sum(other.share for other in phases[number:])
            until = meter.share + (1.0 - meter.share) * phase.share / ahead
            (self._cool if phase.cooled else self._eject)(phase, meter, until, on_improved)

    def _cool(self, phase: Phase, meter: "_Meter", until: float, on_improved: OnImproved | None) -> None:
        weight, chunk, first = self._weights(phase), FIRST_CHUNK, meter.share
        while not (meter.watch.cancelled or (phase.to_place and self._all_placed)):
            now = meter.share
            if now >= until:
                return
            heat = phase.hot * (phase.cold / phase.hot) ** ((now - first) / (until - first))
            count = meter.cut(chunk, until)
            before, started = self.best.copy(), time.perf_counter()
            anneal(self.d, self.x, weight, heat, heat, count, self.best, self.plan)
            meter.used += count
            self.iterations += count
            if meter.moves is None:
                pace = count / max(1e-6, time.perf_counter() - started)
                chunk = int(min(max(pace * CHUNK_SECONDS, 500), 4 * chunk))
            if on_improved is not None and not np.array_equal(before, self.best):
                on_improved(self, now)

    def _eject(self, _: Phase, meter: "_Meter", until: float, on_improved: OnImproved | None) -> None:
        penalty = np.array([*(row.priority // self._unit for row in self.problem.meetings), 2], dtype=np.int64)
        shakes, idle = SHAKES if self.problem.previous is None else 1, 0
        while not (meter.watch.cancelled or self._all_placed or meter.share >= until):
            before = self.best.copy()
            eject(self.d, self.x, penalty, EJECTIONS, shakes, self.best, self.plan)
            meter.used += EJECTIONS * MOVES_PER_EJECTION
            self.iterations += EJECTIONS * MOVES_PER_EJECTION
            idle += EJECTIONS
            if not np.array_equal(before, self.best):
                idle = 0
                if on_improved is not None:
                    on_improved(self, meter.share)
            elif idle > PATIENCE * (len(self.problem.meetings) + 10):
                return

    @property
    def _unit(self) -> int:
        return math.gcd(*(meeting.priority for meeting in self.problem.meetings)) or 1

    def _weights(self, phase: Phase) -> Floats:
        per_level = {
            at.HARD: 1e6,
            at.MINIMA: 4 * phase.missing,
            at.MISSING: phase.missing / self._unit,
            at.CHANGES: 5 * phase.gaps,
            at.GAPS: phase.gaps,
            at.WORST: phase.worst,
            at.MOVING: phase.moving,
        }
        return np.array([per_level[level] for level in range(at.LEVELS)])

    @property
    def _all_placed(self) -> bool:
        return bool(self.best[at.HARD] == 0 and self.best[at.MINIMA] == 0 and self.best[at.MISSING] <= self.goal)

    def _go_back(self) -> None:
        """Continue from the best plan seen."""
        random = self.x[at.RANDOM]
        self.x = arrays.empty_state(self.problem, self.d, self.seed)
        self.x[at.RANDOM] = random
        install(self.d, self.x, self.plan, self.order, False)

    def startable(self) -> list[bool]:
        """Return for each meeting whether it may start anywhere and has a table to be held at."""
        d, count = self.d, len(self.problem.meetings)
        starts = np.diff(at.entries(d, at.STARTS_AT, count + 1))
        sizes = np.diff(at.entries(d, at.TABLES_AT, int(at.entries(d, at.KIND, count).max(initial=-1)) + 2))
        room = sizes[at.entries(d, at.KIND, count)] > 0 if self.problem.tables else np.ones(count, dtype=bool)
        fits: list[bool] = ((starts > 0) & room).tolist()
        return fits

    def lost(self) -> int:
        """Return the priority of the meetings that can be placed nowhere, whatever the others do."""
        rows = zip(self.problem.meetings, self.startable(), strict=True)
        return sum(meeting.priority for meeting, fits in rows if not fits)

    @property
    def valid(self) -> bool:
        """Whether the best plan keeps what has to be kept, the budget and the fairness bound."""
        kept = at.entries(self.d, at.KEPT, len(self.problem.meetings)) > 0
        return bool(self.best[at.HARD] == 0 and (self.plan[0][kept] >= 0).all())

    def adopt(self, plan: Plan) -> bool:
        """Continue from a plan found elsewhere; say whether it is better than the best one seen here."""
        kept, valid = self.plan, self.valid
        self.plan = plan
        self._go_back()
        levels = self.x[: at.LEVELS].copy()
        if not valid or levels.tolist() < self.best.tolist():
            self.best = levels
            self.plan = arrays.plan_of(self.d, self.x)
            return True
        self.plan = kept
        return False


def begin(problem: Problem, seed: int) -> Search:
    """Return a search that has its first plan: what stays of the earlier plan, then one meeting after the other."""
    d = arrays.build(problem)
    x = arrays.empty_state(problem, d, seed)
    order = _order(problem, d)
    if problem.previous is not None:
        for loose in (False, True):
            install(d, x, _earlier(problem), order, loose)
    construct(d, x, order)
    search = Search(
        problem=problem, d=d, x=x, seed=seed, best=x[: at.LEVELS].copy(), plan=arrays.plan_of(d, x), order=order
    )
    search.goal = search.lost()
    return search


def _order(problem: Problem, d: Cells) -> Cells:
    """Return the meetings in the order in which to place them: what is kept, then by priority and freedom."""
    starts = np.diff(at.entries(d, at.STARTS_AT, len(problem.meetings) + 1))
    priority = at.entries(d, at.PRIORITY, len(problem.meetings))
    kept = at.entries(d, at.KEPT, len(problem.meetings))
    return np.lexsort((starts, -priority, -kept)).astype(np.int64)


def _earlier(problem: Problem) -> Plan:
    """Return the earlier plan, as far as the problem still knows its meetings."""
    return arrays.plan_from(problem, () if problem.previous is None else problem.previous.placements)
