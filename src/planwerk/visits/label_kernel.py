# mypy: disable-error-code="no-any-return"
"""Kernels for pricing tours: the most that customers' gains can add up to on one tour, by labels.

Forward labels over time with ng-memory (Baldacci, Mingozzi, Roberti, *New Route Relaxation and Pricing Strategies for
the Vehicle Routing Problem*, 2011), pruned by what a tour can still gain at most. That is found backwards first, on a
grid of time and without cycles of two customers (Houck, Picard, Queyranne, Vemuganti, *The Travelling Salesman Problem
as a Constrained Shortest Path Problem*, 1980). Cuts over three customers cost where a tour visits a second of them
(Jepsen, Petersen, Spoorendonk, Pisinger, *Subset-Row Inequalities Applied to the VRPTW*, 2008).
"""

from typing import NamedTuple

import numpy as np

from planwerk.core.kernels import lean, lean_kernel, once

EXACT, QUICK, ALL = 0, 1, 2
LOOKS, GLANCE = 200, 4
GAVE_UP = -1


class Space(NamedTuple):
    """Customers and time. ``follow[i]`` lists the customers worth going to from ``i``, ``width`` is of the time grid
    and no more than the shortest way, so that a step always leaves its cell."""

    travel: np.ndarray  # [n + 1, n + 1] with the service of the place left
    least: np.ndarray  # [n + 1, n + 1] the same by the best detour
    opens: np.ndarray  # [n + 1]
    closes: np.ndarray  # [n + 1]
    near: np.ndarray  # [n + 1, size] whom the memory at a customer holds, itself included; 0: nobody
    memory: np.ndarray  # [n + 1, words] the same as bits
    follow: np.ndarray  # [n + 1, n]
    follows: np.ndarray  # [n + 1]
    width: int


class Worth(NamedTuple):
    """Gains of a round of pricing, and from them the most that can follow a customer at a time of the grid."""

    gain: np.ndarray  # [n + 1]
    cuts: np.ndarray  # [n + 1] bits of the cuts a customer is in
    price: np.ndarray  # [64] of the cuts
    first: np.ndarray  # [n + 1, cells]
    second: np.ndarray  # [n + 1, cells] the most with another next customer
    after: np.ndarray  # [n + 1, cells] the next customer of the first


class Labels(NamedTuple):
    """Partial tours, each a customer added to an earlier one. ``link`` chains those of a cell, later of a customer."""

    time: np.ndarray
    profit: np.ndarray
    node: np.ndarray
    before: np.ndarray
    link: np.ndarray
    seen: np.ndarray  # [labels, words]
    odd: np.ndarray  # bits of the cuts of which an odd number has been visited
    cells: np.ndarray  # [cells] first label of each
    chains: np.ndarray  # [a power of two] first label of each customer, or of each hash of a set
    fresh: np.ndarray  # labels of a cell
    latest: np.ndarray  # [n + 1, cells] the one label of a customer and a cell, where one is enough


@lean_kernel
def complete(space: Space, worth: Worth) -> float:
    """Fill in the most that can follow each customer at each time; return the most of a whole tour."""
    cells, width = worth.first.shape[1], space.width
    for cell in range(cells - 1, -1, -1):
        now = cell * width
        for here in range(space.opens.size):
            if now > space.closes[here] or now + width <= space.opens[here]:
                continue
            best, other, after = 0.0, 0.0, 0
            for k in range(space.follows[here]):
                there = space.follow[here, k]
                time = max(now + space.travel[here, there], space.opens[there])
                if time > space.closes[there]:
                    continue
                then = time // width
                value = worth.gain[there]
                value += worth.second[there, then] if worth.after[there, then] == here else worth.first[there, then]
                if value > best:
                    best, other, after = value, best, there
                elif value > other:
                    other = value
            worth.first[here, cell], worth.second[here, cell], worth.after[here, cell] = best, other, after
    return worth.first[0, 0]


@lean
def has(labels: Labels, label: int, customer: int) -> bool:
    return labels.seen[label, customer >> 6] >> np.uint64(customer & 63) & np.uint64(1) != np.uint64(0)


@lean
def priced(bits: np.uint64, price: np.ndarray) -> float:
    total, k = 0.0, 0
    while bits:
        if bits & np.uint64(1):
            total += price[k]
        bits >>= np.uint64(1)
        k += 1
    return total


@once
def dominated(labels: Labels, worth: Worth, one: int, label: int, kind: int) -> bool:
    """Return whether whatever ``label`` can still do, ``one`` can do as early and for no less."""
    if labels.time[one] > labels.time[label]:
        return False
    if kind != QUICK:
        for word in range(labels.seen.shape[1]):
            if labels.seen[one, word] & ~labels.seen[label, word]:
                return False
            if kind == ALL and labels.seen[one, word] != labels.seen[label, word]:
                return False
        extra = labels.odd[one] & ~labels.odd[label]
        if extra and labels.profit[one] - priced(extra, worth.price) < labels.profit[label]:
            return False
    return True


@lean
def accept(labels: Labels, worth: Worth, label: int, kind: int) -> int:
    """Chain a label unless it is dominated, by falling profit; return the comparisons made, below 0 if dominated."""
    chain, looked = labels.node[label], 1
    if kind == ALL:
        mixed = np.uint64(chain) * np.uint64(0x9E3779B97F4A7C15)
        for word in range(labels.seen.shape[1]):
            mixed = (mixed ^ labels.seen[label, word]) * np.uint64(0xD6E8FEB86659FD93)
            mixed ^= mixed >> np.uint64(32)
        chain = np.int64(mixed & np.uint64(labels.chains.size - 1))
    before, at = -1, labels.chains[chain]
    while at >= 0 and (kind == ALL or labels.profit[at] >= labels.profit[label]):
        if labels.node[at] == labels.node[label] and dominated(labels, worth, at, label, kind):
            return -looked
        before, at = at, labels.link[at]
        looked += 1
    labels.link[label] = at
    if before < 0:
        labels.chains[chain] = label
    else:
        labels.link[before] = label
    return looked


@once
def rest(space: Space, worth: Worth, labels: Labels, label: int, there: int, cell: int) -> float:
    """Return the most that can follow ``there``: the next customer is neither the one before it nor remembered."""
    after = worth.after[there, cell]
    known = after == labels.node[label] or (
        has(labels, label, after)
        and space.memory[there, after >> 6] >> np.uint64(after & 63) & np.uint64(1) != np.uint64(0)
    )
    return worth.second[there, cell] if known else worth.first[there, cell]


@once
def put(space: Space, worth: Worth, labels: Labels, label: int, at: int, there: int) -> None:
    """Make label ``at`` of ``label`` and the customer ``there``."""
    labels.node[at], labels.before[at] = there, label
    labels.odd[at] = labels.odd[label] ^ worth.cuts[there]
    for word in range(labels.seen.shape[1]):
        labels.seen[at, word] = labels.seen[label, word] & space.memory[there, word]
    labels.seen[at, there >> 6] |= np.uint64(1) << np.uint64(there & 63)


@once
def forget(space: Space, labels: Labels, at: int) -> None:
    """Take out of a label's memory whom it cannot reach any more."""
    here = labels.node[at]
    for n in range(space.near.shape[1]):
        other = space.near[here, n]
        if labels.time[at] + space.least[here, other] > space.closes[other]:
            labels.seen[at, other >> 6] &= ~(np.uint64(1) << np.uint64(other & 63))


@once
def surpassed(labels: Labels, worth: Worth, label: int, kind: int) -> bool:
    """Return whether one of the best labels of its customer dominates a new one, which then needs no room."""
    at, found = labels.chains[labels.node[label]] if kind == EXACT else -1, False
    for _ in range(GLANCE):
        if at < 0 or found or labels.profit[at] < labels.profit[label]:
            break
        found = dominated(labels, worth, at, label, kind)
        at = labels.link[at]
    return found


@once
def grow(space: Space, worth: Worth, labels: Labels, label: int, used: int, room: int, kind: int, enough: float) -> int:
    """Add each next customer to a label if the tour can still gain more than ``enough``; return the labels used."""
    here, now = labels.node[label], labels.time[label]
    for k in range(space.follows[here]):
        there = space.follow[here, k]
        time = max(now + space.travel[here, there], space.opens[there])
        if time > space.closes[there] or has(labels, label, there):
            continue
        profit = labels.profit[label] + worth.gain[there]
        twice = labels.odd[label] & worth.cuts[there]
        if twice:
            profit -= priced(twice, worth.price)
        cell = time // space.width
        if profit + rest(space, worth, labels, label, there, cell) <= enough:
            continue
        at = used
        if kind == QUICK:
            rival = labels.latest[there, cell]
            if rival > 0 and labels.profit[rival] >= profit:
                continue
            if rival > 0:
                at = rival
            labels.latest[there, cell] = at
        if at == room:
            return GAVE_UP
        put(space, worth, labels, label, at, there)
        labels.time[at], labels.profit[at] = time, profit
        if kind == EXACT:
            forget(space, labels, at)
        if at == used and not surpassed(labels, worth, used, kind):
            labels.link[used] = labels.cells[cell]
            labels.cells[cell] = used
            used += 1
    return used


@lean_kernel
def search_tours(space: Space, worth: Worth, labels: Labels, kind: int, enough: float, room: int) -> int:
    """Find tours that gain more than ``enough``: each label is one; those dominated get no profit.

    ``EXACT`` finds the best that the memory allows, ``QUICK`` some without cycles, ``ALL`` every set of customers for
    each last one, at its earliest. Returns the number of labels, or GAVE_UP where ``room`` for them or LOOKS times as
    many comparisons do not suffice.
    """
    labels.cells[:] = -1
    labels.chains[:] = -1
    labels.latest[:] = 0
    labels.time[0], labels.profit[0], labels.node[0], labels.before[0], labels.link[0] = 0, 0.0, 0, -1, -1
    labels.seen[0, :] = np.uint64(0)
    labels.odd[0] = np.uint64(0)
    labels.cells[0] = 0
    used, spent = 1, 0
    for cell in range(worth.first.shape[1]):
        count, label = 0, labels.cells[cell]
        while label >= 0:
            following = labels.link[label]
            looked = accept(labels, worth, label, kind)
            spent += abs(looked)
            if looked > 0:
                labels.fresh[count] = label
                count += 1
            else:
                labels.profit[label] = -1e18
            label = following
        for k in range(count):
            used = grow(space, worth, labels, labels.fresh[k], used, room, kind, enough)
            if used < 0 or spent > LOOKS * room:
                return GAVE_UP
    return used
