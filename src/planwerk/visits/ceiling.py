"""How good tours can be at most, by column generation, and the best tours where the last gap is closed.

Tours are packed so that each customer is visited once (Boussier, Feillet, Gendreau, *An exact algorithm for team
orienteering problems*, 2007). The linear relaxation over all tours is solved by pricing; tours that visit a customer
twice are allowed at first and taken out as they are driven (Roberti, Mingozzi, *Dynamic ng-path relaxation for the
delivery man problem*, 2014). When what is left between the bound and the best tours is small, all tours that can be
part of something better are listed and packed exactly (Baldacci, Mingozzi, Roberti, 2011).
"""

from collections.abc import Generator, Iterator
from contextlib import suppress
from itertools import count as count_from

import numpy as np

from planwerk.visits.label_kernel import ALL, EXACT, QUICK
from planwerk.visits.master import Master, violated
from planwerk.visits.pool import Pool
from planwerk.visits.pricing import CUTS, Floats, Pricer, Route
from planwerk.visits.tour_kernel import Tours, Trip
from planwerk.visits.tours import reachable, score_bound

LITTLE = 1e-6
SHARPER = 0.85
CUTS_AT_ONCE = 10
LOOSELY = 8
LABELS_A_SECOND = 500_000
PACKING, SMALL_PACKING = 5.0, 0.2


class Ceiling:
    """A score that no tours exceed, lower with every step; ``routes`` are the best tours met on the way to it.

    Steps stop when nothing better than the best tours known is left (``closed``) or when the labels do not suffice.
    """

    def __init__(self, tours: Tours, count: int) -> None:
        self.count, self.bound = count, score_bound(tours, count)
        self.score, self.routes, self.heard = 0, tuple[Route, ...](), 0
        can = reachable(tours) > 0
        self._kept = np.array([0, *(row for row in range(1, can.size) if can[row] and tours.score[row])], np.int64)
        self._step = max(1, int(np.gcd.reduce(tours.score[self._kept])))
        self._row = {int(customer): row for row, customer in enumerate(self._kept)}
        self._tours, self._told = tours, list[Route]()
        self._excess = 0.0  # what tours that the master knows already may add to its value, by the LP's tolerance
        self.patience = 0.4  # about how many seconds a step may take at most

    @property
    def closed(self) -> bool:
        return max(self.score, self.heard) >= self.bound

    @property
    def _labels(self) -> int:
        return max(1000, int(self.patience * LABELS_A_SECOND))

    def hear(self, trip: Trip) -> None:
        """Take in the best tours of a search."""
        if int(trip.score[0]) > self.heard:
            self._told = [
                tuple(self._row[int(customer)] for customer in row[:length] if int(customer) in self._row)
                for row, length in zip(trip.route, trip.length, strict=True)
                if length
            ]
            self.heard = int(trip.score[0])

    def steps(self) -> Iterator[None]:
        """Lower the bound step by step."""
        if self.closed or self._kept.size < 2:
            return
        try:
            self._pricer = Pricer(self._tours, self._kept)
        except ValueError:
            return
        self._master = Master(self._pricer.score, self.count)
        self._missed = np.inf
        with suppress(ArithmeticError):
            yield from self._rounds()

    def _rounds(self) -> Iterator[None]:
        sharper = True
        while sharper:
            yield from self._converge()
            if not (self._stuck or self.closed):
                yield from self._settle()
            sharper = not (self._stuck or self.closed) and self._sharpen()

    def _lower(self, value: float) -> None:
        """Take a bound of the score; scores are whole and have common divisors."""
        self.bound = min(self.bound, int((value + LITTLE) // self._step) * self._step)

    def _take(self, routes: list[Route]) -> None:
        """Take tours if they are the best of these steps."""
        score = int(sum(self._pricer.score[list(route)].sum() for route in routes))
        if score > self.score:
            self.routes = tuple(tuple(int(self._kept[row]) for row in route) for route in routes)
            self.score = score

    def _converge(self) -> Iterator[None]:
        """Add tours until none is missing: then the value of the master is a bound."""
        master, pricer, count = self._master, self._pricer, self.count
        self._stuck = False
        for turn in count_from(1):
            if self.closed:
                return
            told, self._told = self._told, []
            master.add(told)
            _, self._duals, self._driven = master.solve()
            duals = self._duals
            yield
            if turn % LOOSELY == 0:
                self._lower(duals.total(count) + count * (pricer.loosely(duals) - duals.tour))
            found = pricer.price(duals, QUICK, duals.tour + LITTLE, self._labels)
            if master.add(found.routes):
                continue
            yield
            found = pricer.price(duals, EXACT, duals.tour + LITTLE, self._labels)
            if found.most is None:
                self._lower(duals.total(count) + count * (pricer.loosely(duals) - duals.tour))
                self._stuck = True
                return
            self._excess = count * max(0.0, found.most - duals.tour)
            self._lower(duals.total(count) + self._excess)
            if not master.add(found.routes):
                return

    def _settle(self) -> Iterator[None]:
        """Find the best tours if those that can be part of something better can be listed."""
        master, duals = self._master, self._duals
        plain = [route for route in master.routes if len(set(route)) == len(route)]
        yield from self._pack(Pool(self._pricer.score, tuple(plain), self.count, self._wanted), SMALL_PACKING)
        best, missing = self._wanted - self._step, duals.total(self.count) + self._excess - self._wanted
        if self.closed or missing > SHARPER * self._missed:
            return
        yield
        found = self._pricer.price(duals, ALL, duals.tour - missing - LITTLE, self._labels)
        if found.most is None:
            self._missed = missing
            return
        pool = Pool(self._pricer.score, found.routes, self.count, best + self._step)
        yield from pool.tighten(master.routes, master.cuts)
        if pool.empty:
            self._lower(best)
            return
        self._lower(pool.value)
        yield
        proved = yield from self._pack(pool, PACKING)
        if proved:
            self._lower(max(best, self.score))

    @property
    def _wanted(self) -> int:
        return max(self.score, self.heard) + self._step

    def _pack(self, pool: Pool, effort: float) -> Generator[None, None, bool]:
        routes, proved = pool.pack(min(effort, self.patience))
        self._take(routes)
        yield
        return proved

    def _sharpen(self) -> bool:
        """Forbid the cycles of the tours driven, and cut off what splits them; return whether there was anything."""
        master, pricer = self._master, self._pricer
        cycles = _remember(pricer, master.routes, self._driven)
        cuts = [cut for cut, price in zip(master.cuts, self._duals.cut, strict=True) if price > 0]
        new = violated(master.routes, self._driven, self._kept.size, min(CUTS_AT_ONCE, CUTS - len(cuts)))
        new = [cut for cut in new if cut not in cuts]
        pricer.cuts = cuts + new
        master.rebuild([route for route in master.routes if _allowed(pricer, route)], pricer.cuts)
        return bool(cycles or new)


def _remember(pricer: Pricer, routes: list[Route], driven: Floats) -> int:
    """Let the customers of each cycle that is driven remember its start; return how many cycles there were."""
    cycles = 0
    for row in np.flatnonzero(driven > LITTLE):
        route, last = routes[row], dict[int, int]()
        for at, customer in enumerate(route):
            if customer in last:
                cycles += 1
                for between in route[last[customer] : at]:
                    pricer.near[between].add(customer)
            last[customer] = at
    return cycles


def _allowed(pricer: Pricer, route: Route) -> bool:
    """Return whether no customer of a tour remembers the next one."""
    seen = set[int]()
    for customer in route:
        if customer in seen:
            return False
        seen = (seen & pricer.near[customer]) | {customer}
    return True
