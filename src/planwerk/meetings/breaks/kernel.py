"""Annealing over Kempe chains, compiled.

Two slots are swapped along a chain of meetings. Everyone on the way has a meeting in both slots and stays busy in both,
so only the two people at the ends, and the tables of the two slots, see a difference. A move thus costs a walk of a few
steps and two looks at neighbouring slots. (Chains as neighbourhoods: Morgenstern and Shapiro, Coloration neighborhood
structures for general graph coloring, SODA 1990.)

Arrays (see ``state``): ``person`` holds each participant's busy slots, free slots and breaks; ``grid`` who meets when;
``meet`` each meeting's allowed slots and its two participants, xored.
"""

from typing import Any

import numpy as np

from planwerk.core.kernels import kernel
from planwerk.meetings.breaks.bits import flip, has, lock, runs_changed, unlock
from planwerk.meetings.breaks.draw import STAY, TICKETS, WINDOW, fill, pick

CHANCES = 4096  # size of the table of -log(u)
BREAKS, FAULTS, BEST = range(3)


@kernel
def next_random(state: Any) -> Any:
    """Return 64 random bits (xorshift64*; Vigna, An experimental exploration of Marsaglia's xorshift generators)."""
    x = state[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    state[0] = x
    return x * np.uint64(2685821657736338717)


@kernel
def below(random: Any, number: Any) -> Any:
    """Return a random whole number below ``number``, which is less than 2**32."""
    return ((next_random(random) >> np.uint64(32)) * np.uint64(number)) >> np.uint64(32)


@kernel
def uniform(random: Any) -> Any:
    """Return a random number from 0 to below 1."""
    return (next_random(random) >> np.uint64(11)) * 2.0**-53


@kernel
def walk(grid: Any, meet: Any, p: Any, s: Any, t: Any, chain: Any, road: Any) -> Any:
    """Fill ``chain`` with the meetings from ``p``'s in slot ``s`` on and ``road`` with the people; return the length.

    0 when one of the meetings may not be in its other slot. ``p`` is idle in ``t``, so the chain has another end.
    """
    other = meet.shape[1] - 1
    who, here, there, length, limit = p, s, t, 0, grid.shape[0]
    road[0] = p
    m = grid[who, here]
    if m < 0:  # another thread has just moved it away
        return 0
    while True:
        if not has(meet, m, there):
            return 0
        chain[length] = m
        length += 1
        if length == limit:  # met only where another thread changes the plan
            return 0
        who = np.int64(meet[m, other]) ^ who
        road[length] = who
        m = grid[who, there]
        if m < 0:
            return length
        here, there = there, here


@kernel
def order_change(slot: Any, link: Any, order: Any, marks: Any, chain: Any, length: Any, s: Any, t: Any) -> Any:
    """Return how many more pairs of meetings stand in the wrong order when the chain is swapped.

    ``order`` rows are (meeting, meeting that must come later), each pair once from either side: ``link`` marks where a
    meeting's rows begin, and the third column is 1 where the row's meeting is the earlier one.
    """
    change: Any = 0
    for i in range(length):
        marks[chain[i]] = 1
    for i in range(length):
        m = chain[i]
        old, new = slot[m], s + t - slot[m]
        for row in range(link[m], link[m + 1]):
            n, first = order[row, 0], order[row, 1]
            if marks[n]:
                if first:
                    change += (new >= s + t - slot[n]) - (old >= slot[n])
            elif first:
                change += np.int64(new >= slot[n]) - np.int64(old >= slot[n])
            else:
                change += np.int64(new <= slot[n]) - np.int64(old <= slot[n])
    for i in range(length):
        marks[chain[i]] = 0
    return change


@kernel
def swap(grid: Any, person: Any, slot: Any, count: Any, chain: Any, road: Any, length: Any, s: Any, t: Any) -> None:
    """Swap the chain."""
    here, there = s, t
    grid[road[0], s] = -1
    grid[road[length], s if length & 1 else t] = -1
    for i in range(length):
        m = chain[i]
        slot[m] = there
        grid[road[i], there] = m
        grid[road[i + 1], there] = m
        here, there = there, here
    for p in (road[0], road[length]):
        flip(person, p, s)
        flip(person, p, t)
    if length & 1:
        count[s] -= 1
        count[t] += 1


@kernel
def judge(
    grid: Any, person: Any, meet: Any, slot: Any, count: Any, capacity: Any, link: Any, order: Any, faults: Any,
    marks: Any, chain: Any, road: Any, p: Any, s: Any, t: Any, price: Any, limit: Any,
) -> Any:  # fmt: skip
    """Return the chain's length, the change of breaks at its two ends, and the change of faults.

    The length is 0 when the swap is impossible or costs more than ``limit``. A pair that opens runs at its first end
    was drawn less often for it, so that this costs nothing more (but the draw knows nothing of slots side by side).
    Where faults change, one that closes runs is not paid for it either, so that there and back are in balance.
    """
    if s == 0 or t == 0 or grid[p, s] < 0 or grid[p, t] >= 0:
        return 0, 0, 0, 0
    near = runs_changed(person, p, s, t)
    length = walk(grid, meet, p, s, t, chain, road)
    if length == 0:
        return 0, 0, 0, 0
    q, odd = road[length], length & 1
    far = runs_changed(person, q, s if odd else t, t if odd else s)
    wrong: Any = 0
    if odd:
        wrong += np.int64(count[t] >= capacity[t]) - np.int64(count[s] > capacity[s])
    if faults[-1] > 0:
        b, c = np.int64(person[p, -1]), np.int64(person[q, -1])
        wrong += faults[b + near] - faults[b] + faults[c + far] - faults[c]
    if order.shape[0] > 0:
        wrong += order_change(slot, link, order, marks, chain, length, s, t)
    cost = far + price * wrong
    if abs(s - t) == 1 if near > 0 else wrong == 0:
        cost += near
    return length if cost <= limit else 0, near, far, wrong


@kernel
def anneal(
    grid: Any, person: Any, meet: Any, slot: Any, count: Any, capacity: Any, people: Any, link: Any, order: Any,
    faults: Any, door: Any, shared: bool, chances: Any, random: Any, heat: Any, moves: int, best: Any, tally: Any,
) -> None:  # fmt: skip
    """Make ``moves`` moves while the temperature goes from ``heat[0]`` to ``heat[1]``; a fault costs ``heat[2]``.

    ``faults[b]`` counts what is wrong about ``b`` breaks; ``tally`` (breaks, faults, best) is kept up to date and
    ``best`` filled with the slots of the best plan without faults. With ``shared`` other threads work on the same plan:
    a move is judged while it may change, and again with the ``door`` locked before it is made.
    """
    chain = np.empty(grid.shape[0] + 1, np.int64)
    road = np.empty(grid.shape[0] + 2, np.int64)
    marks = np.zeros(meet.shape[0] if order.shape[0] else 1, np.uint8)
    share = np.empty(min(people.shape[0], WINDOW))
    urn = np.empty((TICKETS + 1) * share.shape[0], np.int64)
    temperature, step, price = heat[0], (heat[1] - heat[0]) / moves, heat[2]
    base: Any = 0
    left, fills, tickets, one = 0, 0, 0, 0.0
    for _ in range(moves):
        temperature += step
        if left == 0:
            if fills % STAY == 0:
                base = np.int64(below(random, people.shape[0]))
            fills += 1
            one = np.exp(-1.0 / temperature)
            tickets = fill(person, people, base, one, one * one, urn, share)
            left = max(1, tickets)
        left -= 1
        if tickets == 0:
            continue
        i = urn[below(random, tickets)]
        at = base + i
        p = people[at if at < people.shape[0] else at - people.shape[0]]
        s, t = pick(person, p, one, one * one, share[i] * uniform(random))
        limit = temperature * chances[next_random(random) >> np.uint64(52)]
        length, near, far, wrong = judge(
            grid, person, meet, slot, count, capacity, link, order, faults, marks, chain, road, p, s, t,
            price, limit,
        )  # fmt: skip
        if length == 0:
            continue
        if shared:
            lock(door)
            length, near, far, wrong = judge(
                grid, person, meet, slot, count, capacity, link, order, faults, marks, chain, road, p, s, t,
                price, limit,
            )  # fmt: skip
        if length > 0:
            swap(grid, person, slot, count, chain, road, length, s, t)
            person[p, -1] += np.uint64(near)
            person[road[length], -1] += np.uint64(far)
            tally[BREAKS] += near + far
            tally[FAULTS] += wrong
            if tally[BREAKS] < tally[BEST] and tally[FAULTS] == 0:
                tally[BEST] = tally[BREAKS]
                best[:] = slot
        if shared:
            unlock(door)
