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
from planwerk.meetings.breaks.bits import flip, has, ones, runs_changed, select

CHANCES = 4096  # size of the table of -log(u)
STAY, WINDOW = 4096, 1024  # so many moves begin with people of one window, whose rows stay in the cache
BREAKS, FAULTS, BEST, MOVES = range(4)


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
def pick(person: Any, p: Any, mine: Any, wanted: Any, random: Any) -> Any:
    """Return a slot among ``mine`` where ``p`` is busy (``wanted`` 1) or could be (0); 0 when there is none.

    Each is as likely: with a quicker but uneven draw the search is not reversible and gets stuck far above.
    """
    words = mine.shape[0]
    total = np.uint64(0)
    for w in range(words):
        busy = person[p, w]
        total += ones((busy if wanted else person[p, words + w] & ~busy) & mine[w])
    rank = ((random & np.uint64(0xFFFF)) * total) >> np.uint64(16)
    for w in range(words):
        busy = person[p, w]
        word = (busy if wanted else person[p, words + w] & ~busy) & mine[w]
        here = ones(word)
        if rank < here:
            return 64 * w + select(word, rank)
        rank -= here
    return 0


@kernel
def walk(grid: Any, person: Any, meet: Any, p: Any, s: Any, t: Any, chain: Any, road: Any) -> Any:
    """Fill ``chain`` with the meetings from ``p``'s in slot ``s`` on and ``road`` with the people; return the length.

    0 when one of the meetings may not be in its other slot. ``p`` is idle in ``t``, so the chain has another end.
    """
    other = meet.shape[1] - 1
    who, here, there, length = p, s, t, 0
    road[0] = p
    while True:
        m = grid[who, here]
        if not has(meet, m, there):
            return 0
        chain[length] = m
        length += 1
        who = np.int64(meet[m, other]) ^ who
        road[length] = who
        if not has(person, who, there):
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
        flip(person, p, s >> 6, np.uint64(s & 63))
        flip(person, p, t >> 6, np.uint64(t & 63))
    if length & 1:
        count[s] -= 1
        count[t] += 1


@kernel
def anneal(
    grid: Any, person: Any, meet: Any, slot: Any, count: Any, capacity: Any, people: Any, link: Any, order: Any,
    faults: Any, mine: Any, chances: Any, random: Any, heat: Any, moves: int, best: Any, tally: Any,
) -> None:  # fmt: skip
    """Make ``moves`` moves while the temperature goes from ``heat[0]`` to ``heat[1]``; a fault costs ``heat[2]``.

    ``faults[b]`` counts what is wrong about ``b`` breaks; ``tally`` (breaks, faults, best, moves) is kept up to date
    and ``best`` filled with the slots of the best plan without faults.
    """
    chain = np.empty(grid.shape[0] + 1, np.int64)
    road = np.empty(grid.shape[0] + 2, np.int64)
    marks = np.zeros(meet.shape[0] if order.shape[0] else 1, np.uint8)
    breaks_at = 2 * mine.shape[0]
    near_people, base = np.uint64(min(people.shape[0], WINDOW)), np.int64(0)
    temperature, step, price = heat[0], (heat[1] - heat[0]) / moves, heat[2]
    ordered, fair = order.shape[0] > 0, faults[-1] > 0
    for move in range(moves):
        temperature += step
        random_bits = next_random(random)
        if move & (STAY - 1) == 0:
            base = np.int64(((next_random(random) >> np.uint64(32)) * np.uint64(people.shape[0])) >> np.uint64(32))
        at = base + np.int64(((random_bits >> np.uint64(40)) * near_people) >> np.uint64(24))
        p = people[at if at < people.shape[0] else at - people.shape[0]]
        s = pick(person, p, mine, 1, random_bits)
        t = pick(person, p, mine, 0, random_bits >> np.uint64(16))
        if s == 0 or t == 0:
            continue
        limit = temperature * chances[next_random(random) >> np.uint64(52)]
        near = runs_changed(person, p, s, t)
        if near - 2 > limit and not (ordered or fair):
            continue
        length = walk(grid, person, meet, p, s, t, chain, road)
        if length == 0:
            continue
        q = road[length]
        leave, enter = (s, t) if length & 1 else (t, s)
        far = runs_changed(person, q, leave, enter)
        wrong: Any = 0
        if length & 1:
            wrong += np.int64(count[t] >= capacity[t]) - np.int64(count[s] > capacity[s])
        if fair:
            b, c = np.int64(person[p, breaks_at]), np.int64(person[q, breaks_at])
            wrong += faults[b + near] - faults[b] + faults[c + far] - faults[c]
        if near + far + price * wrong > limit:
            continue
        if ordered:
            wrong += order_change(slot, link, order, marks, chain, length, s, t)
            if near + far + price * wrong > limit:
                continue
        swap(grid, person, slot, count, chain, road, length, s, t)
        person[p, breaks_at] += np.uint64(near)
        person[q, breaks_at] += np.uint64(far)
        tally[BREAKS] += near + far
        tally[FAULTS] += wrong
        if tally[BREAKS] < tally[BEST] and tally[FAULTS] == 0:
            tally[BEST] = tally[BREAKS]
            best[:] = slot
    tally[MOVES] += moves
