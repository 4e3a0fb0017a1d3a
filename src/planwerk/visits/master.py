"""The master of column generation: which of the tours known are driven, as a linear and as a whole programme."""

from typing import Any

import numpy as np

from planwerk.visits.pricing import Duals, Floats, Route

SUM = 1e-7
PATIENCE = 1000  # milliseconds


class Master:
    """Most score with at most ``count`` tours, each customer once; cuts of three customers weigh a tour's pairs.

    GLOP keeps its basis when columns are added, so that solving again costs milliseconds.
    Raises ArithmeticError where it gives up.
    """

    def __init__(self, score: Floats, count: int) -> None:
        self.score, self.count = score, count
        self.routes: list[Route] = []
        self.cuts: list[Route] = []
        self._known: set[Route] = set()
        self._start()

    def _start(self) -> None:
        from ortools.linear_solver import pywraplp

        self._solver: Any = pywraplp.Solver.CreateSolver("GLOP")
        self._solver.Objective().SetMaximization()
        self._solver.SetTimeLimit(PATIENCE)
        self._rows = [self._solver.RowConstraint(0.0, 1.0, "") for _ in self.score]
        self._limit = self._solver.RowConstraint(0.0, float(self.count), "")
        self._cut_rows = [self._solver.RowConstraint(0.0, 1.0, "") for _ in self.cuts]
        self._columns: list[Any] = []

    def add(self, routes: tuple[Route, ...] | list[Route]) -> int:
        """Take in new tours; return how many were new."""
        new = [route for route in routes if route not in self._known]
        for route in new:
            self._known.add(route)
            self.routes.append(route)
            self._column(route)
        return len(new)

    def _column(self, route: Route) -> None:
        column = self._solver.NumVar(0.0, self._solver.infinity(), "")
        self._solver.Objective().SetCoefficient(column, float(sum(self.score[customer] for customer in route)))
        for customer in set(route):
            self._rows[customer].SetCoefficient(column, float(route.count(customer)))
        self._limit.SetCoefficient(column, 1.0)
        for cut, row in zip(self.cuts, self._cut_rows, strict=True):
            pairs = sum(route.count(customer) for customer in cut) // 2
            if pairs:
                row.SetCoefficient(column, float(pairs))
        self._columns.append(column)

    def rebuild(self, routes: list[Route], cuts: list[Route]) -> None:
        """Start again with some tours and some cuts."""
        self.cuts, self.routes, self._known = cuts, [], set()
        self._start()
        self.add(routes)

    def solve(self) -> tuple[float, Duals, Floats]:
        """Return the value of the relaxation, its duals, and how much of each tour is driven."""
        from ortools.linear_solver import pywraplp

        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:  # seldom, it goes round in circles: then from nothing
            self.rebuild(list(self.routes), self.cuts)
            if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
                raise ArithmeticError("the linear programme of the tours was not solved")
        duals = Duals(
            customer=np.array([max(0.0, row.dual_value()) for row in self._rows]),
            cut=np.array([max(0.0, row.dual_value()) for row in self._cut_rows]),
            tour=max(0.0, self._limit.dual_value()),
        )
        return self._solver.Objective().Value(), duals, np.array([column.solution_value() for column in self._columns])


def violated(routes: list[Route], driven: Floats, count: int, most: int) -> list[Route]:
    """Return triples of customers of which the tours driven visit pairs more than once in all, the worst first."""
    used = [row for row in range(len(routes)) if driven[row] > SUM]
    visits = np.zeros((count, len(used)))
    for k, row in enumerate(used):
        for customer in routes[row]:
            visits[customer, k] += 1
    weight = driven[used]
    found: list[tuple[float, Route]] = []
    split = np.flatnonzero((visits > 0).sum(axis=1) > 1)
    seen = np.minimum(visits[split], 1.0)
    pairs = (seen * weight) @ seen.T
    for a in range(len(split)):
        triples = (seen * (weight * seen[a])) @ seen.T
        total = pairs[a][:, None] + pairs[a][None, :] + pairs - 2 * triples
        b_all, c_all = np.nonzero(np.triu(total > 1.02, 1))
        found += [
            (float(total[b, c]), (int(split[a]), int(split[b]), int(split[c])))
            for b, c in zip(b_all, c_all, strict=True)
            if b > a
        ]
    found.sort(key=lambda item: -item[0])
    return [cut for _, cut in found[:most]]
