"""A pool of tours that holds every one which can be part of something better: the last gap, closed by packing them."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from planwerk.visits.arrays import Ints
from planwerk.visits.master import Master, violated
from planwerk.visits.pricing import Duals, Floats, Route

STEP = 200
CUTS_AT_ONCE = 30
ROUNDS = 25
FEW = 300
LITTLE = 1e-6


class Pool:
    """Tours without cycles, and those of them that can still be in a packing worth ``wanted``."""

    def __init__(self, score: Floats, routes: tuple[Route, ...], count: int, wanted: float) -> None:
        self.score, self.count, self.wanted = score, count, wanted
        self.routes = list(routes)
        self.holds = np.zeros((len(routes), score.size), np.float32)
        for row, route in enumerate(routes):
            self.holds[row, list(route)] = 1
        self.worth = self.holds @ score
        self.cuts: list[Route] = []
        self.value = np.inf

    @property
    def empty(self) -> bool:
        """Whether no packing of these tours is worth what is wanted."""
        return not self.routes or self.value < self.wanted - LITTLE

    def _pairs(self, cut: Route) -> npt.NDArray[np.bool_]:
        found: npt.NDArray[np.bool_] = self.holds[:, list(cut)].sum(axis=1) > 1
        return found

    def _gains(self, duals: Duals) -> Floats:
        gains: Floats = self.worth - self.holds @ duals.customer - duals.tour
        for cut, price in zip(self.cuts, duals.cut, strict=True):
            if price > 0:
                gains -= price * self._pairs(cut)
        return gains

    def _keep(self, kept: Ints) -> None:
        self.routes = [self.routes[row] for row in kept]
        self.holds, self.worth = self.holds[kept], self.worth[kept]

    def tighten(self, start: list[Route], cuts: list[Route]) -> Iterator[None]:
        """Solve the relaxation with more and more cuts, and drop the tours that are out of the question."""
        master = Master(self.score, self.count)
        self.cuts = list(cuts)
        known = set(self.routes)
        master.rebuild([route for route in start if route in known], self.cuts)
        for _ in range(ROUNDS):
            while True:
                value, duals, driven = master.solve()
                gains = self._gains(duals)
                best = np.argsort(-gains, kind="stable")[:STEP]
                yield
                if not master.add([self.routes[row] for row in best if gains[row] > LITTLE]):
                    break
            self.value = value + self.count * max(0.0, float(gains.max(initial=0.0)))
            self._keep(np.flatnonzero(gains >= self.wanted - self.value - LITTLE))
            new = [
                cut for cut in violated(master.routes, driven, self.score.size, CUTS_AT_ONCE) if cut not in self.cuts
            ]
            if self.empty or len(self.routes) <= FEW or not new:
                return
            self.cuts = [cut for cut, price in zip(self.cuts, duals.cut, strict=True) if price > 0] + new
            known = set(self.routes)
            master.rebuild([route for route in master.routes if route in known], self.cuts)

    def pack(self, effort: float) -> tuple[list[Route], bool]:
        """Return the best packing worth what is wanted (none if none was found) and whether nothing is better.

        ``effort`` is CP-SAT's deterministic time, about a second each.
        """
        from ortools.sat.python import cp_model

        model = cp_model.CpModel()
        chosen = [model.new_bool_var("") for _ in self.routes]
        worth = sum(int(value) * var for value, var in zip(self.worth, chosen, strict=True))
        model.add(sum(chosen) <= self.count)
        model.add(worth >= int(self.wanted))
        for customer in range(1, self.score.size):
            model.add_at_most_one(chosen[row] for row in np.flatnonzero(self.holds[:, customer]))
        for cut in self.cuts:
            model.add_at_most_one(chosen[row] for row in np.flatnonzero(self._pairs(cut)))
        model.maximize(worth)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        solver.parameters.max_deterministic_time = effort
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return [], status == cp_model.INFEASIBLE
        taken = [route for route, var in zip(self.routes, chosen, strict=True) if solver.boolean_value(var)]
        return taken, status == cp_model.OPTIMAL
