"""Pricing of tours under dual values: the instance made ready for the label kernels, and what they find."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from planwerk.visits.arrays import Ints
from planwerk.visits.label_kernel import ALL, EXACT, GAVE_UP, QUICK, Labels, Space, Worth, complete, search_tours
from planwerk.visits.tour_kernel import Tours

Floats = npt.NDArray[np.float64]
Route = tuple[int, ...]

CELLS, FINE = 250, 4
MOST_STEPS = 300_000_000
MEMORY = 8
LABELS = 3_000_000
COLUMNS = 100
CUTS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Duals:
    """What each customer, each cut and each tour is worth to the master."""

    customer: Floats  # [n + 1]
    cut: Floats  # [cuts]
    tour: float

    def total(self, count: int) -> float:
        """Return the dual objective with so many tours."""
        return float(self.customer.sum() + self.cut.sum() + count * self.tour)


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """Tours found, best first, and the most that any tour can gain (None where the search gave up)."""

    routes: tuple[Route, ...]
    most: float | None


class Pricer:
    """The customers that a tour can visit, numbered from 1, with the memory of the labels and room for them."""

    def __init__(self, tours: Tours, kept: Ints) -> None:
        """Take customers ``kept`` (the base, 0, first).

        Raises ValueError where a detour is shorter than the direct way, or the grid of time would be too fine.
        """
        if not _direct(tours.travel):
            raise ValueError("a detour is shorter")
        travel = tours.travel[np.ix_(kept, kept)].copy()
        count = kept.size
        between = travel[1:, 1:][~np.eye(count - 1, dtype=bool)]
        horizon = int(tours.closes[0])
        self.widths = {
            kind: int(min(between.min(initial=horizon), max(1, horizon // cells)))
            for kind, cells in ((QUICK, CELLS), (EXACT, CELLS), (ALL, CELLS * FINE))
        }
        width = self.widths[EXACT]
        self.cells = (horizon + width) // max(1, self.widths[ALL]) + 2
        if width < 1 or self.cells * count * count > MOST_STEPS:
            raise ValueError("the grid of time is too fine")
        travel[0] += width  # so that the first step leaves the first cell, too
        opens, closes = tours.opens[kept] + width, tours.closes[kept] + width
        opens[1:] = np.maximum(opens[1:], travel[0, 1:])
        opens[0] = 0
        self.kept, self.travel, self.opens, self.closes = kept, travel, opens, closes
        self.score = tours.score[kept].astype(np.float64)
        self.least = travel.copy()
        np.fill_diagonal(self.least, (travel + travel.T + np.diag(np.full(count, horizon))).min(axis=1))
        self.follows = opens[:, None] + travel <= closes[None, :]
        self.follows[:, 0] = False
        np.fill_diagonal(self.follows, False)
        self.words = count // 64 + 1
        self.near = [set(map(int, row)) for row in self._nearest(MEMORY)]
        self.cuts: list[Route] = []
        self._labels: Labels | None = None
        size = count * self.cells
        self._tables: tuple[npt.NDArray[Any], ...] = (np.zeros(size), np.zeros(size), np.zeros(size, np.int64))

    def _nearest(self, size: int) -> Ints:
        """Return whom each customer remembers at first: the nearest ones that can be visited before and after it."""
        both = self.travel + self.travel.T
        np.fill_diagonal(both, -1)
        again = self.follows & self.follows.T
        np.fill_diagonal(again, True)
        far = np.where(again, both, np.iinfo(np.int64).max)
        far[:, 0] = np.iinfo(np.int64).max
        near = np.argsort(far, axis=1, kind="stable")[:, :size]
        found: Ints = np.where(np.take_along_axis(far, near, axis=1) < np.iinfo(np.int64).max, near, 0)
        return found

    def _space(self, gain: Floats, kind: int) -> Space:
        count = self.opens.size
        wanted = self.follows.copy()
        if kind != ALL:  # to leave out who costs is never later
            wanted[:, gain <= 0] = False
        near = np.zeros((count, max(len(row) for row in self.near)), np.int64)
        memory = np.zeros((count, self.words), np.uint64)
        if kind == EXACT:
            for row, others in enumerate(self.near):
                near[row, : len(others)] = sorted(others)
                for other in others:
                    memory[row, other >> 6] |= np.uint64(1) << np.uint64(other & 63)
        else:
            memory[:] = ~np.uint64(0)
        return Space(
            travel=self.travel,
            least=self.least,
            opens=self.opens,
            closes=self.closes,
            near=near,
            memory=memory,
            follow=np.argsort(~wanted, axis=1, kind="stable"),
            follows=wanted.sum(axis=1),
            width=self.widths[kind],
        )

    def _worth(self, duals: Duals, kind: int) -> Worth:
        gain = self.score - duals.customer
        gain[0] = 0
        cuts = np.zeros(gain.size, np.uint64)
        price = np.zeros(CUTS)
        price[: duals.cut.size] = duals.cut
        for row, cut in enumerate(self.cuts):
            if duals.cut[row] > 0:
                cuts[list(cut)] |= np.uint64(1) << np.uint64(row)
        cells = int(self.closes[0]) // self.widths[kind] + 1
        first, second, after = (table[: gain.size * cells].reshape(gain.size, cells) for table in self._tables)
        return Worth(gain=gain, cuts=cuts, price=price, first=first, second=second, after=after)

    def _room(self) -> Labels:
        if self._labels is None:
            self._labels = Labels(
                time=np.zeros(LABELS, np.int64),
                profit=np.zeros(LABELS),
                node=np.zeros(LABELS, np.int32),
                before=np.zeros(LABELS, np.int32),
                link=np.zeros(LABELS, np.int32),
                seen=np.zeros((LABELS, self.words), np.uint64),
                odd=np.zeros(LABELS, np.uint64),
                cells=np.zeros(self.cells, np.int32),
                chains=np.zeros(1 << 17, np.int32),
                fresh=np.zeros(LABELS, np.int32),
                latest=np.zeros((self.kept.size, self.cells), np.int32),
            )
        return self._labels

    def loosely(self, duals: Duals) -> float:
        """Return a value that no tour's gain exceeds, without labels."""
        worth = self._worth(duals, EXACT)
        return float(complete(self._space(worth.gain, EXACT), worth))

    def price(self, duals: Duals, kind: int, enough: float, labels: int = LABELS) -> Priced:
        """Find tours that gain more than ``enough`` with so many labels at most: all, or the best few by ``kind``."""
        worth, found = self._worth(duals, kind), self._room()
        space = self._space(worth.gain, kind)
        complete(space, worth)
        used = search_tours(space, worth, found, kind, enough, min(labels, LABELS))
        if used == GAVE_UP:
            return Priced(routes=(), most=None)
        profit = found.profit[:used]
        rows = np.flatnonzero(profit > enough)
        rows = rows[np.argsort(-profit[rows], kind="stable")]
        most = rows.size if kind == ALL else COLUMNS
        return Priced(routes=self._spread(found, rows, most), most=float(max(enough, profit.max())))

    def _spread(self, labels: Labels, found: Ints, most: int) -> tuple[Route, ...]:
        """Return the best labels' tours, each set of customers once."""
        routes: dict[frozenset[int], Route] = {}
        for label in found:
            route, at = [], int(label)
            while at > 0:
                route.append(int(labels.node[at]))
                at = int(labels.before[at])
            routes.setdefault(frozenset(route), tuple(reversed(route)))
            if len(routes) >= most:
                break
        return tuple(routes.values())


def _direct(travel: Ints) -> bool:
    """Return whether no way by another customer is shorter than the direct one: then a tour may leave anybody out."""
    for middle in range(1, travel.shape[0]):
        detour = travel[:, middle, None] + travel[None, middle, :]
        detour[middle], detour[:, middle] = travel[middle], travel[:, middle]
        np.fill_diagonal(detour, travel.diagonal())
        if (detour < travel).any():
            return False
    return True
