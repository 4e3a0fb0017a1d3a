"""Placing what is missing, by guided ejection (Nagata and Bräysy, A powerful route minimization heuristic, 2009).

A meeting goes where the least stands in its way; what stands there is thrown out and placed anew. What keeps failing
becomes dear to throw out.
"""

from typing import Any

import numpy as np

from planwerk.core.kernels import kernel
from planwerk.meetings.breaks.bits import flip, has
from planwerk.meetings.breaks.kernel import next_random

ROOM = 64  # most meetings that one insertion may throw out


@kernel
def put(grid: Any, person: Any, ends: Any, slot: Any, count: Any, m: Any, t: Any) -> None:
    """Place meeting ``m`` in ``t``, where both are idle."""
    slot[m] = t
    count[t] += 1
    for side in range(2):
        p = ends[m, side]
        grid[p, t] = m
        flip(person, p, t)


@kernel
def take(grid: Any, person: Any, ends: Any, slot: Any, count: Any, m: Any) -> None:
    """Take meeting ``m`` out of the plan."""
    t = slot[m]
    slot[m] = 0
    count[t] -= 1
    for side in range(2):
        p = ends[m, side]
        grid[p, t] = -1
        flip(person, p, t)


@kernel
def cheapest_at(grid: Any, people: Any, weight: Any, t: Any, random: Any) -> Any:
    """Return the meeting of least weight among a few random ones in the slot, -1 when none was met."""
    found, tries = -1, 0
    for _ in range(200):
        p = people[((next_random(random) >> np.uint64(32)) * np.uint64(len(people))) >> np.uint64(32)]
        m = grid[p, t]
        if m >= 0:
            tries += 1
            if found < 0 or weight[m] < weight[found]:
                found = m
            if tries == 4:
                break
    return found


@kernel
def in_the_way(
    grid: Any, ends: Any, slot: Any, count: Any, capacity: Any, people: Any, link: Any, order: Any, weight: Any,
    m: Any, t: Any, random: Any, found: Any,
) -> Any:  # fmt: skip
    """Fill ``found`` with the meetings that must leave before ``m`` can be in ``t``; return how many, -1 for never."""
    number = 0
    for side in range(2):
        n = grid[ends[m, side], t]
        if n >= 0 and (number == 0 or found[0] != n):
            found[number] = n
            number += 1
    if number == 0 and count[t] >= capacity[t]:
        n = cheapest_at(grid, people, weight, t, random) if capacity[t] > 0 else -1
        if n < 0:
            return -1
        found[0] = n
        number = 1
    for row in range(link[m], link[m + 1]):
        n = order[row, 0]
        if slot[n] > 0 and (t >= slot[n] if order[row, 1] else t <= slot[n]) and number < ROOM:
            known = False
            for i in range(number):
                known = known or found[i] == n
            if not known:
                found[number] = n
                number += 1
    return number


@kernel
def insert(
    grid: Any, person: Any, meet: Any, ends: Any, slot: Any, count: Any, capacity: Any, people: Any, link: Any,
    order: Any, weight: Any, random: Any, stack: Any, height: int, steps: int,
) -> int:  # fmt: skip
    """Place the meetings of ``stack[:height]``, at most ``steps`` insertions; return how many are left on the stack."""
    found, keep = np.empty(ROOM + 2, np.int64), np.empty(ROOM + 2, np.int64)
    slots = grid.shape[1] - 2
    for _ in range(steps):
        if height == 0:
            return 0
        height -= 1
        m = stack[height]
        least, where, kept, ties = np.inf, 0, 0, 0
        for t in range(1, slots + 1):
            if not has(meet, m, t):
                continue
            number = in_the_way(grid, ends, slot, count, capacity, people, link, order, weight, m, t, random, found)
            if number < 0:
                continue
            cost = 0.0
            for i in range(number):
                cost += weight[found[i]]
            for side in range(2):
                p = ends[m, side]
                cost -= 0.01 * ((grid[p, t - 1] >= 0) + (grid[p, t + 1] >= 0))
            ties = ties + 1 if cost == least else 1
            if cost < least or (cost == least and next_random(random) % np.uint64(ties) == 0):
                least, where, kept = cost, t, number
                keep[:number] = found[:number]
        if where == 0:
            stack[height] = stack[0]
            stack[0] = m
            height += 1
            weight[m] += 1
            continue
        if kept:
            weight[m] += 1
        for i in range(kept):
            take(grid, person, ends, slot, count, keep[i])
            stack[height] = keep[i]
            height += 1
        put(grid, person, ends, slot, count, m, where)
    return height
